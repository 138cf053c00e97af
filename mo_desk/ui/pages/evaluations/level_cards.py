"""One criterion: its levels as cards that show what each level means. One is chosen; arrows move, space chooses."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import Card, paint_surface
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.evaluations import CriterionView, LevelView

SIDE_BY_SIDE = 2
LEAST_WIDTH = 120


class LevelCard(QAbstractButton):
    """A level as a card; checked means chosen, shown with a tick and an edge."""

    def __init__(self, name: str, icons: Icons, level: LevelView, points: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "level_card")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{level.title}, {points}")
        self.setAccessibleDescription(level.anchor)
        self._icons = icons
        self._sign = QLabel()
        labels = (make_label(f"{level.title}  ({points})", "field_label"), make_label(level.anchor))
        layout = QGridLayout(self)
        layout.setContentsMargins(TWO_STEPS, STEP, TWO_STEPS, STEP)
        layout.setHorizontalSpacing(STEP)
        layout.setVerticalSpacing(HALF_STEP)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)
        layout.addWidget(self._sign, 0, 0)
        layout.addWidget(labels[0], 0, 1)
        layout.addWidget(labels[1], 1, 1, Qt.AlignmentFlag.AlignTop)
        for label in (self._sign, *labels):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_self_toggled)
        self._on_self_toggled()

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the words wrap."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface that the style sheet describes."""
        paint_surface(self)

    def _on_self_toggled(self) -> None:
        chosen = self.isChecked()
        self._sign.setPixmap(self._icons.pixmap("circle-check" if chosen else "circle", "focus" if chosen else "muted"))
        self.update()


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
            card = LevelCard(f"level_{criterion.criterion}_{level.points}", kit.icons, level, points)
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
