from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.search_line import SearchLine


def test_a_service_is_asked_once_when_typing_rests(qtbot: QtBot, kit: Kit) -> None:
    line = SearchLine("people_search", "Search a person", kit.icons)
    qtbot.addWidget(line)
    settled = QSignalSpy(line.search_settled)

    qtbot.keyClicks(line, "amina")
    qtbot.waitUntil(lambda: settled.count() > 0)

    assert [settled.at(place) for place in range(settled.count())] == [["amina"]]


def test_ctrl_f_goes_to_the_search_line(qtbot: QtBot, kit: Kit) -> None:
    window, first = QWidget(), SearchLine("other", "Other", kit.icons)
    qtbot.addWidget(window)
    line = SearchLine("people_search", "Search a person", kit.icons)
    first.setEnabled(False)
    layout = QVBoxLayout(window)
    layout.addWidget(first)
    layout.addWidget(line)
    with qtbot.waitActive(window):
        window.show()
    window.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert window.focusWidget() is line
