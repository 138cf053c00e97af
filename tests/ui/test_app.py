"""The windows from sign-in to sign-out, over a real desk: the test screen, the ways on."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from mo_desk.bootstrap.desk import open_desk
from mo_desk.domain.errors import Damaged
from mo_desk.domain.sittings import SeatStatus
from mo_desk.paths import Home
from mo_desk.ui.shell.first_run import FirstRunCard, RecoveryCodeCard
from mo_desk.ui.shell.opener import HomeOpener
from mo_desk.ui.shell.recovery import DamagedCard, ForgottenCard
from mo_desk.ui.shell.sign_in import SignInCard
from tests.helpers.desks import NAME, PASSPHRASE, PIN, OpenDay
from tests.helpers.fakes import FakeClock
from tests.ui.front import DayOpener, Front, type_in
from tests.ui.shell.fakes import FakeOpener


def texts_seen(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_signing_in_shows_today_signing_out_shows_the_door_and_so_on(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    assert front.shown() == "today"
    assert front.windows.main.isVisible()
    assert not front.windows.door.isVisible()

    front.qtbot.mouseClick(front.windows.main.status.sign_out_button, Qt.MouseButton.LeftButton)
    front.settle()
    assert front.windows.main is None
    assert front.windows.door.isVisible()

    front.sign_in()
    assert front.shown() == "today"


def test_signing_out_waits_for_long_work_to_stop_and_says_so(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    main, gate, ended = front.windows.main, threading.Event(), []

    def work(_report, stop_asked):
        gate.wait(10)
        ended.append(stop_asked())

    front.kit.tasks.follow(main, work, ended.append, ended.append, ended.append, "Sending is being stopped.")
    front.qtbot.mouseClick(main.status.sign_out_button, Qt.MouseButton.LeftButton)
    assert main.parting_screen.isVisible()
    assert "Sending is being stopped." in texts_seen(main)
    assert front.windows.main is main

    gate.set()
    front.qtbot.waitUntil(lambda: front.windows.main is None, timeout=5000)
    assert ended[0] is True
    front.settle()
    assert front.windows.door.isVisible()


def test_signing_out_lets_the_next_instance_in(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    front.windows.main.sign_out_requested.emit()
    front.settle()

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()) as desk:
        assert desk.signed_in.name == NAME


def test_closing_the_window_closes_the_desk(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.windows.main.close()

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()) as desk:
        assert desk.signed_in.name == NAME


def test_the_day_has_its_backup_after_signing_in(start, home):
    front = start(DayOpener(home, "en"))

    front.sign_in()

    assert len(list(home.backups.iterdir())) == 1


def test_a_wrong_passphrase_leaves_the_door_closed(start, home):
    front = start(DayOpener(home, "en"))

    front.sign_in(passphrase="niet de juiste zin")

    assert front.windows.main is None
    assert front.card().problem.text().startswith("Name or passphrase is not right.")


def test_a_second_instance_says_that_it_is_open_already(start, home):
    front = start(DayOpener(home, "en"))

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()):
        front.sign_in()

    assert front.windows.main is None
    assert front.card().problem.text().startswith("MO Desk is already open on this laptop.")


def test_what_waits_for_the_agency_is_counted_after_signing_in_and_after_a_commit(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    before = _waiting(front)
    assert before > 0

    desk = front.windows._desk
    group = desk.catalog.groups.list_groups(desk.actor)[0].group_id
    person = desk.catalog.groups.get_group(desk.actor, group).members[1].person_id
    sitting = desk.catalog.sittings.list_sittings(desk.actor)[0].sitting_id
    desk.catalog.sittings.check_identity(desk.actor, sitting, person, "seen", "passport")
    front.qtbot.waitUntil(lambda: _waiting(front) > before, timeout=5000)


def _waiting(front: Front) -> int:
    assert front.windows.main is not None
    text = front.windows.main.status.waiting.text()
    return int(text.split()[0]) if text[:1].isdigit() else 0


def test_the_lock_opens_for_the_users_own_passphrase(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    main = front.windows.main
    main.lock()

    for typed, locked in (("niet de juiste zin", True), (PASSPHRASE, False)):
        main.lock_screen.line.setText(typed)
        front.qtbot.keyClick(main.lock_screen.line, Qt.Key.Key_Return)
        front.settle()
        assert main.lock_screen.isVisible() is locked


@pytest.mark.parametrize(("typed", "locked"), [(PIN, True), (PASSPHRASE, False)])
def test_the_pin_opens_nothing_but_the_exit_and_a_passphrase_opens_the_desk_too(start, home, typed, locked):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    day = OpenDay(front.windows._desk, FakeClock())
    sitting = day.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    person = next(
        seat.person_id for seat in day.catalog.sittings.get_sitting(day.actor, sitting).seats if seat.attempt_id is None
    )
    day.catalog.sittings.check_identity(day.actor, sitting, person, "seen", "passport")

    front.kit.navigator.start_test(sitting, person)
    front.settle()
    kiosk = front.windows.kiosk
    assert kiosk is not None
    assert kiosk.isVisible()

    kiosk.ask_to_leave()
    line = kiosk.findChild(QLineEdit, "exit_edit")
    front.qtbot.keyClicks(line, typed)
    front.qtbot.keyClick(line, Qt.Key.Key_Return)
    front.settle()
    front.qtbot.waitUntil(lambda: front.windows.kiosk is None, timeout=5000)
    assert front.windows.main.isVisible()
    assert front.windows.main.lock_screen.isVisible() is locked


def test_the_wrong_person_at_the_hand_over_gives_the_laptop_back_and_the_right_one_takes_the_test(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    day = OpenDay(front.windows._desk, FakeClock())
    sitting = day.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    wrong, right = [
        seat.person_id for seat in day.catalog.sittings.get_sitting(day.actor, sitting).seats if seat.attempt_id is None
    ][:2]
    for person in (wrong, right):
        day.catalog.sittings.check_identity(day.actor, sitting, person, "seen", "passport")
    front.go("sittings", sitting)
    front.kit.navigator.start_test(sitting, wrong)
    front.settle()

    _press(front, "not_me_button")
    _press(front, "not_me_leave_button")
    line = front.windows.kiosk.findChild(QLineEdit, "exit_edit")
    front.qtbot.keyClicks(line, PIN)
    front.qtbot.keyClick(line, Qt.Key.Key_Return)
    front.qtbot.waitUntil(lambda: front.windows.kiosk is None, timeout=5000)
    assert front.windows.main.lock_screen.isVisible()
    front.windows.main.lock_screen.line.setText(PASSPHRASE)
    front.qtbot.keyClick(front.windows.main.lock_screen.line, Qt.Key.Key_Return)
    front.settle()
    assert front.shown() == "sittings"

    front.kit.navigator.start_test(sitting, right)
    front.settle()
    _press(front, "handover_button")

    seats = day.catalog.sittings.get_sitting(day.actor, sitting).seats
    status = {seat.person_id: seat.status for seat in seats}
    assert (status[wrong], status[right]) == (SeatStatus.TO_DO, SeatStatus.BUSY)


def _press(front: Front, name: str) -> None:
    assert front.windows.kiosk is not None
    button = front.windows.kiosk.findChild(QAbstractButton, name)
    front.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    front.settle()


def test_a_wrong_pin_keeps_the_test_screen(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    day = OpenDay(front.windows._desk, FakeClock())
    sitting = day.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    person = next(
        seat.person_id for seat in day.catalog.sittings.get_sitting(day.actor, sitting).seats if seat.attempt_id is None
    )
    day.catalog.sittings.check_identity(day.actor, sitting, person, "seen", "passport")
    front.kit.navigator.start_test(sitting, person)
    front.settle()

    kiosk = front.windows.kiosk
    kiosk.ask_to_leave()
    line = kiosk.findChild(QLineEdit, "exit_edit")
    front.qtbot.keyClicks(line, "000000")
    front.qtbot.keyClick(line, Qt.Key.Key_Return)
    front.settle()

    assert front.windows.kiosk is kiosk
    assert kiosk.isVisible()


def test_the_first_start_goes_from_a_name_to_a_tried_code_to_the_first_page(start, tmp_path):
    front = start(HomeOpener(Home(tmp_path / "new"), "en"))
    card = front.card()
    assert isinstance(card, FirstRunCard)
    for field, text in {"name": NAME, "passphrase": PASSPHRASE, "again": PASSPHRASE}.items():
        type_in(card.form, field, text)
    front.qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    front.settle()

    code_card = front.card()
    assert isinstance(code_card, RecoveryCodeCard)
    shown = code_card.findChild(QLabel, "recovery_code")
    assert isinstance(shown, QLabel)
    type_in(code_card.form, "code", shown.text())
    front.qtbot.mouseClick(code_card.button, Qt.MouseButton.LeftButton)
    assert front.card().sentence.text() == "This laptop is ready. Sign in to begin."

    front.sign_in()
    assert front.shown() == "today"
    assert "Begin with a group" in texts_seen(front.windows.main)


def test_a_forgotten_passphrase_goes_to_its_card_and_back(start):
    front = start(FakeOpener())
    front.card().recovery_requested.emit()
    card = front.card()
    assert isinstance(card, ForgottenCard)

    card.done.emit("Your new passphrase is set.")

    assert isinstance(front.card(), SignInCard)
    assert front.card().sentence.text() == "Your new passphrase is set."


def test_damaged_data_go_to_the_choice_of_backups_and_back(start):
    opener = FakeOpener()
    front = start(opener)
    opener.error = Damaged("database_unreadable")
    front.sign_in()
    card = front.card()
    assert isinstance(card, DamagedCard)
    assert card.findChild(QComboBox) is None

    front.qtbot.mouseClick(card.findChild(QPushButton, "back_button"), Qt.MouseButton.LeftButton)

    assert isinstance(front.card(), SignInCard)


def test_a_user_who_is_removed_costs_a_sign_in(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    desk = front.windows._desk
    colleague = next(row.user_id for row in desk.catalog.access.users(desk.actor) if row.name != NAME)

    front.windows._on_remove_user_wanted(colleague)
    front.settle()

    assert front.windows.main is None
    assert front.card().sentence.text() == "The access is taken away. Sign in again to go on."
    front.sign_in()
    assert front.shown() == "today"


def test_help_opens_the_manual_over_the_window(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.qtbot.keyClick(front.windows.main, Qt.Key.Key_F1)

    help_window = front.windows._help
    assert help_window.isVisible()
    assert len(help_window.text.toPlainText()) > 1000


def test_a_bug_shows_the_crash_dialog_and_the_window_stays(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.windows.on_crash(ZeroDivisionError, ZeroDivisionError(), None)

    dialog = front.windows.main.findChild(QMessageBox, "crash_dialog")
    assert dialog.isVisible()
    dialog.close()
    assert front.windows.main.isVisible()
