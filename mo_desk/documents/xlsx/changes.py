"""What changed between two versions of a workbook: cell by cell, by the person's row.

`cells_of` says what a version shows; a service keeps that (`pack_cells`, inside the encrypted database) or reads it back from an
earlier file (`read_cells`), and asks `changes` when it writes the next. The profile without names has no person ids and therefore ties rows by attempt.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from openpyxl import load_workbook

from mo_desk.documents.xlsx import wording
from mo_desk.documents.xlsx.cells import Value
from mo_desk.documents.xlsx.columns import NATIONAL_NUMBER, Profile, columns, place_of
from mo_desk.domain.errors import Refused
from mo_desk.views.results import ResultsView

_KEYS: Final = ("Kenmerk persoon", "Kenmerk test", "Volgnr")


@dataclass(frozen=True, slots=True)
class CellValue:
    """One cell of the sheet Resultaten: its row's key, its column's heading, its value as text."""

    row: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the sheet Wijzigingen; reason, who and when are known to the service."""

    row: str
    column: str
    old: str
    new: str
    reason: str = ""
    by: str = ""
    at: datetime | None = None


def cells_of(view: ResultsView, profile: Profile = Profile.COORDINATOR) -> tuple[CellValue, ...]:
    """Return every filled cell of the sheet Resultaten as it would be written now (national numbers never among them)."""
    place = place_of(view)
    chosen = columns(profile)
    headings = [column.heading for column in chosen]
    return tuple(_cells(headings, ([column.value(row, place) for column in chosen] for row in view.rows)))


def read_cells(path: Path) -> tuple[CellValue, ...]:
    """Return the filled cells of the sheet Resultaten of a workbook that was written earlier.

    Raises: Refused `previous_workbook_unreadable` when it is no results workbook.
    """
    try:
        with path.open("rb") as file:
            sheet = load_workbook(file, read_only=True, data_only=True)[wording.SHEET_RESULTS]
            headings = [str(cell) for cell in next(sheet.iter_rows(max_row=1, values_only=True))]
            return tuple(_cells(headings, sheet.iter_rows(min_row=2, max_col=len(headings), values_only=True)))
    except (OSError, KeyError, ValueError, StopIteration, BadZipFile) as error:
        raise Refused("previous_workbook_unreadable", file=path.name) from error


def changes(previous: Iterable[CellValue], current: Iterable[CellValue]) -> tuple[Change, ...]:
    """Return what differs, in the order of the current cells, then what is no longer there."""
    before = {(cell.row, cell.column): cell.value for cell in previous}
    found = []
    for cell in current:
        old = before.pop((cell.row, cell.column), "")
        if old != cell.value:
            found.append(Change(cell.row, cell.column, old, cell.value))
    found.extend(Change(row, column, old, "") for (row, column), old in before.items())
    return tuple(found)


def fingerprint(cells: Iterable[CellValue]) -> str:
    """Return a digest of the cells (hex): equal when two versions show the same."""
    digest = hashlib.sha256()
    for cell in cells:
        for part in (cell.row, cell.column, cell.value):
            raw = part.encode()
            digest.update(len(raw).to_bytes(4, "big") + raw)
    return digest.hexdigest()


def pack_cells(cells: Iterable[CellValue]) -> bytes:
    """Return the cells as bytes to keep inside the encrypted database until the next version is written."""
    return zlib.compress(json.dumps([(cell.row, cell.column, cell.value) for cell in cells]).encode())


def unpack_cells(data: bytes) -> tuple[CellValue, ...]:
    """Return the cells that `pack_cells` packed."""
    return tuple(CellValue(*cell) for cell in json.loads(zlib.decompress(data)))


def _cells(headings: list[str], rows: Iterable[Iterable[Value]]) -> Iterable[CellValue]:
    key_at = next(headings.index(key) for key in _KEYS if key in headings)
    number_at = headings.index("Volgnr")
    for row in rows:
        values = [_shown(value) for value in row]
        key = values[key_at] or values[number_at]
        for heading, value in zip(headings, values, strict=True):
            if value and heading != NATIONAL_NUMBER.heading:
                yield CellValue(key, heading, value)


def _shown(value: Value) -> str:
    """Return a value as the list of changes shows it, the same whether it comes from a view or from a file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%d/%m/%Y") if midnight else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)
