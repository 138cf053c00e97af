"""One criterion: its levels as cards that show what each level means. One is chosen; arrows move, space chooses."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import Card
from mo_desk.ui.widgets.choice_card import ChoiceCard
from mo_desk.views.evaluations import CriterionView

SIDE_BY_SIDE = 2


class CriterionCard(Card):
    """A criterion with its levels."""

    level_chosen = Signal()
    """Another level was chosen."""

    def __init__(self, kit: Kit, criterion: CriterionView, chosen: int | None) -> None:
        super().__init__(criterion.title, f"criterion_{criterion.criterion}")
        self.setAccessibleName(criterion.title)
        self.criterion = criterion.criterion
        self._group = QButtonGroup(self)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(STEP)
        for place, level in enumerate(criterion.levels):
            points = kit.texts.say_many("{count} point", "{count} points", level.points)
            card = ChoiceCard(
                f"level_{criterion.criterion}_{level.points}",
                kit.icons,
                f"{level.title}  ({points})",
                level.anchor,
                f"{level.title}, {points}",
            )
            card.setChecked(level.points == chosen)
            self._group.addButton(card, level.points)
            grid.addWidget(card, place // SIDE_BY_SIDE, place % SIDE_BY_SIDE)
            grid.setColumnStretch(place % SIDE_BY_SIDE, 1)
        self.body.addWidget(inside)
        self._group.idToggled.connect(self._on_group_id_toggled)

    def chosen(self) -> int | None:
        """Return the points of the chosen level, None while there is none."""
        points = self._group.checkedId()
        return points if points >= 0 else None

    def _on_group_id_toggled(self, _points: int, checked: bool) -> None:
        if checked:
            self.level_chosen.emit()


def stacked(cards: tuple[QWidget, ...]) -> QWidget:
    """Return the cards under each other."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 0, STEP, 0)
    layout.setSpacing(TWO_STEPS)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return inside
