from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mo_desk.domain.errors import Conflict, Invalid, NotFound, Refused
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import PersonId, SittingId
from mo_desk.domain.people import Person
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import NewSitting, SeatStatus
from mo_desk.views.sittings import SeatRow
from tests.helpers.desks import PIN, TODAY, OpenDay


def seat(day: OpenDay, person: PersonId) -> SeatRow:
    view = day.catalog.sittings.get_sitting(day.actor, day.sitting_id)
    return next(row for row in view.seats if row.person_id == person)


def check(day: OpenDay, person: PersonId, outcome: str, **more: object) -> None:
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, outcome, **more)  # type: ignore[arg-type]


def test_everyone_enrolled_gets_a_seat_in_a_language_that_has_items(day: OpenDay) -> None:
    view = day.catalog.sittings.get_sitting(day.actor, day.sitting_id)

    assert [(row.display_name, row.language) for row in view.seats] == [
        ("Aerts, An", "ar"),
        ("Bakr, Bilal", "en"),
        ("Celik, Cem", "nl"),
        ("Diallo, Djenaba", "nl"),
    ]
    assert {row.questions for row in view.seats} == {41}
    assert view.seats[2].accommodations == ("extra_time",)


def test_forms_take_turns_and_share_no_item(day: OpenDay) -> None:
    view = day.catalog.sittings.get_sitting(day.actor, day.sitting_id)

    assert len(view.forms) == 2
    used = [row.form_id for row in view.seats]
    assert sorted(used.count(form.form_id) for form in view.forms) == [2, 2]


def test_somebody_withdrawn_before_the_day_gets_no_seat(day: OpenDay) -> None:
    day.catalog.groups.withdraw(day.actor, day.group_id, day.people[0], TODAY - timedelta(days=7))
    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY,))

    view = day.catalog.sittings.prepare(day.actor, new)

    assert day.people[0] not in {row.person_id for row in view.seats}
    assert len(view.seats) == 3


GOOD = NewSitting(None, "Genk", "BE", "Europe/Brussels", (TODAY,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (replace(GOOD, place=" "), "sitting_place_missing"),
        (replace(GOOD, days=()), "sitting_days_missing"),
        (replace(GOOD, days=(TODAY, TODAY)), "sitting_days_order"),
        (replace(GOOD, time_zone="Mars/Olympus"), "time_zone_unknown"),
        (replace(GOOD, time_limit_minutes=9), "time_limit_out_of_range"),
        (replace(GOOD, standing=Standing.OFFICIAL), "official_form_missing"),
    ],
)
def test_a_sitting_that_cannot_be_held_is_refused(day: OpenDay, new: NewSitting, code: str) -> None:
    with pytest.raises(Refused, match=code):
        day.catalog.sittings.prepare(day.actor, replace(new, group_id=day.group_id))


def test_a_group_without_anybody_has_no_sitting(day: OpenDay) -> None:
    empty = day.catalog.groups.save_group(day.actor, None, 0, Group("2026-0", "ar", "Genk")).group_id

    with pytest.raises(Refused, match="group_empty"):
        day.catalog.sittings.prepare(day.actor, replace(GOOD, group_id=empty))


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "１２３４５６", "12 456"])
def test_the_exit_pin_has_six_digits(day: OpenDay, pin: str) -> None:
    with pytest.raises(Invalid, match="pin_not_six_digits"):
        day.catalog.sittings.open_day(day.actor, day.sitting_id, pin)


@pytest.mark.parametrize(
    ("outcome", "more", "code"),
    [
        ("seen", {}, "document_kind_missing"),
        ("known_to_two", {}, "second_person_missing"),
        ("not_admitted", {"reason": " "}, "reason_missing"),
        ("guessed", {}, "identity_outcome_unknown"),
    ],
)
def test_an_identity_check_says_what_it_rests_on(day: OpenDay, outcome: str, more: dict[str, str], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        check(day, day.people[0], outcome, **more)


def test_known_to_two_needs_somebody_else_than_the_one_who_checks(day: OpenDay) -> None:
    with pytest.raises(Invalid, match="second_person_missing"):
        check(day, day.people[0], "known_to_two", second_by=day.actor.user_id)

    check(day, day.people[0], "known_to_two", second_by=day.leader_id)

    assert seat(day, day.people[0]).identity == "known_to_two"


def test_a_second_person_who_does_not_exist_vouches_for_nobody(day: OpenDay) -> None:
    with pytest.raises(Refused):
        check(day, day.people[0], "known_to_two", second_by="0" * 32)


def test_a_document_recorded_later_ends_a_reserve(day: OpenDay) -> None:
    check(day, day.people[0], "under_reserve", reason="vergeten")
    assert seat(day, day.people[0]).to_decide == ("identity_document",)

    check(day, day.people[0], "seen", document_kind="passport")

    row = seat(day, day.people[0])
    assert (row.identity, row.document_kind, row.to_decide) == ("seen", "passport", ())


def test_who_is_not_admitted_has_that_as_status(day: OpenDay) -> None:
    check(day, day.people[0], "not_admitted", reason="geen document, door niemand gekend")

    assert seat(day, day.people[0]).status is SeatStatus.NOT_ADMITTED


def test_an_absence_can_be_taken_back(day: OpenDay) -> None:
    record = day.catalog.sittings.record_absence

    record(day.actor, day.sitting_id, day.people[0], "justified_absence")
    assert seat(day, day.people[0]).status is SeatStatus.JUSTIFIED_ABSENCE
    record(day.actor, day.sitting_id, day.people[0], "absent")
    assert seat(day, day.people[0]).status is SeatStatus.ABSENT
    record(day.actor, day.sitting_id, day.people[0], "")
    assert seat(day, day.people[0]).status is SeatStatus.TO_DO
    with pytest.raises(Invalid, match="absence_unknown"):
        record(day.actor, day.sitting_id, day.people[0], "ziek")


def test_a_sitting_with_open_seats_cannot_end_but_its_day_can(day: OpenDay) -> None:
    close = day.catalog.sittings.close_day
    with pytest.raises(Conflict, match="seats_without_status") as refused:
        close(day.actor, day.sitting_id, final=True)
    assert refused.value.params["count"] == 4

    close(day.actor, day.sitting_id, final=False)
    assert not day.catalog.sittings.get_sitting(day.actor, day.sitting_id).open
    with pytest.raises(Conflict, match="sitting_not_open"):
        day.start(day.people[0])

    day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)
    for person in day.people:
        day.catalog.sittings.record_absence(day.actor, day.sitting_id, person, "absent")
    close(day.actor, day.sitting_id, final=True)

    view = day.catalog.sittings.get_sitting(day.actor, day.sitting_id)
    assert (view.open, view.closed) == (False, True)
    with pytest.raises(Conflict, match="sitting_closed"):
        day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)


