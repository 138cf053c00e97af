"""A sentence across the page with a sign, and at most one button: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.badge import COLOURS, SIGNS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.text import make_label


class Banner(QFrame):
    """A message that stays on the page until the page takes it away."""

    def __init__(
        self, icons: Icons, tone: Tone, sentence: str, button: str = "", wish: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(sentence)
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone.value)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(SIGNS[tone], COLOURS[tone]))
        self.sentence = make_label(sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TWO_STEPS, STEP, TWO_STEPS, STEP)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(sign)
        layout.addWidget(self.sentence, 1)
        if button and wish is not None:
            self.button = make_button("banner_button", button, wish)
            layout.addWidget(self.button)
