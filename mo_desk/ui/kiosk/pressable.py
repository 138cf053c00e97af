"""What everything one can press on the test screen has in common: the hand, the keys, the ring, and painting once dressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.surface import KEYBOARD_REASONS, draw_ring

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})


class Pressable(QAbstractButton):
    """A button that draws itself in a manner; `_keys` are the keys that press it, every other key is the screen's."""

    _keys = ENTER_KEYS | {Qt.Key.Key_Space}

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._manner: Manner | None = None
        self._ring = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on its own keys, once however long they are held; leave everything else to the screen."""
        if event.key() in self._keys:
            if not event.isAutoRepeat():
                self.click()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard came here."""
        self._ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, once it is dressed."""
        if self._manner is not None:
            with QPainter(self) as painter:
                self._paint(painter, self._manner)

    def _paint(self, painter: QPainter, manner: Manner) -> None:
        """Draw the part in a manner."""
        raise NotImplementedError

    def _paint_ring(self, painter: QPainter, manner: Manner) -> None:
        """Draw the ring when the keyboard is here."""
        if self.hasFocus() and self._ring:
            draw_ring(painter, self, manner)
