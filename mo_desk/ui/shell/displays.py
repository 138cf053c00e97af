"""How many displays show this laptop's screen, and word of every change: a projector, a second monitor, a copied screen."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

_ACTIVE_PATHS = 2
"""`QDC_ONLY_ACTIVE_PATHS` of the Windows function GetDisplayConfigBufferSizes: one path a display that is lit."""


class Displays(QObject):
    """The displays as the operating system tells of them.

    A copied screen is often one screen to Qt; then its resolution usually changes, so a change of geometry counts as news.
    """

    changed = Signal()
    """A display came, or a screen changed its size: who can see it may be others than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screen_added)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.changed)

    def count(self) -> int:
        """Return how many displays are lit, as far as can be known."""
        return max(len(QGuiApplication.screens()), _lit_outputs())

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()


def _lit_outputs() -> int:
    """Return the displays that Windows lights, copies included; 0 elsewhere, where Qt lists copies itself."""
    if sys.platform == "win32":
        import ctypes

        paths, modes = ctypes.c_uint32(), ctypes.c_uint32()
        ask = ctypes.windll.user32.GetDisplayConfigBufferSizes
        refused = ask(_ACTIVE_PATHS, ctypes.byref(paths), ctypes.byref(modes))
        return 0 if refused else paths.value
    return 0
