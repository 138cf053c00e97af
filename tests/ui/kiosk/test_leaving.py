"""Closing the test screen: for the test leader only, never while something is being saved, and never locked in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.kiosk.fakes import PIN, FakeDesk


def test_closing_the_window_shows_the_exit_instead(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    driver.window.close()

    assert driver.window.isVisible()
    assert driver.find("exit_screen") is not None


def test_the_pin_closes_the_window_and_the_leaving_is_recorded(sit, qtbot):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.clock.seconds += 12

    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.leave()

    assert not driver.window.isVisible()
    assert driver.desk.absences == [("left_by_leader", 0)]
    assert driver.desk.cursors[-1].used_seconds == 12


def test_the_pin_can_be_pressed_on_the_pad_opened_by_keys(sit, qtbot):
    driver = sit(FakeDesk())
    driver.to_questions()
    qtbot.keyClick(driver.window, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    for digit in PIN:
        driver.click(f"digit_{digit}")

    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.click("leave_button", wait=False)


def test_a_wrong_pin_says_how_long_to_wait_and_the_test_goes_on(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    driver.leave("000000")
    driver.settle()

    assert "in 2 seconds" in driver.text("exit_answer")
    driver.click("back_to_test_button")
    assert driver.text("question_place") == "Vraag 1 van 6"


def test_the_window_waits_until_the_answer_is_saved(sit, qtbot):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.gate.clear()
    driver.click("option_a", wait=False)
    driver.window.ask_to_leave()
    driver.window._on_exit_pad_typed(PIN)
    driver.window.close()
    assert driver.window.isVisible()

    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.desk.gate.set()

    assert driver.desk.saved == [("item-1", "a", "nl")]
    assert not driver.window.isVisible()


def test_leaving_after_the_last_screen_means_finished(sit, qtbot):
    driver = sit(FakeDesk())
    driver.to_questions()
    for name in ("overview_button", "hand_in_button", "hand_in_go_button", "final_button"):
        driver.click(name)

    with qtbot.waitSignal(driver.window.finished):
        driver.leave()

    assert driver.desk.absences == []


def test_where_the_pin_cannot_be_checked_nobody_is_locked_in(sit, qtbot):
    desk = FakeDesk()
    desk.broken = {"start", "check_pin"}
    driver = sit(desk)

    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.leave("1")


def test_the_exit_stays_open_for_the_leader_while_an_answer_comes_back(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.gate.clear()
    driver.click("option_a", wait=False)

    driver.window.ask_to_leave()
    driver.desk.gate.set()
    driver.settle()

    assert driver.find("exit_screen") is not None
    driver.click("back_to_test_button")
    assert driver.text("saved_sign") == "Bewaard"
