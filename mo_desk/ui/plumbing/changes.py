"""One signal for every commit: the store reports topics on the thread of the commit, pages hear them on the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Changes(QObject):
    """Turns reports of the store into one Qt signal. Hand `report` to `desk.on_changed`."""

    changed = Signal(frozenset)
    """The topics (names of tables) that a commit touched."""

    _reported = Signal(frozenset)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reported.connect(self._on_reported)

    def report(self, topics: frozenset[str]) -> None:
        """Pass on what changed; may be called on any thread."""
        self._reported.emit(topics)

    @Slot(frozenset)
    def _on_reported(self, topics: frozenset[str]) -> None:
        self.changed.emit(topics)
