from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page


class CountingPage(Page):
    def __init__(self, kit: Kit) -> None:
        super().__init__("counting", "Counting", kit, frozenset({"groups"}))
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1


@pytest.fixture
def page(qtbot: QtBot, kit: Kit) -> CountingPage:
    page = CountingPage(kit)
    qtbot.addWidget(page)
    return page


def test_a_page_loads_when_it_is_first_seen_and_not_again_without_a_change(page: CountingPage) -> None:
    page.show()
    page.hide()
    page.show()

    assert page.reloads == 1


def test_a_visible_page_reloads_when_one_of_its_topics_changed(page: CountingPage, kit: Kit, qtbot: QtBot) -> None:
    page.show()

    with qtbot.waitSignal(kit.changes.changed):
        kit.changes.report(frozenset({"groups", "journal"}))

    assert page.reloads == 2


def test_a_hidden_page_waits_until_it_is_seen(page: CountingPage, kit: Kit) -> None:
    page.show()
    page.hide()
    kit.changes.report(frozenset({"groups"}))
    kit.changes.report(frozenset({"attempts"}))
    before = page.reloads

    page.show()

    assert (before, page.reloads) == (1, 2)


def test_entering_with_a_subject_reloads_for_it(page: CountingPage) -> None:
    page.show()

    page.enter("group-1")

    assert page.subject == "group-1"
    assert page.reloads == 2


def test_the_main_action_stands_last_and_a_quiet_one_before_it(page: CountingPage, qtbot: QtBot) -> None:
    pressed: list[str] = []
    start = page.set_primary("Start", lambda: pressed.append("start"), "player-play", "Ctrl+Return")
    page.add_action("print_button", "Print", lambda: pressed.append("print"))

    assert [button.text() for button in page.findChildren(QPushButton)] == ["Start", "Print"]
    start.click()
    assert pressed == ["start"]


def test_the_way_back_stands_before_the_title_and_says_back(page: CountingPage, qtbot: QtBot) -> None:
    pressed: list[str] = []
    back = page.set_back("Back to all groups", lambda: pressed.append("back"))
    page.set_primary("Start", lambda: pressed.append("start"))
    page.resize(1100, 700)
    with qtbot.waitActive(page):
        page.show()

    with qtbot.waitSignal(back.clicked):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    title = page.findChild(QLabel, "page_title")
    assert title is not None
    assert back.x() < title.x()
    assert pressed == ["back"]
    assert (back.text(), back.accessibleName()) == ("Back", "Back to all groups")
    assert back.toolTip() == "Back to all groups (Alt+Left)"
    assert not back.icon().isNull()


@pytest.mark.parametrize("side", [False, True])
def test_long_actions_stand_under_the_title_where_there_is_no_room(page: CountingPage, side: bool) -> None:
    back = page.set_back("Back to all groups", lambda: None)
    actions = [
        page.add_action("list_button", "Take over a list", lambda: None),
        page.set_primary("Add a person", lambda: None),
    ]
    page.resize(815, 560)
    page.show()
    if side:
        panel = QWidget()
        panel.setFixedWidth(372)
        page.show_side(panel)
        QApplication.processEvents()

    ends = [button.mapTo(page, button.rect().bottomRight()).x() for button in (back, *actions)]
    assert max(ends) <= (815 - 372 if side else 815)


def test_the_way_back_stands_beside_the_actions_where_the_title_needs_its_width(page: CountingPage) -> None:
    back, title = page.set_back("Back to all groups", lambda: None), page.findChild(QLabel, "page_title")
    action = page.set_primary("Papers and Excel file", lambda: None)
    assert title is not None
    panel = QWidget()
    panel.setFixedWidth(372)
    page.resize(815, 560)
    page.show()
    assert back.x() < title.x() < action.x()

    page.show_side(panel)
    QApplication.processEvents()
    assert back.x() < action.x()
    assert back.y() == action.y() > title.y()

    page.hide_side()
    QApplication.processEvents()
    assert back.x() < title.x() < action.x()


def test_an_empty_state_replaces_the_body_and_the_last_empty_state(page: CountingPage) -> None:
    page.show()
    first, second = QLabel("first"), QLabel("second")

    page.show_empty(first)
    page.show_empty(second)

    assert second.isVisible()
    page.show_body()
    assert not second.isVisible()


def test_one_side_panel_at_a_time(page: CountingPage) -> None:
    page.show()
    page.show_side(QLabel("one"))
    two = QLabel("two")

    page.show_side(two)

    assert page.side is two
    page.hide_side()
    assert page.side is None
