"""One answer: a card that is one large button with a letter, its wrapped text, and a ring with a dot in it when it is chosen.

A tick would say that the answer is right; the ring is there before the choice too and says that one of several is chosen.
The card is bound to the option's id (its object name is `option_<id>`), never to a place or a text: after a switch of
language the same card says the same answer in other words.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from mo_desk.domain.ids import OptionId
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.paragraph import Paragraph
from mo_desk.ui.kiosk.pressable import Pressable
from mo_desk.ui.kiosk.surface import HALO, draw_surface, inside
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS

LETTERS = "ABCDEFGH"
CHOSEN_EDGE = 4


class AnswerCard(Pressable):
    """The card of one option; `clicked` means that it was chosen by mouse, finger, space bar or Enter.

    Enter is the screen's: on the chosen answer it goes on.
    """

    _keys = frozenset({Qt.Key.Key_Space})

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.option = OptionId("")
        self._letter, self._refusal = "", ""
        self._paragraph, self._note = Paragraph(), Paragraph()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def dress(self, manner: Manner, option: OptionId, place: int, text: str, *, chosen: bool, refused: bool) -> None:
        """Show an option at its place (from 0); `refused` means that saving it failed, and the card says so."""
        self._manner, self.option, self._letter = manner, option, LETTERS[place]
        words = manner.words
        self._refusal = words.text("not_saved") if refused else ""
        side = manner.right_to_left
        self._paragraph.set(text, manner.font(manner.pixels("text")), manner.leading, right_to_left=side)
        self._note.set(self._refusal, manner.font(manner.pixels("chrome"), bold=True), 1.4, right_to_left=side)
        self.setObjectName(f"option_{option}")
        self.setText(text)
        self.setChecked(chosen)
        name = words.text("answer_name_chosen" if chosen else "answer_name", letter=self._letter, text=text)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._refusal or words.text("answer_key", digit=place + 1, letter=self._letter))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the state to the screen: what is chosen follows from what is being saved, not from the click."""

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text with its margins, at least the least target, in pixels."""
        words = self._paragraph.height(width - self._beside()) + self._note_height() + 2 * STEP
        return max(words, self._target()) + 2 * HALO

    def sizeHint(self) -> QSize:
        """Return the size with the text on one line."""
        width = self._paragraph.natural_width() + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would break."""
        return QSize(self._paragraph.widest_word() + self._beside(), self._target() + 2 * HALO)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        area = inside(self)
        self._draw_ground(painter, area, manner)
        self._paint_ring(painter, manner)
        badge, ring = (
            self._mirrored(area, TWO_STEPS, self._badge()),
            self._mirrored(area, -TWO_STEPS, self._ring_side()),
        )
        draw_surface(painter, badge, manner, "focus" if self.isChecked() else "hover", "", 0)
        painter.setPen(manner.look.colour("paper" if self.isChecked() else "ink"))
        painter.setFont(manner.latin.font(manner.pixels("chrome") + 2, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._letter)
        sign, colour = ("circle-dot", "focus") if self.isChecked() else ("circle", "edge")
        painter.drawPixmap(ring.topLeft(), manner.icons.pixmap(sign, colour, ring.width()))
        width = area.width() + 2 * HALO - self._beside()
        left = (ring.right() if manner.right_to_left else badge.right()) + 1 + TWO_STEPS
        high = self._paragraph.height(width) + self._note_height()
        top = area.top() + (area.height() - high) // 2
        self._paragraph.draw(painter, left, top, width, manner.look.colour("ink"))
        if self._refusal:
            top += self._paragraph.height(width)
            self._note.draw(painter, left, top, width, manner.look.colour("care"))

    def _draw_ground(self, painter: QPainter, area: QRect, manner: Manner) -> None:
        if self.isChecked():
            draw_surface(painter, area, manner, "chosen", "focus", CHOSEN_EDGE)
        elif self._refusal:
            draw_surface(painter, area, manner, "care_fill", "care", 2, dashed=True)
        else:
            draw_surface(painter, area, manner, "hover" if self.underMouse() else "paper", "edge", 1)

    def _mirrored(self, area: QRect, inset: int, side: int) -> QRect:
        """Return a square at one end of the card: a positive inset from where reading starts, a negative from where it ends."""
        at_left = (inset > 0) != (self._manner is not None and self._manner.right_to_left)
        left = area.left() + abs(inset) if at_left else area.right() + 1 - abs(inset) - side
        return QRect(left, area.top() + (area.height() - side) // 2, side, side)

    def _note_height(self) -> int:
        return self._note.height(10_000) if self._refusal else 0

    def _badge(self) -> int:
        return 2 * (self._manner.pixels("chrome") + 2) if self._manner else 0

    def _ring_side(self) -> int:
        return self._manner.pixels("text") + STEP if self._manner else 0

    def _beside(self) -> int:
        return 2 * HALO + 4 * TWO_STEPS + self._badge() + self._ring_side()

    def _target(self) -> int:
        return self._manner.look.size("target") if self._manner else 0
