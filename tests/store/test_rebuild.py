from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict
from mo_desk.domain.facts import Body, ChainOpened, ObservationMade, SignedIn
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import ChainId, DeviceId, EntryRef, GroupId, PersonId
from mo_desk.store.base import table_of
from mo_desk.store.models.journal import EntryRow
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.wire.chain import GENESIS, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.chains import BEGIN
from tests.helpers.hubs import HandClock
from tests.helpers.stores import ACTOR, REMARK, TALLY, a_person, count_rows, open_toy_store, tables

CHAINS = ("1" * 32, "2" * 32, "3" * 32)
LENGTH = 9
_FILES = count(1)


@st.composite
def journals(draw: st.DrawFn) -> dict[str, tuple[Entry, ...]]:
    """Three chains whose facts add up, and correct each other's observations in every direction, also before they exist."""
    refs = st.tuples(st.sampled_from(CHAINS), st.integers(2, LENGTH)).map(lambda ref: EntryRef(ChainId(ref[0]), ref[1]))
    sign_ins = st.builds(SignedIn, st.integers(0, 5))
    remarks = st.builds(
        ObservationMade, st.just(PersonId("p")), st.just(GroupId("g")), st.just(BEGIN.date()), st.just(""),
        st.sampled_from(["good", "better"]), st.lists(refs, max_size=2).map(tuple),
    )  # fmt: skip
    facts = st.lists(st.tuples(st.sampled_from(["one", "two"]), sign_ins | remarks), max_size=LENGTH - 1)
    return {chain_id: _chain(chain_id, draw(facts)) for chain_id in CHAINS}


def _chain(chain_id: str, facts: Sequence[tuple[str, Body]]) -> tuple[Entry, ...]:
    opened = ChainOpened(DeviceId("d" * 32), "0" * 64, "", "0.1.0", "init")
    head, entries = Head(chain_id, 0, GENESIS), []
    for subject_id, body in [("d" * 32, opened), *facts]:
        salt = hashlib.sha256(f"{chain_id}{head.seq}".encode()).digest()[:16]
        entries.append(seal(head, body.kind, subject_id, "a", HandClock().now(), encode_body(body), salt))
        head = entries[-1].head
    return tuple(entries)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    # In memory where the system has such a folder: these tests make hundreds of databases, and none of them is about disks.
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        open_toy_store(f"sqlite:///{name}/empty.db", "hub").close()
        yield Path(name)


def fresh(folder: Path) -> Store:
    """Open a store of its own, copied from an empty one."""
    copy = folder / f"{next(_FILES)}.db"
    shutil.copy(folder / "empty.db", copy)
    return open_toy_store(f"sqlite:///{copy}", "hub")


@settings(max_examples=40, deadline=None)
@given(journal=journals(), data=st.data())
def test_any_batches_in_any_order_across_chains_with_repeats_and_cuts_give_the_same_tables(
    folder: Path, journal: dict[str, tuple[Entry, ...]], data: st.DataObject
) -> None:
    plain, mixed = fresh(folder), fresh(folder)
    for chain in journal.values():
        plain.accept(chain)

    held = dict.fromkeys(CHAINS, 0)
    while missing := [chain_id for chain_id in CHAINS if held[chain_id] < len(journal[chain_id])]:
        delivery = _delivery(journal, held, data.draw(st.sampled_from(missing)), data)
        if data.draw(st.booleans(), label="sent twice"):
            mixed.accept(delivery)
        mixed.accept(delivery)
        for entry in delivery:
            held[entry.chain_id] = max(held[entry.chain_id], entry.seq)

    expected = tables(plain)
    assert tables(mixed) == expected
    mixed.rebuild()
    assert tables(mixed) == expected
    plain.close()
    mixed.close()


def _delivery(
    journal: dict[str, tuple[Entry, ...]], held: dict[str, int], one: str, data: st.DataObject
) -> list[Entry]:
    """Draw stretches of one or two chains, each beginning no later than what is held; that of `one` brings something new."""
    delivery: list[Entry] = []
    for chain_id in sorted({one, data.draw(st.sampled_from(CHAINS), label="another")}):
        chain = journal[chain_id]
        start = data.draw(st.integers(0, min(held[chain_id], len(chain) - 1)), label="start")
        least = held[chain_id] if chain_id == one else start
        delivery += chain[start : data.draw(st.integers(least + 1, len(chain)), label="end")]
    return delivery


@settings(max_examples=25, deadline=None)
@given(facts=st.lists(st.tuples(st.sampled_from(["one", "two"]), st.builds(SignedIn, st.integers(0, 5))), max_size=12),
       cuts=st.lists(st.integers(0, 12), max_size=4))  # fmt: skip
