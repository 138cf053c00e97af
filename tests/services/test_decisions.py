from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from mo_desk.domain.facts import CaseDecided, IdentityChecked
from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person
from mo_desk.domain.sittings import NewSitting, SeatStatus
from mo_desk.views.decisions import CaseRow
from tests.helpers.desks import PIN, TODAY, OpenDay

HODAN = Person("Abdi", "Hodan", birth_date="1990-03-12", contact_language="so")
HODAAN = Person("Abdi", "Hodaan", birth_date="1990-03-12", agency_number="A0000001")


def cases(day: OpenDay, actor: Actor | None = None) -> list[str]:
    return [row.case for row in day.catalog.decisions.list_open(actor or day.actor)]


def only(day: OpenDay, case: str) -> CaseRow:
    [row] = [row for row in day.catalog.decisions.list_open(day.actor) if row.case == case]
    return row


def decide(day: OpenDay, row: CaseRow, choice: str, reason: str = "nagekeken") -> None:
    day.catalog.decisions.decide(day.actor, row.case, row.subject_id, row.other_id, choice, reason)


def stopped(day: OpenDay, person: PersonId) -> None:
    delivery = day.start(person)
    day.catalog.attempts.stop(day.actor, delivery.attempt_id, "onwel", 60)


def add(day: OpenDay, person: Person, *, group: bool = True) -> PersonId:
    return day.catalog.people.add_person(day.actor, person, day.group_id if group else None).person_id


def names(day: OpenDay) -> list[str]:
    return [row.display_name for row in day.catalog.people.list_people(day.actor)]


def join(day: OpenDay, stays: PersonId, goes: PersonId) -> None:
    choice = "first_stays" if stays < goes else "second_stays"
    day.catalog.decisions.decide(day.actor, "possible_double", stays, goes, choice)


def test_on_a_quiet_day_nothing_is_open(day: OpenDay) -> None:
    assert (cases(day), day.catalog.decisions.count_open(day.actor)) == ([], 0)


def test_everything_that_waits_for_a_person_is_one_list_that_names_who_decides(day: OpenDay) -> None:
    day.sit(day.people[0], 5, 30)
    day.confirm(day.people[0])
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[1], "under_reserve")
    stopped(day, day.people[2])
    day.sit(day.people[3])
    add(day, Person("Aerts", "Ann", birth_date="1990-05-12"))

    rows = day.catalog.decisions.list_open(day.actor)

    assert [(row.case, row.decides.value, row.display_name) for row in rows] == [
        ("possible_double", "trainer", "Aerts, An"),
        ("identity_document", "test_leader", "Bakr, Bilal"),
        ("stopped", "coordinator", "Celik, Cem"),
        ("other_rule", "coordinator", "Aerts, An"),
        ("process_evaluation", "trainer", ""),
    ]
    assert rows[0].other_name == "Aerts, Ann"
    assert "2 februari 2026" in rows[3].detail
    assert (rows[4].count, rows[4].course_number, rows[4].day) == (1, "2026-117", TODAY)
    assert all(row.may_settle for row in rows)
    assert {row.case for row in day.catalog.decisions.list_open(day.actor, day.sitting_id)} == {
        row.case for row in rows[1:]
    }


def test_page_and_workbook_say_the_same(day: OpenDay, tmp_path: Path) -> None:
    day.sit(day.people[0], 5, 30)
    day.confirm(day.people[0])
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[1], "under_reserve")
    stopped(day, day.people[2])

    book, _ = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path)
    sheet = openpyxl.load_workbook(book)["Te beslissen"].iter_rows(min_row=2, values_only=True)

    listed = {(row.display_name, row.decides.value) for row in day.catalog.decisions.list_open(day.actor)}
    roles = {"coördinator": "coordinator", "testverantwoordelijke": "test_leader"}
    assert {(line[1], roles[str(line[3])]) for line in sheet} == listed


