"""The real projections: any facts, in any batches, in any interleaving of chains, with repeats and cut-offs, give the same rows.

Three laptops write chains full of facts that meet in the same rows and correct each other across chains. What one store
holds after taking everything in at once is compared with what others hold after taking it in otherwise.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.access import User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.facts import KINDS, Body, ChainOpened
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import ChainId, DeviceId, EntryRef, PersonId
from mo_desk.domain.people import Person
from mo_desk.store.verify import verify
from mo_desk.wire.chain import GENESIS, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.bodies import CORRECTABLE, a_body, an_id
from tests.helpers.fakes import BEGIN, FixedRandomness
from tests.helpers.real_stores import TRAINER, a_device, dump, make_store, reopen

WRITTEN_BY_OTHERS = sorted(set(KINDS) - {"chain_opened", "card_put", "bodies_erased"})


@dataclass(frozen=True, slots=True)
class Step:
    """One fact to write: by which laptop, and about what; or, with `corrects`, a correction of the n-th last row."""

    laptop: int
    kind: str
    person: int
    place: int
    choice: int
    corrects: int


STEPS = st.lists(
    st.builds(
        Step, st.integers(0, 2), st.sampled_from(WRITTEN_BY_OTHERS) | st.sampled_from(CORRECTABLE), st.integers(0, 1),
        st.integers(0, 1), st.integers(0, 3), st.integers(0, 4),
    ),
    max_size=40,
)  # fmt: skip


@given(STEPS, st.data())
@settings(max_examples=20, deadline=None)
def test_any_delivery_of_the_same_chains_ends_in_the_same_tables(steps: list[Step], data: st.DataObject) -> None:
    chains = _chains(steps)
    deliveries = _deliveries(chains, data)

    with tempfile.TemporaryDirectory() as folder:
        one, other = make_store(Path(folder), "one"), make_store(Path(folder), "other")
        for chain in chains:
            one.store.accept(chain)
        for delivery in deliveries:
            other.store.accept(delivery)
            if len(delivery) % 5 == 4:
                other = reopen(other)

        expected = dump(one.store)
        assert dump(other.store) == expected
        assert other.store.wrong_rows() == ()
        other.store.rebuild()
        assert dump(other.store) == expected
        assert verify(other.store).sound
        one.store.close()
        other.store.close()


@given(STEPS, st.data())
@settings(max_examples=20, deadline=None)
def test_a_rebuild_gives_what_was_written_fact_by_fact_and_batch_by_batch(
    steps: list[Step], data: st.DataObject
) -> None:
    cards = data.draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=8))
    sizes = data.draw(st.lists(st.integers(1, 7), min_size=1, max_size=10))

    with tempfile.TemporaryDirectory() as folder:
        desk, reader = make_store(Path(folder), "desk"), make_store(Path(folder), "reader")
        written = 0
        facts = _facts_of_one(steps, desk.store.head().chain_id)
        while facts:
            size = sizes[written % len(sizes)]
            with desk.store.write(TRAINER) as work:
                work.append_many(facts[:size])
            facts, written = facts[size:], written + 1
        versions: dict[str, int] = {}
        for number, choice in cards:
            card = _card(number, choice, versions)
            with desk.store.write(TRAINER) as work:
                work.put(card)

        before = dump(desk.store)
        assert desk.store.wrong_rows() == ()
        desk.store.rebuild()
        assert dump(desk.store) == before
        reader.store.accept(desk.entries())
        assert _without_cards(dump(reader.store)) == _without_cards(before)
        desk.store.close()
        reader.store.close()


def test_a_correction_that_arrives_before_its_original_ends_in_the_same_rows() -> None:
    for kind in CORRECTABLE:
        original = Step(0, kind, 0, 0, 1, 0)
        chains = _chains([original, Step(1, kind, 0, 0, 1, 1)])

        with tempfile.TemporaryDirectory() as folder:
            before, after = make_store(Path(folder), "before"), make_store(Path(folder), "after")
            before.store.accept(chains[0])
            before.store.accept(chains[1])
            after.store.accept(chains[1])
            waiting = [row for rows in dump(after.store).values() for row in rows]
            after.store.accept(chains[0])

            assert len(waiting) == 2, "the correction, and the place of what it corrects"
            assert dump(after.store) == dump(before.store)
            before.store.close()
            after.store.close()


def _chains(steps: Sequence[Step]) -> list[tuple[Entry, ...]]:
    """Seal the steps onto three chains, in the order of the steps; a correction may name entries of any chain."""
    devices = [a_device(f"laptop {number}") for number in range(3)]
    chance, rows = FixedRandomness("salts"), _Rows()
    chains: list[list[Entry]] = [[], [], []]
    for number, device in enumerate(devices):
        opened = ChainOpened(DeviceId(device.device_id), device.public_key, "", "0.1.0", "init")
        _seal(chains[number], an_id("chain", number), device.device_id, opened, chance)
    for step in steps:
        chain = chains[step.laptop]
        subject_id, body = rows.fact(step, EntryRef(ChainId(chain[0].chain_id), len(chain) + 1))
        _seal(chain, chain[0].chain_id, subject_id, body, chance)
    return [tuple(chain) for chain in chains]


class _Rows:
    """The rows that facts stand in, so that a correction can name what is there."""

    def __init__(self) -> None:
        self._rows: list[tuple[Step, list[EntryRef]]] = []
        self._facts = 0

    def fact(self, step: Step, ref: EntryRef) -> tuple[str, Body]:
        """Return the fact of a step, which gets this place."""
        self._facts += 1
        if step.corrects and self._rows:
            first, refs = self._rows[-step.corrects % len(self._rows)]
        else:
            first, refs = step, []
            if step.kind in CORRECTABLE:
                self._rows.append((first, refs))
        # Two corrections may name the same original: a difference, until a third names both.
        replaces = tuple(refs[-step.corrects :]) if step.corrects else ()
        refs.append(ref)
        return a_body(
            first.kind,
            person=first.person,
            place=first.place,
            choice=first.choice,
            unique=str(self._facts),
            replaces=replaces,
        )


def _seal(chain: list[Entry], chain_id: str, subject_id: str, body: Body, chance: FixedRandomness) -> None:
    head = chain[-1].head if chain else Head(chain_id, 0, GENESIS)
    moment = Moment(BEGIN + timedelta(seconds=head.seq), "run", 1000 * head.seq)
    chain.append(seal(head, body.kind, subject_id, "7" * 32, moment, encode_body(body), chance(16)))


def _deliveries(chains: Sequence[tuple[Entry, ...]], data: st.DataObject) -> list[tuple[Entry, ...]]:
    """Cut the chains anywhere and mix the parts; some come twice, some reach back over what was sent, some are mixed."""
    sent = [0, 0, 0]
    deliveries: list[tuple[Entry, ...]] = []
    while any(sent[number] < len(chain) for number, chain in enumerate(chains)):
        mixed: tuple[Entry, ...] = ()
        chosen = data.draw(st.sets(st.sampled_from([n for n, c in enumerate(chains) if sent[n] < len(c)]), min_size=1))
        for number in sorted(chosen, key=lambda number: (number * 7) % 3):
            begin = data.draw(st.integers(0, sent[number]))
            sent[number] = data.draw(st.integers(sent[number] + 1, len(chains[number])))
            mixed += chains[number][begin : sent[number]]
        deliveries += [mixed] * data.draw(st.integers(1, 2))
    return deliveries


def _facts_of_one(steps: Sequence[Step], chain_id: str) -> list[tuple[str, Body]]:
    """Return the steps as the facts of one chain whose head is its opening."""
    rows = _Rows()
    return [rows.fact(step, EntryRef(ChainId(chain_id), place)) for place, step in enumerate(steps, 2)]


def _card(number: int, choice: int, versions: dict[str, int]) -> Card:
    """Return the next version of a card: a person, a group whose members change, a user."""
    kind = (CardKind.PERSON, CardKind.GROUP, CardKind.USER)[number]
    versions[kind] = version = versions.get(kind, 0) + 1
    day = BEGIN.date()
    bodies: Mapping[CardKind, Any] = {
        CardKind.PERSON: Person(f"Testnaam {choice}", birth_date="1990-00-00", to_confirm=choice % 2 == 0),
        CardKind.GROUP: Group("2026-117", "ar", f"Genk {choice}", members=tuple(
            Member(PersonId(an_id("person", member)), day, day if member == 1 else None) for member in range(choice)
        )),
        CardKind.USER: User(f"Gebruiker {choice}", ()),
    }  # fmt: skip
    return Card(kind, an_id("card", number), version, "desk", bodies[kind])


def _without_cards(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: rows for name, rows in tables.items() if name not in {"person", "course_group", "enrolment"}}
