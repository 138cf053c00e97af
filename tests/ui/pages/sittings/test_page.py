from dataclasses import replace

import pytest

from mo_desk.domain.errors import Invalid, NotAllowed
from mo_desk.domain.sittings import SeatStatus
from mo_desk.ui.pages.sittings.controller import SittingsController
from mo_desk.ui.pages.sittings.page import SittingsPage
from mo_desk.ui.pages.sittings.prepare_panel import read_days
from mo_desk.ui.pages.sittings.seat_panel import SeatPanel
from mo_desk.ui.widgets.choice import Choice
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, texts


@pytest.fixture
def services():
    return fakes.FakeSittings(), fakes.FakeTestRoom()


@pytest.fixture
def page(kit, opened, services):
    return lambda subject=None, actor=samples.ACTOR: opened(_make(kit, services, actor), subject)


def _make(kit, services, actor):
    sittings, room = services
    controller = SittingsController(sittings, room, room, fakes.FakeGroups(), fakes.FakeUsers(), actor, kit.tasks)
    return SittingsPage(controller, kit)


def test_the_list_shows_every_sitting_and_opens_one(page, went, settle):
    shown = page()

    assert shown.sittings_table.rows_model.texts(0)[:3] == ("2026-117", "24/11/2026", "Genk, C-mine")
    shown.sittings_table.row_opened.emit(samples.SITTINGS[0])
    assert went == [("sittings", samples.SITTING)]


def test_an_empty_list_offers_the_first_step(page, services):
    services[0].sittings = ()
    shown = page()

    assert "prepare the first one" in texts(shown)
    assert has_button(shown, "empty_button")


def test_the_large_sentence_counts_everyone(page):
    assert "15 enrolled" in texts(page(samples.SITTING))
    assert "3\N{NO-BREAK SPACE}taken" in texts(page(samples.SITTING))


def test_a_planned_day_is_opened_with_a_pin_typed_twice(page, services, settle, kit):
    services[0].sitting = samples.PLANNED_VIEW
    shown = page(samples.SITTING)
    assert button(shown, "main_button").text() == "Open the day"
    button(shown, "main_button").click()
    fill(shown.side, "pin", "123456")
    fill(shown.side, "pin_again", "123457")
    button(shown.side, "panel_button").click()
    assert "not the same" in field_error(shown.side, "pin_again")

    fill(shown.side, "pin_again", "123456")
    button(shown.side, "panel_button").click()
    settle()

    assert services[0].asked == [("open_day", ("123456",))]
    assert kit.notices.history[-1].text == "The day is open."


@pytest.mark.parametrize("pin", ["12345", "12345a", "", "١٢٣٤٥٦"])
def test_a_pin_that_is_not_six_digits_is_refused_at_its_field(page, services, pin):
    services[0].sitting = samples.PLANNED_VIEW
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    fill(shown.side, "pin", pin)
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "pin")
    assert services[0].asked == []


def test_the_main_button_starts_for_the_next_person_whose_identity_is_known(page, kit):
    started = []
    kit.navigator.test_screen_requested.connect(lambda sitting, person: started.append((sitting, person)))
    shown = page(samples.SITTING)

    assert button(shown, "main_button").text() == "Start for Zahra"
    button(shown, "main_button").click()
    assert started == [(samples.SITTING, samples.person_id(7))]


def test_the_main_button_follows_the_chosen_person(page):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(9)

    assert button(shown, "main_button").text() == "Check who Mehmet is"


def test_one_can_come_for_one_seat_which_is_opened_once(page, settle):
    shown = page((samples.SITTING, samples.person_id(2)))
    assert shown.seats_table.chosen() == samples.SEATS[2]
    assert has_button(shown.side, "seat_identity_button")

    shown.hide_side()
    shown.reload()
    settle()
    assert shown.side is None


