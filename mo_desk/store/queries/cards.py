"""Reads of cards: the current one, several at once, every version of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import NotFound
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.wire.chain import from_ms
from mo_desk.wire.codec import decode_card

_IDS_A_QUERY = 500


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of a card, with when and by whom it was stored here."""

    card: Card
    at: datetime
    actor_id: str


def find_card(connection: Connection, kind: CardKind, card_id: str) -> Card | None:
    """Return the current version of a card, or None."""
    query = select(CardRow.data).where(CardRow.kind == kind.value, CardRow.id == card_id)
    data = connection.execute(query).scalar_one_or_none()
    return None if data is None else decode_card(data)


def get_card(connection: Connection, kind: CardKind, card_id: str) -> Card:
    """Return the current version of a card.

    Raises:
        NotFound: `card_unknown`.
    """
    card = find_card(connection, kind, card_id)
    if card is None:
        raise NotFound("card_unknown", kind=kind.value)
    return card


def list_cards(connection: Connection, kind: CardKind) -> tuple[Card, ...]:
    """Return every card of a kind, by id; for the kinds of which there are few (users, pass rules)."""
    query = select(CardRow.data).where(CardRow.kind == kind.value).order_by(CardRow.id)
    return tuple(decode_card(data) for data in connection.execute(query).scalars())


def list_by_ids(connection: Connection, kind: CardKind, ids: Collection[str]) -> Mapping[str, Card]:
    """Return the named cards by id; unknown ids are left out."""
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), _IDS_A_QUERY):
        portion = wanted[start : start + _IDS_A_QUERY]
        query = select(CardRow.data).where(CardRow.kind == kind.value, CardRow.id.in_(portion))
        for data in connection.execute(query).scalars():
            card = decode_card(data)
            found[card.id] = card
    return found


def list_versions(connection: Connection, kind: CardKind, card_id: str) -> tuple[StoredVersion, ...]:
    """Return every version of a card, oldest first."""
    query = (
        select(CardVersionRow.data, CardVersionRow.stored_at_ms, CardVersionRow.stored_by)
        .where(CardVersionRow.kind == kind.value, CardVersionRow.id == card_id)
        .order_by(CardVersionRow.version)
    )
    return tuple(
        StoredVersion(decode_card(row.data), from_ms(row.stored_at_ms), row.stored_by)
        for row in connection.execute(query)
    )
