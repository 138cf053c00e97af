"""Names and short texts from a file: composed (NFC), spaces single, invisible signs out, never longer than Allis keeps (48)."""

from __future__ import annotations

import unicodedata
from typing import Final

from mo_desk.domain.errors import Invalid
from mo_desk.domain.people import ARABIC_COMMA
from mo_desk.interchange.table import Cell, text_of

LONGEST_NAME: Final = 48
"""The longest name that the agencies' systems keep (faults row 41; KBI schema: Achternaam <= 48)."""
_JOINERS: Final = frozenset("\u200c\u200d")


def read_name(cell: Cell, field: str) -> tuple[str, bool]:
    """Return a name and whether invisible signs were taken out of it.

    Raises: Invalid `row_name_too_long`, `row_name_without_letters`, `row_cell_error`.
    """
    text, cleaned = clean(text_of(cell))
    if len(text) > LONGEST_NAME:
        raise Invalid("row_name_too_long", field, limit=LONGEST_NAME)
    if text.startswith("#") and text.isupper():
        raise Invalid("row_cell_error", field)
    if text and not any(char.isalpha() for char in text):
        raise Invalid("row_name_without_letters", field)
    return text, cleaned


def clean(text: str) -> tuple[str, bool]:
    """Return the text composed, with single spaces and no invisible signs, and whether any was taken out.

    The joiners U+200C and U+200D stay inside words of scripts that spell with them (Persian, Dari, Pashto, Indic).
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    kept = [char for at, char in enumerate(spaced) if not _invisible(spaced, at)]
    result = " ".join("".join(kept).split())
    return result, len(kept) != len(spaced)


def split_full_name(text: str) -> tuple[str, str]:
    """Return family and given name of `Abdi, Hodan`; without a comma all of it is the family name, since order is unknown."""
    family, comma, given = text.replace(ARABIC_COMMA, ",").partition(",")
    return (family.strip(), given.strip()) if comma else (text, "")


def _invisible(text: str, at: int) -> bool:
    char = text[at]
    if char in _JOINERS:
        return not (
            0 < at < len(text) - 1 and _spells_with_joiners(text[at - 1]) and _spells_with_joiners(text[at + 1])
        )
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _spells_with_joiners(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and ord(char) >= 0x0600
