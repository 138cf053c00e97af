"""A card to choose one of: a title and what it means. Put several in one `QButtonGroup`; arrows move, space chooses."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import paint_surface
from mo_desk.ui.widgets.text import make_label

LEAST_WIDTH = 120


class ChoiceCard(QAbstractButton):
    """Checked means chosen, shown with a tick and an edge; the words wrap."""

    def __init__(self, name: str, icons: Icons, title: str, text: str, spoken: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "choice_card")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken or title)
        self.setAccessibleDescription(text)
        self._icons = icons
        self._sign = QLabel()
        labels = (make_label(title, "field_label"), make_label(text))
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
