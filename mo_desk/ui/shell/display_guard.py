"""The cover over the pages while somebody else may see the screen: names and birth dates never open on a projector by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.widgets.buttons import make_button


class DisplayGuard(QWidget):
    """A card in an empty window. It goes only when the user says that nobody else is looking."""

    dismissed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        say = kit.texts.say
        self.setObjectName("display_guard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = DoorCard(
            "covered",
            say("There is a second screen"),
            say(
                "Others may see what is on this screen: names, birth dates, results. Your work is saved. "
                "Show it only when nobody else is looking, or turn off the projector first."
            ),
        )
        self.button = make_button("show_anyway_button", say("Show anyway"), self.dismissed.emit, kind="primary")
        self.button.setAutoDefault(True)
        card.body.addWidget(self.button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
