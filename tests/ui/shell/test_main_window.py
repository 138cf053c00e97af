"""The desk's window: rooms, shortcuts, what waits, messages, the keyboard, and closing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mo_desk.domain.errors import Conflict
from mo_desk.ui.shell.main_window import MainWindow
from tests.ui.shell.fakes import PlainPage


def entry(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, f"room_{name}")
    assert isinstance(found, QPushButton)
    return found


def shown(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.objectName()


def test_a_page_is_built_when_somebody_first_goes_there(qtbot, window, rooms):
    assert rooms.built == ["today"]

    window.go("groups")
    window.go("today")
    window.go("groups")

    assert rooms.built == ["today", "groups"]


def test_a_click_in_the_sidebar_opens_the_page(qtbot, window):
    qtbot.mouseClick(entry(window, "groups"), Qt.MouseButton.LeftButton)

    assert shown(window) == "groups"
    assert entry(window, "groups").isChecked()
    assert not entry(window, "today").isChecked()


def test_a_click_on_the_room_that_is_shown_keeps_it_marked(qtbot, window):
    qtbot.mouseClick(entry(window, "today"), Qt.MouseButton.LeftButton)

    assert entry(window, "today").isChecked()


def test_control_and_a_number_open_the_page(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(window) == "groups", timeout=2000)

    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(window) == "today", timeout=2000)


def test_a_room_under_another_has_no_entry_and_keeps_the_other_marked(window, kit):
    assert window.findChild(QPushButton, "room_inbox") is None

    kit.navigator.go("inbox")

    assert (shown(window), entry(window, "groups").isChecked()) == ("inbox", True)
    assert not entry(window, "today").isChecked()


def test_a_page_asks_for_another_by_name_and_subject(window, kit):
    kit.navigator.go("groups", "g1")

    page = window.page
    assert isinstance(page, PlainPage)
    assert (shown(window), page.opened) == ("groups", ["g1"])


def test_a_room_that_this_user_does_not_have_changes_nothing(window, kit):
    kit.navigator.go("results")

    assert shown(window) == "today"


def test_what_waits_is_counted_in_the_sidebar_and_in_the_status_line(window):
    window.show_waiting(3)
    assert (entry(window, "sync").text(), entry(window, "sync").accessibleName()) == ("Sync (3)", "Sync (3)")
    assert window.status.waiting.text() == "3 still to send"

    window.show_waiting(0)
    assert entry(window, "sync").text() == "Sync"
    assert window.status.waiting.text() == "Nothing to send"


def test_the_count_in_the_status_line_goes_to_the_page_that_sends(qtbot, window):
    qtbot.mouseClick(window.status.waiting, Qt.MouseButton.LeftButton)

    assert shown(window) == "sync"


def test_the_status_line_says_saving_while_something_is_being_saved(qtbot, window, kit, settle):
    assert window.status.saved.text() == "Saved"

    kit.tasks.run(window, lambda: None, lambda _none: None, kit.notices.failure)
    assert window.status.saved.text() == "Saving …"

    settle()
    assert window.status.saved.text() == "Saved"


def test_a_message_slides_in_and_its_button_undoes(qtbot, window):
    window.page.primary_button.click()
    assert window.toast.isVisible()
    assert (window.toast.sentence.text(), window.toast.button.text()) == ("Done.", "Undo")

    qtbot.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)

    assert not window.toast.isVisible()
    assert window.page.opened[-1] == "undone"


def test_a_message_that_was_seen_goes_with_its_page_and_a_failure_stays(window, kit):
    first, second = list(window._rooms)[:2]
    window.go(first)
    kit.notices.say("Something to know.")
    window.go(second)
    assert window.toast.isVisible()

    window.toast._since -= 3
    window.go(first)
    assert not window.toast.isVisible()

    kit.notices.failure(Conflict("sitting_closed"))
    window.toast._since -= 3
    window.go(second)
    assert window.toast.isVisible()


def test_a_message_takes_no_focus_and_goes_when_it_was_read(window, kit):
    before = window.focusWidget()

    kit.notices.say("Something to know.")

    assert window.focusWidget() is before
    assert not window.toast.button.isVisible()
    assert window.toast._timer.isActive()
    window.toast._timer.timeout.emit()
    assert not window.toast.isVisible()


def test_the_newest_message_takes_the_place_and_the_older_can_be_found_again(window, kit):
    kit.notices.say("First.")
    kit.notices.say("Second.")

    assert window.toast.sentence.text() == "Second."
    assert [notice.text for notice in kit.notices.history] == ["First.", "Second."]


def test_a_message_stays_inside_a_small_window(window, kit):
    kit.notices.say("A rather long sentence that has to be read. " * 5)

    window.resize(800, 560)

    assert window.rect().contains(window.toast.geometry())


def test_at_the_start_the_keyboard_is_in_the_page_and_not_on_a_room(window):
    assert window.focusWidget() is window.page


def test_after_a_click_in_the_sidebar_the_keyboard_is_in_the_new_page(qtbot, window):
    qtbot.mouseClick(entry(window, "groups"), Qt.MouseButton.LeftButton)

    assert window.focusWidget() is window.page


def test_whoever_walks_the_sidebar_by_keyboard_stays_there(qtbot, window):
    entry(window, "groups").setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(entry(window, "groups"), Qt.Key.Key_Space)

    assert shown(window) == "groups"
    assert window.focusWidget() is entry(window, "groups")


def test_tab_reaches_every_room(qtbot, window):
    reached: set[str] = set()

    for _ in range(20):
        focused = window.focusWidget()
        if focused is not None:
            reached.add(focused.objectName())
            qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert {"room_today", "room_groups", "room_sync", "status_waiting", "sign_out_button", "help_button"} <= reached


def test_a_control_of_the_page_that_has_the_keyboard_keeps_it(window):
    window.page.primary_button.setFocus()

    window.go("today", "again")

    assert window.focusWidget() is window.page.primary_button


def test_help_is_asked_by_f1_and_by_its_button(qtbot, window, kit):
    chapters: list[str] = []
    kit.navigator.help_requested.connect(chapters.append)

    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.mouseClick(window.status.help_button, Qt.MouseButton.LeftButton)

    assert chapters == ["", ""]


def test_signing_out_and_closing_are_told_and_left_to_the_app(qtbot, window):
    with qtbot.waitSignal(window.sign_out_requested, timeout=1000):
        qtbot.mouseClick(window.status.sign_out_button, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(window.closing, timeout=1000):
        window.close()
    assert not window.isVisible()


def test_everything_that_acts_has_a_name(window):
    acting = [
        button
        for button in window.findChildren(QPushButton)
        if button.isVisible() and not window.page.isAncestorOf(button)
    ]

    assert [button.text() for button in acting if not (button.accessibleName() and button.objectName())] == []
