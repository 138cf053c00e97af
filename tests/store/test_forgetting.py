from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import AbsenceRecorded, ObservationMade, PaperPrinted, SittingOpened
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import ChainId, EntryRef, GroupId, PaperId, PersonId, SittingId
from mo_desk.domain.people import Person
from mo_desk.domain.questions import Standing
from mo_desk.store.models.sittings import Absence
from tests.helpers.bodies import an_id
from tests.helpers.fakes import BEGIN
from tests.helpers.real_stores import TRAINER, OpenStore, dump, make_store

WHO, GROUP, SITTING = PersonId(an_id("person", 1)), GroupId(an_id("group", 0)), SittingId(an_id("sitting", 0))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    yield opened
    opened.store.close()


def erase(desk: OpenStore, subject: str, *kinds: str) -> None:
    """Erase, and see that a rebuild would have given the same."""
    with desk.store.write(TRAINER) as work:
        work.erase(subject, kinds, "retention")
    before = dump(desk.store)
    desk.store.rebuild()
    assert dump(desk.store) == before


def place(desk: OpenStore) -> EntryRef:
    head = desk.store.head()
    return EntryRef(ChainId(head.chain_id), head.seq)


def rows(desk: OpenStore, table: str) -> int:
    return len(dump(desk.store)[table])


def absences(desk: OpenStore) -> list[tuple[str | None, bool]]:
    with desk.store.read() as connection:
        query = select(Absence.absence, Absence.replaced).order_by(Absence.seq)
        return [(absence, replaced) for absence, replaced in connection.execute(query)]


def test_the_rows_of_erased_facts_go_and_those_beside_them_stay(desk: OpenStore) -> None:
    other = PersonId(an_id("person", 2))
    for person in (WHO, other, WHO):
        desk.append((person, ObservationMade(person, GROUP, BEGIN.date(), "c1", "Tekst")))
    desk.append((SITTING, SittingOpened(SITTING)))

    erase(desk, WHO, "observation_made")

    assert (rows(desk, "observation"), rows(desk, "sitting_event")) == (1, 1)


def test_what_an_erased_correction_marked_is_current_again(desk: OpenStore) -> None:
    desk.append((WHO, AbsenceRecorded(SITTING, WHO, "absent")))
    first = place(desk)
    desk.append(("filed elsewhere", AbsenceRecorded(SITTING, WHO, "", (first,))))

    erase(desk, "filed elsewhere", "absence_recorded")

    assert absences(desk) == [("absent", False)]


def test_a_correction_that_stays_keeps_the_place_of_what_it_replaced(desk: OpenStore) -> None:
    desk.append((WHO, AbsenceRecorded(SITTING, WHO, "absent")))
    desk.append(("filed elsewhere", AbsenceRecorded(SITTING, WHO, "", (place(desk),))))

    erase(desk, WHO, "absence_recorded")

    assert absences(desk) == [(None, True), ("", False)]


def test_a_table_keyed_by_the_entry_alone_loses_only_that_row(desk: OpenStore) -> None:
    for number in range(3):
        desk.append(
            (
                f"s{number}",
                PaperPrinted(PaperId(an_id("paper", number)), "slip", "P-1", WHO, SITTING, Standing.PRACTICE),
            )
        )

    erase(desk, "s1", "paper_printed")

    assert rows(desk, "paper") == 2


def test_every_version_of_an_erased_card_leaves_the_tables(desk: OpenStore) -> None:
    members = (Member(WHO, BEGIN.date()), Member(PersonId(an_id("person", 2)), BEGIN.date()))
    course = Group("2026-117", "ar", "Genk", members=members)
    group = Card(CardKind.GROUP, GROUP, 1, "laptop", course)
    with desk.store.write(TRAINER) as work:
        work.put(group)
        work.put(Card(CardKind.PERSON, WHO, 1, "laptop", Person("Blijfnaam")))
    with desk.store.write(TRAINER) as work:
        work.put(replace(group, version=2, body=replace(course, members=members[:1])))

    erase(desk, GROUP, "card_put")

    assert (rows(desk, "course_group"), rows(desk, "enrolment"), rows(desk, "person")) == (0, 0, 1)
