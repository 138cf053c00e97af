"""The practice run: the real question screen, where nothing is saved and hints say what to try."""

from __future__ import annotations

from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.ui.kiosk.dots import Dot
from mo_desk.ui.kiosk.session import Sign
from mo_desk.views.attempts import QuestionView


class Trial:
    """What was chosen in the practice run, for as long as it lasts."""

    def __init__(self, questions: tuple[QuestionView, ...]) -> None:
        self._questions = questions
        self._place = 0
        self._chosen: dict[ItemId, OptionId] = {}

    @property
    def question(self) -> QuestionView:
        """Return the question shown."""
        return self._questions[self._place]

    @property
    def chosen(self) -> OptionId | None:
        """Return what is chosen for it."""
        return self._chosen.get(self.question.item_id)

    @property
    def sign(self) -> Sign:
        """Return the sign: chosen, never saved."""
        return Sign.CHOSEN if self.chosen is not None else Sign.NONE

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return the state of every practice question."""
        return tuple(Dot(question.item_id in self._chosen, marked=False) for question in self._questions)

    @property
    def hint(self) -> str:
        """Return the key of the hint: first choose, then change, then try the other controls."""
        if self._place:
            return "practice_more"
        return "practice_choose" if self.chosen is None else "practice_change"

    def choose(self, option: OptionId) -> None:
        """Choose an option."""
        if option in self.question.options:
            self._chosen[self.question.item_id] = option

    def go_on(self) -> bool:
        """Go to the next question; say whether there is none left."""
        if self._place + 1 >= len(self._questions):
            return True
        self._place += 1
        return False

    def go_back(self) -> None:
        """Go to the question before."""
        self._place = max(0, self._place - 1)
