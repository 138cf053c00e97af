"""Reading a list of participants: every row judged, nothing stored.

A row either becomes a person or is refused with the reasons. Names, dates and numbers that are wrong refuse the row, and so does an
accommodation that is not understood; a language, fee status or skill that is not known leaves its value empty with a note beside
the person (`RowProblem` on a row that has a person). Two rows with one number refuse each other; the very same row twice keeps the
first. See `columns` for the headings, `table` for the limits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from mo_desk.domain.errors import Refused, Unreachable
from mo_desk.domain.people import Person
from mo_desk.interchange.columns import Field, Heading, heading_of
from mo_desk.interchange.csv_table import read_csv
from mo_desk.interchange.rows import read_row
from mo_desk.interchange.table import STANDARD, RosterLimits, Table
from mo_desk.interchange.xlsx_guard import OLE, ZIP
from mo_desk.interchange.xlsx_table import read_xlsx
from mo_desk.views.rosters import ReadRoster, ReadRow, RowProblem

_HEADING_WITHIN: Final = 20


def read_roster(path: Path, today: date, limits: RosterLimits = STANDARD) -> ReadRoster:
    """Read an XLSX or CSV file by its content, whatever its name says.

    Raises: Refused when the file as a whole cannot be read: `roster_too_large`, `roster_old_excel`, `roster_not_a_table`,
    `roster_empty`, `roster_no_heading`, and the codes of `xlsx_guard` and `csv_table`; Unreachable `file_not_readable`.
    """
    table = _read_table(path, limits)
    heading = _find_heading(table)
    rows = [read_row(row, heading, today, table.epoch) for row in table.rows if row.number > heading.number]
    if not rows:
        raise Refused("roster_empty")
    if len(rows) > limits.rows:
        raise Refused("roster_too_many_rows", limit=limits.rows)
    return ReadRoster(tuple(_without_doubles(rows)), heading.columns, heading.ignored)


def _read_table(path: Path, limits: RosterLimits) -> Table:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise Unreachable("file_not_readable", file=path.name) from error
    if size > limits.file_bytes:
        raise Refused("roster_too_large", megabytes=limits.file_bytes // (1024 * 1024))
    if not start.strip():
        raise Refused("roster_empty")
    if start.startswith(OLE):
        raise Refused("roster_old_excel")
    if start.startswith(ZIP):
        return read_xlsx(path, limits)
    if start.startswith((b"%PDF", b"<", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refused("roster_not_a_table")
    return read_csv(path, limits)


def _find_heading(table: Table) -> Heading:
    """Return the row that names the most fields, among the first rows."""
    found = [
        heading for row in table.rows[:_HEADING_WITHIN] if (heading := heading_of(row.number, row.cells)) is not None
    ]
    if not found:
        raise Refused("roster_no_heading")
    return max(found, key=lambda heading: len(heading.places))


def _without_doubles(rows: list[ReadRow]) -> list[ReadRow]:
    """Refuse rows that share a number, and the second of two equal rows; mark an equal name and birth date."""
    seen: dict[tuple[Person, str], int] = {}
    by_number: dict[tuple[Field, str], list[int]] = defaultdict(list)
    by_name: dict[tuple[str, str, str], int] = {}
    judged: list[ReadRow] = []
    for row in rows:
        first = seen.setdefault((row.person, row.course_number), row.number) if row.person else row.number
        if first != row.number:
            judged.append(_refused(row, RowProblem("row_repeated", "", str(first))))
            continue
        judged.append(row)
        for field, value in _numbers(row.person):
            by_number[field, value].append(row.number)
    final: list[ReadRow] = []
    for row in judged:
        shared = [
            RowProblem("row_number_shared", field.value, str(other))
            for field, value in _numbers(row.person)
            for other in by_number[field, value]
            if other != row.number
        ]
        if shared:
            final.append(_refused(row, *shared))
            continue
        if row.person and row.person.birth_date:
            name = (row.person.family_name.casefold(), row.person.given_name.casefold(), row.person.birth_date)
            first = by_name.setdefault(name, row.number)
            if first != row.number:
                row = replace(row, problems=(*row.problems, RowProblem("row_same_name", "", str(first))))  # noqa: PLW2901
        final.append(row)
    return final


def _numbers(person: Person | None) -> list[tuple[Field, str]]:
    if person is None:
        return []
    pairs = ((Field.NATIONAL_NUMBER, person.national_number), (Field.AGENCY_NUMBER, person.agency_number))
    return [(field, value) for field, value in pairs if value]


def _refused(row: ReadRow, *problems: RowProblem) -> ReadRow:
    return ReadRow(row.number, None, row.course_number, (*row.problems, *problems))
