"""Workbooks as people send them, and as nobody should: far rows, merges, formulas, a million styled cells (faults rows 48, 49)."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import MoDeskError
from mo_desk.interchange.roster import read_roster
from mo_desk.interchange.table import RosterLimits
from tests.interchange.lists import TODAY, refusal
from tests.interchange.parts import HEAD, PLAIN, SHEET, inline, rewritten, sheet_of


def names(path: Path) -> list[str]:
    return [row.person.family_name for row in read_roster(path, TODAY).rows if row.person]


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

    assert refusal(rewritten(tmp_path, {SHEET: sheet_of(rows)})).code == "roster_too_many_rows"
    assert refusal(rewritten(tmp_path, {SHEET: sheet_of(rows)}), RosterLimits(rows=5060)).code == "roster_too_many_rows"


def test_more_columns_than_the_limit_are_refused(tmp_path):
    path = rewritten(tmp_path, {SHEET: sheet_of(f'<row r="1">{inline("A1", "Naam")}{inline("XFD1", "verweg")}</row>')})

    assert refusal(path).code == "roster_too_many_columns"


def test_thousands_of_merges_over_the_whole_sheet_are_joined(tmp_path):
    merges = "".join(f'<mergeCell ref="A{row}:C1048576"/>' for row in range(3, 3000)) + '<mergeCell ref="nonsense"/>'
    rows = f'{HEAD}<row r="2">{inline("A2", "Abdi")}</row><row r="900000">{inline("A900000", "Ali")}</row>'
    path = rewritten(tmp_path, {SHEET: sheet_of(rows, f"<mergeCells>{merges}</mergeCells>")})

    assert [(row.number, bool(row.person)) for row in read_roster(path, TODAY).rows] == [(2, True), (900_000, False)]


def test_a_formula_with_a_stored_value_gives_that_value(tmp_path):
    row = '<row r="2"><c r="A2" t="str"><f>UPPER("abdi")</f><v>ABDI</v></c></row>'

    assert names(rewritten(tmp_path, {SHEET: sheet_of(HEAD + row)})) == ["ABDI"]


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
