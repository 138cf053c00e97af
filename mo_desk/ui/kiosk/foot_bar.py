"""Below the question: back, mark for later, what is saved, the overview, and on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.session import Sign
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS

_SIGNS = {
    Sign.NONE: ("", "", "muted"),
    Sign.SAVING: ("saving", "", "muted"),
    Sign.SAVED: ("saved", "check", "good"),
    Sign.NOT_SAVED: ("not_saved", "hand-stop", "care"),
    Sign.CHOSEN: ("chosen_practice", "circle-dot", "focus"),
}
"""Key of the words, icon and colour of each sign."""


class FootBar(QWidget):
    """One line that keeps its places: the saved sign has its own room, so that nothing moves when it comes."""

    previous_requested = Signal()
    next_requested = Signal()
    mark_requested = Signal()
    overview_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.previous_button = WordButton("previous_button", self.previous_requested.emit, "quiet", "arrow-left")
        self.mark_button = WordButton("mark_button", self.mark_requested.emit, "quiet", "flag")
        self.mark_button.setCheckable(True)
        self.saved_sign = Passage("saved_sign", "chrome", bold=True)
        self.overview_button = WordButton("overview_button", self.overview_requested.emit, "quiet", "layout-grid")
        self.next_button = WordButton("next_button", self.next_requested.emit, "primary", "arrow-right", after=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addWidget(self.previous_button)
        layout.addWidget(self.mark_button)
        layout.addStretch(1)
        layout.addWidget(self.saved_sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self.overview_button)
        layout.addWidget(self.next_button)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """Return the buttons in the order of Tab: on comes first."""
        return (self.next_button, self.previous_button, self.mark_button, self.overview_button)

    def dress(self, manner: Manner, sign: Sign, *, first: bool, last: bool, marked: bool, practice: bool) -> None:
        """Show where one can go and what is saved; the practice run has nothing to mark and no overview."""
        words = manner.words
        self.previous_button.dress(manner, words.text("previous"))
        self.previous_button.setEnabled(not first)
        self.mark_button.dress(manner, words.text("mark"))
        self.mark_button.setChecked(marked)
        self.mark_button.setAccessibleDescription(words.text("marked") if marked else "")
        self.overview_button.dress(manner, words.text("overview"))
        for button in (self.mark_button, self.overview_button):
            button.setVisible(not practice)
        self.next_button.dress(manner, words.text("to_end" if last and not practice else "next"))
        key, icon, colour = _SIGNS[sign]
        self.saved_sign.setMinimumWidth(self._room(manner))
        self.saved_sign.dress(manner, words.text(key) if key else "", icon=icon, colour=colour)

    @staticmethod
    def _room(manner: Manner) -> int:
        """Return the width that the usual signs need, kept free so that the buttons stay where they are."""
        metrics = QFontMetrics(manner.font(manner.pixels("chrome"), bold=True))
        words = (manner.words.text(key) for key in ("saving", "saved"))
        return max(metrics.horizontalAdvance(word) for word in words) + manner.pixels("chrome") + TWO_STEPS