@pytest.mark.parametrize(
    ("difference", "buttons"),
    [("identity", ("seat_identity_button",)), ("absence", ("seat_absent_button", "seat_present_button"))],
)
def test_a_difference_can_be_settled_also_after_the_day_was_closed(page, services, difference, buttons):
    status = SeatStatus.TAKEN if difference == "identity" else SeatStatus.ABSENT
    seat = replace(samples.seat(0, status, "seen"), to_decide=(difference,))
    services[0].sitting = replace(samples.SITTING_VIEW, open=False, closed=True, seats=(seat,))
    shown = page((samples.SITTING, samples.person_id(0)))

    assert all(has_button(shown.side, name) for name in buttons)


def test_somebody_busy_comes_first(page, services):
    seats = (*samples.SEATS[:9], samples.seat(9, SeatStatus.BUSY, "seen", 12), *samples.SEATS[10:])
    services[0].sitting = replace(samples.SITTING_VIEW, seats=seats)

    assert button(page(samples.SITTING), "main_button").text() == "Go on with Mehmet"


def test_when_nobody_is_left_the_main_button_closes_and_closing_for_good_is_offered(page, services, settle):
    services[0].sitting = replace(samples.SITTING_VIEW, seats=samples.SEATS[:7])
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    button(shown.side, "close_final_button").click()
    settle()

    assert services[0].asked == [("close_day", (True,))]


def test_closing_for_good_waits_for_everyones_status(page):
    shown = page(samples.SITTING)
    button(shown, "close_button").click()

    assert not button(shown.side, "close_final_button").isEnabled()
    assert "8 people have no status yet" in texts(shown.side)


def test_identity_sends_only_what_belongs_to_the_chosen_way(page, services, settle):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(8)
    button(shown.side, "seat_identity_button").click()
    settle()
    outcome = shown.side.findChild(Choice, "outcome")
    outcome.choose("known_to_two")
    button(shown.side, "panel_button").click()
    settle()

    assert services[0].asked == [("check_identity", (samples.person_id(8), "known_to_two", "", samples.COLLEAGUE, ""))]


def test_a_refusal_of_the_service_stands_at_its_field(page, services, settle):
    services[0].error = Invalid("reason_missing", field="reason")
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(8)
    button(shown.side, "seat_identity_button").click()
    settle()
    shown.side.findChild(Choice, "outcome").choose("not_admitted")
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "reason")
    assert button(shown.side, "panel_button").isEnabled()


def test_an_absence_can_be_undone(page, services, settle, kit):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(8)
    button(shown.side, "seat_absent_button").click()
    settle()
    notice = kit.notices.history[-1]
    assert notice.text == "Ionescu, Andreea is noted as absent."
    notice.action()
    settle()

    person = samples.person_id(8)
    assert services[0].asked == [("record_absence", (person, "absent")), ("record_absence", (person, ""))]


def test_language_and_adjustments_are_changed_before_the_test(page, services, settle):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(8)
    button(shown.side, "seat_plan_button").click()
    shown.side.findChild(Choice, "language").choose("ar")
    button(shown.side, "accommodations_extra_time").click()
    button(shown.side, "panel_button").click()
    settle()

    assert services[0].asked == [("plan_seat", (samples.person_id(8), "ar", ("extra_time",)))]


def test_an_incident_is_about_everyone_or_about_one_person(page, services, settle):
    shown = page(samples.SITTING)
    button(shown, "incident_button").click()
    fill(shown.side, "text", "De verwarming viel uit.")
    button(shown.side, "panel_button").click()
    settle()
    shown.seats_table.selectRow(1)
    button(shown.side, "seat_incident_button").click()
    fill(shown.side, "text", "Een gsm ging af.")
    button(shown.side, "panel_button").click()
    settle()

    assert services[0].asked == [
        ("report_incident", ("technical", "De verwarming viel uit.", None)),
        ("report_incident", ("technical", "Een gsm ging af.", samples.person_id(1))),
    ]