def test_one_batch_or_many_or_one_by_one_gives_the_same_tables(
    folder: Path, facts: list[tuple[str, SignedIn]], cuts: list[int]
) -> None:
    whole, parts = fresh(folder), fresh(folder)
    edges = sorted({0, len(facts), *(cut for cut in cuts if cut < len(facts))})

    with whole.write(ACTOR) as work:
        work.append_many(list(facts))
    for start, end in pairwise(edges):
        with parts.write(ACTOR) as work:
            for subject_id, body in facts[start:end]:
                work.append(subject_id, body)

    assert tables(parts) == tables(whole)
    whole.close()
    parts.close()


def test_a_rebuild_repairs_whatever_happened_to_the_tables(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    with store.write(ACTOR) as work:
        work.append_many([("s", SignedIn(2)), ("t", SignedIn(3)), ("p", _remark("good")), ("p", _remark("better"))])
        work.put(a_person())
    before = tables(store)
    with store.write(ACTOR) as work:
        work.connection.execute(delete(REMARK))
        work.connection.execute(update(TALLY).values(tries=99))

    read = store.rebuild()

    assert tables(store) == before
    assert read == store.head().seq == 6
    assert verify(store).sound
    store.close()


def test_a_rebuild_tells_the_tables_and_changes_no_entry(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(2))
    head = store.head()
    told: list[frozenset[str]] = []
    store.on_changed(told.append)

    store.rebuild()

    assert (store.head(), told) == (head, [frozenset({"tally", "remark", "face"})])
    store.close()


def test_a_rebuild_that_is_cut_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(2))
    before = tables(store)
    with store.write(ACTOR) as work:
        damaged = update(table_of(EntryRow)).where(EntryRow.kind == "signed_in")
        work.connection.execute(damaged.values(kind="unknown_kind"))

    with pytest.raises(Exception, match="body_kind"):
        store.rebuild()

    assert tables(store) == before
    store.close()


def test_more_entries_than_a_batch_holds_are_projected_all(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    with store.write(ACTOR) as work:
        work.append_many([(f"s{number % 7}", SignedIn(1)) for number in range(2100)])
    before = tables(store)

    assert store.rebuild() == 2101
    assert tables(store) == before
    assert sum(row[1] for row in before["tally"]) == 2100
    store.close()


def test_every_version_of_a_card_is_projected_in_turn(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    with store.write(ACTOR) as work:
        for version in (1, 2, 3):
            work.put(a_person(1, version, f"Naam {version}"))
        work.put(Card(CardKind.GROUP, "g", 1, "desk", Group("1", "nl", "Genk")))
    before = tables(store)

    store.rebuild()

    assert tables(store) == before
    assert before["face"] == [(f"{1:032x}", "Naam 3", 3)]
    store.close()


def _remark(text: str) -> ObservationMade:
    return ObservationMade(PersonId("p"), GroupId("g"), BEGIN.date(), "", text)


def test_what_was_replaced_before_it_arrived_is_replaced_when_it_arrives(folder: Path) -> None:
    early = EntryRef(ChainId(CHAINS[0]), 2)
    correction = ObservationMade(PersonId("p"), GroupId("g"), BEGIN.date(), "", "better", (early,))
    store = fresh(folder)

    store.accept(_chain(CHAINS[1], [("p", correction)]))
    store.accept(_chain(CHAINS[0], [("p", _remark("good"))]))

    assert tables(store)["remark"] == [(CHAINS[0], 2, "good", True), (CHAINS[1], 2, "better", False)]
    store.close()


def test_a_refused_delivery_changes_no_table(folder: Path) -> None:
    store = fresh(folder)
    chain = _chain(CHAINS[0], [("s", SignedIn(1)), ("s", SignedIn(2)), ("s", SignedIn(3))])
    store.accept(chain[:2])
    before = tables(store)

    with pytest.raises(Conflict, match="entries_gap"):
        store.accept(chain[3:])

    assert tables(store) == before
    assert count_rows(store, table_of(EntryRow)) == 3
    store.close()


@pytest.mark.postgres
def test_a_server_on_postgresql_has_the_same_tables(folder: Path, postgres_url: str) -> None:
    late = EntryRef(ChainId(CHAINS[1]), 3)
    correction = ObservationMade(PersonId("p"), GroupId("g"), BEGIN.date(), "", "better", (late,))
    chains = [
        _chain(CHAINS[0], [("s", SignedIn(1)), ("p", correction), ("t", SignedIn(4)), ("s", SignedIn(2))]),
        _chain(CHAINS[1], [("s", SignedIn(5)), ("p", _remark("good")), ("p", _remark("other"))]),
    ]
    plain, server = fresh(folder), open_toy_store(postgres_url, "hub")
    for chain in chains:
        plain.accept(chain)

    server.accept(chains[0][:3])
    server.accept([*chains[1], *chains[0]])
    with server.write(ACTOR) as work:
        work.put(a_person())
    with plain.write(ACTOR) as work:
        work.put(a_person())

    assert tables(server) == tables(plain)
    server.rebuild()
    assert tables(server) == tables(plain)
    assert verify(server).sound
    plain.close()
    server.close()
