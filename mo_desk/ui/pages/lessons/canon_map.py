"""The places of the canon's windows on a map drawn here: Belgium and what lies around it.

Drag or arrow keys move the map, wheel, plus and minus zoom, Tab chooses the next place from west to east, Enter opens its window.
Positions are drawn on a plate carrée whose width is corrected for latitude 50.8, which is exact enough for a country this size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from mo_desk.ui.plumbing.style import Look
from mo_desk.views.canon import Outline, WindowView

CENTRE = (4.45, 50.65)
"""Longitude and latitude in the middle of the map at first."""
DEGREES_WIDE = 4.6
ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 0.7, 12.0, 1.25
_NARROWING = math.cos(math.radians(50.8))
DOT, CHOSEN_DOT, REACH = 6, 9, 14
"""Radii of a dot, of the chosen dot, and how far from a dot a click still counts, in pixels."""
LABELS_FROM = 2.5
"""From this zoom on every place shows its name."""
HOME = "Belgium"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a window on the map."""

    window_id: str
    title: str
    name: str
    longitude: float
    latitude: float


class CanonMap(QWidget):
    """The map with its dots."""

    window_opened = Signal(str)
    """A dot was double-clicked, or Enter was pressed on the chosen one."""

    window_chosen = Signal(str)
    """Another place became the chosen one."""

    def __init__(self, name: str, title: str, look: Look) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 260)
        self._look = look
        self._outlines: tuple[Outline, ...] = ()
        self.spots: tuple[Spot, ...] = ()
        self._chosen: Spot | None = None
        self._zoom = 1.0
        self._centre = CENTRE
        self._grip: QPoint | None = None

    def show_windows(self, windows: Sequence[WindowView], outlines: Sequence[Outline]) -> None:
        """Show the places of these windows."""
        self._outlines = tuple(outlines)
        spots = [
            Spot(window.window_id, window.texts["nl"].title, place.name, place.longitude, place.latitude)
            for window in windows
            for place in window.places
        ]
        self.spots = tuple(sorted(spots, key=lambda spot: (spot.longitude, spot.latitude, spot.title)))
        if self._chosen not in self.spots:
            self._chosen = None
        self.update()

    def chosen(self) -> str:
        """Return the id of the chosen place's window, or nothing."""
        return self._chosen.window_id if self._chosen else ""

    def choose(self, window_id: str) -> None:
        """Choose the first place of a window, and move the map there when it lies outside."""
        for spot in self.spots:
            if spot.window_id == window_id:
                self._choose(spot)
                return

    def zoom(self, by: int) -> None:
        """Come nearer (+1) or go further away (-1)."""
        self._zoom = min(max(self._zoom * ZOOM_STEP**by, ZOOM_LEAST), ZOOM_MOST)
        self.update()

    def place_of(self, longitude: float, latitude: float) -> QPointF:
        """Return where degrees are in the widget, in pixels."""
        scale = self._scale()
        return QPointF(
            self.width() / 2 + (longitude - self._centre[0]) * _NARROWING * scale,
            self.height() / 2 - (latitude - self._centre[1]) * scale,
        )

    def event(self, event: QEvent) -> bool:
        """Let Tab walk over the places; past the last one it leaves the map."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            forward = event.key() == Qt.Key.Key_Tab
            if (forward or event.key() == Qt.Key.Key_Backtab) and self._walk(1 if forward else -1):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, zoom with plus and minus, open with Enter."""
        moves = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in moves:
            across, up = moves[key]
            self._move(40 * across, 40 * up)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(1 if key == Qt.Key.Key_Plus else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.window_opened.emit(self._chosen.window_id)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a place, or take hold of the map."""
        self._grip = event.position().toPoint()
        if (spot := self._near(event.position())) is not None:
            self._choose(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map."""
        if self._grip is not None:
            point = event.position().toPoint()
            self._move(self._grip.x() - point.x(), point.y() - self._grip.y())
            self._grip = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the map go."""
        super().mouseReleaseEvent(event)
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the window of a place."""
        if (spot := self._near(event.position())) is not None:
            self.window_opened.emit(spot.window_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw countries, places and the names that fit."""
        super().paintEvent(event)
        look = self._look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), look.colour("chosen"))
            for outline in self._outlines:
                painter.setPen(
                    QPen(look.colour("primary" if outline.name == HOME else "line"), 2 if outline.name == HOME else 1)
                )
                painter.setBrush(look.colour("paper" if outline.name == HOME else "canvas"))
                for ring in outline.rings:
                    painter.drawPolygon(QPolygonF([self.place_of(*point) for point in ring]))
            for spot in self.spots:
                if spot != self._chosen:
                    self._paint_spot(painter, spot, named=self._zoom >= LABELS_FROM)
            if self._chosen is not None:
                self._paint_spot(painter, self._chosen, named=True)

    def _paint_spot(self, painter: QPainter, spot: Spot, *, named: bool) -> None:
        look, chosen = self._look, spot == self._chosen
        point = self.place_of(spot.longitude, spot.latitude)
        painter.setPen(QPen(look.colour("primary"), 2))
        painter.setBrush(look.colour("sun" if chosen else "primary"))
        radius = CHOSEN_DOT if chosen else DOT
        painter.drawEllipse(point, radius, radius)
        if named:
            label = f"{spot.title} ({spot.name})" if chosen else spot.title
            box = painter.fontMetrics().boundingRect(label).adjusted(-6, -3, 6, 3)
            box.moveTopLeft(QPoint(round(point.x()) + 12, round(point.y()) - box.height() // 2))
            if box.right() > self.width() - 4:
                box.moveRight(round(point.x()) - 12)
            painter.setPen(look.colour("edge"))
            painter.setBrush(look.colour("paper"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(look.colour("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _scale(self) -> float:
        """Return pixels a degree of latitude."""
        return self._zoom * self.width() / (DEGREES_WIDE * _NARROWING)

    def _move(self, right: int, up: int) -> None:
        scale = self._scale()
        self._centre = (self._centre[0] + right / (scale * _NARROWING), self._centre[1] + up / scale)
        self.update()

    def _near(self, point: QPointF) -> Spot | None:
        def distance(spot: Spot) -> float:
            away = self.place_of(spot.longitude, spot.latitude) - point
            return math.hypot(away.x(), away.y())

        nearest = min(self.spots, key=distance, default=None)
        return nearest if nearest is not None and distance(nearest) <= REACH else None

    def _walk(self, by: int) -> bool:
        place = self.spots.index(self._chosen) + by if self._chosen in self.spots else (0 if by > 0 else -1)
        if not self.spots or not 0 <= place < len(self.spots):
            return False
        self._choose(self.spots[place])
        return True

    def _choose(self, spot: Spot) -> None:
        self._chosen = spot
        if not self.rect().adjusted(20, 20, -20, -20).contains(self.place_of(spot.longitude, spot.latitude).toPoint()):
            self._centre = (spot.longitude, spot.latitude)
        self.update()
        self.window_chosen.emit(spot.window_id)
