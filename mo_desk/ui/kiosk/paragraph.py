"""Wrapped text as it is painted on the test screen: line height and direction of its own, which Qt's buttons and labels lack."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_ENDLESS = 100_000


class Paragraph:
    """One text in one font, laid out at a width (in pixels) when asked."""

    def __init__(self) -> None:
        self._layout = QTextLayout()
        self._text = ""
        self._font = QFont()
        self._leading = 1.0
        self._width = -1
        self._height = 0

    def set(self, text: str, font: QFont, leading: float, *, right_to_left: bool, centred: bool = False) -> None:
        """Take a text; `leading` is the height of a line as a share of the letter size."""
        self._text, self._font, self._leading, self._width = text, font, leading, -1
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else side)
        self._layout.setText(text)
        self._layout.setFont(font)
        self._layout.setTextOption(option)

    def natural_width(self) -> int:
        """Return the width of the text on one line."""
        layout = QTextLayout(self._text, self._font)
        layout.setTextOption(self._layout.textOption())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_ENDLESS)
        layout.endLayout()
        return ceil(line.naturalTextWidth()) + 2

    def widest_word(self) -> int:
        """Return the width of its widest word, below which words would break."""
        metrics = QFontMetrics(self._font)
        return max((metrics.horizontalAdvance(word) for word in self._text.split()), default=0) + 2

    def height(self, width: int) -> int:
        """Lay the text out at this width and return its height."""
        width = max(1, width)
        if width != self._width:
            self._width, self._height = width, self._lay_out(width)
        return self._height

    def draw(self, painter: QPainter, left: int, top: int, width: int, colour: QColor) -> None:
        """Draw the text in a column of this width."""
        self.height(width)
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(left, top))

    def _lay_out(self, width: int) -> int:
        step = round(self._font.pixelSize() * self._leading)
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            room = max(step, line.height())
            line.setPosition(QPointF(0, top + (room - line.height()) / 2))
            top += room
        self._layout.endLayout()
        return round(top) if self._text else 0
