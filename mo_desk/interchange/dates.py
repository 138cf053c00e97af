"""Dates as people and programs write them, to `1990-03-12`, or partial as the KBI schema writes them: `1960-00-00`, `1960-05-00`.

Day first, as in Belgium. A number of four figures in a date column is a year, a longer one Excel's count of days. What cannot be a date is
refused, never bent into one.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from mo_desk.domain.errors import Invalid
from mo_desk.interchange.table import Cell, text_of

EARLIEST_YEAR: Final = 1900
_FIELD: Final = "birth_date"
_FIRST_YEAR_LIKE: Final = 1000
_LAST_YEAR_LIKE: Final = 9999
"""Four figures are a year: as a count of days they would be a birthday before 1928."""
_LARGEST_SERIAL: Final = 80_000
_DAY_FIRST: Final = re.compile(r"^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
_YEAR_FIRST: Final = re.compile(r"^(\d{4})[./\- ](\d{1,2})[./\- ](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
_MONTH_YEAR: Final = re.compile(r"^(\d{1,2})[./\-](\d{4})$")
_PACKED: Final = re.compile(r"^(19|20)(\d{2})(\d{2})(\d{2})$")
_TWO_DIGITS: Final = re.compile(r"^\d{1,2}[./\- ]\d{1,2}[./\- ]\d{2}$")
_WORDS: Final = re.compile(r"^(\d{1,2}) ([a-z]{3,9})\.? (\d{4})$")
_SHORT: Final = {"mrt": "maart"}
_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def read_date(cell: Cell, today: date, epoch: datetime) -> str:
    """Return the date of a cell, empty for an empty cell.

    Raises: Invalid `row_date_unreadable`, `row_date_two_digit_year`, `row_date_impossible`, `row_date_in_future`, `row_date_too_old`.
    """
    if isinstance(cell, datetime | date):
        return _checked(cell.year, cell.month, cell.day, today)
    text = plain_digits(text_of(cell).strip())
    if not text:
        return ""
    if text.isdigit() and not _PACKED.match(text):
        return _from_number(int(text), today, epoch)
    return _checked(*_parts(text), today)


def plain_digits(text: str) -> str:
    """Return the text with every script's decimal digits as 0-9 (Arabic, Persian, Devanagari, full-width)."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def _from_number(number: int, today: date, epoch: datetime) -> str:
    if _FIRST_YEAR_LIKE <= number <= _LAST_YEAR_LIKE:
        return _checked(number, 0, 0, today)
    if not 0 < number <= _LARGEST_SERIAL:
        raise Invalid("row_date_unreadable", _FIELD)
    day = epoch + timedelta(days=number)
    return _checked(day.year, day.month, day.day, today)


def _parts(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a written date."""
    if found := _DAY_FIRST.match(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _MONTH_YEAR.match(text):
        return int(found[2]), int(found[1]), 0
    if found := _PACKED.match(text):
        return int(found[1] + found[2]), int(found[3]), int(found[4])
    if found := _WORDS.match(text.lower()):
        month = next(
            (at for at, name in enumerate(_MONTHS, start=1) if name.startswith(_SHORT.get(found[2], found[2]))), 0
        )
        if month:
            return int(found[3]), month, int(found[1])
    raise Invalid("row_date_two_digit_year" if _TWO_DIGITS.match(text) else "row_date_unreadable", _FIELD)


def _checked(year: int, month: int, day: int, today: date) -> str:
    """Return year, month and day as text when they can be a birth date; 0 means unknown, and only from the right."""
    if year < EARLIEST_YEAR:
        raise Invalid("row_date_too_old", _FIELD)
    if month == 0 and day != 0:
        raise Invalid("row_date_impossible", _FIELD)
    try:
        earliest = date(year, month or 1, day or 1)
    except ValueError as error:
        raise Invalid("row_date_impossible", _FIELD) from error
    if earliest > today:
        raise Invalid("row_date_in_future", _FIELD)
    return f"{year:04}-{month:02}-{day:02}"
