"""Where one is in the test: a row of dots, filled when answered, ringed where one is, with a small flag line when marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mo_desk.ui.kiosk.manner import Manner

LARGEST = 16
SMALLEST = 5
HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Dot:
    """What is known of one question: answered (on the disk), marked to look at again."""

    answered: bool
    marked: bool


class ProgressDots(QWidget):
    """The dots, as large as the width allows; the words beside them say the same, so a screen reader skips them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress_dots")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dots: tuple[Dot, ...] = ()
        self._here = 0
        self._manner: Manner | None = None

    def dress(self, manner: Manner, dots: tuple[Dot, ...], here: int) -> None:
        """Show the dots; `here` is the number of the question shown, from 1."""
        self._manner, self._dots, self._here = manner, dots, here
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with the largest dots."""
        return QSize(LARGEST * max(1, len(self._dots)), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the smallest dots."""
        return QSize(SMALLEST * max(1, len(self._dots)), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots from where reading starts."""
        if self._manner is not None and self._dots:
            with QPainter(self) as painter:
                self._paint(painter, self._manner)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        look = manner.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(LARGEST, self.width() / len(self._dots))
        radius = max(1.5, step * 0.32)
        middle = self.height() / 2
        for index, dot in enumerate(self._dots):
            along = step * (index + 0.5)
            x = self.width() - along if manner.right_to_left else along
            painter.setPen(QPen(look.colour("primary" if dot.answered else "edge"), 1.5))
            painter.setBrush(look.colour("primary" if dot.answered else "paper"))
            painter.drawEllipse(QPointF(x, middle), radius, radius)
            if dot.marked:
                painter.fillRect(QRectF(x - radius, middle + radius + 3, 2 * radius, 2.5), look.colour("ink"))
            if index + 1 == self._here:
                painter.setBrush(look.colour("sun"))
                painter.setPen(QPen(look.colour("ink"), 2))
                painter.drawEllipse(QPointF(x, middle), radius + 1.5, radius + 1.5)
