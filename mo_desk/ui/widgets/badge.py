"""A sign and a word: a state is never told by colour alone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP

SIGNS = {Tone.PLAIN: "info-circle", Tone.GOOD: "circle-check", Tone.CARE: "alert-triangle", Tone.BAD: "circle-x"}
"""The sign that goes with a tone where nothing more fitting is given."""

COLOURS = {Tone.PLAIN: "muted", Tone.GOOD: "good", Tone.CARE: "care", Tone.BAD: "bad"}
"""The token that a tone is drawn in."""


class Badge(QFrame):
    """A small pill with a sign and a word."""

    def __init__(self, icons: Icons, tone: Tone, word: str, sign: str = "") -> None:
        super().__init__()
        self._icons = icons
        self._sign, self._word = QLabel(), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(STEP, HALF_STEP // 2, STEP, HALF_STEP // 2)
        layout.setSpacing(HALF_STEP)
        layout.addWidget(self._sign)
        layout.addWidget(self._word)
        self.setProperty("kind", "badge")
        self.show_state(tone, word, sign)

    def show_state(self, tone: Tone, word: str, sign: str = "") -> None:
        """Show another state."""
        self.setProperty("tone", tone.value)
        self.setAccessibleName(word)
        self._word.setText(word)
        self._sign.setPixmap(self._icons.pixmap(sign or SIGNS[tone], COLOURS[tone], 16))
        self.style().unpolish(self)
        self.style().polish(self)
