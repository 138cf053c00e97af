"""Icons by name, drawn in a colour of the look. One set (Tabler, MIT) as SVG whose `currentColor` is filled in here.

icons.icon("users")                 the colour of text
icons.icon("check", "good")         the colour of a token
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from mo_desk.ui.plumbing.style import Look

SHARPNESS = 3
"""Icons are drawn this many times larger than asked, so that they stay sharp on dense screens."""


class Icons:
    """Draws icons of one folder in the colours of one look, each once."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder = folder
        self._look = look
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}

    def in_look(self, look: Look) -> Icons:
        """Return the same icons in the colours of another look."""
        return Icons(self._folder, look)

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """Return an icon for a button or a table cell: on a chosen row as it is, on a disabled button as muted as its word."""
        icon = QIcon(self.pixmap(name, colour))
        icon.addPixmap(self.pixmap(name, colour), QIcon.Mode.Selected)
        icon.addPixmap(self.pixmap(name, "muted"), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, colour: str = "ink", pixels: int = 0) -> QPixmap:
        """Return a square picture of `pixels` (default: the look's icon size).

        Raises:
            FileNotFoundError: there is no icon of that name, which is a bug.
        """
        side = pixels or self._look.size("icon")
        key = (name, colour, side)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, side)
        return self._drawn[key]

    def _draw(self, name: str, colour: str, side: int) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # the sign-in window has no icon and need not wait for it

        drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        coloured = drawing.replace("currentColor", self._look.tokens[colour])
        pixmap = QPixmap(QSize(side, side) * SHARPNESS)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(coloured.encode())).render(
                painter, QRectF(0, 0, side * SHARPNESS, side * SHARPNESS)
            )
        pixmap.setDevicePixelRatio(SHARPNESS)
        return pixmap
