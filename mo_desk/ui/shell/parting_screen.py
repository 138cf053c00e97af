"""The cover while long work comes to its end before the window closes: what is being stopped or finished, and that nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard


class PartingScreen(QWidget):
    """A card in an empty window, with nothing to press: it goes by itself."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        say = kit.texts.say
        self.setObjectName("parting_screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = DoorCard("parting", say("One moment"), "")
        bar = QProgressBar()
        bar.setObjectName("parting_bar")
        bar.setAccessibleName(say("One moment"))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self._card.body.addWidget(bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)

    def tell(self, sentences: tuple[str, ...]) -> None:
        """Say what is coming to its end."""
        lines = "\n\n".join(sentences)
        self._card.say(lines)
