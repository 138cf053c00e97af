"""Looking at an XLSX file before a library parses it: is it one, is it bounded, and what does its sheet hold besides values.

The archive is judged by its directory (sizes, ratio, number of entries), its parts may not declare a document type, and the sheet is
walked once with expat: it tells the last row that holds anything, so that a million styled empty cells cost a walk and no more, and
which rows are hidden, which cells are merged, which formulas have no stored value. openpyxl's read-only mode tells none of that.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from mo_desk.domain.errors import Refused
from mo_desk.interchange.table import RosterLimits

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK\x03\x04"
BROKEN_ARCHIVE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError,
)  # fmt: skip
"""What zipfile lets through when an archive is not what it says."""
_REFERENCE: Final = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_SMALL_PART: Final = 256 * 1024
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384


@dataclass(slots=True)
class SheetFacts:
    """What the walk found; rows and columns count from 1. `merged` holds first column, first row, last column, last row."""

    last_row: int = 0
    last_column: int = 0
    filled_rows: int = 0
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas_without_value: set[tuple[int, int]] = field(default_factory=set)


def check_archive(path: Path, limits: RosterLimits) -> None:
    """Refuse an archive that is larger inside than it has any reason to be, or that is encrypted or damaged.

    Raises: Refused `roster_bomb`, `roster_locked`, `roster_damaged`, `roster_not_a_table`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_parts(parts, limits)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(archive.read(part))
    except BROKEN_ARCHIVE as error:
        raise Refused("roster_damaged") from error


def look_at_sheet(path: Path, part: str, limits: RosterLimits) -> SheetFacts:
    """Walk one sheet of a checked archive.

    Raises: Refused `roster_damaged`, `roster_too_many_rows`.
    """
    walk = _Walk(limits)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as file:
            parser.ParseFile(file)
    except (expat.ExpatError, KeyError, *BROKEN_ARCHIVE) as error:
        raise Refused("roster_damaged") from error
    return walk.facts


def _check_parts(parts: list[zipfile.ZipInfo], limits: RosterLimits) -> None:
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise Refused("roster_not_a_table")
    if (
        len(parts) > limits.entries
        or len(set(names)) != len(names)
        or sum(part.file_size for part in parts) > limits.unpacked_bytes
    ):
        raise Refused("roster_bomb")
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("roster_locked")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("roster_damaged")
        if part.file_size > max(_SMALL_PART, limits.ratio * part.compress_size):
            raise Refused("roster_bomb")
        if part.filename.lower().endswith("sharedstrings.xml") and part.file_size > limits.shared_text_bytes:
            raise Refused("roster_bomb")


def _check_xml(data: bytes) -> None:
    """Refuse a part that declares a document type, or hides one in another encoding."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        raise Refused("roster_damaged")


class _Walk:
    """Counts rows and cells as openpyxl does: a missing reference means the next one."""

    def __init__(self, limits: RosterLimits) -> None:
        self.facts = SheetFacts()
        self._limits = limits
        self._row = 0
        self._column = 0
        self._row_filled = False
        self._formula = False
        self._value = False
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an opening tag."""
        tag = name.rpartition(":")[2]
        if tag == "c":
            found = _REFERENCE.match(attributes.get("r", ""))
            self._column = column_number(found.group(1)) if found else self._column + 1
            self._formula = self._value = False
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._row_filled = 0, False
            if not 0 < self._row <= _LAST_ROW:
                raise ValueError("row out of range")
            if attributes.get("hidden") in ("1", "true"):
                self.facts.hidden.add(self._row)
        elif tag in ("v", "t"):
            self._inside = tag
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        """Take in text; only that of values counts."""
        if self._inside and data:
            self._value = True

    def end(self, name: str) -> None:
        """Take in a closing tag."""
        tag = name.rpartition(":")[2]
        if tag in ("v", "t"):
            self._inside = ""
        elif tag == "c" and (self._value or self._formula):
            self._row_filled = True
            self.facts.last_column = max(self.facts.last_column, min(self._column, _LAST_COLUMN))
            if not self._value:
                self.facts.formulas_without_value.add((self._row, self._column))
        elif tag == "row" and self._row_filled:
            self.facts.last_row = max(self.facts.last_row, self._row)
            self.facts.filled_rows += 1
            if self.facts.filled_rows > self._limits.rows + 50:
                raise Refused("roster_too_many_rows", limit=self._limits.rows)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.match(first), _REFERENCE.match(last)
        if begin and end and len(self.facts.merged) < self._limits.rows:
            self.facts.merged.append(
                (column_number(begin.group(1)), int(begin.group(2)), column_number(end.group(1)), int(end.group(2)))
            )


def column_number(letters: str) -> int:
    """Return the number of a column from its letters, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
