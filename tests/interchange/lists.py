"""Lists to read: written as CSV or workbook, read as on one fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mo_desk.domain.errors import MoDeskError
from mo_desk.domain.people import Person
from mo_desk.interchange.roster import read_roster
from mo_desk.interchange.table import RosterLimits
from mo_desk.views.rosters import ReadRoster, ReadRow

TODAY = date(2026, 11, 24)
TST = ("90610112330", "85720100127")


def read(path: Path, limits: RosterLimits | None = None) -> ReadRoster:
    return read_roster(path, TODAY, limits or RosterLimits())


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "lijst.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *rows: list[object], title: str = "Lijst") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    path = folder / "lijst.xlsx"
    book.save(path)
    return path


def people(roster: ReadRoster) -> list[Person]:
    assert all(row.person for row in roster.rows), [row.problems for row in roster.rows]
    return [row.person for row in roster.rows if row.person]


def problems(row: ReadRow) -> list[tuple[str, str]]:
    return [(problem.code, problem.column) for problem in row.problems]


def refusal(path: Path, limits: RosterLimits | None = None) -> MoDeskError:
    with pytest.raises(MoDeskError) as caught:
        read(path, limits)
    return caught.value
