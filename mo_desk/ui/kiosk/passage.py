"""Text that is read, not pressed: a label that paints its own wrapped lines, so that each script has its own line height."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.paragraph import Paragraph
from mo_desk.ui.kiosk.surface import draw_surface
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP

FRAME_X = STEP
FRAME_Y = HALF_STEP
SIGN_GAP = STEP


class Passage(QLabel):
    """A text in a role (text, title, chrome), perhaps framed, perhaps with a sign before it."""

    def __init__(
        self, name: str, role: str = "text", *, bold: bool = False, centred: bool = False, frame: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._bold, self._centred, self._frame = role, bold, centred, frame
        self._colour, self._icon = "ink", ""
        self._manner: Manner | None = None
        self._paragraph = Paragraph()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def dress(self, manner: Manner, text: str, *, icon: str = "", colour: str = "ink") -> None:
        """Show a text in this manner; `colour` is a token, `icon` a name of the icon set."""
        self._manner, self._icon, self._colour = manner, icon, colour
        font = manner.font(manner.pixels(self._role), bold=self._bold)
        self._paragraph.set(text, font, manner.leading, right_to_left=manner.right_to_left, centred=self._centred)
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text, in pixels."""
        return self._paragraph.height(width - self._beside()) + 2 * self._frame_y()

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = self._paragraph.natural_width() + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would break."""
        width = self._paragraph.widest_word() + self._beside()
        return QSize(width, min(self.heightForWidth(10_000), self.heightForWidth(max(1, self.width()))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, sign and words."""
        if self._manner is not None and self.text():
            with QPainter(self) as painter:
                self._paint(painter, self._manner)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        if self._frame:
            draw_surface(painter, self.rect(), manner, self._frame, "edge", 1)
        edge = FRAME_X if self._frame else 0
        width = self.width() - self._beside()
        height = self._paragraph.height(width)
        top = max(0, (self.height() - height) // 2)
        left = edge if manner.right_to_left else self.width() - edge - width
        if self._icon:
            side = self._sign_side()
            sign_left = self.width() - edge - side if manner.right_to_left else edge
            line = round(manner.pixels(self._role) * manner.leading)
            picture = manner.icons.pixmap(manner.icon_name(self._icon), self._colour, side)
            painter.drawPixmap(sign_left, top + (line - side) // 2, picture)
        self._paragraph.draw(painter, left, top, width, manner.look.colour(self._colour))

    def _beside(self) -> int:
        sign = self._sign_side() + SIGN_GAP if self._icon else 0
        return sign + (2 * FRAME_X if self._frame else 0)

    def _frame_y(self) -> int:
        return FRAME_Y if self._frame else 0

    def _sign_side(self) -> int:
        return self._manner.pixels(self._role) + 2 if self._manner else 0
