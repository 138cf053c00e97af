"""Text to read with pictures in it: HTML whose images are drawings handed along, sharp on every screen.

    reading = Reading("lesson_plan", title)
    reading.show_text(html, {"house": "<svg ...>"})      # <img src='picture:house:nl'>

An image `picture:<name>:<language>` shows the drawing of `<name>:<language>`, else that of `<name>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QTextBrowser

SIDE = 192
WIDE = 1440
"""Pixels of a drawn picture: twice its largest size on the screen; a diagram is wide and keeps its proportions."""
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
        named = address.removeprefix(f"{_SCHEME}:")
        drawing = self._drawings.get(named) or self._drawings.get(named.rpartition(":")[0], "")
        return draw(drawing) if drawing else None


def draw(drawing: str) -> QImage:
    """Draw an SVG as an image, with its own proportions; what is no SVG gives an empty image."""
    renderer = QSvgRenderer()
    size = renderer.defaultSize() if renderer.load(QByteArray(drawing.encode("utf-8"))) else QSize(SIDE, SIDE)
    wide = size.width() > size.height() * 1.2
    width = WIDE if wide else SIDE
    height = round(width * size.height() / max(1, size.width()))
    image = QImage(width, max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, width, height))
    return image
