"""An empty list says what will be here and offers the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.text import make_label


class EmptyState(QWidget):
    """A sign, a sentence, and the button of the first step (none where the user may not take it)."""

    def __init__(
        self, icons: Icons, icon: str, sentence: str, button: str = "", wish: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("empty_state")
        self.setAccessibleName(sentence)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, "muted", 48))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = make_label(sentence, "lead", "empty_sentence")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(TWO_STEPS)
        layout.addStretch(2)
        layout.addWidget(sign)
        layout.addWidget(words)
        if button and wish is not None:
            self.button = make_button("empty_button", button, wish, kind="primary")
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
