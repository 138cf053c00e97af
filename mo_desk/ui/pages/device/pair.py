"""Two cards side by side, or under each other where there is not the width for both."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mo_desk.ui.plumbing.spacing import TWO_STEPS

WIDE = 560
"""From this width in pixels the cards stand side by side."""


class Pair(QWidget):
    """Lays two widgets out by the width there is."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(TWO_STEPS)
        self._layout.addWidget(first, 3)
        self._layout.addWidget(second, 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: that of the wider one, since they can stand under each other."""
        items = (self._layout.itemAt(0), self._layout.itemAt(1))
        widths = [item.minimumSize().width() for item in items if item is not None]
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
