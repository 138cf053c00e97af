"""The side panel: details of one thing beside the list; no dialog on a dialog. Escape or the cross closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.text import make_label


class SidePanel(QFrame):
    """A panel with a heading, a scrolling `body` and a row of `buttons` that always stays in sight."""

    closed = Signal()
    """The user closed the panel."""

    def __init__(self, icons: Icons, heading: str, close_text: str) -> None:
        super().__init__()
        self.setObjectName("side_panel")
        self.setAccessibleName(heading)
        self.setProperty("kind", "side_panel")
        close = make_button("side_close_button", "", self.closed.emit, icons=icons, icon="x")
        close.setAccessibleName(close_text)
        close.setToolTip(close_text)
        self.heading = make_label(heading, "heading")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, STEP, 0)
        self.body.setSpacing(TWO_STEPS)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(TWO_STEPS, TWO_STEPS, TWO_STEPS, TWO_STEPS)
        layout.setSpacing(TWO_STEPS)
        layout.addLayout(head)
        layout.addWidget(scrolled(inside), 1)
        layout.addLayout(self.buttons)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a frame in which the widget scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
