"""Text to read with pictures in it: HTML whose images are drawings handed along, sharp on every screen.

    reading = Reading("lesson_plan", title)
    reading.show_text(html, {"house": "<svg ...>"})      # <img src='picture:house:nl@56'>

An image `picture:<name>:<language>@<width>` shows the drawing of `<name>:<language>`, else that of `<name>`, drawn for that width.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QTextBrowser

WIDTH = 96
WIDEST = 2000
"""Pixels of a drawing that names no width, and of the widest that is drawn."""
_SCHEME = "picture"


class Reading(QTextBrowser):
    """Shows a text that cannot be changed; links do nothing, since there may be no network."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._drawings: Mapping[str, str] = {}
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setOpenLinks(False)

    def show_text(self, html: str, drawings: Mapping[str, str]) -> None:
        """Show a text with its drawings."""
        self._drawings = drawings
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return the image of a drawing; what is unknown is not looked for anywhere else, so nothing is fetched."""
        address = name.toString() if isinstance(name, QUrl) else name
        if kind != QTextDocument.ResourceType.ImageResource.value or not address.startswith(f"{_SCHEME}:"):
            return None
        named, _, width = address.removeprefix(f"{_SCHEME}:").partition("@")
        drawing = self._drawings.get(named) or self._drawings.get(named.rpartition(":")[0], "")
        if not drawing:
            return None
        return draw(drawing, int(width) if width.isdecimal() else WIDTH, self.devicePixelRatioF())


def picture(name: str, language: str, width: int) -> str:
    """Return the image element of a drawing, `width` pixels wide and with its own proportions."""
    return f"<img src='{_SCHEME}:{escape(name)}:{escape(language)}@{width}'>"


def draw(drawing: str, width: int = WIDTH, ratio: float = 1.0) -> QImage:
    """Draw an SVG as an image of a width in pixels, with its own proportions; what is no SVG gives an empty image.

    `ratio` is how many dots the display has a pixel, so that the drawing is sharp on every screen.
    """
    renderer = QSvgRenderer()
    size = renderer.defaultSize() if renderer.load(QByteArray(drawing.encode("utf-8"))) else QSize(1, 1)
    dots = round(min(width, WIDEST) * ratio)
    height = max(1, round(dots * size.height() / max(1, size.width())))
    image = QImage(dots, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, dots, height))
    image.setDevicePixelRatio(ratio)
    return image
