"""Going from page to page: a page asks by name, the shell goes; pages never hold each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Navigator(QObject):
    """Carries the wish to go somewhere to the shell."""

    page_requested = Signal(str, object)
    """Name of the page, and what to open there (an id) or None."""

    test_screen_requested = Signal(object, object)
    """Sitting id and person id whose test should start (None: offer the attempt that was running)."""

    help_requested = Signal(str)
    """Name of a chapter of the manual, or empty for the first page."""

    def go(self, page: str, subject: object = None) -> None:
        """Ask for a page."""
        self.page_requested.emit(page, subject)

    def start_test(self, sitting_id: object, person_id: object = None) -> None:
        """Ask for the test screen."""
        self.test_screen_requested.emit(sitting_id, person_id)

    def help(self, chapter: str = "") -> None:
        """Ask for the manual."""
        self.help_requested.emit(chapter)
