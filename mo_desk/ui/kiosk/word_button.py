"""The one kind of button of the test screen: sign and words, which wrap, at least as high as a finger is wide.

Kinds: `primary` (the one main action), `quiet`, `chip` (a small choice that can be on), `plain` (words only).
Enter presses it as the space bar does; arrows are left to the screen around it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.paragraph import Paragraph
from mo_desk.ui.kiosk.pressable import Pressable
from mo_desk.ui.kiosk.surface import HALO, draw_surface, inside
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, TWO_STEPS

HEIGHTS = {"primary": 64, "quiet": 56, "chip": 48, "plain": 36}
PADDING = {"primary": 32, "quiet": TWO_STEPS, "chip": 12, "plain": STEP}
"""Least heights and side paddings in pixels, by kind, without the halo."""


class WordButton(Pressable):
    """A button with an object name; `dress` gives it words. `icon` stands before the words, or after them if `after`."""

    def __init__(
        self, name: str, wish: Callable[[], None], kind: str = "quiet", icon: str = "", *, after: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._kind, self._icon, self._after = kind, icon, after
        self._shown, self._pixels = "", 0
        self._paragraph = Paragraph()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(wish)

    @property
    def kind(self) -> str:
        """Return the kind it is now."""
        return self._kind

    def become(self, kind: str) -> None:
        """Change its kind, before it is dressed again: which button is the main one follows the state."""
        self._kind = kind

    def dress(self, manner: Manner, text: str, *, shown: str | None = None, pixels: int = 0, icon: str = "") -> None:
        """Give the button its words; `shown` is what is painted when that is shorter than the accessible name `text`."""
        self._manner, self._icon = manner, icon or self._icon
        self._shown = text if shown is None else shown
        self._pixels = pixels or (manner.pixels("chrome") if self._kind != "plain" else 16)
        font = manner.font(self._pixels, bold=self._kind == "primary")
        self._paragraph.set(
            self._shown, font, manner.leading, right_to_left=manner.right_to_left, centred=not self._icon
        )
        self.setText(text)
        self.setAccessibleName(text)
        if shown is not None:
            self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels, halo included."""
        words = self._paragraph.height(width - self._beside()) if self._shown else 0
        return max(HEIGHTS[self._kind], words + 2 * HALF_STEP) + 2 * HALO

    def sizeHint(self) -> QSize:
        """Return the size with the words on one line."""
        words = self._paragraph.natural_width() if self._shown else 0
        width = max(words + self._beside(), HEIGHTS[self._kind] + 2 * HALO)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would break."""
        words = self._paragraph.widest_word() if self._shown else 0
        width = max(words + self._beside(), HEIGHTS[self._kind] + 2 * HALO)
        return QSize(width, HEIGHTS[self._kind] + 2 * HALO)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        area = inside(self)
        fill, edge, width, ink = self._colours()
        draw_surface(painter, area, manner, fill, edge, width)
        self._paint_ring(painter, manner)
        side, gap = self._side(), self._gap()
        room = area.width() - 2 * PADDING[self._kind] - side - gap
        wide = min(self._paragraph.natural_width(), room) if self._shown else 0
        high = self._paragraph.height(wide) if self._shown else 0
        sign_left = self._after == manner.right_to_left
        start = area.left() + (area.width() - wide - side - gap) // 2
        if self._icon:
            at = start if sign_left else start + wide + gap
            picture = manner.icons.pixmap(manner.icon_name(self._icon), ink, side)
            painter.drawPixmap(at, area.top() + (area.height() - side) // 2, picture)
        if self._shown:
            left = start + side + gap if sign_left else start
            self._paragraph.draw(painter, left, area.top() + (area.height() - high) // 2, wide, manner.look.colour(ink))

    def _colours(self) -> tuple[str, str, int, str]:
        """Return the tokens of fill and edge, the width of the edge, and the token of the words."""
        if not self.isEnabled():
            return ("", "line" if self._kind != "plain" else "", 1, "muted")
        hover = self.underMouse()
        if self._kind == "primary":
            return ("primary_hover" if hover else "primary", "", 0, "on_primary")
        if self._kind == "plain":
            return ("hover" if hover else "", "", 0, "muted")
        if self.isChecked():
            return ("chosen", "focus", 3, "ink")
        return ("hover" if hover else "paper", "edge", 1, "ink")

    def _side(self) -> int:
        return self._pixels + 4 if self._icon else 0

    def _gap(self) -> int:
        return STEP if self._icon and self._shown else 0

    def _beside(self) -> int:
        return 2 * HALO + 2 * PADDING[self._kind] + self._side() + self._gap()
