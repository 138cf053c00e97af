"""The one main action of a page whose words follow the state: open the day, start for the next person, close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QIcon

from mo_desk.ui.plumbing.page import Page


class MainAction:
    """Holds the page's primary button; `offer` says what it does now."""

    def __init__(self, page: Page, shortcut: str = "") -> None:
        self._icons = page.kit.icons
        self._wish: Callable[[], None] | None = None
        self.button = page.set_primary("", self._on_button_clicked, shortcut=shortcut)
        self._shortcut = shortcut
        self.button.hide()

    def offer(self, text: str, wish: Callable[[], None], icon: str = "") -> None:
        """Show the button with these words; pressing it does `wish`."""
        self._wish = wish
        self.button.setText(text)
        self.button.setAccessibleName(text)
        if self._shortcut:
            self.button.setShortcut(self._shortcut)
            self.button.setToolTip(f"{text} ({self._shortcut})")
        self.button.setIcon(self._icons.icon(icon, "on_primary") if icon else QIcon())
        self.button.show()

    def withdraw(self) -> None:
        """Take the button away: there is nothing to do here."""
        self._wish = None
        self.button.hide()

    def _on_button_clicked(self) -> None:
        if self._wish is not None:
            self._wish()
