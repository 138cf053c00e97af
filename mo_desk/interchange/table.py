"""A table as it stands in somebody's file, before anyone knows what its columns mean, and how large it may be.

Readers of XLSX and CSV give the same shape, so that the judgement of rows knows nothing of file formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class RosterLimits:
    """What is read at most; anything larger is refused as a whole, before it is parsed."""

    file_bytes: int = 10 * 1024 * 1024
    unpacked_bytes: int = 96 * 1024 * 1024
    shared_text_bytes: int = 24 * 1024 * 1024
    ratio: int = 200
    entries: int = 500
    rows: int = 5000
    columns: int = 100
    cell_characters: int = 1000


STANDARD = RosterLimits()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file from 1, its cells, and what is wrong with the row as a whole (message codes)."""

    number: int
    cells: tuple[Cell, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in file order, empty ones left out. `epoch` is day 0 of the file's own date numbers."""

    rows: tuple[TableRow, ...]
    epoch: datetime = datetime(1899, 12, 30)  # noqa: DTZ001  # Excel's day 0 has no zone


def text_of(cell: Cell) -> str:
    """Return a cell as the text a person sees: whole numbers without `.0`, dates as 2026-03-12."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)
