"""When something was painted: the moment of the paint event of a widget that may not exist yet."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_SECONDS = 60


class PaintWatch(QObject):
    """Notes when any widget is painted for which `wanted` holds; `at` is that moment of `perf_counter`, 0 before."""

    def __init__(self, wanted: Callable[[QObject], bool]) -> None:
        super().__init__()
        self._wanted = wanted
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events only."""
        if not self.at and event.type() == QEvent.Type.Paint and self._wanted(watched):
            self.at = time.perf_counter()
        return False


def wait_until_painted(application: QApplication, find: Callable[[], QWidget | None]) -> float:
    """Run the event loop until the widget that `find` returns is there and painted; return when that was."""
    watch: PaintWatch | None = None
    end = time.perf_counter() + PATIENCE_SECONDS
    while watch is None or not watch.at:
        if time.perf_counter() > end:
            raise TimeoutError
        application.processEvents()
        if watch is None and (widget := find()) is not None:
            watch = PaintWatch(lambda _watched: True)
            widget.installEventFilter(watch)
            widget.update()
    return watch.at
