"""A few facts under each other: what, and what it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from mo_desk.ui.plumbing.spacing import HALF_STEP, TWO_STEPS
from mo_desk.ui.widgets.text import make_label

LABEL_WIDTH = 132


class Facts(QFrame):
    """Pairs of (what, value); a pair with an empty value is left out."""

    def __init__(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "clear")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(TWO_STEPS)
        layout.setVerticalSpacing(HALF_STEP)
        layout.setColumnStretch(1, 1)
        for line, (what, value) in enumerate((what, value) for what, value in pairs if value):
            label = make_label(what, "second")
            label.setMinimumWidth(LABEL_WIDTH)
            label.setMaximumWidth(LABEL_WIDTH)
            layout.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(make_label(value), line, 1, Qt.AlignmentFlag.AlignTop)
