"""The middle of the question screen: hint, question and answer cards, scrolling only when they do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mo_desk.domain.ids import OptionId
from mo_desk.domain.questions import ItemText
from mo_desk.ui.kiosk.answer_card import AnswerCard
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.surface import HALO
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP
from mo_desk.views.attempts import QuestionView

FEWEST_CARDS = 4


class StillScrollArea(QScrollArea):
    """A scroll area that leaves the keys to the screen."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no key."""
        event.ignore()


class AnswerArea(StillScrollArea):
    """The cards are kept and dressed anew for each question, so that focus and reading order stay."""

    option_chosen = Signal(str)

    def __init__(self) -> None:
        content = QWidget()
        super().__init__(content)
        self.setObjectName("question_area")
        self.hint = Passage("practice_hint", "chrome", frame="chosen")
        self.stem = Passage("question_stem", "text", bold=True)
        self._all_cards: list[AnswerCard] = []
        self._shown = 0
        self._cards_layout = QVBoxLayout()
        self._cards_layout.setSpacing(0)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, HALF_STEP, 0, 0)
        layout.setSpacing(HALF_STEP)
        layout.addLayout(within_halo(self.hint))
        layout.addLayout(within_halo(self.stem))
        layout.addLayout(self._cards_layout)
        layout.addStretch(1)
        for _ in range(FEWEST_CARDS):
            self._add_card()

    @property
    def cards(self) -> tuple[AnswerCard, ...]:
        """Return the cards shown, from A."""
        return tuple(self._all_cards[: self._shown])

    def dress(
        self,
        manner: Manner,
        question: QuestionView,
        text: ItemText,
        hint: str,
        *,
        chosen: OptionId | None,
        refused: OptionId | None,
    ) -> None:
        """Show a question in its language, with the state of its answers."""
        self.hint.dress(manner, hint, icon="info-circle")
        self.hint.setVisible(bool(hint))
        self.stem.dress(manner, text.stem)
        while len(self._all_cards) < len(question.options):
            self._add_card()
        self._shown = len(question.options)
        for place, card in enumerate(self._all_cards):
            card.setVisible(place < self._shown)
            if place < self._shown:
                option = question.options[place]
                words = text.options[option]
                card.dress(manner, option, place, words, chosen=option == chosen, refused=option == refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the answer one is at in view when a sentence below takes some of the room."""
        super().resizeEvent(event)
        for card in self.cards:
            if card.hasFocus():
                self.ensureWidgetVisible(card, 0, STEP)

    def to_top(self) -> None:
        """Show the question from its beginning."""
        self.verticalScrollBar().setValue(0)

    def walk(self, step: int) -> None:
        """Move the keyboard one card down (1) or up (-1), and bring the card into view."""
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        place = (0 if step > 0 else self._shown - 1) if at is None else min(max(0, at + step), self._shown - 1)
        self._go_to(self.cards[place])

    def choose_at(self, place: int) -> bool:
        """Choose the card at a place (from 0); say whether there is one."""
        if not 0 <= place < self._shown:
            return False
        self._go_to(self.cards[place])
        self.cards[place].click()
        return True

    def _go_to(self, card: AnswerCard) -> None:
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(card, 0, STEP)

    def _add_card(self) -> None:
        card = AnswerCard()
        card.clicked.connect(self._on_card_clicked)
        self._all_cards.append(card)
        self._cards_layout.addWidget(card)

    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, AnswerCard):
            self.option_chosen.emit(card.option)


def within_halo(widget: QWidget) -> QHBoxLayout:
    """Put something that is read in line with what is pressed, whose border stands within its halo."""
    line = QHBoxLayout()
    line.setContentsMargins(HALO, 0, HALO, 0)
    line.addWidget(widget)
    return line
