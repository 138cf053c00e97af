"""Two things beside each other, fact by fact: what they share once, what differs with a word, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from mo_desk.texts import Texts
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, TWO_STEPS
from mo_desk.ui.widgets.text import make_label


class Beside(QFrame):
    """Headings of both sides, then for each (what, left, right) its name and both values; two empty values are left out."""

    def __init__(
        self, name: str, texts: Texts, headings: tuple[str, str], facts: Iterable[tuple[str, str, str]]
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "clear")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(TWO_STEPS)
        layout.setVerticalSpacing(HALF_STEP // 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        for side, heading in enumerate(headings):
            layout.addWidget(make_label(heading, "field_label"), 0, side, Qt.AlignmentFlag.AlignTop)
        line = 1
        for what, left, right in facts:
            if not (left or right):
                continue
            label = texts.say("{what} (differs)", what=what) if left and right and left != right else what
            layout.setRowMinimumHeight(line, STEP)
            layout.addWidget(make_label(label, "second"), line + 1, 0, 1, 2)
            for side, value in enumerate((left, right)):
                layout.addWidget(make_label(value or "-"), line + 2, side, Qt.AlignmentFlag.AlignTop)
            line += 3
