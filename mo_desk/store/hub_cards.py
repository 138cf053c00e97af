"""The agency's cards: numbered as they change, given to the laptops they are for, and taken over from the laptop that made them.

Fits `mo_desk.exchange.ports.CardShelf` by shape. A number belongs to one card, so a set can be cut anywhere and gone on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from mo_desk.domain.access import Actor
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import NotAllowed
from mo_desk.store.base import table_of
from mo_desk.store.cards import current_cards
from mo_desk.store.hub_registry import next_numbers
from mo_desk.store.models.cards import CardRow
from mo_desk.store.models.hub import HubCardRow
from mo_desk.store.statements import Upsert
from mo_desk.store.store import Store
from mo_desk.wire.codec import decode_card
from mo_desk.wire.messages import LARGEST_BATCH
from mo_desk.wire.packing import fitting
from mo_desk.wire.shelves import CardPage

EVERYONE = ""
_COUNTER = "card_set"
_ADOPTED = frozenset({CardKind.PERSON, CardKind.GROUP})
_HUB_CARD = table_of(HubCardRow)


class HubCards:
    """The agency's shelf. `agency_id` becomes the owner of what is adopted."""

    def __init__(self, store: Store, actor: Actor, agency_id: str) -> None:
        self._store = store
        self._actor = actor
        self._agency_id = agency_id

    def page(self, device_id: str, after: int, limit: int) -> CardPage:
        """Return at most `limit` cards this laptop may have that changed after a number, in the order they changed."""
        query = (
            select(CardRow.data, HubCardRow.set_version)
            .join(HubCardRow, (HubCardRow.kind == CardRow.kind) & (HubCardRow.id == CardRow.id))
            .where(HubCardRow.device_id.in_((EVERYONE, device_id)), HubCardRow.set_version > after)
            .order_by(HubCardRow.set_version)
            .limit(limit + 1)
        )
        with self._store.read() as connection:
            rows = connection.execute(query).all()
        given = rows[: fitting((len(row.data) for row in rows[:limit]), LARGEST_BATCH)]
        return CardPage(
            tuple(row.data for row in given), given[-1].set_version if given else after, len(rows) > len(given)
        )

    def adopt(self, device_id: str, cards: Sequence[bytes]) -> int:
        """Take over people and groups made on a laptop; returns how many were new or changed. What was erased stays away.

        Raises: NotAllowed `card_not_yours`; Untrusted `body_unreadable`.
        """
        offered = [decode_card(data) for data in cards]
        if any(card.kind not in _ADOPTED for card in offered):
            raise NotAllowed("card_not_yours")
        with self._store.write(self._actor) as work:
            self._require_its(work.connection, device_id, offered)
            stored = current_cards(work.connection, offered)
            adopted: dict[tuple[CardKind, str], Card] = {}
            for card in work.without_erased(offered, {device_id, self._store.device.device_id}):
                before = adopted.get((card.kind, card.id)) or stored.get((card.kind, card.id))
                if before is None or _is_news(card, before):
                    version = max(card.version, before.version if before else 0) + 1
                    adopted[card.kind, card.id] = replace(
                        card, version=version, owner=self._agency_id, adopted_by=self._agency_id
                    )
            work.take_cards(adopted.values())
            self._number(work.connection, tuple(adopted.values()), device_id)
        return len(adopted)

    def publish(self, cards: Sequence[Card], device_id: str = EVERYONE) -> None:
        """Store cards of the agency itself (users, rules) for one laptop or for all; raises as `Work.put`."""
        with self._store.write(self._actor) as work:
            work.put_many(cards)
            self._number(work.connection, cards, device_id)

    def _require_its(self, connection: Connection, device_id: str, cards: Sequence[Card]) -> None:
        for kind in {card.kind for card in cards}:
            ids = [card.id for card in cards if card.kind is kind]
            query = select(HubCardRow.id).where(
                HubCardRow.kind == kind.value, HubCardRow.id.in_(ids), HubCardRow.device_id != device_id
            )
            if connection.execute(query.limit(1)).first() is not None:
                raise NotAllowed("card_not_yours")

    def _number(self, connection: Connection, cards: Sequence[Card], device_id: str) -> None:
        if cards:
            numbers = next_numbers(connection, _COUNTER, len(cards))
            rows = [(card.kind.value, card.id, device_id, number) for card, number in zip(cards, numbers, strict=True)]
            Upsert(connection.dialect, _HUB_CARD, ("device_id", "set_version")).run(connection, rows)


def _is_news(card: Card, before: Card) -> bool:
    """Say whether a laptop's card is later than ours: a higher version, or ours with other contents."""
    return card.version > before.version or (card.version == before.version and card.body != before.body)
