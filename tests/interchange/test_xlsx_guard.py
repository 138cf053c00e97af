"""Archives that are not what they seem, and what a sheet holds besides values (faults rows 33, 34, 49)."""

from __future__ import annotations

import zipfile

import pytest

from mo_desk.interchange.table import RosterLimits
from mo_desk.interchange.xlsx_guard import column_number, look_at_sheet
from tests.interchange.lists import refusal
from tests.interchange.parts import HEAD, PLAIN, SHEET, inline, rewritten, sheet_of


def test_a_bomb_of_shared_texts_is_refused_before_it_is_unpacked(tmp_path):
    path = rewritten(tmp_path, {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>aaaaaaaa</t></si>" * 500_000})

    assert refusal(path).code == "roster_bomb"
    assert refusal(path, RosterLimits(ratio=100_000, shared_text_bytes=1024)).code == "roster_bomb"


def test_too_many_parts_too_much_inside_and_parts_twice_are_refused(tmp_path):
    assert refusal(rewritten(tmp_path, {f"xl/media/{number}.png": b"x" for number in range(600)})).code == "roster_bomb"
    assert (
        refusal(
            rewritten(tmp_path, {"xl/media/a.bin": bytes(range(256)) * 4000}), RosterLimits(unpacked_bytes=100_000)
        ).code
        == "roster_bomb"
    )
    path = rewritten(tmp_path, {})
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, sheet_of(""))
    assert refusal(path).code == "roster_bomb"


def test_a_zip_that_is_no_workbook_is_no_table(tmp_path):
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("brief.txt", "hallo")

    assert refusal(path).code == "roster_not_a_table"


def test_a_locked_part_is_refused(tmp_path):
    path = rewritten(tmp_path, {})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))

    assert refusal(path).code == "roster_locked"


@pytest.mark.parametrize("length", [30, 400, 2000])
def test_a_workbook_that_was_cut_short_is_damaged(tmp_path, length):
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(PLAIN[:length])

    assert refusal(path).code == "roster_damaged"


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
    assert refusal(rewritten(tmp_path, {SHEET: xml})).code == "roster_damaged"


def test_a_missing_sheet_or_workbook_part_is_damaged(tmp_path):
    assert refusal(rewritten(tmp_path, {SHEET: None})).code in {"roster_damaged", "roster_empty"}
    assert refusal(rewritten(tmp_path, {"xl/workbook.xml": None})).code == "roster_damaged"
    assert (
        refusal(
            rewritten(tmp_path, {"xl/styles.xml": b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"})
        ).code
        == "roster_damaged"
    )


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
