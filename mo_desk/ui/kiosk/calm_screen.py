"""The calm screens: hand-over, notice, ready, both steps of handing in, done, trouble. A drawing, few words, one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mo_desk.ui.kiosk.answer_area import StillScrollArea
from mo_desk.ui.kiosk.manner import Drawing, Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.surface import draw_drawing
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import FOUR_STEPS, SIX_STEPS, STEP, THREE_STEPS, TWO_STEPS

WIDEST = 900
DRAWING = 168
FEW_LINES = 3
"""More lines than these stand closer together, so that they need no scrolling on the smallest screen."""
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right})


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a calm screen: object name, words, what it asks for."""

    name: str
    text: str
    wish: Callable[[], None]


@dataclass(frozen=True, slots=True)
class CalmFace:
    """What a calm screen shows. `name` is what it is; `ready` puts the keyboard on the main button."""

    name: str
    title: str
    lines: tuple[str, ...] = ()
    main: Press | None = None
    other: Press | None = None
    drawing: Drawing | None = None
    icon: str = ""
    ready: bool = True


class CalmScreen(QWidget):
    """Shows a face in the middle of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calm_screen")
        self.setProperty("kind", "screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = _Picture()
        self._title = Passage("calm_title", "title", bold=True, centred=True)
        self._lines_layout = QVBoxLayout()
        self._lines_layout.setSpacing(TWO_STEPS)
        self._lines: list[Passage] = []
        self._wishes: dict[str, Callable[[], None]] = {}
        self._main = WordButton("main_button", self._on_main_clicked, "primary")
        self._other = WordButton("other_button", self._on_other_clicked, "quiet")
        self._shown = ""
        content = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(THREE_STEPS)
        self._column.addStretch(1)
        self._column.addWidget(self._picture)
        self._column.addWidget(self._title)
        self._column.addLayout(self._lines_layout)
        self._column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle.setLayout(self._column)
        across = QHBoxLayout(content)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(THREE_STEPS)
        buttons.addStretch(1)
        buttons.addWidget(self._other)
        buttons.addWidget(self._main)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(FOUR_STEPS, TWO_STEPS, FOUR_STEPS, TWO_STEPS)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(StillScrollArea(content), 1)
        layout.addLayout(buttons)
        self.setTabOrder(self._main, self._other)  # as everywhere on the test screen: on comes first

    @property
    def shown(self) -> str:
        """Return the name of the face shown."""
        return self._shown

    def show_face(self, face: CalmFace, manner: Manner) -> None:
        """Show a face in this manner."""
        self._picture.dress(manner, face.drawing, face.icon)
        self._picture.setVisible(face.drawing is not None or bool(face.icon))
        self._title.dress(manner, face.title)
        while len(self._lines) < len(face.lines):
            self._lines.append(Passage("calm_line", "text", centred=True))
            self._lines_layout.addWidget(self._lines[-1])
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(face.lines))
            label.dress(manner, face.lines[place] if place < len(face.lines) else "")
        for button, press, slot in ((self._main, face.main, "main"), (self._other, face.other, "other")):
            button.setVisible(press is not None)
            if press is not None:
                button.setObjectName(press.name)
                button.dress(manner, press.text)
                self._wishes[slot] = press.wish
        self._lines_layout.setSpacing(STEP if len(face.lines) > FEW_LINES else TWO_STEPS)
        self.setAccessibleName(face.title)
        if face.name != self._shown:
            self._shown = face.name
            starting = self._main if face.ready and face.main is not None else self
            starting.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while the first is being carried out."""
        self._main.setEnabled(not busy)
        self._other.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the buttons with the arrows, as they stand on the screen."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            there = [button for button in (self._other, self._main) if button.isVisible()]
            leads_on = Qt.Key.Key_Left if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
            if there:
                last = key in {leads_on, Qt.Key.Key_Down}
                there[-1 if last else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_main_clicked(self) -> None:
        self._wishes["main"]()

    def _on_other_clicked(self) -> None:
        self._wishes["other"]()


class _Picture(QWidget):
    """A drawing, or an icon without a ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._manner: Manner | None = None
        self._drawing: Drawing | None = None
        self._icon = ""

    def dress(self, manner: Manner, drawing: Drawing | None, icon: str) -> None:
        """Show a drawing or an icon."""
        self._manner, self._drawing, self._icon = manner, drawing, icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the drawing."""
        side = DRAWING if self._drawing else SIX_STEPS
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        if self._manner is not None:
            with QPainter(self) as painter:
                self._paint(painter, self._manner)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        centre = self.rect().center()
        if self._drawing is not None:
            draw_drawing(painter, centre, DRAWING - 2, self._drawing, manner)
        elif self._icon:
            picture = manner.icons.pixmap(self._icon, "ink", SIX_STEPS)
            painter.drawPixmap(centre.x() - SIX_STEPS // 2, centre.y() - SIX_STEPS // 2, picture)
