"""National numbers (rijksregisternummer, BIS, fictitious TST) and agency numbers, as text of fixed length.

National and BIS numbers are judged by python-stdnum. A TST number has the same form with a month of 61 to 72 and can never be a
real person's; tests and demonstrations use these only (domain notes 4.2: MAGDA-Mock README).
"""

from __future__ import annotations

import re
from typing import Final

from stdnum.be import bis, nn
from stdnum.exceptions import InvalidChecksum, ValidationError

from mo_desk.domain.errors import Invalid
from mo_desk.interchange.dates import plain_digits
from mo_desk.interchange.table import Cell, text_of

_SEPARATORS: Final = re.compile(r"[\s.\-–—/_'’]+")
_AGENCY: Final = re.compile(r"^[A-Z][0-9]{7}$")
_LENGTH: Final = 11


def read_national_number(cell: Cell) -> str:
    """Return the 11 digits of a cell, empty for an empty cell. A number cell has lost its leading zeros: they are put back.

    Raises: Invalid `row_national_number_form` (not 11 digits), `row_national_number_check` (check digits), `row_national_number_unknown`
    (neither a national, a BIS nor a TST number).
    """
    text = _SEPARATORS.sub("", plain_digits(text_of(cell)))
    if not text:
        return ""
    if isinstance(cell, int | float) and len(text) < _LENGTH:
        text = text.zfill(_LENGTH)
    if len(text) != _LENGTH or not text.isdecimal():
        raise Invalid("row_national_number_form", "national_number")
    if is_fictitious(text):
        return text
    kind = nn if int(text[2:4]) <= 12 else bis
    try:
        return str(kind.validate(text))
    except InvalidChecksum as error:
        raise Invalid("row_national_number_check", "national_number") from error
    except ValidationError as error:
        raise Invalid("row_national_number_unknown", "national_number") from error


def is_fictitious(number: str) -> bool:
    """Say whether 11 digits are a TST number: month 61 to 72, check digits right for either century."""
    first, check = number[:9], int(number[9:])
    fits = check in {97 - int(first) % 97, 97 - int(f"2{first}") % 97}
    return fits and 61 <= int(number[2:4]) <= 72


def read_agency_number(cell: Cell) -> str:
    """Return an agency number, one letter and seven digits, empty for an empty cell.

    Raises: Invalid `row_agency_number_form`.
    """
    text = _SEPARATORS.sub("", plain_digits(text_of(cell))).upper()
    if text and not _AGENCY.match(text):
        raise Invalid("row_agency_number_form", "agency_number")
    return text
