"""The fonts of papers, and which of them can draw what.

reportlab lays out Latin, Cyrillic, Greek and Ethiopic rightly; it cannot lay out right-to-left, and fails without an error
(stack.md). So a text is first cut into runs: what NotoSans or NotoSansEthiopic covers is drawn as ordinary text, Arabic script is
shaped by HarfBuzz and drawn as outlines. What no font covers is drawn as a replacement sign, never left out.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_NAMES: Final = ("NotoSans", "NotoSansEthiopic")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_INVISIBLE: Final = frozenset({"Cc", "Cf"})
_NO_GLYPH: Final = "\N{REPLACEMENT CHARACTER}"
_JOINERS: Final = "\u200c\u200d"


class Weight(StrEnum):
    """The two weights a paper uses."""

    REGULAR = "Regular"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text for one font; `shaped` runs go right to left through HarfBuzz."""

    text: str
    font: str
    shaped: bool


class Fonts:
    """The fonts of one folder, registered with reportlab under the names of their files."""

    def __init__(self, folder: Path) -> None:
        """Load the fonts; loading the same folder twice is harmless."""
        self._covered: dict[str, Any] = {}
        self._shapers: dict[Weight, Any] = {}
        for weight in Weight:
            for name in _NAMES:
                font = TTFont(f"{name}-{weight}", folder / f"{name}-{weight}.ttf")
                pdfmetrics.registerFont(font)
                self._covered[font.fontName] = font.face.charToGlyph
            blob = uharfbuzz.Blob.from_file_path(str(folder / f"NotoNaskhArabic-{weight}.ttf"))
            self._shapers[weight] = uharfbuzz.Font(uharfbuzz.Face(blob))

    def shaper(self, weight: Weight) -> Any:
        """Return the HarfBuzz font for Arabic script."""
        return self._shapers[weight]

    def lays_out(self, text: str) -> bool:
        """Say whether every sign can be drawn as ordinary text: covered by a font and not right-to-left."""
        return all(not run.shaped for run in self.runs(text)) and all(
            any(ord(char) in self._covered[f"{name}-Regular"] for name in _NAMES) for char in visible(text)
        )

    def runs(self, text: str, weight: Weight = Weight.REGULAR) -> tuple[Run, ...]:
        """Cut a text into runs in the order they stand on paper, left to right.

        A text that begins right-to-left has its runs in reverse; signs without a direction go with the run before them.
        """
        if text.isascii() and text.isprintable():
            return (Run(text, f"{_NAMES[0]}-{weight}", shaped=False),) if text else ()
        found: list[Run] = []
        for sign in visible(text):
            char = sign if self._covers(sign, weight) else _NO_GLYPH
            font, shaped = self._place(char, weight, found[-1] if found else None)
            if found and found[-1].font == font:
                found[-1] = Run(found[-1].text + char, font, shaped)
            else:
                found.append(Run(char, font, shaped))
        return tuple(reversed(found)) if _starts_right(text) else tuple(found)

    def _place(self, char: str, weight: Weight, before: Run | None) -> tuple[str, bool]:
        """Return the font for a sign and whether it is shaped."""
        shaper = self._shapers[weight]
        arabic = f"NotoNaskhArabic-{weight}"
        if before is not None and before.shaped and char in _JOINERS:
            return arabic, True
        if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT | {"NSM"} and shaper.get_nominal_glyph(ord(char)):
            return arabic, True
        if before is not None and before.shaped and not char.isalnum() and shaper.get_nominal_glyph(ord(char)):
            return arabic, True
        for name in _NAMES:
            font = f"{name}-{weight}"
            if ord(char) in self._covered[font]:
                return font, False
        return f"{_NAMES[0]}-{weight}", False

    def _covers(self, char: str, weight: Weight) -> bool:
        """Say whether any font has a glyph for the sign; joiners need none."""
        plain = any(ord(char) in self._covered[f"{name}-{weight}"] for name in _NAMES)
        return plain or char in _JOINERS or bool(self._shapers[weight].get_nominal_glyph(ord(char)))


def _starts_right(text: str) -> bool:
    """Say whether the first sign with a direction goes right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((direction != "L" for direction in directions if direction in {"L", *_RIGHT_TO_LEFT}), False)


def visible(text: str) -> str:
    """Return the text composed (NFC), without control and formatting signs except the joiners that some scripts spell with."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(char for char in composed if char in _JOINERS or unicodedata.category(char) not in _INVISIBLE)
