"""Workbooks that are not what they seem: bombs, a million styled cells, document types, broken archives (faults 33, 34, 48, 49)."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import MoDeskError, Refused
from mo_desk.interchange.roster import read_roster
from mo_desk.interchange.table import RosterLimits
from mo_desk.interchange.xlsx_guard import column_number, look_at_sheet

TODAY = date(2026, 11, 24)
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


def refusal(path: Path, limits: RosterLimits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        read_roster(path, TODAY, limits or RosterLimits())
    return caught.value.code


def names(path: Path) -> list[str]:
    return [row.person.family_name for row in read_roster(path, TODAY).rows if row.person]


# --- the archive ------------------------------------------------------------------------------------------------------
def test_a_bomb_of_shared_texts_is_refused_before_it_is_unpacked(tmp_path):
    path = rewritten(tmp_path, {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>aaaaaaaa</t></si>" * 500_000})

    assert refusal(path) == "roster_bomb"
    assert refusal(path, RosterLimits(ratio=100_000, shared_text_bytes=1024)) == "roster_bomb"


def test_too_many_parts_too_much_inside_and_parts_twice_are_refused(tmp_path):
    assert refusal(rewritten(tmp_path, {f"xl/media/{number}.png": b"x" for number in range(600)})) == "roster_bomb"
    assert (
        refusal(rewritten(tmp_path, {"xl/media/a.bin": bytes(range(256)) * 4000}), RosterLimits(unpacked_bytes=100_000))
        == "roster_bomb"
    )
    path = rewritten(tmp_path, {})
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, sheet_of(""))
    assert refusal(path) == "roster_bomb"


def test_a_zip_that_is_no_workbook_is_no_table(tmp_path):
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("brief.txt", "hallo")

    assert refusal(path) == "roster_not_a_table"


def test_a_locked_part_is_refused(tmp_path):
    path = rewritten(tmp_path, {})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))

    assert refusal(path) == "roster_locked"


@pytest.mark.parametrize("length", [30, 400, 2000])
def test_a_workbook_that_was_cut_short_is_damaged(tmp_path, length):
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(PLAIN[:length])

    assert refusal(path) == "roster_damaged"


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>',
        "<worksheet/>".encode("utf-16"),
        b"<worksheet><sheetData><row r='0'/></sheetData></worksheet>",
        b"<worksheet><sheetData><row r='9999999'/></sheetData></worksheet>",
        b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>",
        b"<worksheet><sheetData>",
        b"not xml",
    ],
)
def test_a_sheet_with_a_document_type_or_broken_xml_is_damaged(tmp_path, xml):
    assert refusal(rewritten(tmp_path, {SHEET: xml})) == "roster_damaged"


def test_a_missing_sheet_or_workbook_part_is_damaged(tmp_path):
    assert refusal(rewritten(tmp_path, {SHEET: None})) in {"roster_damaged", "roster_empty"}
    assert refusal(rewritten(tmp_path, {"xl/workbook.xml": None})) == "roster_damaged"
    assert (
        refusal(
            rewritten(tmp_path, {"xl/styles.xml": b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"})
        )
        == "roster_damaged"
    )


# --- the sheet --------------------------------------------------------------------------------------------------------
def test_a_hundred_thousand_styled_empty_cells_below_the_list_cost_a_walk_and_no_more(tmp_path):
    cells = "".join(f'<c r="{letter}ROW" s="1"/>' for letter in "ABCDEFGHIJ")
    empty = "".join(f'<row r="{row}">{cells}</row>'.replace("ROW", str(row)) for row in range(3, 10_003))
    path = rewritten(tmp_path, {SHEET: sheet_of(f'{HEAD}<row r="2">{inline("A2", "Abdi")}</row>{empty}')})

    assert names(path) == ["Abdi"]


def test_a_person_a_million_rows_down_is_found(tmp_path):
    path = rewritten(tmp_path, {SHEET: sheet_of(f'{HEAD}<row r="100000">{inline("A100000", "Abdi")}</row>')})

    assert read_roster(path, TODAY).rows[0].number == 100_000


def test_rows_and_cells_without_references_are_counted(tmp_path):
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = f"<row>{cell.format('Naam')}{cell.format('Voornaam')}</row><row>{cell.format('Abdi')}{cell.format('Hodan')}</row>"
    path = rewritten(tmp_path, {SHEET: sheet_of(rows)})

    assert names(path) == ["Abdi"]


def test_more_rows_than_the_limit_are_refused_while_walking(tmp_path):
    rows = "".join(f'<row r="{row}">{inline(f"A{row}", "Naam")}</row>' for row in range(1, 5100))

    assert refusal(rewritten(tmp_path, {SHEET: sheet_of(rows)})) == "roster_too_many_rows"
    assert refusal(rewritten(tmp_path, {SHEET: sheet_of(rows)}), RosterLimits(rows=5060)) == "roster_too_many_rows"


def test_more_columns_than_the_limit_are_refused(tmp_path):
    path = rewritten(tmp_path, {SHEET: sheet_of(f'<row r="1">{inline("A1", "Naam")}{inline("XFD1", "verweg")}</row>')})

    assert refusal(path) == "roster_too_many_columns"


def test_thousands_of_merges_over_the_whole_sheet_are_joined(tmp_path):
    merges = "".join(f'<mergeCell ref="A{row}:C1048576"/>' for row in range(3, 3000)) + '<mergeCell ref="nonsense"/>'
    rows = f'{HEAD}<row r="2">{inline("A2", "Abdi")}</row><row r="900000">{inline("A900000", "Ali")}</row>'
    path = rewritten(tmp_path, {SHEET: sheet_of(rows, f"<mergeCells>{merges}</mergeCells>")})

    assert [(row.number, bool(row.person)) for row in read_roster(path, TODAY).rows] == [(2, True), (900_000, False)]


def test_a_formula_with_a_stored_value_gives_that_value(tmp_path):
    row = '<row r="2"><c r="A2" t="str"><f>UPPER("abdi")</f><v>ABDI</v></c></row>'

    assert names(rewritten(tmp_path, {SHEET: sheet_of(HEAD + row)})) == ["ABDI"]


def test_the_facts_of_a_sheet_name_hidden_rows_merges_and_unfinished_formulas(tmp_path):
    rows = (
        f'{HEAD}<row r="2" hidden="1">{inline("A2", "Abdi")}</row><row r="3"><c r="B3"><f>A1</f></c></row><row r="4"/>'
    )
    path = rewritten(tmp_path, {SHEET: sheet_of(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')})

    facts = look_at_sheet(path, SHEET, RosterLimits())

    assert (facts.last_row, facts.last_column, facts.filled_rows) == (3, 2, 3)
    assert (facts.hidden, facts.merged, facts.formulas_without_value) == ({2}, [(1, 1, 2, 2)], {(3, 2)})


def test_letters_are_columns():
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16_384]


@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_damaged_bytes_is_read_or_refused(tmp_path_factory, place, change, length):
    data = bytearray(PLAIN)
    for at in range(place, min(place + length + 1, len(data))):
        data[at] ^= change
    path = tmp_path_factory.mktemp("broken") / "lijst.xlsx"
    path.write_bytes(bytes(data))

    try:
        read_roster(path, TODAY)
    except MoDeskError as error:
        assert error.code  # noqa: PT017
