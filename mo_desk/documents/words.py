"""The Dutch word for each code that both workbook and papers print (glossary: *geslaagd* is said of the test only).

`word` falls back on the code itself, readable, so that a new code never empties a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STANDING: Final = {"oefening": "oefentest", "officieel": "officieel"}
STATUS: Final = {
    "to_do": "nog te doen",
    "busy": "bezig",
    "afgelegd": "afgelegd",
    "afwezig": "afwezig",
    "verantwoord_afwezig": "verantwoord afwezig",
    "niet_toegelaten": "niet toegelaten",
    "stopgezet": "stopgezet",
    "geannuleerd": "geannuleerd",
}
IDENTITY: Final = {
    "": "niet gecontroleerd",
    "seen": "document gezien",
    "known_to_two": "gekend door twee",
    "under_reserve": "onder voorbehoud",
    "not_admitted": "niet toegelaten",
}
VERDICT: Final = {"passed": "geslaagd", "not_passed": "niet geslaagd", "undetermined": "te bepalen"}
OUTCOME: Final = {"achieved": "MO behaald", "not_achieved": "MO niet behaald", "undetermined": "nog niet te bepalen"}


def word(words: Mapping[str, str], code: str) -> str:
    """Return the word for a code, or the code itself with its underscores as spaces."""
    return words.get(code, code.replace("_", " "))


def yes_no(value: bool) -> str:
    """Return ja or nee."""
    return "ja" if value else "nee"
