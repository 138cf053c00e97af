"""The windows of the canon on a line of time, to walk through by mouse, touch or keyboard.

Windows stand in their order, evenly apart, since half a million years and one century do not share a scale; each says its
period. Left and right choose the next window, plus and minus change the size, Enter opens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget

from mo_desk.ui.plumbing.style import Look
from mo_desk.ui.widgets.reading import draw
from mo_desk.views.canon import WindowView

WIDTHS = (120, 160, 200, 260)
"""Widths of a card in pixels, by zoom."""
CARD_HEIGHT = 118
GAP = 12
AXIS_ROOM = 44
PICTURE = 44


class Timeline(QScrollArea):
    """The line with its cards; scrolls sideways."""

    window_opened = Signal(str)
    """A window was double-clicked, or Enter was pressed on it."""

    window_chosen = Signal(str)
    """Another window became the chosen one."""

    def __init__(self, name: str, title: str, look: Look) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._strip = _Strip(look, self)
        self.setWidget(self._strip)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_windows(self, windows: Sequence[WindowView], drawings: Mapping[str, str]) -> None:
        """Show these windows in their order; the chosen one stays where it can."""
        self._strip.show_windows(tuple(windows), drawings)

    def choose(self, window_id: str) -> None:
        """Choose a window and bring it into view."""
        place = self._strip.choose(window_id)
        if place is not None:
            self.ensureVisible(place.center().x(), place.center().y(), place.width(), 0)
            self.window_chosen.emit(window_id)

    def chosen(self) -> str:
        """Return the id of the chosen window, or nothing."""
        return self._strip.chosen

    def zoom(self, by: int) -> None:
        """Show cards wider (+1) or narrower (-1)."""
        self._strip.zoom(by)
        if self.chosen():
            self.choose(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        windows = self._strip.windows
        key = Qt.Key(event.key())
        if windows and key in steps:
            self.choose(windows[min(max(self._strip.place() + steps[key], 0), len(windows) - 1)].window_id)
        elif windows and key in ends:
            self.choose(windows[ends[key]].window_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.window_opened.emit(self.chosen())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel walk along the line; with Ctrl it changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))
        event.accept()


class _Strip(QWidget):
    """The painted line; knows where each card is."""

    def __init__(self, look: Look, timeline: Timeline) -> None:
        super().__init__()
        self._look, self._timeline = look, timeline
        self._pictures: dict[str, QImage] = {}
        self._zoom = 1
        self.windows: tuple[WindowView, ...] = ()
        self.chosen = ""
        self.setMinimumHeight(2 * CARD_HEIGHT + AXIS_ROOM)

    def show_windows(self, windows: tuple[WindowView, ...], drawings: Mapping[str, str]) -> None:
        self.windows = windows
        self._pictures = {name: draw(svg, PICTURE, self.devicePixelRatioF()) for name, svg in drawings.items() if svg}
        if self.chosen not in {window.window_id for window in windows}:
            self.chosen = ""
        self._resize()

    def choose(self, window_id: str) -> QRect | None:
        for place, window in enumerate(self.windows):
            if window.window_id == window_id:
                self.chosen = window_id
                self.update()
                return self._card(place)
        return None

    def place(self) -> int:
        return next((place for place, one in enumerate(self.windows) if one.window_id == self.chosen), -1)

    def zoom(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(WIDTHS) - 1)
        self._resize()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._timeline.setFocus()
        if found := self._at(event.position().toPoint()):
            self._timeline.choose(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self._at(event.position().toPoint()):
            self._timeline.window_opened.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = CARD_HEIGHT + AXIS_ROOM // 2
            painter.setPen(QPen(self._look.colour("primary"), 3))
            painter.drawLine(0, middle, self.width(), middle)
            for place, window in enumerate(self.windows):
                card = self._card(place)
                if card.adjusted(-GAP, 0, GAP, 0).intersects(event.rect()):
                    self._paint_card(painter, card, window, middle)

    def _paint_card(self, painter: QPainter, card: QRect, window: WindowView, middle: int) -> None:
        look, chosen = self._look, window.window_id == self.chosen
        painter.setPen(QPen(look.colour("primary"), 2))
        painter.drawLine(
            card.center().x(), middle, card.center().x(), card.bottom() if card.top() < middle else card.top()
        )
        painter.setBrush(look.colour("sun" if chosen else "paper"))
        painter.drawEllipse(QPoint(card.center().x(), middle), 7, 7)
        painter.setPen(QPen(look.colour("focus" if chosen else "edge"), 3 if chosen else 1))
        painter.setBrush(look.colour("chosen" if chosen else "paper"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 8, 8)
        inner = card.adjusted(10, 8, -10, -8)
        picture = self._pictures.get(window.picture)
        if picture is not None:
            painter.drawImage(QRect(inner.topLeft(), QSize(PICTURE, PICTURE)), picture)
        text = window.texts["nl"]
        painter.setPen(look.colour("muted"))
        period = inner.adjusted(PICTURE + 6, 0, 0, 0)
        period.setHeight(PICTURE)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(period, wrapped, text.period)
        painter.setPen(look.colour("ink"))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(
            inner.adjusted(0, PICTURE + 4, 0, 0), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, text.title
        )
        font.setBold(False)
        painter.setFont(font)

    def _card(self, place: int) -> QRect:
        """Return where a card is: by turns above and below the line, each half a card further."""
        width = WIDTHS[self._zoom]
        left = GAP + place * (width + GAP) // 2
        top = 0 if place % 2 == 0 else CARD_HEIGHT + AXIS_ROOM
        return QRect(left, top, width, CARD_HEIGHT)

    def _at(self, point: QPoint) -> str:
        for place, window in enumerate(self.windows):
            if self._card(place).contains(point):
                return window.window_id
        return ""

    def _resize(self) -> None:
        last = self._card(max(0, len(self.windows) - 1))
        self.resize(last.right() + GAP, 2 * CARD_HEIGHT + AXIS_ROOM)
        self.update()
