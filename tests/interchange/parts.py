"""Workbooks taken apart and put together otherwise."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def plain_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Voornaam"])
    book.active.append(["Abdi", "Hodan"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


PLAIN = plain_workbook()


def rewritten(folder: Path, parts: dict[str, bytes | None]) -> Path:
    """Write the plain workbook with some parts replaced, added, or (None) left out."""
    path = folder / "lijst.xlsx"
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return path


def sheet_of(rows: str, after: str = "") -> bytes:
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{inline("A1", "Naam")}</row>'
