"""The results workbook a coordinator opens on Monday: everyone on the roster, no answers by item, no formula anywhere.

Sheets: Overzicht, Resultaten, Per thema, Te beslissen, Wijzigingen (from version 2), Uitleg. Everything comes from one
`ResultsView`, the same that feeds screen and paper. Rows are streamed; memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from mo_desk.documents import words
from mo_desk.documents.files import replacing
from mo_desk.documents.xlsx import wording
from mo_desk.documents.xlsx.cells import (
    TIME_FORMAT,
    RowWriter,
    Sheet,
    Value,
    add_filter,
    add_sheet,
    bold_cell,
    prepare,
    wrapped_cell,
)
from mo_desk.documents.xlsx.changes import Change
from mo_desk.documents.xlsx.columns import Column, Profile, columns, local_time, place_of
from mo_desk.documents.xlsx.overview import write_overview
from mo_desk.domain.decisions import Case
from mo_desk.domain.questions import Standing
from mo_desk.views.decisions import cases_of
from mo_desk.views.results import PartScore, ResultRow, ResultsView


def write_results(
    path: Path,
    view: ResultsView,
    version: int,
    changes: Sequence[Change] = (),
    profile: Profile = Profile.COORDINATOR,
    *,
    with_national_number: bool = False,
) -> None:
    """Write the workbook whole or not at all.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    book = Workbook(write_only=True)
    book.properties.creator = "MO Desk"
    book.properties.title = wording.TITLE
    book.properties.created = view.made_at.astimezone(UTC).replace(tzinfo=None)
    chosen = columns(profile, with_national_number=with_national_number)
    write_overview(add_sheet(book, wording.SHEET_OVERVIEW), view, version)
    _write_table(add_sheet(book, wording.SHEET_RESULTS), view, chosen)
    _write_themes(add_sheet(book, wording.SHEET_THEMES), view, profile)
    _write_decisions(add_sheet(book, wording.SHEET_DECIDE), view, profile)
    if version > 1:
        _write_changes(add_sheet(book, wording.SHEET_CHANGES), view, changes, profile)
    _write_explanation(add_sheet(book, wording.SHEET_EXPLAIN), view, chosen)
    with replacing(path) as temporary:
        book.save(temporary)


def _write_table(sheet: Sheet, view: ResultsView, chosen: Sequence[Column]) -> None:
    frozen_after = next((at for at, column in enumerate(chosen) if column.heading == "Naam"), 0)
    frozen = f"{get_column_letter(frozen_after + 2)}2"
    prepare(sheet, [column.width for column in chosen], frozen=frozen, practice=_practice(view))
    writer = RowWriter(sheet, [column.number_format for column in chosen])
    writer.header([column.heading for column in chosen])
    place = place_of(view)
    getters = [column.value for column in chosen]
    for row in view.rows:
        writer.row([getter(row, place) for getter in getters])
    add_filter(sheet, len(chosen), len(view.rows))


def _write_themes(sheet: Sheet, view: ResultsView, profile: Profile) -> None:
    """Write points and questions asked by block and theme; a theme has no pass mark of its own."""
    parts = sorted(
        {(part.name in _BLOCKS, part.name) for row in view.rows for part in _parts(row)},
        key=lambda part: (not part[0], part[1]),
    )
    names = [name for _, name in parts]
    who, _ = _who(profile)
    headings = [*who, *(f"{name} {what}" for name in names for what in ("punten", "gevraagd"))]
    prepare(
        sheet,
        [7 if at == 0 else 28 if at < len(who) else 10 for at in range(len(headings))],
        frozen="C2",
        practice=_practice(view),
    )
    writer = RowWriter(sheet)
    writer.header(headings)
    for row in view.rows:
        found = {part.name: part for part in _parts(row)}
        figures: list[Value] = []
        for name in names:
            part = found.get(name)
            figures += [part.points, part.maximum] if part else [None, None]
        writer.row([*_named(row, profile), *figures])
    add_filter(sheet, len(headings), len(view.rows))


def _write_decisions(sheet: Sheet, view: ResultsView, profile: Profile) -> None:
    who, widths = _who(profile)
    prepare(sheet, [*widths, 60, 26, 40], frozen="C2", practice=_practice(view))
    writer = RowWriter(sheet)
    writer.header([*who, "Te beslissen", "Wie beslist", "Toelichting"])
    cases = tuple(cases_of(view))
    for one in cases:
        question, decides = words.word(wording.DECIDE, one.case), words.word(wording.ROLE, one.decides)
        detail = one.row.other_rule if one.case == Case.OTHER_RULE else None
        writer.row([*_named(one.row, profile), question, decides, detail])
    if not cases:
        writer.row([None, "Er is niets te beslissen."])
    add_filter(sheet, len(who) + 3, max(len(cases), 1))


def _write_changes(sheet: Sheet, view: ResultsView, changes: Sequence[Change], profile: Profile) -> None:
    """Write what differs from the version before, row by row in roster order."""
    who, widths = _who(profile)
    prepare(sheet, [*widths, 26, 30, 30, 36, 24, 16], frozen="C2", practice=_practice(view))
    writer = RowWriter(sheet, ["", *("" for _ in who[1:]), "", "", "", "", "", TIME_FORMAT])
    writer.header([*who, "Kolom", "Vroeger", "Nu", "Reden", "Door", "Op"])
    rows = {key: row for row in view.rows for key in (row.person_id, row.attempt_id or "", str(row.number)) if key}
    place = place_of(view)
    for change in changes:
        row = rows.get(change.row)
        named: Sequence[Value] = _named(row, profile) if row else [None, "staat niet meer op de lijst"][: len(who)]
        details = (change.column, change.old or None, change.new or None, change.reason or None, change.by or None)
        writer.row([*named, *details, local_time(change.at, place)])
    if not changes:
        writer.row([None, "Er is niets veranderd sinds de vorige uitgave."])
    add_filter(sheet, len(who) + 6, max(len(changes), 1))


def _write_explanation(sheet: Sheet, view: ResultsView, chosen: Sequence[Column]) -> None:
    prepare(sheet, (30, 80, 20), frozen="A2", practice=_practice(view))
    writer = RowWriter(sheet)
    writer.header(["Kolom op Resultaten", "Betekenis", "Bron"])
    for column in chosen:
        writer.row((column.heading, column.meaning, column.source))
    sheet.append([bold_cell(sheet, "De regel")])
    sheet.append((view.rule_title, wrapped_cell(sheet, view.rule_sentence), view.rule_id))
    sheet.append([bold_cell(sheet, "Wat niet in dit bestand staat")])
    for sentence in wording.NOT_INCLUDED:
        sheet.append((None, wrapped_cell(sheet, sentence)))


_BLOCKS = frozenset({"algemeen", "praktisch"})


def _parts(row: ResultRow) -> tuple[PartScore, ...]:
    return (*row.score.blocks, *row.score.themes) if row.score else ()


def _who(profile: Profile) -> tuple[list[str], list[float]]:
    """Return headings and widths of the columns that say whose row it is."""
    return (["Volgnr"], [7]) if profile is Profile.NO_NAMES else (["Volgnr", "Naam"], [7, 28])


def _named(row: ResultRow, profile: Profile) -> list[Value]:
    return [row.number] if profile is Profile.NO_NAMES else [row.number, row.display_name]


def _practice(view: ResultsView) -> bool:
    return view.standing is Standing.PRACTICE
