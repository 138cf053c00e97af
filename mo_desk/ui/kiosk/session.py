"""What the participant has chosen, and what of it is on the disk: the two are kept apart, so that the screen cannot lie.

`answers` holds what save_answer acknowledged, `waiting` what is on its way, `refused` what could not be saved. Nothing
here knows Qt; the truth is in the journal, and a fresh delivery brings it back.
"""

from __future__ import annotations

from enum import Enum

from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.ui.kiosk.dots import Dot
from mo_desk.views.attempts import Cursor, DeliveryView, QuestionView


class Sign(Enum):
    """What may be said about the answer to the question shown."""

    NONE = "none"
    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not_saved"
    CHOSEN = "chosen"
    """In the practice run, where nothing is saved."""


class Session:
    """The state of one running test on the screen."""

    def __init__(self, delivery: DeliveryView) -> None:
        self.delivery = delivery
        self.shown = min(max(1, delivery.shown), len(delivery.questions))
        self._answers: dict[ItemId, OptionId] = dict(delivery.answers)
        self._waiting: dict[ItemId, OptionId] = {}
        self._refused: dict[ItemId, OptionId] = {}
        self._marked = set(delivery.marked)

    @property
    def question(self) -> QuestionView:
        """Return the question shown."""
        return self.delivery.questions[self.shown - 1]

    @property
    def total(self) -> int:
        """Return the number of questions."""
        return len(self.delivery.questions)

    def go(self, number: int) -> None:
        """Show a question by its number, kept within the test."""
        self.shown = min(max(1, number), self.total)

    def choose(self, option: OptionId) -> bool:
        """Choose an option of the question shown; say whether there is something to save."""
        item = self.question.item_id
        if option not in self.question.options:
            return False
        current = self._waiting.get(item, self._answers.get(item))
        if current == option and item not in self._refused:
            return False
        self._waiting[item] = option
        self._refused.pop(item, None)
        return True

    def acknowledge(self, item: ItemId, option: OptionId) -> None:
        """Take note that an option is on the disk; a later choice may still be on its way."""
        self._answers[item] = option
        if self._waiting.get(item) == option:
            del self._waiting[item]

    def refuse(self, item: ItemId, option: OptionId) -> None:
        """Take note that an option could not be saved; the answer before it still counts."""
        if self._waiting.get(item) == option:
            del self._waiting[item]
            self._refused[item] = option

    def toggle_mark(self) -> None:
        """Mark the question shown to look at again, or take the mark away."""
        self._marked ^= {self.question.item_id}

    def chosen(self, item: ItemId) -> OptionId | None:
        """Return the option to show as chosen: the one on its way, else the one on the disk."""
        return self._waiting.get(item, self._answers.get(item))

    def refused(self, item: ItemId) -> OptionId | None:
        """Return the option that could not be saved."""
        return self._refused.get(item)

    def sign(self, item: ItemId) -> Sign:
        """Return what may be said about an answer."""
        if item in self._waiting:
            return Sign.SAVING
        if item in self._refused:
            return Sign.NOT_SAVED
        return Sign.SAVED if item in self._answers else Sign.NONE

    def marked(self, item: ItemId) -> bool:
        """Say whether a question is marked to look at again."""
        return item in self._marked

    @property
    def any_refused(self) -> bool:
        """Say whether some answer could not be saved and was not chosen anew."""
        return bool(self._refused)

    @property
    def marked_count(self) -> int:
        """Return how many questions are marked."""
        return len(self._marked)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Return the numbers of the questions without an answer that is on the disk or on its way to it."""
        return tuple(question.number for question in self.delivery.questions if self.chosen(question.item_id) is None)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return every question's state in order; answered means on the disk."""
        return tuple(
            Dot(question.item_id in self._answers, question.item_id in self._marked)
            for question in self.delivery.questions
        )

    def cursor(self, used_seconds: int, language: str, size: int) -> Cursor:
        """Return the working state to keep."""
        return Cursor(self.delivery.attempt_id, self.shown, used_seconds, frozenset(self._marked), language, size)
