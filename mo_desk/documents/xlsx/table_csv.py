"""The sheet Resultaten as CSV for nl-BE: UTF-8 with BOM, `;`, decimal comma, CRLF, dates as 12/03/2026.

The workbook is the main export; a CSV cannot say that a cell is text. Texts that a spreadsheet would take for a formula get an
apostrophe before them (OWASP's advice for CSV injection); figures are written by us and need none.
"""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Final

from mo_desk.documents.files import replacing
from mo_desk.documents.xlsx.cells import Value
from mo_desk.documents.xlsx.columns import Profile, columns, place_of
from mo_desk.views.results import ResultsView

_RISKY: Final = re.compile(r"^[\s\x00\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]*[=+\-@＝＋－＠]|^[\t\r\n\x00]")


def write_results_csv(
    path: Path, view: ResultsView, profile: Profile = Profile.COORDINATOR, *, with_national_number: bool = False
) -> None:
    """Write the table whole or not at all.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    chosen = columns(profile, with_national_number=with_national_number)
    place = place_of(view)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(column.heading for column in chosen)
        for row in view.rows:
            writer.writerow(csv_text(column.value(row, place)) for column in chosen)


def csv_text(value: Value) -> str:
    """Return a value as nl-BE writes it; texts guarded against being taken for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _RISKY.search(value) else value.replace("\x00", "")
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)