def test_a_running_test_is_broken_off_with_a_reason(page, services, settle):
    services[0].sitting = replace(samples.SITTING_VIEW, seats=(samples.seat(9, SeatStatus.BUSY, "seen", 12),))
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(0)
    button(shown.side, "seat_stop_button").click()
    fill(shown.side, "reason", "Voelt zich niet goed")
    button(shown.side, "panel_button").click()
    settle()

    assert services[1].asked == [("stop", ("a9", "Voelt zich niet goed", 1860))]


def test_annulling_takes_a_second_person_and_a_wrong_passphrase_is_said_at_its_field(page, services, settle):
    services[1].error = NotAllowed("passphrase_wrong")
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(0)
    button(shown.side, "seat_annul_button").click()
    settle()
    fill(shown.side, "passphrase", "fout")
    button(shown.side, "panel_button").click()
    settle()
    assert field_error(shown.side, "passphrase")

    services[1].error = None
    fill(shown.side, "passphrase", "drie rustige woorden")
    button(shown.side, "panel_button").click()
    settle()
    assert services[1].asked == [("annul", ("a0", "wrong_person", samples.COLLEAGUE, "drie rustige woorden"))]


def test_an_attempt_can_be_given_to_somebody_without_one(page, services, settle):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(0)
    button(shown.side, "seat_reassign_button").click()
    settle()
    shown.side.findChild(Choice, "person_id").choose(samples.person_id(9))
    fill(shown.side, "reason", "Naam verwisseld")
    fill(shown.side, "passphrase", "x")
    button(shown.side, "panel_button").click()
    settle()

    assert services[1].asked == [("reassign", ("a0", samples.person_id(9), "Naam verwisseld", samples.COLLEAGUE, "x"))]


def test_a_document_recorded_later_ends_a_reserve(page):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(2)

    assert button(shown.side, "seat_identity_button").text() == "Record the document"


def test_preparing_proposes_the_place_of_the_group_and_the_zone_of_the_country(page, services, settle, went):
    shown = page()
    button(shown, "main_button").click()
    settle()
    shown.side.findChild(Choice, "country").choose("MA")
    fill(shown.side, "days", "24/11/2026, 26/11/2026")
    button(shown.side, "panel_button").click()
    settle()

    new = services[0].asked[0][1][0]
    assert (new.place, new.country, new.time_zone, len(new.days)) == ("Genk", "MA", "Africa/Casablanca", 2)
    assert went[-1] == ("sittings", samples.SITTING)


def test_days_that_cannot_be_read_are_said_at_their_field(page, services, settle):
    shown = page()
    button(shown, "main_button").click()
    settle()
    fill(shown.side, "days", "morgen")
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "days")
    assert services[0].asked == []


def test_of_a_closed_test_moment_the_results_are_what_comes_next(page, services, went):
    services[0].sitting = replace(samples.SITTING_VIEW, open=False, closed=True)
    shown = page(samples.SITTING)

    assert button(shown, "main_button").text() == "See the results"
    assert not has_button(shown, "results_button")
    button(shown, "main_button").click()
    assert went[-1] == ("results", samples.SITTING)


def test_days_come_in_order_and_once():
    assert read_days("26/11/2026; 24/11/2026, 26/11/2026") == (samples.DAY, samples.DAY.replace(day=26))


def test_who_may_not_run_a_sitting_sees_no_actions(page):
    shown = page(samples.SITTING, samples.PARTNER)
    shown.seats_table.selectRow(0)

    assert not has_button(shown, "main_button")
    assert not has_button(shown, "incident_button")
    assert shown.side is None


def test_a_change_elsewhere_reloads_the_seats_and_keeps_the_person_open(page, services, kit, settle):
    shown = page(samples.SITTING)
    shown.seats_table.selectRow(7)
    services[0].sitting = replace(samples.SITTING_VIEW, place="Hasselt")
    kit.changes.changed.emit(frozenset({"answer"}))
    settle()

    assert "Hasselt" in texts(shown)
    assert isinstance(shown.side, SeatPanel)
