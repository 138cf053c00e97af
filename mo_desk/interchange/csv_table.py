"""CSV as agencies' programs write it: `;`, `,` or tab; UTF-8 with or without BOM, UTF-16, or cp1252.

The delimiter is the one that cuts the first lines into the most cells, and equally many; nothing is guessed from a quote. Excel's
`="0123"`, a way to keep leading zeros, gives the text inside.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import Path
from typing import Final

from mo_desk.domain.errors import Refused
from mo_desk.interchange.table import RosterLimits, Table, TableRow

_DELIMITERS: Final = (";", "\t", ",")
_KEPT_AS_TEXT: Final = re.compile(r'^="(.*)"$', re.DOTALL)


def read_csv(path: Path, limits: RosterLimits) -> Table:
    """Read a CSV file whose size was checked before.

    Raises: Refused `roster_encoding`, `roster_too_many_rows`, `roster_too_many_columns`, `roster_damaged`.
    """
    text = decoded(path.read_bytes())
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    rows: list[TableRow] = []
    try:
        for cells in reader:
            values = tuple(_value(cell, limits) for cell in cells)
            if not any(value.strip() for value in values):
                continue
            if len(values) > limits.columns:
                raise Refused("roster_too_many_columns", limit=limits.columns)
            if len(rows) > limits.rows:
                raise Refused("roster_too_many_rows", limit=limits.rows)
            rows.append(TableRow(reader.line_num, values))
    except csv.Error as error:
        raise Refused("roster_damaged") from error
    return Table(tuple(rows))


def decoded(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else cp1252.

    Raises: Refused `roster_encoding` when it is none of them.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if data.startswith(codecs.BOM_UTF8):
            return data.decode("utf-8-sig")
        if b"\x00" in data:
            raise Refused("roster_encoding")
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
            raise Refused("roster_encoding") from error
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("roster_encoding") from error


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the first lines the most cells on every line."""
    sample = text[:16_384]
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        try:
            widths = [
                len(cells)
                for _, cells in zip(
                    range(20), csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), strict=False
                )
            ]
        except csv.Error:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        score = common * widths.count(common) if common > 1 else 0
        if score > most:
            best, most = delimiter, score
    return best


def _value(cell: str, limits: RosterLimits) -> str:
    kept = _KEPT_AS_TEXT.match(cell)
    return (kept.group(1).replace('""', '"') if kept else cell)[: limits.cell_characters + 1]
