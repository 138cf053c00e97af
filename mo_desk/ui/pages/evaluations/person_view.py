"""One person's judgement: the criteria with their levels, the total so far, whether it is sufficient."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.ui.pages.evaluations.level_cards import CriterionCard, stacked
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.sidepanel import scrolled
from mo_desk.views.evaluations import EvaluationView


class PersonView(QWidget):
    """Keeps the chosen levels of one person until they are confirmed; another person starts anew."""

    levels_changed = Signal()
    """A level was chosen."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setObjectName("person_view")
        self._kit = kit
        self._cards: tuple[CriterionCard, ...] = ()
        self._view: EvaluationView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_evaluation(self, view: EvaluationView) -> None:
        """Show a person; levels already chosen for the same person stay."""
        same = self._view is not None and self._view.person_id == view.person_id
        chosen = self.levels() if same else {}
        current = next((one for one in reversed(view.judgements) if one.current), None)
        before = dict(current.levels) if current else {}
        self._view = view
        self._cards = tuple(
            CriterionCard(self._kit, one, chosen.get(one.criterion, before.get(one.criterion)))
            for one in view.rubric.criteria
        )
        for card in self._cards:
            card.level_chosen.connect(self.levels_changed)
        while self._layout.count():
            item = self._layout.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        area = scrolled(stacked(self._cards))
        self._layout.addWidget(area)
        area.show()
        self.levels_changed.emit()

    def levels(self) -> dict[str, int]:
        """Return the points chosen by criterion, of the criteria that have one."""
        found = {card.criterion: card.chosen() for card in self._cards}
        return {criterion: points for criterion, points in found.items() if points is not None}

    def complete(self) -> bool:
        """Say whether every criterion has a level."""
        return bool(self._cards) and len(self.levels()) == len(self._cards)

    def total_sentence(self) -> str:
        """Return the total so far and what it needs."""
        if self._view is None:
            return ""
        say, rubric = self._kit.texts.say, self._view.rubric
        points = sum(self.levels().values())
        maximum = sum(max(level.points for level in one.levels) for one in rubric.criteria)
        if not self.complete():
            left = len(self._cards) - len(self.levels())
            return self._kit.texts.say_many(
                "{points} of {maximum} points. {count} criterion has no level yet.",
                "{points} of {maximum} points. {count} criteria have no level yet.",
                left,
                points=points,
                maximum=maximum,
            )
        needed = -(-rubric.sufficient_percentage * maximum // 100)
        if points >= needed:
            return say("{points} of {maximum} points: positive.", points=points, maximum=maximum)
        return say(
            "{points} of {maximum} points: negative. Positive is from {needed} points.",
            points=points,
            maximum=maximum,
            needed=needed,
        )
