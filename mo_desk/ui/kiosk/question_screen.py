"""The question screen, also used for the practice run: one question, its answers, and where one can go from here.

Keys: 1-4 or A-D choose; up and down walk along the answers; Enter chooses, and on the chosen answer goes on; left and right
(or Page Up and Page Down) go to the question before and after, as they lie on the screen; Tab reaches everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.questions import TextStatus
from mo_desk.ui.kiosk.answer_area import AnswerArea, within_halo
from mo_desk.ui.kiosk.answer_card import LETTERS, AnswerCard
from mo_desk.ui.kiosk.dots import Dot
from mo_desk.ui.kiosk.foot_bar import FootBar
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.pressable import ENTER_KEYS
from mo_desk.ui.kiosk.session import Sign
from mo_desk.ui.kiosk.top_bar import TopBar
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, THREE_STEPS
from mo_desk.views.attempts import QuestionView

WIDEST = 1240
"""Pixels beyond which lines become too long to read."""

MOST = 1000
"""Stretch of a column that takes all the width it may have before the sides get any."""


@dataclass(frozen=True, slots=True)
class QuestionFace:
    """Everything the screen shows of one question. `languages` are (tag, own name); `failure` is a whole sentence."""

    question: QuestionView
    dots: tuple[Dot, ...]
    chosen: OptionId | None
    refused: OptionId | None
    sign: Sign
    marked: bool
    languages: tuple[tuple[str, str], ...]
    contrast: bool
    block: str = ""
    standing: str = ""
    show_draft: bool = False
    hint: str = ""
    failure: str = ""
    practice: bool = False


class QuestionScreen(QWidget):
    """Shows a face and emits wishes."""

    option_chosen = Signal(str)
    previous_requested = Signal()
    next_requested = Signal()
    mark_requested = Signal()
    overview_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question_screen")
        self.setProperty("kind", "screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.top = TopBar()
        self.area = AnswerArea()
        self.foot = FootBar()
        self.failure = Passage("failure", "chrome", bold=True, frame="care_fill")
        self._item: ItemId | None = None
        self._face: QuestionFace | None = None
        self._right_to_left = False
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALF_STEP)
        layout.addWidget(self.top)
        layout.addWidget(self.area, 1)
        layout.addLayout(within_halo(self.failure))
        layout.addWidget(self.foot)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(THREE_STEPS, STEP, THREE_STEPS, 0)
        outer.setSpacing(0)
        outer.addStretch(1)
        outer.addWidget(column, MOST)
        outer.addStretch(1)
        self.area.option_chosen.connect(self.option_chosen)
        self.foot.previous_requested.connect(self.previous_requested)
        self.foot.next_requested.connect(self.next_requested)
        self.foot.mark_requested.connect(self.mark_requested)
        self.foot.overview_requested.connect(self.overview_requested)

    def show_face(self, face: QuestionFace, manner: Manner) -> None:
        """Show a question; a switch of language or size keeps what is chosen and where the keyboard is."""
        self._face, self._right_to_left = face, manner.right_to_left
        question = face.question
        text = question.texts[manner.language]
        self.top.dress_place(manner, question.number, face.dots, face.block)
        draft = face.show_draft and text.status is TextStatus.DRAFT
        self.top.dress_marks(manner, face.standing, draft=draft)
        self.top.dress_controls(manner, face.languages, contrast=face.contrast)
        self.area.dress(manner, question, text, face.hint, chosen=face.chosen, refused=face.refused)
        self.foot.dress(
            manner,
            face.sign,
            first=question.number == 1,
            last=question.number == len(face.dots),
            marked=face.marked,
            practice=face.practice,
        )
        self.failure.dress(manner, face.failure, icon="hand-stop", colour="care")
        self.failure.setVisible(bool(face.failure))
        self.setAccessibleName(f"{self.top.place.text()}. {text.stem}")
        if question.item_id != self._item:
            self._item = question.item_id
            self.area.to_top()
            self._order_tabs()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no control took."""
        key, card = event.key(), self._focused_card()
        if card is not None and key in ENTER_KEYS:
            self._enter(card)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.area.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._travel(forward=key == Qt.Key.Key_PageDown)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._travel(forward=(key == Qt.Key.Key_Right) != self._right_to_left)
        elif not self._choose_by_sign(event.text()):
            super().keyPressEvent(event)

    def _enter(self, card: AnswerCard) -> None:
        """Choose, or go on from the answer that is chosen already."""
        if card.isChecked():
            self.foot.next_button.click()
        else:
            card.click()

    def _travel(self, *, forward: bool) -> None:
        (self.foot.next_button if forward else self.foot.previous_button).click()

    def _choose_by_sign(self, sign: str) -> bool:
        """Choose by figure or letter; say whether the sign was one."""
        place = int(sign) - 1 if sign.isdecimal() else LETTERS.find(sign.upper()) if sign else -1
        return self.area.choose_at(place)

    def _focused_card(self) -> AnswerCard | None:
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, AnswerCard) else None

    def _order_tabs(self) -> None:
        """Let Tab go from the answers to the foot and then to the top: what is needed most comes first."""
        chain: list[QWidget] = [self, *self.area.cards, *self.foot.buttons]
        chain += [*self.top.language_buttons, *self.top.size_buttons, self.top.contrast_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
