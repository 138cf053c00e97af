"""Cells that stay what they are: text is text, whatever it begins with; dates are dates without a zone; nothing is a formula.

A spreadsheet program takes `=`, `+`, `-` and `@` at the start of a text for a formula in some way of opening or editing
(faults row 40). Such a text is written as an inline string with *quote prefix* set. Ordinary values go to openpyxl as they
are: a prepared cell for each costs more than the whole row (performance row 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from mo_desk.documents.xlsx import wording

Value = str | int | float | Decimal | date | datetime | None
Sheet = Any
"""An openpyxl write-only worksheet; the library has no types."""

DATE_FORMAT: Final = "dd/mm/yyyy"
TIME_FORMAT: Final = "dd/mm/yyyy hh:mm"
SHARE_FORMAT: Final = "0.0%"

_RISKY: Final = re.compile(
    r"^[\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]*[=+\-@＝＋－＠]|^[\t\r\n]|^#|_x[0-9A-Fa-f]{4}_|[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LONGEST: Final = 8192
_DOUBTFUL: Final = frozenset(" \xa0=+-@＝＋－＠#")
_ESCAPED: Final = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_CONTROL: Final = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_plain(text: str) -> bool:
    """Say whether a text of at least one sign may go to a spreadsheet as it is; nearly all may, and are told cheaply."""
    if text[0] not in _DOUBTFUL and "_x" not in text and text.isprintable():
        return len(text) < _LONGEST
    return not _RISKY.search(text) and len(text) < _LONGEST


def text_cell(sheet: Sheet, text: str) -> Any:
    """Return a cell that holds exactly this text: never a formula, never an error value, quote prefix set."""
    clean = _ESCAPED.sub(r"_x005F_\1", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def wrapped_cell(sheet: Sheet, text: str) -> Any:
    """Return a text cell whose text goes on to further lines."""
    cell = text_cell(sheet, text)
    cell.quotePrefix = not is_plain(text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def bold_cell(sheet: Sheet, text: str, *, colour: str = "", size: int = 11, wrap: bool = False) -> Any:
    """Return a bold text cell, in a colour (RRGGBB) when one is given."""
    cell = text_cell(sheet, text)
    cell.quotePrefix = False
    cell.font = Font(bold=True, size=size, color=colour or None)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    return cell


class StyledSheet(WriteOnlyWorksheet):  # type: ignore[misc]
    """A write-only sheet in which text is always text, and each other value stands in the prepared cell of its column.

    openpyxl tells a cell from a value by an exception and makes a new cell after each styled one, which costs a quarter of the whole
    export; here a column's cell is used again and again, since it is written out at once. `styles` may be changed between rows.
    """

    styles: Sequence[Any] = ()

    def _values_to_row(self, values: Sequence[Any], row_idx: int) -> Iterator[Any]:
        """Yield the cells of a row, as `append` of the library asks for them."""
        plain = WriteOnlyCell(self)
        for place, value in enumerate(values):
            if value is None or value == "":
                continue
            kind = type(value)
            if kind is str:
                if is_plain(value):
                    cell = plain
                    cell._value, cell.data_type = value, "s"  # noqa: SLF001  # the library's own check has just been done
                else:
                    cell = text_cell(self, value)
            elif kind is Cell:
                cell = value
            else:
                cell = (self.styles[place] if place < len(self.styles) else None) or plain
                cell.value = value
            cell.column, cell.row = place + 1, row_idx
            yield cell


def add_sheet(book: Workbook, title: str) -> StyledSheet:
    """Add a sheet to a write-only workbook."""
    sheet = StyledSheet(book, title=title)
    book._add_sheet(sheet)  # noqa: SLF001  # create_sheet makes the library's own class only
    return sheet


class RowWriter:
    """Appends rows to one sheet. `formats` names the number format of each column, empty where the value says enough."""

    def __init__(self, sheet: Sheet, formats: Sequence[str] = ()) -> None:
        self._sheet = sheet
        self._styles = [_formatted(sheet, number_format) for number_format in formats]

    def row(self, values: Sequence[Value]) -> None:
        """Append one row of values; None leaves the cell empty."""
        self._sheet.styles = self._styles
        self._sheet.append(values)

    def header(self, headings: Sequence[str]) -> None:
        """Append the heading row: bold on a quiet ground, wrapped."""
        cells = []
        for heading in headings:
            cell = bold_cell(self._sheet, heading, wrap=True)
            cell.fill = PatternFill("solid", fgColor="E6EEFC")
            cells.append(cell)
        self._sheet.append(cells)


def _formatted(sheet: Sheet, number_format: str) -> Any:
    """Return the prepared cell of a column, or None where no format is asked for."""
    if not number_format:
        return None
    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return cell


def prepare(sheet: Sheet, widths: Sequence[float], *, frozen: str = "", practice: bool = False) -> None:
    """Set up widths, the frozen header and the print: A4 landscape, one page wide, headings on each page, page numbers."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if frozen:
        sheet.freeze_panes = frozen
        sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.right.text = "&P / &N"
    if practice:
        sheet.oddHeader.center.text = wording.BANNER
        sheet.sheet_properties.tabColor = "FFE15A"


def add_filter(sheet: Sheet, columns: int, rows: int) -> None:
    """Give the table of `columns` by `rows` (below one heading row) its filter buttons."""
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
