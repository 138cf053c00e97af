from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.widgets.main_action import MainAction


@pytest.fixture
def page(qtbot: QtBot, kit: Kit) -> Page:
    page = Page("sitting", "Sitting", kit)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_the_main_action_follows_the_state(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    action = MainAction(page, "Ctrl+Return")

    action.offer("Open the day", lambda: done.append("open"), "player-play")
    action.button.click()
    action.offer("Close the day", lambda: done.append("close"))
    with qtbot.waitSignal(action.button.clicked):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == ["open", "close"]
    assert (action.button.accessibleName(), action.button.toolTip()) == ("Close the day", "Close the day (Ctrl+Return)")


def test_a_withdrawn_action_can_not_be_pressed(page: Page) -> None:
    done: list[str] = []
    action = MainAction(page)
    action.offer("Open the day", lambda: done.append("open"))

    action.withdraw()
    action.button.click()

    assert (done, action.button.isVisible()) == ([], False)
