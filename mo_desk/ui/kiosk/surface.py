"""The ground of everything one can press on the test screen: border, fill, and a ring round it for the keyboard.

The ring stands outside the border, in a margin that every pressable part keeps free, so that chosen and focused are never
mistaken for each other. It shows when the focus came by keyboard only: a click needs no ring.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from mo_desk.ui.kiosk.manner import Drawing, Manner

HALO = 5
"""Pixels round a pressable part in which the ring is drawn."""

RING = 3
KEYBOARD_REASONS = frozenset({
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
})  # fmt: skip


def inside(widget: QWidget) -> QRect:
    """Return the rectangle of a pressable part within its halo."""
    return widget.rect().adjusted(HALO, HALO, -HALO, -HALO)


def draw_surface(
    painter: QPainter, area: QRect, manner: Manner, fill: str, edge: str, width: int, *, dashed: bool = False
) -> None:
    """Draw a rounded ground; `fill` and `edge` are tokens, an empty one is not drawn, `width` is in pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(manner.look.colour(edge), width) if edge and width else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(manner.look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    half = width / 2 if edge else 0
    corner = manner.look.size("corner")
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), corner, corner)


def draw_ring(painter: QPainter, widget: QWidget, manner: Manner) -> None:
    """Draw the ring that says where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(manner.look.colour("focus"), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = manner.look.size("corner") + HALO
    half = RING / 2
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(half, half, -half, -half), corner, corner)


def draw_drawing(painter: QPainter, centre: QPoint, pixels: int, drawing: Drawing, manner: Manner) -> None:
    """Draw a drawing on its round ground, `pixels` across."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(manner.look.colour("edge"), 1))
    painter.setBrush(QColor(drawing.colour))
    painter.drawEllipse(QRectF(centre.x() - pixels / 2, centre.y() - pixels / 2, pixels, pixels))
    side = round(pixels * 0.58)
    picture = manner.icons.pixmap(drawing.picture, "on_sun", side)
    painter.drawPixmap(QPoint(centre.x() - side // 2, centre.y() - side // 2), picture)
