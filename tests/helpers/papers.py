"""Reading documents back as a reader would: the words of a PDF, the rows of a sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdfium2


def pdf_text(path: Path) -> str:
    """Return the words of every page, with single spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_bounded())
            text.close()
            page.close()
        return " ".join(" ".join(pages).split())
    finally:
        document.close()


def sheet_rows(path: Path, sheet: str) -> list[dict[str, object]]:
    """Return the rows of a sheet by the headings of its first row."""
    book = openpyxl.load_workbook(path)
    try:
        head, *rows = book[sheet].iter_rows(values_only=True)
        return [dict(zip([str(name) for name in head], row, strict=True)) for row in rows]
    finally:
        book.close()


def sheet_pairs(path: Path, sheet: str) -> dict[str, object]:
    """Return a sheet of labels and values, such as *Overzicht*."""
    book = openpyxl.load_workbook(path)
    try:
        return {str(row[0]): row[1] for row in book[sheet].iter_rows(max_col=2, values_only=True) if row[0]}
    finally:
        book.close()
