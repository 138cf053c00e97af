"""The door: a calm card in the middle of an empty window, whose content changes from sign-in to first run to repair."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.spacing import FOUR_STEPS, STEP, TWO_STEPS
from mo_desk.ui.widgets.text import make_label


class DoorCard(QFrame):
    """One content of the door: a heading, a sentence, and whatever the subclass adds to `body`.

    The control that the subclass gave the focus has it when the card is shown.
    """

    def __init__(self, name: str, heading: str, sentence: str) -> None:
        super().__init__()
        self.setObjectName("door_card")
        self.setAccessibleName(heading)
        self.card_name = name
        stripe = QFrame()
        stripe.setObjectName("sun_stripe")
        self.body = QVBoxLayout()
        self.body.setSpacing(TWO_STEPS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(FOUR_STEPS, FOUR_STEPS, FOUR_STEPS, FOUR_STEPS)
        layout.setSpacing(TWO_STEPS)
        product = make_label("MO Desk", "second")
        self.heading = make_label(heading, "title", "door_heading")
        self.sentence = make_label(sentence, "body", "door_sentence")
        self.sentence.setVisible(bool(sentence))
        head = QVBoxLayout()
        head.setSpacing(STEP)
        for widget in (product, self.heading, stripe, self.sentence):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addLayout(self.body)

    def say(self, sentence: str) -> None:
        """Change the sentence under the heading."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class Door(QWidget):
    """The window before anybody is signed in; tells once that it was painted, so that heavy work starts after that."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("MO Desk")
        self.resize(1024, 700)
        self._painted = False
        row = QHBoxLayout()
        row.addStretch(1)
        self._slot = QVBoxLayout()
        row.addLayout(self._slot)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        self._card: DoorCard | None = None

    @property
    def card(self) -> DoorCard | None:
        """Return what the door shows now."""
        return self._card

    def show_card(self, card: DoorCard) -> None:
        """Show this content in place of the last."""
        if self._card is not None:
            self._slot.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        first = card.focusWidget()  # asked before the card gets a parent, which makes Qt forget it
        self._slot.addWidget(card)
        card.show()
        if first is not None:
            first.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint, once the card is painted too and the screen has it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)
