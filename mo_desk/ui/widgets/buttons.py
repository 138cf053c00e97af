"""Push buttons of the three kinds: primary (one a page), quiet, and danger for what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from mo_desk.ui.plumbing.icons import Icons

_TOKENS = {"primary": "on_primary", "quiet": "ink", "danger": "bad", "link": "focus"}


def make_button(
    name: str,
    text: str,
    wish: Callable[[], None],
    *,
    icons: Icons | None = None,
    icon: str = "",
    kind: str = "quiet",
    shortcut: str = "",
) -> QPushButton:
    """Return a button; `kind` is primary, quiet, danger or link, `name` its object name."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    if icons is not None and icon:
        button.setIcon(icons.icon(icon, _TOKENS[kind]))
    if shortcut:
        button.setShortcut(shortcut)
        button.setToolTip(f"{text} ({shortcut})")
    button.clicked.connect(wish)
    return button
