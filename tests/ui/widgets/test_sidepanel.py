from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.sidepanel import SidePanel


def test_the_cross_and_escape_close_the_panel(qtbot: QtBot, kit: Kit) -> None:
    panel = SidePanel(kit.icons, "One person", "Close")
    qtbot.addWidget(panel)
    line = QLineEdit()
    panel.body.addWidget(line)
    with qtbot.waitActive(panel):
        panel.show()
    line.setFocus()

    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    cross = panel.findChild(QPushButton, "side_close_button")
    assert cross is not None
    with qtbot.waitSignal(panel.closed):
        cross.click()

    assert cross.accessibleName() == "Close"


def test_the_buttons_stay_in_sight_however_long_the_details_are(qtbot: QtBot, kit: Kit) -> None:
    panel = SidePanel(kit.icons, "One person", "Close")
    qtbot.addWidget(panel)
    for number in range(60):
        panel.body.addWidget(QLabel(f"Fact {number}"))
    button = QPushButton("Save")
    panel.buttons.addWidget(button)

    panel.resize(372, 480)
    with qtbot.waitExposed(panel):
        panel.show()

    assert button.geometry().bottom() <= panel.height() <= 480
