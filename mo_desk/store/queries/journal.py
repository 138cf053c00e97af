"""Reads of the journal: heads, entries, receipts, own chains, and how far a record has travelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, select, tuple_, type_coerce, union
from sqlalchemy.types import NullType

from mo_desk.domain.facts import Fact
from mo_desk.domain.ids import ChainId, EntryRef, UserId
from mo_desk.store.base import table_of
from mo_desk.store.models.journal import ChainRow, CheckpointRow, EntryRow, ForkedEntryRow, ReceiptRow
from mo_desk.wire.chain import GENESIS, Checkpoint, Entry, Head, Receipt, from_ms
from mo_desk.wire.codec import fact_of, stored_body

ENTRY = table_of(EntryRow)
_PAGE = 1000
_PLACES = 500


@dataclass(frozen=True, slots=True)
class Arrival:
    """How far an entry has travelled: `received_at` is None while it is only here."""

    received_at: datetime | None
    agency: str = ""


def head_of(connection: Connection, chain_id: str) -> Head:
    """Return the last entry of a chain; seq 0 and the genesis hash when none is here."""
    query = (
        select(EntryRow.seq, EntryRow.hash).where(EntryRow.chain_id == chain_id).order_by(EntryRow.seq.desc()).limit(1)
    )
    row = connection.execute(query).first()
    return Head(chain_id, 0, GENESIS) if row is None else Head(chain_id, row.seq, row.hash)


def list_heads(connection: Connection) -> tuple[Head, ...]:
    """Return the head of every chain, by chain id."""
    last = select(EntryRow.chain_id, func.max(EntryRow.seq).label("seq")).group_by(EntryRow.chain_id).subquery()
    query = (
        select(EntryRow.chain_id, EntryRow.seq, EntryRow.hash)
        .join(last, (EntryRow.chain_id == last.c.chain_id) & (EntryRow.seq == last.c.seq))
        .order_by(EntryRow.chain_id)
    )
    return tuple(Head(*row) for row in connection.execute(query))


def hash_at(connection: Connection, chain_id: str, seq: int) -> bytes | None:
    """Return the hash of one entry, or None when it is not here."""
    return connection.execute(
        select(EntryRow.hash).where(EntryRow.chain_id == chain_id, EntryRow.seq == seq)
    ).scalar_one_or_none()


def hashes_between(connection: Connection, chain_id: str, first: int, last: int) -> Mapping[int, bytes]:
    """Return the hashes of a stretch of a chain by seq, both ends included."""
    query = select(EntryRow.seq, EntryRow.hash).where(
        EntryRow.chain_id == chain_id, EntryRow.seq >= first, EntryRow.seq <= last
    )
    return dict(connection.execute(query).all())


def entries_after(connection: Connection, chain_id: str, seq: int, limit: int) -> tuple[Entry, ...]:
    """Return at most `limit` entries of a chain that follow the one numbered `seq`."""
    query = (
        select(*ENTRY.columns)
        .where(EntryRow.chain_id == chain_id, EntryRow.seq > seq)
        .order_by(EntryRow.seq)
        .limit(limit)
    )
    return tuple([Entry(*row) for row in connection.execute(query).all()])


def chain_entries(connection: Connection, chain_id: str, after: int = 0) -> Iterator[Entry]:
    """Walk a whole chain in pages, so that memory stays bounded."""
    while page := entries_after(connection, chain_id, after, _PAGE):
        yield from page
        after = page[-1].seq


def chain_facts(connection: Connection, chain_id: str) -> Iterator[Fact]:
    """Walk the facts of a whole chain in pages, without what only the chain's own check needs.

    Raises: Untrusted, as `stored_body`.
    """
    after = 0
    # The body comes as the driver gives it: converting bytes to bytes costs more than reading them.
    query = select(
        EntryRow.seq, EntryRow.kind, EntryRow.subject_id, EntryRow.actor_id, EntryRow.at_ms, EntryRow.run_id,
        EntryRow.elapsed_ms, type_coerce(EntryRow.body, NullType()),
    ).where(EntryRow.chain_id == chain_id).order_by(EntryRow.seq).limit(_PAGE)  # fmt: skip
    chain = ChainId(chain_id)
    while page := connection.execute(query.where(EntryRow.seq > after)).all():
        for seq, kind, subject_id, actor_id, at_ms, run_id, elapsed_ms, body in page:
            stored = stored_body(kind, body)
            at, ref, actor = from_ms(at_ms), EntryRef(chain, seq), UserId(actor_id)
            yield Fact(ref, kind, subject_id, actor, at, run_id, elapsed_ms, stored)
        after = page[-1].seq


def entries_about(connection: Connection, subjects: Collection[str], kinds: Collection[str]) -> tuple[Entry, ...]:
    """Return the entries about some subjects, of some kinds, whose bodies are here; it walks the whole journal."""
    chosen = EntryRow.subject_id.in_(sorted(subjects)) & EntryRow.kind.in_(sorted(kinds)) & EntryRow.body.is_not(None)
    query = select(*ENTRY.columns).where(chosen).order_by(EntryRow.chain_id, EntryRow.seq)
    return tuple([Entry(*row) for row in connection.execute(query)])


def facts_about(connection: Connection, subjects: Collection[str]) -> tuple[Fact, ...]:
    """Return the facts about some subjects, in their order; it walks the whole journal. Raises: Untrusted, as `stored_body`."""
    query = select(*ENTRY.columns).where(EntryRow.subject_id.in_(sorted(subjects)))
    rows = connection.execute(query.order_by(EntryRow.chain_id, EntryRow.seq))
    return tuple(fact_of(entry, stored_body(entry.kind, entry.body)) for entry in (Entry(*row) for row in rows))


def forked_about(connection: Connection, subjects: Collection[str], kinds: Collection[str]) -> tuple[Entry, ...]:
    """Return the entries that lie aside about some subjects, of some kinds, whose bodies are here."""
    row = ForkedEntryRow
    chosen = row.subject_id.in_(sorted(subjects)) & row.kind.in_(sorted(kinds)) & row.body.is_not(None)
    return tuple(Entry(*found[:-1]) for found in connection.execute(select(*table_of(row).columns).where(chosen)))


def facts_at(connection: Connection, refs: Sequence[EntryRef]) -> tuple[Fact, ...]:
    """Return the facts at some places, in that order of places; what is not here is left out. Raises: Untrusted, as `stored_body`."""
    found: list[Fact] = []
    for start in range(0, len(refs), _PLACES):
        places = [(ref.chain_id, ref.seq) for ref in refs[start : start + _PLACES]]
        query = select(*ENTRY.columns).where(tuple_(EntryRow.chain_id, EntryRow.seq).in_(places))
        entries = [Entry(*row) for row in connection.execute(query.order_by(EntryRow.chain_id, EntryRow.seq))]
        found += [fact_of(entry, stored_body(entry.kind, entry.body)) for entry in entries]
    return tuple(found)


def list_chains(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all chains here, in their own order."""
    return tuple(connection.execute(select(ChainRow.chain_id).order_by(ChainRow.chain_id)).scalars())


