"""The test screen over a real desk: what it shows as saved is in the journal, and it opens again where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mo_desk.domain.errors import NotFound
from mo_desk.domain.ids import PersonId
from mo_desk.domain.sittings import SeatStatus
from mo_desk.ui.kiosk.binding import BoundDesk
from mo_desk.ui.kiosk.controller import KioskDesk
from mo_desk.ui.kiosk.window import KioskWindow
from mo_desk.ui.plumbing.kit import Kit
from tests.helpers.desks import PASSPHRASE, PIN, OpenDay, make_blank, make_day, open_day
from tests.ui.conftest import RESOURCES
from tests.ui.kiosk.driver import Driver
from tests.ui.kiosk.fakes import FakeClock


@pytest.fixture
def day(tmp_path: Path) -> Iterator[OpenDay]:
    opened = open_day(make_day(tmp_path / "day", make_blank(tmp_path / "blank")))
    yield opened
    opened.close()


@pytest.fixture
def sit_really(qtbot: QtBot, kit: Kit, day: OpenDay, settle: Callable[[], None]) -> Callable[[PersonId | None], Driver]:
    def open_window(person: PersonId | None) -> Driver:
        desk: KioskDesk = BoundDesk(day.catalog, day.actor, day.sitting_id, person)
        clock = FakeClock()
        window = KioskWindow(desk, kit, RESOURCES / "locale" / "kiosk", now=clock)
        qtbot.addWidget(window, before_close_func=lambda closing: closing.hide())
        window.resize(1366, 768)
        window.show()
        window.begin()
        settle()
        return Driver(qtbot, window, desk, clock, settle)

    return open_window


def test_a_test_left_with_the_pin_goes_on_at_its_question_with_its_answers(day, sit_really, qtbot):
    person = day.people[0]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    driver = sit_really(person)
    driver.to_questions()
    for place in "123":
        driver.type(place)
        driver.click("next_button")
    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.leave(PIN)

    again = sit_really(None)
    again.click("handover_button")

    assert again.text("question_place") == "السؤال 4 من 41"
    again.click("overview_button")
    assert again.text("unanswered_count") == "أسئلة بلا إجابة: 38"


def test_a_test_handed_in_is_scored_once_and_a_passphrase_opens_the_exit(day, sit_really, qtbot):
    person = day.people[1]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    driver = sit_really(person)
    driver.to_questions()
    driver.type("a")
    for name in ("overview_button", "hand_in_button", "hand_in_go_button", "final_button"):
        driver.click(name)

    assert driver.calm() == "done"
    seats = day.catalog.sittings.get_sitting(day.actor, day.sitting_id).seats
    assert [seat.person_id for seat in seats if seat.status is SeatStatus.TAKEN] == [person]
    with qtbot.waitSignal(driver.window.finished):
        driver.leave(PASSPHRASE)


def test_a_laptop_that_came_to_somebody_else_leaves_no_trace_in_the_journal(day, sit_really, qtbot):
    person = day.people[0]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    before = day.catalog.maintenance.device(day.actor).entries
    driver = sit_really(person)
    assert driver.text("calm_title") == "An"

    driver.click("not_me_button")
    driver.click("not_me_leave_button")
    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.leave(PIN)

    seats = day.catalog.sittings.get_sitting(day.actor, day.sitting_id).seats
    assert [seat.attempt_id for seat in seats] == [None, None, None, None]
    assert day.catalog.maintenance.device(day.actor).entries == before


def test_going_on_without_a_running_test_says_so(day):
    with pytest.raises(NotFound, match="attempt_unknown"):
        BoundDesk(day.catalog, day.actor, day.sitting_id, None).start()
    with pytest.raises(NotFound, match="attempt_unknown"):
        BoundDesk(day.catalog, day.actor, day.sitting_id, None).get_handover()
