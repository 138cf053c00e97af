"""The agency's list as the demo gives it: fictitious people with TST numbers, as XLSX with Dutch column names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from mo_desk.documents.files import replacing

HEADINGS = (
    "Cursusnummer", "Familienaam", "Voornaam", "Geboortedatum", "Rijksregisternummer", "Uniek nummer", "Contacttaal",
    "Extra tijd", "Grote tekst", "Retributie", "Verplicht of recht",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One fictitious person, in the order of `HEADINGS` after the course number."""

    family_name: str
    given_name: str
    born_on: date
    national_number: str
    agency_number: str
    language: str
    extra_time: bool = False
    large_text: bool = False
    fee: str = "betaald"
    obligation: str = "PLICHT"


def write_roster(path: Path, course_number: str, lines: Sequence[RosterLine]) -> None:
    """Write the list; every cell is typed, numbers of people are text.

    Raises: Unreachable when the file cannot be written.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Deelnemers"
    sheet.append(list(HEADINGS))
    for line in lines:
        sheet.append(
            [
                course_number,
                line.family_name,
                line.given_name,
                line.born_on,
                line.national_number,
                line.agency_number,
                line.language,
                "ja" if line.extra_time else "",
                "ja" if line.large_text else "",
                line.fee,
                line.obligation,
            ]
        )
        sheet.cell(sheet.max_row, 4).number_format = "dd/mm/yyyy"
    with replacing(path) as part:
        book.save(part)
