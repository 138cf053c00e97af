"""How names are folded for searching and put in order, and masked for showing."""

from __future__ import annotations

import unicodedata

from mo_desk.domain.people import ARABIC_COMMA, Person


def fold(text: str) -> str:
    """Return the text as searches compare it: no accents, no case, no invisible signs, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = (char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cf", "Cc"})
    return " ".join("".join(kept).split())


def order_key(text: str) -> str:
    """Return what every list by name is ordered by: folded, and with the same comma in every script."""
    return fold(text).replace(ARABIC_COMMA, ",")


def search_text(person: Person) -> str:
    """Return everything a person is searched by, folded; the national number only as its last five digits."""
    parts = (
        person.family_name,
        person.given_name,
        person.called,
        person.document_name,
        person.agency_number,
        person.national_number[-5:],
    )
    return fold(" ".join(part for part in parts if part))


def masked_national_number(number: str) -> str:
    """Return a national number with only its last two digits readable, or nothing for nothing."""
    return f"**.**.**-***.{number[-2:]}" if number else ""


def isolate(text: str) -> str:
    """Return a name wrapped in first-strong isolates, so that its direction cannot disturb the sentence around it."""
    return f"\u2068{text}\u2069" if text else ""
