"""The manner in which the test screen shows itself now: language, text size and look, in one frozen value.

Every part of the screen has a `dress(manner, ...)`; a switch of language, size or contrast makes a new manner and dresses
what is shown. Colours come from the look's tokens and sizes from `resources/styles/kiosk.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from mo_desk.ui.kiosk.words import DUTCH, Words, is_right_to_left, primary
from mo_desk.ui.plumbing.fonts import ARABIC_SCRIPT, base_font
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.style import TEXT_SIZES, Look

LEADING = 1.4
LEADING_ARABIC = 1.7
"""Heights of a line as shares of the letter size (look.md)."""

ARABIC_SCALE = 1.15
"""Naskh looks smaller than Latin at the same size; the words of bars and buttons make up for it."""

_MIRRORED = {"arrow-left": "arrow-right", "arrow-right": "arrow-left"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing on a round ground: a name of the icon set and a colour `#RRGGBB`."""

    picture: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in pixels for the three text sizes, and the drawings of hand-over and end."""

    text: tuple[int, ...]
    chrome: tuple[int, ...]
    title: tuple[int, ...]
    small: tuple[int, ...]
    pictures: tuple[str, ...]
    colours: tuple[str, ...]
    done: Drawing

    def drawing_of(self, person: str) -> Drawing:
        """Return the drawing that belongs to a person: always the same, telling nothing about them."""
        number = crc32(person.encode())
        colour, rest = number % len(self.colours), number // len(self.colours)
        return Drawing(self.pictures[rest % len(self.pictures)], self.colours[colour])


@dataclass(frozen=True, slots=True)
class Manner:
    """What every painted part needs to know. `size` is 0, 1 or 2."""

    language: str
    words: Words
    look: Look
    icons: Icons
    size: int
    sizes: Sizes

    @property
    def right_to_left(self) -> bool:
        """Say whether the text shown runs from right to left."""
        return is_right_to_left(self.language)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Return the direction in which to lay out."""
        return Qt.LayoutDirection.RightToLeft if self.right_to_left else Qt.LayoutDirection.LeftToRight

    @property
    def leading(self) -> float:
        """Return the height of a line as a share of the letter size."""
        return LEADING_ARABIC if primary(self.language) in ARABIC_SCRIPT else LEADING

    def pixels(self, role: str) -> int:
        """Return the letter size of a role: text, title, chrome or small."""
        by_role: Mapping[str, tuple[int, ...]] = {
            "text": self.sizes.text,
            "title": self.sizes.title,
            "chrome": self.sizes.chrome,
            "small": self.sizes.small,
        }
        pixels = by_role[role][self.size]
        small_script = role != "text" and primary(self.language) in ARABIC_SCRIPT
        return round(pixels * ARABIC_SCALE) if small_script else pixels

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        """Return the font for text in this language."""
        font = base_font(pixels, self.language)
        font.setBold(bold)
        return font

    @property
    def latin(self) -> Manner:
        """Return the same manner for letters and figures, which are Latin in every language."""
        return self.in_script_of(DUTCH)

    def in_script_of(self, language: str) -> Manner:
        """Return the same manner for a text that is in another language's script: a letter, a figure, a language's name."""
        return replace(self, language=language)

    def icon_name(self, name: str) -> str:
        """Return the icon to draw: arrows point the other way from right to left."""
        return _MIRRORED.get(name, name) if self.right_to_left else name


def read_sizes(folder: Path) -> Sizes:
    """Read the sizes and drawings of the test screen."""
    table = tomllib.loads((folder / "kiosk.toml").read_text(encoding="utf-8"))
    return Sizes(
        text=TEXT_SIZES,
        chrome=tuple(table["chrome"]),
        title=tuple(table["title"]),
        small=tuple(table["small"]),
        pictures=tuple(table["pictures"]),
        colours=tuple(table["colours"]),
        done=Drawing(table["done"]["picture"], table["done"]["colour"]),
    )
