"""Long work: what is being done, how far it is, and a button to stop. The page stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.text import make_label


class ProgressPanel(QFrame):
    """A sentence, a bar and, when the work can be stopped, a button."""

    def __init__(self, sentence: str, stop_text: str = "", stop: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setObjectName("progress_panel")
        self.setProperty("kind", "card")
        self.sentence = make_label(sentence, name="progress_sentence")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(sentence)
        words = QVBoxLayout()
        words.setSpacing(STEP)
        words.addWidget(self.sentence)
        words.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TWO_STEPS, TWO_STEPS, TWO_STEPS, TWO_STEPS)
        layout.setSpacing(TWO_STEPS)
        layout.addLayout(words, 1)
        self.stop_button: QPushButton | None = None
        if stop is not None:
            self.stop_button = make_button("stop_button", stop_text, stop)
            layout.addWidget(self.stop_button)

    def show_progress(self, done: int, total: int, sentence: str = "") -> None:
        """Show how far it is; a total of 0 means that nobody knows."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if sentence:
            self.sentence.setText(sentence)
            self.bar.setAccessibleName(sentence)
