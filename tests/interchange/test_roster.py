"""Whole lists: which files are read, which are refused, and rows that meet each other (faults rows 47-49)."""

from __future__ import annotations

import openpyxl
import pytest

from mo_desk.domain.errors import Refused, Unreachable
from mo_desk.interchange.table import RosterLimits
from tests.interchange.lists import TST, csv_file, people, problems, read, refusal, workbook


def test_two_rows_with_one_number_refuse_each_other_and_name_the_other(tmp_path):
    path = csv_file(
        tmp_path, f"Naam;INSZ;Uniek nummer\nAbdi;{TST[0]};\nAli;{TST[0]};\nHaile;;A1234567\nKaya;;A1234567\nMusa;;\n"
    )

    rows = read(path).rows

    assert [bool(row.person) for row in rows] == [False, False, False, False, True]
    assert [row.problems[0].value for row in rows[:4]] == ["3", "2", "5", "4"]
    assert rows[0].problems[0].code == "row_number_shared"


def test_the_very_same_row_twice_is_taken_once(tmp_path):
    rows = read(csv_file(tmp_path, f"Naam;INSZ\nAbdi;{TST[0]}\nAbdi;{TST[0]}\n")).rows

    assert rows[0].person is not None
    assert (rows[1].person, rows[1].problems[0].code, rows[1].problems[0].value) == (None, "row_repeated", "2")


def test_twins_stay_two_people_and_an_equal_name_and_birth_date_is_marked(tmp_path):
    text = "Naam;Voornaam;Geboortedatum;Taal\nAbdi;Hodan;12/03/1990;so\nAbdi;Hibo;12/03/1990;so\nABDI;HODAN;12/03/1990;ar\n"

    rows = read(csv_file(tmp_path, text)).rows

    assert [problems(row) for row in rows] == [[], [], [("row_same_name", "")]]
    assert all(row.person for row in rows)


def test_hidden_rows_merged_cells_and_formulas_without_a_value_are_refused_by_row(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Lijst van de groep", None],
        ["Naam", "Voornaam"],
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
        ["g", "gg"],
        ["=A3", "h"],
        ["i", "j"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[4].hidden = True
    sheet.merge_cells("A5:A6")
    book.save(tmp_path / "lijst.xlsx")

    rows = read(tmp_path / "lijst.xlsx").rows

    assert {row.number: [code for code, _ in problems(row)] for row in rows} == {
        3: [], 4: ["row_hidden"], 5: ["row_merged"], 6: ["row_merged"], 7: ["row_formula"], 8: [],
    }  # fmt: skip
    assert [bool(row.person) for row in rows] == [True, False, False, False, False, True]


def test_hidden_and_empty_sheets_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Naam"])
    book.active.append(["Verborgen"])
    book.active.sheet_state = "hidden"
    book.create_sheet("leeg")
    sheet = book.create_sheet("lijst")
    sheet.append(["Naam"])
    sheet.append(["Abdi"])
    book.active = 1
    book.save(tmp_path / "lijst.xlsx")

    assert people(read(tmp_path / "lijst.xlsx"))[0].family_name == "Abdi"


def test_an_old_excel_file_is_refused_whatever_its_name(tmp_path):
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))

    assert refusal(path).code == "roster_old_excel"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"<html><body>", b"\x89PNG\r\n\x1a\n", b"{\\rtf1"])
def test_what_is_no_table_is_refused(tmp_path, data):
    path = tmp_path / "lijst.csv"
    path.write_bytes(data)

    assert refusal(path).code == "roster_not_a_table"


def test_an_empty_file_and_a_list_of_headings_only_are_refused(tmp_path):
    assert refusal(csv_file(tmp_path, "")).code == "roster_empty"
    assert refusal(csv_file(tmp_path, "Naam;Voornaam\n")).code == "roster_empty"
    assert refusal(workbook(tmp_path)).code == "roster_empty"


def test_a_file_that_is_not_there_can_be_tried_again(tmp_path):
    error = refusal(tmp_path / "weg.csv")

    assert isinstance(error, Unreachable)
    assert error.code == "file_not_readable"


def test_a_csv_beyond_the_limits_is_refused(tmp_path):
    many = csv_file(tmp_path, "Naam;Taal\n" + "Abdi;so\n" * 5001)
    assert (refusal(many).code, refusal(many).params) == ("roster_too_many_rows", {"limit": 5000})
    assert refusal(many, RosterLimits(file_bytes=1000)).code == "roster_too_large"
    assert refusal(csv_file(tmp_path, ";".join(["Naam"] * 101))).code == "roster_too_many_columns"


def test_five_thousand_rows_are_read(tmp_path):
    rows = "".join(f"Naam{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)};so\n" for n in range(5000))

    assert len(people(read(csv_file(tmp_path, "Naam;Taal\n" + rows)))) == 5000


def test_errors_of_a_whole_file_are_the_users_turn(tmp_path):
    assert isinstance(refusal(csv_file(tmp_path, "Taal\nso\n")), Refused)
