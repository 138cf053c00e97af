"""XLSX by openpyxl's read-only mode, after `xlsx_guard` has looked: values, dates by their format, formulas by their stored value."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from itertools import islice
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from mo_desk.domain.errors import Refused
from mo_desk.interchange.table import Cell, RosterLimits, Table, TableRow
from mo_desk.interchange.xlsx_guard import BROKEN_ARCHIVE, SheetFacts, check_archive, look_at_sheet

_LAST: Final = 1 << 30
_UNREADABLE: Final = (
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    ParseError,
    InvalidFileException,
    *BROKEN_ARCHIVE,
)
"""What openpyxl lets through when a file is not what it says."""


def read_xlsx(path: Path, limits: RosterLimits) -> Table:
    """Read the first visible sheet that holds anything.

    Raises: Refused with the codes of `xlsx_guard`, `roster_too_many_rows`, `roster_too_many_columns`, `roster_empty`.
    """
    check_archive(path, limits)
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts that no roster needs (drawings, validation)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                return _read_first(path, book, limits)
            finally:
                book.close()
    except _UNREADABLE as error:
        raise Refused("roster_damaged") from error


def _read_first(path: Path, book: Any, limits: RosterLimits) -> Table:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        facts = look_at_sheet(path, sheet._worksheet_path, limits)  # noqa: SLF001  # told nowhere else
        if facts.last_row == 0:
            continue
        if facts.last_column > limits.columns:
            raise Refused("roster_too_many_columns", limit=limits.columns)
        return Table(tuple(_rows(sheet, facts, limits)), book.epoch)
    raise Refused("roster_empty")


def _rows(sheet: Any, facts: SheetFacts, limits: RosterLimits) -> list[TableRow]:
    rows: list[TableRow] = []
    merged = _joined([(top, bottom) for _, top, _, bottom in facts.merged])
    unfinished = {row for row, _ in facts.formulas_without_value}
    values = sheet.iter_rows(min_row=1, max_row=facts.last_row, max_col=facts.last_column, values_only=True)
    # Stopping at the last row leaves unread what openpyxl is strict about and a roster does not need (validations, formats).
    for number, cells in enumerate(islice(values, facts.last_row), start=1):
        if number not in unfinished and all(cell is None or cell == "" for cell in cells):
            continue
        if len(rows) > limits.rows:
            raise Refused("roster_too_many_rows", limit=limits.rows)
        at = bisect_right(merged, (number, _LAST)) - 1
        faults = {
            "row_hidden": number in facts.hidden,
            "row_merged": at >= 0 and number <= merged[at][1],
            "row_formula": number in unfinished,
        }
        kept = tuple(code for code, there in faults.items() if there)
        rows.append(TableRow(number, tuple(_bounded(cell, limits) for cell in cells), kept))
    return rows


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of rows sorted and without overlap."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _bounded(cell: Cell, limits: RosterLimits) -> Cell:
    return cell[: limits.cell_characters + 1] if isinstance(cell, str) else cell
