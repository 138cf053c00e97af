"""What the group sees: one slide, full screen on the second display where there is one, as large as it fits.

projection = Projection(title, drawings, look)
projection.show_on(screens, own)
projection.show_slide(slide, ("nl", "ar"))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.ui.pages.lessons.slide_text import slide_html
from mo_desk.ui.pages.lessons.slides import Slide
from mo_desk.ui.plumbing.style import Look
from mo_desk.ui.widgets.reading import Reading

SIZES = (54, 48, 42, 36, 32, 28, 25, 22, 20)
"""Sizes of the text in pixels that are tried, the largest that fits is taken; below the last a slide scrolls."""
POINTER_RADIUS = 14


class Display(Protocol):
    """A display as far as it matters here: where it is."""

    def geometry(self) -> QRect:
        """Return the place of the display among all displays, in pixels."""


Screens = Callable[[], Sequence[Display]]
"""Which displays there are now."""


class Projection(QWidget):
    """A window with nothing but the slide. Keys pressed in it go to the presenter."""

    key_pressed = Signal(int)
    """A key of the keyboard or of a remote control was pressed while this window had the focus."""

    closed = Signal()

    def __init__(self, title: str, drawings: Mapping[str, str], look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("projection_window")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawings = drawings
        self._muted = look.tokens["edge"]
        self._slide: Slide | None = None
        self._languages: tuple[str, ...] = ("nl",)
        self._reading = Reading("projection_text", title)
        self._reading.setFrameShape(Reading.Shape.NoFrame)
        self._reading.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pointer = _Pointer(self, look.colour("bad"))
        self._black = QWidget(self)
        self._black.setObjectName("projection_black")
        self._black.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._black.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 32, 48, 32)
        layout.addWidget(self._reading)

    def show_on(self, screens: Sequence[Display], own: Display) -> bool:
        """Show full screen on a display that is not the desk's own; say whether there was one."""
        others = [screen for screen in screens if screen is not own and screen.geometry() != own.geometry()]
        screen = others[0] if others else own
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        return bool(others)

    def show_slide(self, slide: Slide, languages: Sequence[str]) -> None:
        """Show a slide in one language or in two beside one another."""
        self._slide, self._languages = slide, tuple(languages)
        self._fit()

    def set_black(self, black: bool) -> None:
        """Hide the slide behind black, or show it again."""
        self._black.setVisible(black)
        self._black.raise_()

    def is_black(self) -> bool:
        """Say whether the slide is hidden."""
        return self._black.isVisibleTo(self)

    def set_pointing(self, pointing: bool) -> None:
        """Show a large red dot where the mouse is, or stop that."""
        self._pointer.setVisible(pointing)
        self._pointer.raise_()

    def is_pointing(self) -> bool:
        """Say whether the dot is shown."""
        return self._pointer.isVisibleTo(self)

    def shown_text(self) -> str:
        """Return the words on the wall."""
        return self._reading.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys to the presenter."""
        self.key_pressed.emit(event.key())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the slide anew."""
        super().resizeEvent(event)
        for cover in (self._black, self._pointer):
            cover.setGeometry(self.rect())
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the presenter that nothing is on the wall any more."""
        super().closeEvent(event)
        self.closed.emit()

    def _fit(self) -> None:
        if self._slide is None:
            return
        room = self._reading.viewport().height()
        for pixels in SIZES:
            self._reading.show_text(slide_html(self._slide, self._languages, pixels, self._muted), self._drawings)
            if self._reading.document().size().height() <= room:
                return


class _Pointer(QWidget):
    """A dot that follows the mouse over the whole window."""

    def __init__(self, parent: QWidget, colour: QColor) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setObjectName("projection_pointer")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._place = QPoint(-100, -100)
        self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the dot."""
        self._place = event.position().toPoint()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawEllipse(self._place, POINTER_RADIUS, POINTER_RADIUS)