def test_a_day_does_not_close_over_a_running_attempt(day: OpenDay) -> None:
    day.start(day.people[0])

    with pytest.raises(Conflict, match="attempt_still_running"):
        day.catalog.sittings.close_day(day.actor, day.sitting_id, final=False)


def test_closing_a_day_signs_the_head(day: OpenDay) -> None:
    day.catalog.sittings.close_day(day.actor, day.sitting_id, final=False)
    code = day.catalog.maintenance.device(day.actor).head_code

    assert day.desk.home.head_mark.exists()
    assert day.catalog.maintenance.verify_journal(day.actor, code).head_known


def test_a_seat_can_be_planned_anew_until_the_attempt_starts(day: OpenDay) -> None:
    plan = day.catalog.sittings.plan_seat
    person = day.people[1]

    plan(day.actor, day.sitting_id, person, "fr", ("large_text",))
    assert (seat(day, person).language, seat(day, person).accommodations) == ("fr", ("large_text",))
    with pytest.raises(Invalid, match="language_not_available"):
        plan(day.actor, day.sitting_id, person, "ti", ())

    assert day.start(person).text_size == 1
    with pytest.raises(Conflict, match="attempt_already_started"):
        plan(day.actor, day.sitting_id, person, "ar", ())


def test_somebody_who_came_late_to_the_list_gets_the_form_used_least(day: OpenDay) -> None:
    from_street = day.catalog.people.add_person(day.actor, Person("Straat", "Van"), day.group_id).person_id

    day.catalog.sittings.plan_seat(day.actor, day.sitting_id, from_street, "en", ())

    assert seat(day, from_street).questions == 41
    assert day.start(from_street).language == "en"


def test_an_incident_needs_a_known_kind_and_a_text(day: OpenDay) -> None:
    report = day.catalog.sittings.report_incident
    for category, text, code in [
        ("gossip", "x", "incident_category_unknown"),
        ("phone", "  ", "text_missing"),
        ("phone", "x" * 1001, "text_too_long"),
    ]:
        with pytest.raises(Invalid, match=code):
            report(day.actor, day.sitting_id, category, text)

    report(day.actor, day.sitting_id, "phone", " Een gsm ging af. ", day.people[0])

    [incident] = day.catalog.outcomes.results(day.actor, day.sitting_id).incidents
    assert (incident.text, incident.display_name) == ("Een gsm ging af.", "Aerts, An")
    assert day.result(day.people[0]).incidents == 1


def test_names_stand_in_one_order_in_every_list(day: OpenDay) -> None:
    for family, given in (("Aerts", "Elf"), ("aerts", "Eén"), ("Äerts", "Zes"), ("مثال", "ثلاثة"), ("مثال ب", "واحد")):
        person = day.catalog.people.add_person(day.actor, Person(family, given), day.group_id).person_id
        day.catalog.sittings.plan_seat(day.actor, day.sitting_id, person, "nl", ())
    members = [row.display_name for row in day.catalog.groups.get_group(day.actor, day.group_id).members]

    seats = [row.display_name for row in day.catalog.sittings.get_sitting(day.actor, day.sitting_id).seats]
    results = [row.display_name for row in day.catalog.outcomes.results(day.actor, day.sitting_id).rows]
    papers = [row.display_name for row in day.catalog.attestations.papers(day.actor, day.sitting_id)]
    evaluations = [row.display_name for row in day.catalog.evaluations.list_evaluations(day.actor, day.group_id)]

    assert members[:4] == ["Aerts, An", "aerts, Eén", "Aerts, Elf", "Äerts, Zes"]
    assert members[-2:] == ["مثال ب، واحد", "مثال، ثلاثة"]
    assert seats == results == papers == evaluations == members


def test_an_unknown_sitting_is_not_found(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="sitting_unknown"):
        day.catalog.sittings.get_sitting(day.actor, SittingId("f" * 32))


def test_a_sitting_over_the_end_of_summer_time_keeps_local_days(day: OpenDay) -> None:
    days = (date(2026, 10, 24), date(2026, 10, 25))

    view = day.catalog.sittings.prepare(day.actor, replace(GOOD, group_id=day.group_id, days=days))

    assert view.days == days
