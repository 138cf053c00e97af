"""The journal's tables as the store writes them: entries, and the rows that certain entries imply beside them.

Two kinds of fact have rows of their own here, because the chain itself rests on them: `chain_opened` (the chain's row) and
`bodies_erased` (what excuses a missing body). Everything else that facts mean is projections.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import astuple
from sqlalchemy import Connection, Dialect, delete, func, insert, select, tuple_, update

from mo_desk.domain.erasures import KEPT, Reach
from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased, ChainOpened, Fact
from mo_desk.domain.ids import EntryRef
from mo_desk.store.base import table_of
from mo_desk.store.models.exchange import DisputedChainRow
from mo_desk.store.models.journal import (
    ChainRow,
    CheckpointRow,
    EntryRow,
    ErasureRow,
    ForkedEntryRow,
    ReceiptRow,
    ShownErasureRow,
)
from mo_desk.store.statements import Insert, Upsert
from mo_desk.wire.chain import Checkpoint, Entry, Head, Receipt, to_ms
from mo_desk.wire.codec import entry_to_fact
from mo_desk.wire.shown import Shown

_CHAIN = table_of(ChainRow)
Signed = tuple[str, Reach]
"""Whose an erasure is (a device id, empty for the agency), and whose copies it takes here."""

_ERASURES = 0x4D4F4552  # "MOER": an erasure and a delivery are not stored at once
_PLACES_A_STATEMENT = 500
_OPENINGS = 0x4D4F4348  # "MOCH": one server at a time opens a chain
_CHAIN_COLUMNS = (
    "device_id", "device_key", "certificate_digest", "program_version", "reason", "follows_chain_id", "follows_seq",
    "follows_hash", "opened_at_ms",
)  # fmt: skip


class Journal:
    """Writes journal rows for one dialect; every method works inside the caller's transaction.

    `device_id` is this store's own device: what it erases reaches every copy here.
    """

    def __init__(self, dialect: Dialect, device_id: str = "") -> None:
        self._own: Signed = (device_id, Reach.EVERYWHERE)
        self._entries = Insert(dialect, table_of(EntryRow))
        self._chains = Upsert(dialect, _CHAIN, _CHAIN_COLUMNS)
        self._forked = Insert(dialect, table_of(ForkedEntryRow), keep_known=True)
        self._checkpoints = Upsert(dialect, table_of(CheckpointRow), ("hash", "signature"))
        self._receipts = Insert(dialect, table_of(ReceiptRow), keep_known=True)
        self._shown = Insert(dialect, table_of(ShownErasureRow), keep_known=True)
        self._erasures = Upsert(dialect, table_of(ErasureRow), ("subject_id", "ground", "device_id", "reach"))

    def add(
        self,
        connection: Connection,
        entries: Sequence[Entry],
        facts: Iterable[Fact],
        signed: Mapping[EntryRef, Signed] | None = None,
    ) -> frozenset[str]:
        """Insert entries and the rows they imply beside them; return the names of the tables touched.

        `signed` says of erasures among them that came from another device whose they are.

        Raises: Untrusted `chain_not_opened` (a first entry that opens nothing, or an opening in mid-chain).
        """
        self._entries.run(connection, [astuple(entry) for entry in entries])
        topics = {EntryRow.__tablename__}
        for fact in facts:
            if (fact.ref.seq == 1) != (fact.kind == ChainOpened.kind):
                raise Untrusted("chain_not_opened", chain_id=fact.chain_id)
            if fact.kind in KEPT:
                topics.add(self._add_beside(connection, fact, (signed or {}).get(fact.ref, self._own)))
        return frozenset(topics)

    def own(self, connection: Connection, chain_id: str, ordinal: int, lost: Head | None) -> None:
        """Mark a chain as this store's own, with the head that `head.mark` named and the database lacked, if any."""
        values = {} if lost is None else {"lost_chain_id": lost.chain_id, "lost_seq": lost.seq, "lost_hash": lost.hash}
        connection.execute(update(_CHAIN).where(_CHAIN.c.chain_id == chain_id).values(ordinal=ordinal, **values))

    def lock_openings(self, connection: Connection) -> None:
        """Make other servers wait that open a chain of this store too; on SQLite the write transaction does so already."""
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_OPENINGS)))

    def lock(self, connection: Connection, chain_ids: Sequence[str]) -> None:
        """Make other servers wait that write these chains too; on SQLite the write transaction does so already.

        By name and not by row: a chain that arrives for the first time has no row yet, and two servers that each see half
        of it would take the other half for a fork.
        """
        if connection.dialect.name == "postgresql":
            for chain_id in sorted(chain_ids):
                connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(chain_id, 0))))

    def lock_erasures(self, connection: Connection, *, erasing: bool) -> None:
        """Let deliveries go on beside each other, and an erasure alone; asked for before `lock`.

        A body that one server is storing and an erasure that another is storing would not see each other.
        """
        if connection.dialect.name == "postgresql":
            lock = func.pg_advisory_xact_lock if erasing else func.pg_advisory_xact_lock_shared
            connection.execute(select(lock(_ERASURES)))

    def quarantine(self, connection: Connection, entries: Sequence[Entry], at_ms: int) -> None:
        """Set entries aside by their hash, and note the first place where their chain has two branches."""
        self._forked.run(connection, [(*astuple(entry), at_ms) for entry in entries])
        first = min(entry.seq for entry in entries)
        chain = _CHAIN.c.chain_id == entries[0].chain_id
        unmarked = _CHAIN.c.forked_at.is_(None) | (_CHAIN.c.forked_at > first)
        connection.execute(update(_CHAIN).where(chain, unmarked).values(forked_at=first))

    def add_checkpoint(self, connection: Connection, checkpoint: Checkpoint) -> None:
        """Store a checkpoint; the same head again replaces its signature."""
        self._checkpoints.run(connection, [astuple(checkpoint)])

    def add_receipts(self, connection: Connection, receipts: Sequence[Receipt]) -> None:
        """Store receipts; one that is here already stays as it is."""
        self._receipts.run(connection, [_receipt_row(receipt) for receipt in receipts])

    def add_shown(self, connection: Connection, shown: Sequence[Shown], signed: Mapping[EntryRef, Signed]) -> None:
        """Keep erasures that were shown ahead of their place; they count from now on."""
        self._shown.run(connection, [(*astuple(one.entry), one.signer) for one in shown])
        for one in shown:
            fact = entry_to_fact(one.entry)
            self._add_beside(connection, fact, signed[fact.ref])

    def forget_shown(self, connection: Connection, refs: Iterable[EntryRef]) -> None:
        """Let go of shown erasures whose place is reached: they stand in the journal now."""
        table = table_of(ShownErasureRow)
        for ref in refs:
            connection.execute(delete(table).where(table.c.chain_id == ref.chain_id, table.c.seq == ref.seq))

    def keep_dispute(self, connection: Connection, chain_id: str, from_seq: int, at_ms: int) -> None:
        """Keep beside the journal where the agency has a second branch of a chain; 0 takes it away."""
        table = table_of(DisputedChainRow)
        connection.execute(delete(table).where(table.c.chain_id == chain_id))
        if from_seq:
            connection.execute(insert(table).values(chain_id=chain_id, from_seq=from_seq, told_at_ms=at_ms))

    def erase_bodies(self, connection: Connection, subject_id: str, kinds: Sequence[str]) -> None:
        """Delete bodies and salts about a subject; headers and digests stay, and with them the chain."""
        for table in (table_of(EntryRow), table_of(ForkedEntryRow)):
            chosen = (table.c.subject_id == subject_id) & table.c.kind.in_(kinds)
            connection.execute(update(table).where(chosen).values(body=None, salt=None))

    def erase_places(self, connection: Connection, refs: Sequence[EntryRef], *, aside: bool = False) -> None:
        """Delete bodies and salts at these places of the journal, or of the branches that lie `aside`."""
        table = table_of(ForkedEntryRow if aside else EntryRow)
        for start in range(0, len(refs), _PLACES_A_STATEMENT):
            places = [(ref.chain_id, ref.seq) for ref in refs[start : start + _PLACES_A_STATEMENT]]
            chosen = tuple_(table.c.chain_id, table.c.seq).in_(places)
            connection.execute(update(table).where(chosen).values(body=None, salt=None))

    def _add_beside(self, connection: Connection, fact: Fact, signed: Signed) -> str:
        match fact.body:
            case ChainOpened() as body:
                follows = (None, None) if body.follows is None else (body.follows.chain_id, body.follows.seq)
                row = (
                    fact.chain_id, body.device_id, body.device_key, body.certificate_digest, body.program_version,
                    body.reason, *follows, body.follows_hash, to_ms(fact.at),
                )  # fmt: skip
                self._chains.run(connection, [row])
                return ChainRow.__tablename__
            case BodiesErased() as body:
                kinds = sorted(set(body.kinds))
                rows = [(fact.chain_id, fact.ref.seq, kind, body.subject_id, body.ground, *signed) for kind in kinds]
                self._erasures.run(connection, rows)
                return ErasureRow.__tablename__
            case _:
                raise Untrusted("chain_not_opened", chain_id=fact.chain_id)


def _receipt_row(receipt: Receipt) -> tuple[object, ...]:
    return tuple([getattr(receipt, column.name) for column in table_of(ReceiptRow).columns])
