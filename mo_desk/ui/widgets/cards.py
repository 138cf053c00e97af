"""Cards: a quiet surface for things that belong together, and one that can be pressed as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, TWO_STEPS
from mo_desk.ui.widgets.badge import COLOURS
from mo_desk.ui.widgets.text import make_label

LEAST_WIDTH = 160
"""Least width of a card that can be pressed, in pixels."""


class Card(QFrame):
    """A surface with an optional heading; fill `body`."""

    def __init__(self, heading: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        if name:
            self.setObjectName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(TWO_STEPS, TWO_STEPS, TWO_STEPS, TWO_STEPS)
        self.body.setSpacing(STEP)
        if heading:
            self.body.addWidget(make_label(heading, "heading"))


class PressCard(QAbstractButton):
    """A card that is one button: sign, large line, second line. Text wraps, which Qt's own buttons do not do."""

    def __init__(
        self, name: str, icons: Icons, icon: str, lead: str, second: str = "", *, tone: Tone = Tone.PLAIN
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "press_card")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._icons = icons
        self._sign = QLabel()
        self._lead = _passive(make_label("", "lead"))
        self._second = _passive(make_label("", "second"))
        words = QVBoxLayout()
        words.setSpacing(HALF_STEP)
        words.addWidget(self._lead)
        words.addWidget(self._second)
        go_on = QLabel()
        go_on.setPixmap(icons.pixmap("chevron-right", "muted"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TWO_STEPS, TWO_STEPS, TWO_STEPS, TWO_STEPS)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(self._sign)
        layout.addLayout(words, 1)
        layout.addWidget(go_on)
        for child in (self._sign, go_on):
            _passive(child)
        self.show_words(icon, lead, second, tone)

    def show_words(self, icon: str, lead: str, second: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show other words on the card."""
        self._sign.setPixmap(self._icons.pixmap(icon, COLOURS[tone] if tone is not Tone.PLAIN else "ink", 28))
        self._lead.setText(lead)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(lead)
        self.setAccessibleDescription(second)

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


def paint_surface(widget: QWidget) -> None:
    """Draw the background and border that the style sheet gives to a widget of our own."""
    option = QStyleOption()
    option.initFrom(widget)
    if isinstance(widget, QAbstractButton) and widget.isChecked():
        option.state |= QStyle.StateFlag.State_On
    painter = QStylePainter(widget)
    with painter:
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)


def _passive(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
