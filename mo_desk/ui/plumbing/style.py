"""The look: tokens by theme (`resources/styles/tokens`), filled into one style sheet. No widget knows a colour or a size.

look = read_look(folder, theme_for(application.styleHints()))
app.setStyleSheet(look.sheet("desk.qss"))
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints

THEMES = ("light", "dark", "contrast")
TEXT_SIZES = (24, 30, 38)
"""Sizes of the test screen's text in pixels, by choice of the participant (look.md)."""

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "chosen",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "focus",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One theme: its tokens (colours as `#RRGGBB`, sizes as whole pixels) and the folder of the style sheets."""

    theme: str
    folder: Path
    tokens: Mapping[str, str]

    def sheet(self, name: str, **more: object) -> str:
        """Return a style sheet with its tokens filled in; `more` adds tokens of the moment, such as the text size."""
        template = Template((self.folder / name).read_text(encoding="utf-8"))
        return template.substitute(self.tokens, images=(self.folder / "images").as_posix(), **more)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token, for what is painted rather than styled."""
        return QColor(self.tokens[token])

    def size(self, token: str) -> int:
        """Return the size of a token in pixels."""
        return int(self.tokens[token])

    def palette(self) -> QPalette:
        """Return the palette for the parts of controls that the style sheet leaves to the style."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        return palette


def read_look(folder: Path, theme: str) -> Look:
    """Read the tokens of a theme and the sizes that all themes share."""
    colours = tomllib.loads((folder / "tokens" / f"{theme}.toml").read_text(encoding="utf-8"))
    sizes = tomllib.loads((folder / "tokens" / "sizes.toml").read_text(encoding="utf-8"))
    return Look(theme, folder, {name: str(value) for name, value in (colours | sizes).items()})


def theme_for(hints: QStyleHints) -> str:
    """Return the theme that the user asked of the operating system."""
    return theme_of(hints.colorScheme(), hints.accessibility().contrastPreference())


def theme_of(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """Return the theme for a wish for dark colours and one for more contrast; light when nothing was asked."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"
