"""Parts of a whole as small bars with their figures: `7 / 11`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar

from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP
from mo_desk.ui.widgets.text import make_label

BAR_WIDTH = 96


class Bars(QFrame):
    """One line a part: name, bar, figures."""

    def __init__(self, name: str, parts: tuple[tuple[str, int, int], ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "clear")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(STEP)
        layout.setVerticalSpacing(HALF_STEP)
        layout.setColumnStretch(0, 1)
        for line, (word, points, maximum) in enumerate(parts):
            figures = make_label(f"{points} / {maximum}")
            figures.setWordWrap(False)
            figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            bar = QProgressBar()
            bar.setRange(0, max(1, maximum))
            bar.setValue(points)
            bar.setTextVisible(False)
            bar.setFixedWidth(BAR_WIDTH)
            bar.setAccessibleName(f"{word}: {points} / {maximum}")
            layout.addWidget(make_label(word), line, 0)
            layout.addWidget(bar, line, 1, Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(figures, line, 2)
