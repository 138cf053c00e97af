"""Erasing, as a work does it (`Work.erase`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from mo_desk.domain.cards import CardKind
from mo_desk.domain.errors import Conflict
from mo_desk.domain.facts import BodiesErased, ObservationMade, SignedIn
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.store.base import table_of
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.store.models.journal import EntryRow
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.wire.codec import entry_to_fact
from tests.helpers.stores import ACTOR, a_person, answer, count_rows, open_toy_store, tables

PERSON = a_person().id
REMARK = ObservationMade(PersonId(PERSON), GroupId("g"), date(2026, 11, 24), "", "Zonderlinge opmerking")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(tmp_path)
    with opened.write(ACTOR) as work:
        work.put(a_person(name="Zonderlinge"))
        work.append(PERSON, REMARK)
        work.put(a_person(1, 2, "Zonderlinge-Naam"))
        work.put(a_person(2))
        work.append("other", SignedIn(3))
    yield opened
    opened.close()


def erase(store: Store, *kinds: str) -> None:
    with store.write(ACTOR) as work:
        work.erase(PERSON, kinds, "retention")


def bodies(store: Store) -> list[bool]:
    """Say for every entry of the own chain whether its body and salt are there."""
    with store.read() as connection:
        entries = list(queries.chain_entries(connection, store.head().chain_id))
    assert all((entry.body is None) == (entry.salt is None) for entry in entries)
    return [entry.body is not None for entry in entries]


def test_bodies_and_salts_go_and_the_chain_still_verifies(store: Store) -> None:
    head_before = store.head()

    erase(store, "observation_made")

    assert bodies(store) == [True, True, False, True, True, True, True]
    assert store.head().seq == head_before.seq + 1
    assert verify(store).sound


def test_only_the_subject_and_the_kinds_named_are_touched(store: Store) -> None:
    erase(store, "card_put")

    assert bodies(store) == [True, False, True, False, True, True, True]
    assert verify(store).sound


def test_a_persons_card_goes_with_all_its_versions_and_others_stay(store: Store) -> None:
    erase(store, "card_put")

    assert count_rows(store, table_of(CardRow)) == 1
    assert count_rows(store, table_of(CardVersionRow)) == 1
    with store.read() as connection:
        kept = connection.execute(select(CardRow.id).where(CardRow.kind == CardKind.PERSON)).scalar_one()
    assert kept == a_person(2).id


def test_nothing_of_it_is_left_in_the_tables(store: Store) -> None:
    erase(store, "observation_made", "card_put")

    rows = tables(store)
    assert rows["remark"] == []
    assert rows["face"] == [(a_person(2).id, "Testpersoon", 1)]
    assert rows["tally"] == [("other", 3, 3)]
    before = rows
    store.rebuild()
    assert tables(store) == before


def test_an_erasure_is_a_fact_that_says_what_and_why(store: Store) -> None:
    erase(store, "observation_made", "card_put")

    with store.read() as connection:
        last = queries.entries_after(connection, store.head().chain_id, 6, 1)[0]
    assert entry_to_fact(last).body == BodiesErased(PERSON, ("observation_made", "card_put"), "retention")
    assert last.subject_id == PERSON


def test_an_erasure_that_fails_leaves_everything(store: Store) -> None:
    before, rows = bodies(store), tables(store)

    with pytest.raises(ZeroDivisionError):
        erase_and_fail(store)

    assert (bodies(store), tables(store)) == (before, rows)
    assert verify(store).sound


def erase_and_fail(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.erase(PERSON, ("observation_made", "card_put"), "retention")
        raise ZeroDivisionError


@pytest.mark.parametrize("kind", ["chain_opened", "bodies_erased"])
def test_what_the_chain_rests_on_cannot_be_erased(store: Store, kind: str) -> None:
    with pytest.raises(Conflict, match="kind_not_erasable"):
        erase(store, "observation_made", kind)

    assert all(bodies(store))


def test_erasing_twice_changes_nothing_but_the_record(store: Store) -> None:
    erase(store, "observation_made")
    once = tables(store)

    erase(store, "observation_made")

    assert tables(store) == once
    assert verify(store).sound


def test_a_body_taken_away_without_the_fact_is_found(store: Store) -> None:
    with store.write(ACTOR) as work:
        work._tools.journal.erase_bodies(work.connection, PERSON, ["observation_made"])

    report = verify(store).chains[0]
    assert (report.bad_seq, report.bad_reason) == (3, "body_missing")


def test_an_erased_text_is_in_no_file_of_the_desk(tmp_path: Path) -> None:
    hub = open_toy_store(f"sqlite:///{tmp_path}/plain.db", "hub")  # plain, so that a text left behind would be seen
    with hub.write(ACTOR) as work:
        work.put(a_person(name="Zonderlinge"))
        work.append(PERSON, REMARK)
    answer(hub, 30)
    assert any(b"Zonderlinge" in path.read_bytes() for path in tmp_path.iterdir())

    with hub.write(ACTOR) as work:
        work.erase(PERSON, ("observation_made", "card_put"), "retention")

    assert [path.name for path in tmp_path.iterdir() if b"Zonderlinge" in path.read_bytes()] == []
    hub.close()


def test_the_erased_journal_is_taken_over_whole_by_somebody_else(store: Store, tmp_path: Path) -> None:
    erase(store, "observation_made", "card_put")
    with store.read() as connection:
        chain = tuple(queries.chain_entries(connection, store.head().chain_id))
    hub = open_toy_store(f"sqlite:///{tmp_path}/hub.db", "hub")

    assert hub.accept(chain).added == 7
    assert tables(hub)["tally"] == tables(store)["tally"]
    assert count_rows(hub, table_of(EntryRow)) == 8
    assert verify(hub).sound
    hub.close()