def named_chains(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all chains of which anything is here: entries, an opening, a checkpoint or a receipt."""
    ids = union(*(select(row.chain_id) for row in (EntryRow, ChainRow, CheckpointRow, ReceiptRow))).subquery()
    return tuple(connection.execute(select(ids.c.chain_id).order_by(ids.c.chain_id)).scalars())


def own_chains(connection: Connection) -> tuple[Row[ChainRow], ...]:
    """Return the rows of the chains this store opened, oldest first; the last one is the current chain."""
    return tuple(connection.execute(select(ChainRow).where(ChainRow.ordinal.is_not(None)).order_by(ChainRow.ordinal)))


def find_chain(connection: Connection, chain_id: str) -> Row[ChainRow] | None:
    """Return one chain, or None."""
    return connection.execute(select(ChainRow).where(ChainRow.chain_id == chain_id)).first()


def is_forked(connection: Connection, chain_id: str) -> bool:
    """Say whether a second branch of the chain lies in quarantine."""
    query = select(ForkedEntryRow.seq).where(ForkedEntryRow.chain_id == chain_id).limit(1)
    return connection.execute(query).first() is not None


def forked_at(connection: Connection, chain_id: str) -> int:
    """Return the first place where a second branch of the chain lies in quarantine, 0 when none does."""
    row = ForkedEntryRow
    return connection.execute(select(func.min(row.seq)).where(row.chain_id == chain_id)).scalar_one() or 0


def lies_aside(connection: Connection, chain_id: str, entry_hash: bytes) -> bool:
    """Say whether the entry with this hash lies in quarantine."""
    query = select(ForkedEntryRow.seq).where(ForkedEntryRow.chain_id == chain_id, ForkedEntryRow.hash == entry_hash)
    return connection.execute(query.limit(1)).first() is not None


def forked_entries(connection: Connection, chain_id: str) -> tuple[Entry, ...]:
    """Return the entries of a chain that were set aside, by seq and hash."""
    columns = table_of(ForkedEntryRow).columns
    query = select(*columns).where(columns.chain_id == chain_id).order_by(columns.seq, columns.hash)
    return tuple(Entry(*row[:-1]) for row in connection.execute(query))


def checkpoints(connection: Connection, chain_id: str) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of a chain, by seq."""
    columns = table_of(CheckpointRow).columns
    query = select(*columns).where(columns.chain_id == chain_id).order_by(columns.seq)
    return tuple(Checkpoint(*row) for row in connection.execute(query))


def receipts(connection: Connection, chain_id: str, after: int = 0, limit: int | None = 1000) -> tuple[Receipt, ...]:
    """Return receipts whose last entry lies after `after`, oldest first; `limit` None means all."""
    columns = table_of(ReceiptRow).columns
    query = select(*(columns[name] for name in Receipt.__struct_fields__)).where(
        columns.chain_id == chain_id, columns.to_seq > after
    )
    return tuple(Receipt(*row) for row in connection.execute(query.order_by(columns.to_seq).limit(limit)))


def last_receipt(connection: Connection, chain_id: str) -> Receipt | None:
    """Return the receipt that reaches furthest, or None."""
    columns = table_of(ReceiptRow).columns
    query = select(*(columns[name] for name in Receipt.__struct_fields__)).where(columns.chain_id == chain_id)
    row = connection.execute(query.order_by(columns.to_seq.desc()).limit(1)).first()
    return None if row is None else Receipt(*row)


def count_waiting(connection: Connection) -> int:
    """Return how many entries of own chains no receipt covers yet."""
    waiting = 0
    for chain in own_chains(connection):
        receipt = last_receipt(connection, chain.chain_id)
        waiting += head_of(connection, chain.chain_id).seq - (0 if receipt is None else receipt.to_seq)
    return waiting


def arrival(connection: Connection, ref: EntryRef) -> Arrival:
    """Return how far an entry has travelled: by the earliest receipt that covers it."""
    return arrivals(connection, (ref,))[ref]


def arrivals(connection: Connection, refs: Sequence[EntryRef]) -> Mapping[EntryRef, Arrival]:
    """Return how far entries have travelled: one query, whatever their number."""
    chains = {ref.chain_id for ref in refs}
    query = (
        select(ReceiptRow.chain_id, ReceiptRow.to_seq, ReceiptRow.received_at_ms, ReceiptRow.agency)
        .where(ReceiptRow.chain_id.in_(sorted(chains)))
        .order_by(ReceiptRow.to_seq.desc())
    )
    found = dict.fromkeys(refs, Arrival(None))
    reaching: dict[str, list[tuple[int, Arrival]]] = {}
    for chain_id, to_seq, received_at_ms, agency in connection.execute(query):
        reaching.setdefault(chain_id, []).append((to_seq, Arrival(from_ms(received_at_ms), agency)))
    for ref in found:
        for to_seq, arrived in reaching.get(ref.chain_id, ()):
            if to_seq < ref.seq:
                break
            found[ref] = arrived
    return found


def device_keys(connection: Connection) -> frozenset[str]:
    """Return the public keys (hex) of the devices whose chains are here."""
    return frozenset(connection.execute(select(ChainRow.device_key).distinct()).scalars())