def test_who_may_not_decide_sees_that_it_waits_for_another(day: OpenDay) -> None:
    stopped(day, day.people[0])
    row = only(day, "stopped")

    assert not day.catalog.decisions.list_open(day.trainer)[0].may_settle
    with pytest.raises(NotAllowed):
        day.catalog.decisions.decide(day.trainer, row.case, row.subject_id, "", "counts", "omdat")
    with pytest.raises(NotAllowed):
        day.catalog.decisions.list_open(Actor(day.actor.user_id, frozenset({Role.PARTNER})))


@pytest.mark.parametrize(("choice", "number"), [("counts", 2), ("does_not_count", 1)])
def test_a_coordinator_decides_whether_a_broken_off_test_counts_as_an_attempt(
    day: OpenDay, choice: str, number: int
) -> None:
    person = day.people[0]
    stopped(day, person)

    with pytest.raises(Invalid, match="reason_missing"):
        decide(day, only(day, "stopped"), choice, " ")
    decide(day, only(day, "stopped"), choice, "ziek geworden")

    row = day.result(person)
    assert (cases(day), row.to_decide, row.status) == ([], (), SeatStatus.STOPPED)
    assert [(one.case, one.choice, one.reason) for one in row.decided] == [("stopped", choice, "ziek geworden")]
    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY,))
    day.sitting_id = day.catalog.sittings.prepare(day.actor, new).sitting_id
    day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)
    day.start(person)
    assert day.result(person).attempt_number == number


def test_a_decision_taken_back_is_open_again(day: OpenDay) -> None:
    stopped(day, day.people[0])
    row = only(day, "stopped")
    decide(day, row, "counts")
    decide(day, row, "")

    assert cases(day) == ["stopped"]


def test_two_laptops_that_decided_differently_leave_the_case_open_until_somebody_decides_again(day: OpenDay) -> None:
    stopped(day, day.people[0])
    row = only(day, "stopped")
    with day.desk._store.write(day.actor) as work:
        for choice in ("counts", "does_not_count"):
            work.append(row.subject_id, CaseDecided(row.case, row.subject_id, row.other_id, choice, "omdat"))

    assert cases(day) == ["stopped"]
    decide(day, row, "counts")
    assert cases(day) == []


def test_a_conflict_of_rules_is_noted_by_a_coordinator_and_opens_again_when_the_result_changes(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    day.answer(delivery, 5, 30)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(day.people[0])
    before = day.result(day.people[0])

    decide(day, only(day, "other_rule"), "asked_agency", "gevraagd op 24 november")

    after = day.result(day.people[0])
    assert cases(day) == []
    assert (after.score, after.outcome, after.other_rule) == (before.score, before.outcome, before.other_rule)
    item = delivery.questions[0]
    day.catalog.corrections.correct_key(day.actor, delivery.form_id, item.item_id, item.options[0], "sleutel fout")
    assert cases(day) == ["other_rule"]


def test_two_checks_of_one_identity_are_a_difference_until_it_is_checked_again(day: OpenDay) -> None:
    day.sit(day.people[0], 11, 30)
    day.confirm(day.people[0])
    with day.desk._store.write(day.actor) as work:
        work.append(day.sitting_id, IdentityChecked(day.sitting_id, day.people[0], "seen", "passport"))

    assert cases(day) == ["identity"]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[0], "seen", "identity_card")
    assert cases(day) == []


def test_an_old_reserve_stays_open_and_an_old_missing_evaluation_is_left_to_its_sitting(day: OpenDay) -> None:
    day.sit(day.people[0])
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[1], "under_reserve")
    assert cases(day) == ["identity_document", "process_evaluation"]

    day.clock.pass_seconds(timedelta(days=100).total_seconds())

    assert cases(day) == ["identity_document"]
    assert "process_evaluation" in day.result(day.people[0]).to_decide


def test_two_people_of_whom_it_was_decided_are_not_asked_about_again(day: OpenDay) -> None:
    add(day, HODAN)
    add(day, HODAAN)
    row = only(day, "possible_double")

    decide(day, row, "two_people", "")

    assert cases(day) == []
    assert names(day)[:1] == ["Abdi, Hodaan"]
    decide(day, row, "", "")
    assert cases(day) == ["possible_double"]


