"""Names and birth dates do not appear on a projector by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.displays import Displays
from mo_desk.ui.shell.main_window import MainWindow
from tests.ui.shell.fakes import FakeDisplays, Rooms

RIGHT = "vier woorden op een rij"
Open = Callable[[FakeDisplays], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, kit: Kit) -> Open:
    def make(displays: FakeDisplays) -> MainWindow:
        window = MainWindow(kit, Rooms(kit).all(), "Lies", lambda typed: typed == RIGHT, 10, displays)
        qtbot.addWidget(window)
        window.show()
        assert window.page is not None
        window.page.set_headline("Okoro, Grace")
        return window

    return make


def names_seen(window: MainWindow) -> bool:
    return any(label.isVisible() and "Okoro" in label.text() for label in window.findChildren(QLabel))


def guard(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "display_guard")
    assert isinstance(found, QWidget)
    return found


def test_one_display_shows_the_pages(open_window):
    window = open_window(FakeDisplays(1))

    assert names_seen(window)
    assert not guard(window).isVisible()


def test_two_displays_at_the_start_cover_the_pages(open_window):
    window = open_window(FakeDisplays(2))

    assert not names_seen(window)
    assert guard(window).isVisible()
    assert window.focusWidget() is window.display_guard.button


def test_a_display_that_is_attached_covers_the_pages_at_once(open_window, kit):
    displays = FakeDisplays(1)
    window = open_window(displays)
    kit.notices.say("Okoro, Grace is done.")

    displays.attach()

    assert not names_seen(window)
    assert guard(window).isVisible()


def test_show_anyway_shows_the_pages_until_another_display_comes(qtbot, open_window):
    displays = FakeDisplays(2)
    window = open_window(displays)

    qtbot.mouseClick(window.display_guard.button, Qt.MouseButton.LeftButton)
    assert names_seen(window)
    assert window.focusWidget() is window.page

    displays.attach()
    assert not names_seen(window)


def test_the_guard_is_lifted_by_keyboard_alone(qtbot, open_window):
    window = open_window(FakeDisplays(2))

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert names_seen(window)


def test_going_to_another_page_does_not_lift_the_guard(open_window, kit):
    window = open_window(FakeDisplays(2))

    kit.navigator.go("groups", "g1")

    assert guard(window).isVisible()
    assert window.focusWidget() is window.display_guard.button


def test_the_lock_comes_before_the_guard_and_unlocking_does_not_lift_it(qtbot, open_window, settle):
    displays = FakeDisplays(1)
    window = open_window(displays)
    window.lock()
    displays.attach()
    assert window.lock_screen.isVisible()

    qtbot.keyClicks(window.lock_screen.line, RIGHT)
    qtbot.keyClick(window.lock_screen.line, Qt.Key.Key_Return)
    settle()

    assert guard(window).isVisible()
    assert not names_seen(window)


def test_a_message_posted_under_the_guard_is_not_shown(open_window, kit):
    window = open_window(FakeDisplays(2))

    kit.notices.say("Okoro, Grace is done.")

    assert not window.toast.isVisible()


def test_the_system_counts_its_screens_and_tells_of_a_new_size(qtbot, qapp):
    displays = Displays()

    assert displays.count() == len(QGuiApplication.screens()) == 1
    with qtbot.waitSignal(displays.changed, timeout=1000):
        screen = QGuiApplication.primaryScreen()
        screen.geometryChanged.emit(screen.geometry())


def test_the_system_tells_of_a_new_screen(qtbot, qapp):
    displays = Displays()

    with qtbot.waitSignal(displays.changed, timeout=1000):
        qapp.screenAdded.emit(QGuiApplication.primaryScreen())
