"""One question in the overview: its number and its state, as a button that goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from mo_desk.ui.kiosk.dots import Dot
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.pressable import Pressable
from mo_desk.ui.kiosk.surface import draw_surface, inside

SIDE = QSize(78, 66)
SIGN = 20


class Tile(Pressable):
    """Answered: filled, with the sign of a chosen answer. Not yet: white, dashed. Marked: a flag. Never colour alone."""

    def __init__(self, number: int, opened: Callable[[int], None]) -> None:
        super().__init__()
        self.number = number
        self.setObjectName(f"tile_{number}")
        self.setFixedSize(SIDE)
        self._opened = opened
        self._dot = Dot(answered=False, marked=False)
        self.clicked.connect(self._on_clicked)

    def dress(self, manner: Manner, total: int, dot: Dot) -> None:
        """Show the state of the question."""
        self._manner, self._dot = manner, dot
        words = manner.words
        self.setText(str(self.number))
        state = words.text("state_answered" if dot.answered else "state_unanswered")
        marked = (words.text("state_marked"),) if dot.marked else ()
        self.setAccessibleName(words.text("question_of", number=self.number, total=total))
        self.setAccessibleDescription(", ".join((state, *marked)))
        self.update()

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        area = inside(self)
        answered = self._dot.answered
        draw_surface(painter, area, manner, "chosen" if answered else "paper", "edge", 1, dashed=not answered)
        self._paint_ring(painter, manner)
        painter.setFont(manner.latin.font(20, bold=True))
        painter.setPen(manner.look.colour("ink"))
        painter.drawText(area.adjusted(0, 0, 0, -SIGN // 2), Qt.AlignmentFlag.AlignCenter, str(self.number))
        signs = [("circle-dot", "focus")] * answered + [("flag", "ink")] * self._dot.marked
        left = area.center().x() - len(signs) * SIGN // 2
        for place, (icon, colour) in enumerate(signs):
            at = QRect(left + place * SIGN, area.bottom() - SIGN - 2, SIGN, SIGN)
            painter.drawPixmap(at.topLeft(), manner.icons.pixmap(icon, colour, SIGN - 2))

    def _on_clicked(self) -> None:
        self._opened(self.number)
