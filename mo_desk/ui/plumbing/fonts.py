"""The product's own fonts: loaded from `resources/fonts`, families always named (line heights differ per script)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

LATIN_FIRST = ("Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic")
ARABIC_FIRST = ("Noto Naskh Arabic", "Noto Sans", "Noto Sans Ethiopic")
ETHIOPIC_FIRST = ("Noto Sans Ethiopic", "Noto Sans", "Noto Naskh Arabic")

ARABIC_SCRIPT = frozenset({"ar", "fa", "prs", "ps", "ur"})
ETHIOPIC_SCRIPT = frozenset({"ti", "am"})


def load_fonts(folder: Path) -> None:
    """Make the fonts known to Qt. Needs a QGuiApplication."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def families(language: str) -> tuple[str, ...]:
    """Return the families for a text in this language (BCP 47 tag), the one of its script first."""
    primary = language.split("-", maxsplit=1)[0]
    if primary in ARABIC_SCRIPT:
        return ARABIC_FIRST
    return ETHIOPIC_FIRST if primary in ETHIOPIC_SCRIPT else LATIN_FIRST


def base_font(pixels: int, language: str = "nl") -> QFont:
    """Return the font for text in this language, in pixels."""
    font = QFont(families(language)[0])
    font.setFamilies(list(families(language)))
    font.setPixelSize(pixels)
    return font
