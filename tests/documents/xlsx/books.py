"""Workbooks written and read back."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from mo_desk.documents.xlsx.results import write_results
from mo_desk.views.results import ResultsView


def written(folder: Path, view: ResultsView, **options) -> openpyxl.Workbook:
    path = folder / "uit.xlsx"
    write_results(path, view, options.pop("version", 1), **options)
    return openpyxl.load_workbook(path)


def table(book: openpyxl.Workbook, sheet: str = "Resultaten") -> list[dict[str, object]]:
    headings, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def said(book: openpyxl.Workbook) -> dict[object, object]:
    return {row[0]: row[1] for row in book["Overzicht"].iter_rows(values_only=True, max_col=2)}
