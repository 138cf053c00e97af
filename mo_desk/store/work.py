"""A piece of work: everything that is written between one BEGIN and one COMMIT, by one actor, at one moment.

with store.write(actor) as work:
    work.append(attempt_id, AnswerGiven(...))     # the journal row and its projections
    work.put(card)                                # the card, its version, its fact
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from mo_desk.domain.cards import Card
from mo_desk.domain.clock import Moment
from mo_desk.domain.erasures import KEPT
from mo_desk.domain.errors import Conflict
from mo_desk.domain.facts import BodiesErased, Body, CardPut
from mo_desk.domain.ids import EntryRef
from mo_desk.store import cards as card_rows
from mo_desk.store.cards import CardTables
from mo_desk.store.erase import erase_here
from mo_desk.store.journal import Journal
from mo_desk.store.models.journal import CheckpointRow
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries.erasures import erased_cards
from mo_desk.wire.chain import SALT_BYTES, Checkpoint, Head, seal, to_ms
from mo_desk.wire.codec import encode_body, fact_of
from mo_desk.wire.identity import DeviceIdentity

Randomness = Callable[[int], bytes]
"""Returns that many random bytes (`os.urandom`)."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a work writes with: one set a store."""

    journal: Journal
    projector: Projector
    cards: CardTables
    device: DeviceIdentity
    randomness: Randomness


class Work:
    """The only way to write. `moment` is one reading of the clock for the whole work; `head` moves with every append."""

    def __init__(self, connection: Connection, tools: Tools, head: Head, actor_id: str, moment: Moment) -> None:
        self.connection = connection
        self.moment = moment
        self.head = head
        self.topics: set[str] = set()
        self.signed: Checkpoint | None = None
        self.erased = False
        self._cut_off = False
        self._tools = tools
        self._actor_id = actor_id

    def append(self, subject_id: str, body: Body) -> EntryRef:
        """Append one fact about a subject. Raises: Invalid `body_unstorable`."""
        return self.append_many([(subject_id, body)])[0]

    def append_many(self, facts: Sequence[tuple[str, Body]]) -> list[EntryRef]:
        """Append facts in order, projected as one batch. Raises: Invalid `body_unstorable`."""
        salt = self._tools.randomness
        return self._record([(subject_id, body, salt(SALT_BYTES)) for subject_id, body in facts])

    def put(self, card: Card) -> Card:
        """Store a card whose version follows the stored one, 1 for a new card; appends its `card_put` fact.

        Raises: Conflict `card_changed` when the version does not follow, Invalid `body_unstorable`.
        """
        return self.put_many([card])[0]

    def put_many(self, cards: Sequence[Card]) -> tuple[Card, ...]:
        """Store several cards as one batch. Raises: as `put`."""
        stored = card_rows.current_cards(self.connection, cards)
        facts: list[tuple[str, Body, bytes]] = []
        for card in cards:
            card_rows.check_next(stored, card)
            stored[card.kind, card.id] = card
            salt = self._tools.randomness(SALT_BYTES)
            digest = card_rows.card_digest(salt, card)
            facts.append((card.id, CardPut(card.kind.value, card.id, card.version, digest), salt))
        refs = self._record(facts)
        self._write_cards(list(zip(cards, refs, strict=True)))
        return tuple(cards)

    def take_cards(self, cards: Iterable[Card]) -> tuple[Card, ...]:
        """Store those of the agency's cards that are newer than ours and return them; the caller verified their set.

        Raises: Untrusted `card_differs`.
        """
        cards = tuple(cards)
        chosen = card_rows.newer(card_rows.current_cards(self.connection, cards), cards)
        self._write_cards([(card, None) for card in chosen])
        return chosen

    def without_erased(self, cards: Sequence[Card], signers: Collection[str]) -> list[Card]:
        """Leave out the cards that an erasure of one of these signers took away; nobody erases until this work ends."""
        self._tools.journal.lock_erasures(self.connection, erasing=False)
        gone = erased_cards(self.connection, {card.id for card in cards}, signers)
        return [card for card in cards if card.id not in gone]

    def checkpoint(self) -> Checkpoint:
        """Sign the head as it is now, store that, and have `head.mark` rewritten after the commit; call it last."""
        head = self.head
        unsigned = Checkpoint(head.chain_id, head.seq, head.hash, b"")
        signature = self._tools.device.sign(unsigned.signed_bytes())
        self.signed = Checkpoint(head.chain_id, head.seq, head.hash, signature)
        self._tools.journal.add_checkpoint(self.connection, self.signed)
        self.topics.add(CheckpointRow.__tablename__)
        return self.signed

    def erase(self, subject_id: str, kinds: Sequence[str], ground: str) -> EntryRef:
        """Delete the bodies and salts about a subject, of these kinds, and record that it was done and why.

        A person's `card_put` among the kinds takes the card and all its versions along; what the tables showed of any of
        it goes in the same commit.

        Raises: Conflict `kind_not_erasable` for the kinds that the chain itself rests on.
        """
        if KEPT.intersection(kinds):
            raise Conflict("kind_not_erasable")
        tools = self._tools
        with self._whole():
            self.topics |= erase_here(self.connection, tools.journal, tools.projector, subject_id, kinds)
        self.erased = True
        return self.append(subject_id, BodiesErased(subject_id, tuple(kinds), ground))

    def check(self) -> None:
        """Refuse to go on, or to be committed, after a step that broke off. Raises: RuntimeError, a bug of the caller's."""
        if self._cut_off:
            raise RuntimeError("this work was cut off, and its error was swallowed")

    def _record(self, facts: Sequence[tuple[str, Body, bytes]]) -> list[EntryRef]:
        entries, recorded, head = [], [], self.head
        for subject_id, body, salt in facts:
            entry = seal(head, body.kind, subject_id, self._actor_id, self.moment, encode_body(body), salt)
            entries.append(entry)
            recorded.append(fact_of(entry, body))
            head = entry.head
        if entries:
            with self._whole():
                self.topics |= self._tools.journal.add(self.connection, entries, recorded)
                self.topics |= self._tools.projector.project(self.connection, recorded)
            self.head = head
        return [fact.ref for fact in recorded]

    def _write_cards(self, cards: Sequence[tuple[Card, EntryRef | None]]) -> None:
        if cards:
            at_ms = to_ms(self.moment.at)
            with self._whole():
                self.topics |= self._tools.cards.write(self.connection, cards, at_ms, self._actor_id)
                self.topics |= self._tools.projector.project_cards(self.connection, (card for card, _ in cards))

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Remember when a step breaks off: a database may have undone the whole transaction on its own by then."""
        self.check()
        self._cut_off = True
        yield
        self._cut_off = False