def test_of_two_cards_of_one_person_one_stays_and_takes_over_what_it_lacks(day: OpenDay) -> None:
    stays, goes = add(day, HODAN), add(day, HODAAN)
    before = day.catalog.maintenance.device(day.actor).entries

    join(day, stays, goes)

    person = day.catalog.people.get_person(day.actor, stays).person
    assert (person.given_name, person.agency_number, person.contact_language) == ("Hodan", "A0000001", "so")
    assert [name for name in names(day) if name.startswith("Abdi")] == ["Abdi, Hodan"]
    members = day.catalog.groups.get_group(day.actor, day.group_id).members
    assert [one.person_id for one in members if one.display_name.startswith("Abdi")] == [stays]
    assert cases(day) == []
    assert day.catalog.maintenance.device(day.actor).entries == before + 3  # the decision and two cards
    assert day.catalog.maintenance.verify_journal(day.actor).sound


def test_a_planned_seat_goes_over_to_who_stays(day: OpenDay) -> None:
    goes = add(day, HODAAN)
    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY,))
    sitting = day.catalog.sittings.prepare(day.actor, new).sitting_id
    stays = add(day, HODAN)

    join(day, stays, goes)

    view = day.catalog.sittings.get_sitting(day.actor, sitting)
    seats = {seat.person_id: seat for seat in view.seats}
    assert goes not in seats
    assert seats[stays].form_id is not None
    listed = next(row for row in day.catalog.sittings.list_sittings(day.actor) if row.sitting_id == sitting)
    assert (listed.seats, len(view.seats)) == (5, 5)


def test_who_has_a_test_cannot_go_and_the_agency_can_be_left_to_join(day: OpenDay) -> None:
    tested = day.people[0]
    day.sit(tested, 11, 30)
    day.confirm(tested)
    other = add(day, Person("Aerts", "Ann", birth_date="1990-05-12"))
    view = day.catalog.decisions.compare(day.actor, tested, other)

    assert {side.person_id: side.has_history for side in (view.first, view.second)} == {tested: True, other: False}
    with pytest.raises(Conflict, match="double_has_history"):
        join(day, other, tested)
    assert cases(day) == ["possible_double"]
    decide(day, only(day, "possible_double"), "left_to_agency", "")
    assert (cases(day), len(day.catalog.people.list_people(day.actor))) == ([], 5)


def test_a_later_list_with_the_spelling_that_went_finds_who_stayed(day: OpenDay, tmp_path: Path) -> None:
    stays, goes = add(day, HODAN), add(day, replace_number(HODAAN))
    join(day, stays, goes)
    path = tmp_path / "lijst.csv"
    path.write_text("Familienaam;Voornaam;Geboortedatum\nAbdi;Hodaan;12/03/1990\n", encoding="utf-8")

    [row] = day.catalog.rosters.preview_roster(day.actor, path, day.group_id).rows

    assert (row.verdict.value, row.person_id) == ("changed", stays)


def test_people_joined_one_after_the_other_end_at_the_last_who_stayed(day: OpenDay) -> None:
    first, second, third = (
        add(day, Person("Abdi", name, birth_date="1990-03-12")) for name in ("Hodan", "Hodaan", "Hodann")
    )
    join(day, second, first)
    join(day, third, second)

    assert [name for name in names(day) if name.startswith("Abdi")] == ["Abdi, Hodann"]
    assert cases(day) == []


def test_comparing_with_somebody_unknown_is_refused(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="person_unknown"):
        day.catalog.decisions.compare(day.actor, day.people[0], PersonId("f" * 32))


def test_the_tables_made_anew_hold_the_same_decisions(day: OpenDay) -> None:
    stays, goes = add(day, HODAN), add(day, HODAAN)
    join(day, stays, goes)
    stopped(day, day.people[0])
    decide(day, only(day, "stopped"), "counts")
    before = (names(day), cases(day))

    day.catalog.maintenance.rebuild(day.actor)

    assert (names(day), cases(day)) == before


def replace_number(person: Person) -> Person:
    return Person(person.family_name, person.given_name, birth_date=person.birth_date)
