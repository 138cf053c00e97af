"""The line above a list that filters as one types; Ctrl+F goes there, Escape empties it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from mo_desk.ui.plumbing.icons import Icons

PATIENCE_MS = 150
"""How long typing must rest before a list that is asked from the database is asked again."""


class SearchLine(QLineEdit):
    """A search line. `textChanged` is for filtering rows at hand, `search_settled` for asking a service."""

    search_settled = Signal(str)
    """The text has not changed for a moment."""

    def __init__(self, name: str, invitation: str, icons: Icons) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(invitation)
        self.setPlaceholderText(invitation)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icons.icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PATIENCE_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        self.textChanged.connect(self._rest.start)
        QShortcut(QKeySequence.StandardKey.Find, self, self.setFocus)

    def _on_rest_timeout(self) -> None:
        self.search_settled.emit(self.text())
