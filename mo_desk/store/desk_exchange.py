"""A desk's store as the push-pull loop sees it: what goes up (`DeskOutbox`) and where what comes down is put (`DeskInbox`).

They fit `mo_desk.exchange.ports.Outbox` and `Inbox` by shape. Own chains include one that a restored database does not hold
at all but whose lost head is known: the agency gives its entries back.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from mo_desk.domain.access import Actor
from mo_desk.domain.cards import CardKind
from mo_desk.store.base import table_of
from mo_desk.store.chains import Program, known_losses
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.store.models.exchange import ExchangeStateRow, OfferedCardRow
from mo_desk.store.queries import journal as queries
from mo_desk.store.queries.erasures import to_show
from mo_desk.store.queries.sync import disputes
from mo_desk.store.result_checks import write_checks
from mo_desk.store.statements import Upsert
from mo_desk.store.store import Store
from mo_desk.wire.chain import Entry, Head, Receipt
from mo_desk.wire.codec import decode_card
from mo_desk.wire.messages import CardSet, CheckSet
from mo_desk.wire.shown import THE_AGENCY, Shown

_OFFERED_KINDS = (CardKind.PERSON.value, CardKind.GROUP.value)
_CARD_SET = "card_set"
_CHECKS = "checks"


class DeskOutbox:
    """The journal, read for sending, and the receipts that come back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def own_chains(self) -> Sequence[str]:
        """Return the ids of the chains this laptop wrote, oldest first."""
        with self._store.read() as connection:
            lost = [head.chain_id for head in known_losses(connection)]
            own = [chain.chain_id for chain in queries.own_chains(connection)]
        return list(dict.fromkeys([*lost, *own]))

    def head(self, chain_id: str) -> Head:
        """Return the last entry here of a chain."""
        with self._store.read() as connection:
            return queries.head_of(connection, chain_id)

    def hash_at(self, chain_id: str, seq: int) -> bytes | None:
        """Return the hash of one entry, or None when it is not here."""
        with self._store.read() as connection:
            return queries.hash_at(connection, chain_id, seq)

    def entries(self, chain_id: str, after: int, limit: int) -> Sequence[Entry]:
        """Return at most `limit` entries following the entry numbered `after`."""
        with self._store.read() as connection:
            return queries.entries_after(connection, chain_id, after, limit)

    def to_show(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the later erasures that excuse missing bodies in a stretch of a chain."""
        with self._store.read() as connection:
            return to_show(connection, entries)

    def received(self, chain_id: str) -> int:
        """Return the number of the last entry for which a receipt is here."""
        with self._store.read() as connection:
            receipt = queries.last_receipt(connection, chain_id)
        return 0 if receipt is None else receipt.to_seq

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a receipt that was verified."""
        self._store.keep_receipts([receipt])

    def keep_dispute(self, chain_id: str, from_seq: int) -> None:
        """Remember where the agency has a second branch of a chain, 0 when it has none any more; nothing new writes nothing."""
        with self._store.read() as connection:
            known = {dispute.chain_id: dispute.from_seq for dispute in disputes(connection)}
        if known.get(chain_id, 0) != from_seq:
            self._store.keep_dispute(chain_id, from_seq)

    def take_back(self, entries: Sequence[Entry], shown: Sequence[Shown] = ()) -> None:
        """Store entries of an own chain that the agency still had; if it is the current one, a new chain is opened first.

        `shown` are the agency's word for erasures that excuse bodies missing among them.

        This database is then older than what left it: it was put back without a trace, and may not go on in that chain.
        """
        if entries[0].chain_id == self._store.head().chain_id:
            with self._store.read() as connection:
                current = queries.own_chains(connection)[-1]
            self._store.open_chain(Program(current.program_version, current.certificate_digest), "rollback")
        self._store.accept(entries, shown)


class DeskInbox:
    """Cards and checks from the agency, applied in one commit with how far they bring this desk. `actor` synchronises."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor

    def card_set_version(self) -> int:
        """Return the number of the last card that was applied."""
        return self._state(_CARD_SET)

    def apply_cards(self, cards: CardSet) -> None:
        """Store the cards of a verified set and its number, in one commit; whom the agency erased stays away."""
        with self._store.write(self._actor) as work:
            work.take_cards(work.without_erased([decode_card(data) for data in cards.cards], {THE_AGENCY}))
            _set_state(work.connection, _CARD_SET, cards.set_version)

    def cards_to_offer(self, limit: int) -> Sequence[bytes]:
        """Return encoded people and groups whose newest version was made here and not offered yet."""
        put_here = (
            (CardVersionRow.kind == CardRow.kind) & (CardVersionRow.id == CardRow.id)
            & (CardVersionRow.version == CardRow.version) & (CardVersionRow.chain_id != "")
        )  # fmt: skip
        offered = (
            (OfferedCardRow.kind == CardRow.kind)
            & (OfferedCardRow.id == CardRow.id)
            & (OfferedCardRow.version == CardRow.version)
        )
        query = (
            select(CardRow.data)
            .join(CardVersionRow, put_here)
            .outerjoin(OfferedCardRow, offered)
            .where(CardRow.kind.in_(_OFFERED_KINDS), OfferedCardRow.id.is_(None))
            .order_by(CardRow.kind.desc(), CardRow.id)  # people before the groups that name them
            .limit(limit)
        )
        with self._store.read() as connection:
            return list(connection.execute(query).scalars())

    def cards_offered(self, cards: Sequence[bytes]) -> None:
        """Remember that the agency has these cards."""
        given = [decode_card(data) for data in cards]
        with self._store.write(self._actor) as work:
            rows = [(card.kind.value, card.id, card.version) for card in given]
            Upsert(work.connection.dialect, table_of(OfferedCardRow), ("version",)).run(work.connection, rows)

    def checks_version(self) -> int:
        """Return the number of the last check that was applied."""
        return self._state(_CHECKS)

    def apply_checks(self, checks: CheckSet) -> None:
        """Store the checks of a verified set and its number, in one commit."""
        with self._store.write(self._actor) as work:
            if checks.checks:
                numbers = [checks.upto] * len(checks.checks)
                write_checks(work.connection, checks.checks, numbers, self._store.device.device_id)
            _set_state(work.connection, _CHECKS, checks.upto)

    def _state(self, name: str) -> int:
        query = select(ExchangeStateRow.value).where(ExchangeStateRow.name == name)
        with self._store.read() as connection:
            return connection.execute(query).scalar_one_or_none() or 0


def _set_state(connection: Connection, name: str, value: int) -> None:
    Upsert(connection.dialect, table_of(ExchangeStateRow), ("value",)).run(connection, [(name, value)])
