"""Facts and erasures of several laptops, each with an older and a newer chain, delivered in any interleaving and any batches.

Whatever came first, the same bodies are held in the end, the same rows are shown, a rebuild changes nothing and every chain
verifies. The receiver erases something of its own somewhere in between, and one person belongs to the agency.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.facts import BodiesErased, Body, ChainOpened
from mo_desk.domain.ids import ChainId, DeviceId, EntryRef
from mo_desk.domain.people import Person
from mo_desk.store.queries import journal as queries
from mo_desk.store.verify import verify
from mo_desk.wire.chain import GENESIS, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.bodies import CORRECTABLE, a_body, an_id
from tests.helpers.fakes import BEGIN, FixedRandomness
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, dump, make_server

LAPTOPS = 2
WRITTEN = [
    "observation_made",
    "answer_given",
    "identity_checked",
    "result_scored",
    "incident_reported",
    "attempt_submitted",
    "paper_printed",
]
ADOPTED = an_id("person", 1)
# An attempt of the adopted person is left out: whose it is shows only once its start has arrived (ADR 0003).
SUBJECTS = [an_id("person", 0), ADOPTED, an_id("sitting", 0), an_id("sitting", 1), an_id("attempt", 0, 0)]
ERASED = WRITTEN[:-1]


@dataclass(frozen=True, slots=True)
class Step:
    """A fact, or with a subject an erasure, by a laptop in its older (0) or newer (1) chain; `corrects` counts back."""

    laptop: int
    chain: int
    kind: str
    numbers: tuple[int, int, int]
    corrects: int
    subject: str
    kinds: tuple[str, ...]


STEPS = st.lists(
    st.builds(
        Step, st.integers(0, LAPTOPS - 1), st.integers(0, 1), st.sampled_from(WRITTEN),
        st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 2)), st.integers(0, 3),
        st.sampled_from(["", "", ""]) | st.sampled_from(SUBJECTS),
        st.lists(st.sampled_from(ERASED), min_size=1, max_size=4, unique=True).map(tuple),
    ),
    min_size=15,
    max_size=40,
)  # fmt: skip
OWN = st.tuples(st.sampled_from(SUBJECTS), st.lists(st.sampled_from(ERASED), min_size=1, max_size=3).map(tuple))


@given(STEPS, OWN, st.data())
@settings(max_examples=20, deadline=None)
def test_any_order_of_facts_and_erasures_ends_in_the_same_bodies_and_the_same_tables(
    steps: list[Step], own: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    chains = _chains(steps)
    deliveries = _deliveries(chains, data)
    moment = data.draw(st.integers(0, len(deliveries)))

    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight, mixed = _receiver(Path(one)), _receiver(Path(other))
        for chain in chains:
            straight.store.accept(chain)
        _erase(straight, *own)
        for number, delivery in enumerate(deliveries):
            if number == moment:
                _erase(mixed, *own)
            mixed.store.accept(delivery)
        if moment == len(deliveries):
            _erase(mixed, *own)

        expected, held = dump(straight.store), _held(straight, chains)
        assert _held(mixed, chains) == held
        assert dump(mixed.store) == expected
        for receiver in (straight, mixed):
            assert receiver.store.wrong_rows() == ()
            receiver.store.rebuild()
            assert dump(receiver.store) == expected
            assert verify(receiver.store).sound
            receiver.store.close()


def _receiver(folder: Path) -> OpenStore:
    made = make_server(folder)
    with made.store.write(TRAINER) as work:
        work.take_cards([Card(CardKind.PERSON, ADOPTED, 2, "agency", Person("Haddad"), "agency")])
    return made


def _erase(receiver: OpenStore, subject: str, kinds: tuple[str, ...]) -> None:
    with receiver.store.write(TRAINER) as work:
        work.erase(subject, kinds, "retention")


def _held(receiver: OpenStore, chains: Sequence[tuple[Entry, ...]]) -> list[list[bool]]:
    with receiver.store.read() as connection:
        return [
            [entry.body is not None for entry in queries.chain_entries(connection, chain[0].chain_id)]
            for chain in chains
        ]


def _chains(steps: Sequence[Step]) -> list[tuple[Entry, ...]]:
    chance = FixedRandomness("salts")
    chains: list[list[Entry]] = []
    written: list[tuple[Step, EntryRef]] = []
    for number in range(2 * LAPTOPS):
        device = a_device(f"laptop {number // 2}")
        before = None if number % 2 == 0 else EntryRef(ChainId(an_id("chain", number - 1)), 1)
        opened = ChainOpened(DeviceId(device.device_id), device.public_key, "", "0.1.0", "init", before)
        chains.append([])
        _seal(chains[number], number, device.device_id, opened, chance)
    for place, step in enumerate(steps):
        number = 2 * step.laptop + step.chain
        body: Body
        if step.subject:
            subject_id, body = step.subject, BodiesErased(step.subject, step.kinds, "retention")
        else:
            earlier = [ref for other, ref in written if (other.kind, other.numbers) == (step.kind, step.numbers)]
            replaces = tuple(earlier[-step.corrects :]) if step.corrects and step.kind in CORRECTABLE else ()
            person, site, choice = step.numbers
            subject_id, body = a_body(
                step.kind, person=person, place=site, choice=choice, unique=str(place), replaces=replaces
            )
        written.append((step, EntryRef(ChainId(an_id("chain", number)), len(chains[number]) + 1)))
        _seal(chains[number], number, subject_id, body, chance)
    return [tuple(chain) for chain in chains]


def _seal(chain: list[Entry], number: int, subject_id: str, body: Body, chance: FixedRandomness) -> None:
    head = chain[-1].head if chain else Head(an_id("chain", number), 0, GENESIS)
    moment = Moment(BEGIN + timedelta(hours=number, seconds=head.seq), "run", 1000 * head.seq)
    chain.append(seal(head, body.kind, subject_id, TRAINER.user_id, moment, encode_body(body), chance(16)))


def _deliveries(chains: Sequence[tuple[Entry, ...]], data: st.DataObject) -> list[tuple[Entry, ...]]:
    """Cut the chains anywhere and mix the parts; some come twice."""
    sent = [0] * len(chains)
    deliveries: list[tuple[Entry, ...]] = []
    while waiting := [number for number, chain in enumerate(chains) if sent[number] < len(chain)]:
        mixed: tuple[Entry, ...] = ()
        for number in data.draw(st.permutations(waiting))[: data.draw(st.integers(1, len(waiting)))]:
            begin, sent[number] = sent[number], data.draw(st.integers(sent[number] + 1, len(chains[number])))
            mixed += chains[number][begin : sent[number]]
        deliveries += [mixed] * data.draw(st.integers(1, 2))
    return deliveries
