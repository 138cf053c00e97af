"""Cards in the store: the owner counts the version up by one, a higher version wins, every version is kept.

A card made or changed here comes through `Work.put`, which also appends its `card_put` fact. Cards from the agency come
through `Work.take_cards`, after their set was verified; they leave no fact, the signed set is their evidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Dialect, delete, select

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, Untrusted
from mo_desk.domain.facts import CardPut
from mo_desk.domain.ids import EntryRef
from mo_desk.store.base import table_of
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.store.models.journal import EntryRow
from mo_desk.store.statements import Upsert
from mo_desk.wire.codec import decode_body, decode_card, encode_card

_KEYS_A_QUERY = 500


class CardTables:
    """Writes card rows for one dialect; every method works inside the caller's transaction."""

    def __init__(self, dialect: Dialect) -> None:
        shared = ("owner", "adopted_by", "data", "stored_at_ms", "stored_by")
        self._current = Upsert(dialect, table_of(CardRow), (*shared, "version"))
        self._versions = Upsert(dialect, table_of(CardVersionRow), (*shared, "chain_id", "seq"))

    def write(
        self, connection: Connection, cards: Sequence[tuple[Card, EntryRef | None]], at_ms: int, actor_id: str
    ) -> frozenset[str]:
        """Store cards as current and as a version, with the `card_put` entry of each where there is one.

        Cards of one id stand in the order of their versions. Returns the names of the tables touched.
        """
        current: dict[tuple[str, str], tuple[object, ...]] = {}
        versions: list[tuple[object, ...]] = []
        for card, ref in cards:
            kind, row = card.kind.value, (card.owner, card.adopted_by, encode_card(card), at_ms, actor_id)
            current[kind, card.id] = (kind, card.id, *row, card.version)
            versions.append((kind, card.id, card.version, *row, *(("", 0) if ref is None else (ref.chain_id, ref.seq))))
        self._current.run(connection, list(current.values()))
        self._versions.run(connection, versions)
        return frozenset({CardRow.__tablename__, CardVersionRow.__tablename__})


def check_next(stored: Mapping[tuple[CardKind, str], Card], card: Card) -> None:
    """Accept a card whose version follows the stored one (1 for a new card).

    Raises: Conflict `card_changed` when somebody else saved first.
    """
    before = stored.get((card.kind, card.id))
    if card.version != (1 if before is None else before.version + 1):
        raise Conflict("card_changed", kind=card.kind.value)


def newer(stored: Mapping[tuple[CardKind, str], Card], cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards that are newer than the stored ones, each id in the order of its versions.

    Raises: Untrusted `card_differs` when the same version comes with another content.
    """
    current = dict(stored)
    chosen = []
    for card in sorted(cards, key=lambda card: (card.kind.value, card.id, card.version)):
        before = current.get((card.kind, card.id))
        if before is not None and card.version == before.version and card != before:
            raise Untrusted("card_differs", kind=card.kind.value, version=card.version)
        if before is None or card.version > before.version:
            current[card.kind, card.id] = card
            chosen.append(card)
    return tuple(chosen)


def current_cards(connection: Connection, cards: Iterable[Card]) -> dict[tuple[CardKind, str], Card]:
    """Return the stored versions of these cards: one query a kind and 500 ids."""
    by_kind: dict[CardKind, set[str]] = {}
    for card in cards:
        by_kind.setdefault(card.kind, set()).add(card.id)
    found: dict[tuple[CardKind, str], Card] = {}
    for kind, wanted in by_kind.items():
        ids = sorted(wanted)
        for start in range(0, len(ids), _KEYS_A_QUERY):
            portion = ids[start : start + _KEYS_A_QUERY]
            query = select(CardRow.data).where(CardRow.kind == kind.value, CardRow.id.in_(portion)).with_for_update()
            for data in connection.execute(query).scalars():
                card = decode_card(data)
                found[card.kind, card.id] = card
    return found


def all_versions(connection: Connection) -> Iterable[Card]:
    """Walk every version of every card, each id in the order of its versions."""
    query = select(CardVersionRow.data).order_by(CardVersionRow.kind, CardVersionRow.id, CardVersionRow.version)
    for data in connection.execute(query).scalars():
        yield decode_card(data)


def versions_of(connection: Connection, ids: Collection[str]) -> tuple[Card, ...]:
    """Return every version of the cards with these ids, of whatever kind."""
    wanted, found = sorted(ids), []
    for start in range(0, len(wanted), _KEYS_A_QUERY):
        query = select(CardVersionRow.data).where(CardVersionRow.id.in_(wanted[start : start + _KEYS_A_QUERY]))
        found += [decode_card(data) for data in connection.execute(query).scalars()]
    return tuple(found)


def erase_card(connection: Connection, kind: CardKind, card_id: str) -> frozenset[str]:
    """Delete a card and all its versions."""
    for table in (table_of(CardRow), table_of(CardVersionRow)):
        connection.execute(delete(table).where(table.c.kind == kind.value, table.c.id == card_id))
    return frozenset({CardRow.__tablename__, CardVersionRow.__tablename__})


def first_changed(connection: Connection, chain_id: str) -> int:
    """Return the number of the first `card_put` of a chain whose card is not what was put, 0 when all are."""
    version, entry, current = table_of(CardVersionRow).c, table_of(EntryRow).c, table_of(CardRow).c
    is_put = (version.chain_id == entry.chain_id) & (version.seq == entry.seq)
    is_current = (current.kind == version.kind) & (current.id == version.id) & (current.version == version.version)
    query = (
        select(version.seq, version.data, entry.kind, entry.body, entry.salt, current.data.label("current"))
        .select_from(
            table_of(CardVersionRow).outerjoin(table_of(EntryRow), is_put).outerjoin(table_of(CardRow), is_current)
        )
        .where(version.chain_id == chain_id)
        .order_by(version.seq)
    )
    for row in connection.execute(query):
        put = None if row.body is None else decode_body(row.kind, row.body)
        whole = isinstance(put, CardPut) and put.digest == hashlib.sha256(row.salt + row.data).hexdigest()
        if not whole or row.current not in {None, row.data}:
            return int(row.seq)
    return 0


def card_digest(salt: bytes, card: Card) -> str:
    """Return the digest that a `card_put` fact carries: SHA-256 over its entry's own salt and the card's bytes, in hex."""
    return hashlib.sha256(salt + encode_card(card)).hexdigest()
