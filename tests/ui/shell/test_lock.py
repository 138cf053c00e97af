"""The lock after idling: nothing of anybody is readable until the signed-in user's passphrase is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mo_desk.domain.errors import NotAllowed
from mo_desk.ui.shell.main_window import MainWindow
from tests.ui.shell.fakes import IDLE_MINUTES, RIGHT, FakeDisplays


def locked(window: MainWindow) -> bool:
    return window._outer.currentWidget() is window.lock_screen


def shown(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.objectName()


def test_idling_locks_and_nothing_of_anybody_can_be_seen(window):
    window.page.set_headline("Okoro, Grace")

    window._idle.timeout.emit()

    assert locked(window)
    visible = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Okoro, Grace" not in visible
    assert window.focusWidget() is window.lock_screen.line


def test_a_touch_anywhere_in_the_window_starts_the_idle_time_anew(qtbot, window):
    window._idle.setTimerType(Qt.TimerType.PreciseTimer)
    window._idle.start(60_000)
    qtbot.waitUntil(lambda: window._idle.remainingTime() < 59_950, timeout=2000)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)

    assert window._idle.remainingTime() > 59_950


def test_the_right_passphrase_unlocks_and_the_page_is_as_it_was(qtbot, window, settle):
    window.go("groups", "g1")
    window.lock()
    qtbot.keyClicks(window.lock_screen.line, RIGHT)

    qtbot.keyClick(window.lock_screen.line, Qt.Key.Key_Return)
    settle()

    assert not locked(window)
    assert (shown(window), window.page.isVisible()) == ("groups", True)
    assert window._idle.isActive()


def test_a_wrong_passphrase_keeps_it_locked_and_says_so(qtbot, kit, window, settle):
    window.lock()
    qtbot.keyClicks(window.lock_screen.line, "iets anders")

    qtbot.mouseClick(window.lock_screen.button, Qt.MouseButton.LeftButton)
    settle()

    assert locked(window)
    assert window.lock_screen.problem.text() == kit.texts.code("passphrase_wrong")
    assert window.lock_screen.line.text() == ""
    assert not window._idle.isActive()


def test_locking_again_starts_with_an_empty_line(qtbot, window, settle):
    window.lock()
    qtbot.keyClicks(window.lock_screen.line, "half")

    window.lock()

    assert window.lock_screen.line.text() == ""
    assert not window.lock_screen.problem.isVisible()


def test_a_check_that_cannot_be_made_is_told_and_can_be_tried_again(qtbot, kit, rooms, settle):
    def refuse(_typed: str) -> bool:
        raise NotAllowed("user_removed")

    window = MainWindow(kit, rooms.all(), "Lies", refuse, IDLE_MINUTES, FakeDisplays())
    qtbot.addWidget(window)
    window.show()
    window.lock()
    qtbot.keyClicks(window.lock_screen.line, RIGHT)

    qtbot.mouseClick(window.lock_screen.button, Qt.MouseButton.LeftButton)
    settle()

    assert locked(window)
    assert window.lock_screen.button.isEnabled()
    assert kit.notices.history[-1].text == kit.texts.code("user_removed")


def test_a_message_posted_while_locked_is_not_shown_over_the_lock(window, kit):
    window.lock()

    kit.notices.say("Okoro, Grace is done.")

    assert not window.toast.isVisible()
    assert kit.notices.history[-1].text == "Okoro, Grace is done."


def test_shortcuts_of_the_sidebar_sleep_while_locked(qtbot, window):
    window.lock()

    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert shown(window) == "today"
