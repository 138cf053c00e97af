"""Birth dates as people and programs write them (faults row 46)."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from tests.interchange.lists import csv_file, people, problems, read, workbook

MIDNIGHT = datetime(1990, 3, 12)  # noqa: DTZ001  # a date cell as openpyxl writes it


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("12/03/1990", "1990-03-12"), ("12-3-1990", "1990-03-12"), ("12.03.1990", "1990-03-12"), ("1990-03-12", "1990-03-12"), ("1990/3/12", "1990-03-12"),
        ("19900312", "1990-03-12"), ("12 maart 1990", "1990-03-12"), ("12 mrt 1990", "1990-03-12"), ("1960-00-00", "1960-00-00"), ("00/00/1960", "1960-00-00"), ("00/05/1960", "1960-05-00"),
        ("05/1960", "1960-05-00"), ("1960", "1960-00-00"), ("32944", "1990-03-12"), ("١٢/٠٣/١٩٩٠", "1990-03-12"), ("29/02/1996", "1996-02-29"),
        ("1990-03-12 00:00:00", "1990-03-12"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(tmp_path, written, read_as):
    assert people(read(csv_file(tmp_path, f"Naam;Geboortedatum\nAbdi;{written}\n")))[0].birth_date == read_as


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("29-02-1999", "row_date_impossible"), ("31/04/1990", "row_date_impossible"), ("03/25/1990", "row_date_impossible"), ("12/00/1990", "row_date_impossible"),
        ("25/11/2026", "row_date_in_future"), ("2027", "row_date_in_future"), ("31/12/1899", "row_date_too_old"), ("01/01/1890", "row_date_too_old"), ("1890-00-00", "row_date_too_old"),
        ("12/03/90", "row_date_two_digit_year"), ("ergens in 1990", "row_date_unreadable"), ("12 fluim 1990", "row_date_unreadable"), ("999999", "row_date_unreadable"), ("-5", "row_date_unreadable"),
        ("1990-13-01", "row_date_impossible"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_birth_date_refuses_the_row(tmp_path, written, code):
    row = read(csv_file(tmp_path, f"Naam;Geboortedatum\nAbdi;{written}\n")).rows[0]

    assert row.person is None
    assert problems(row) == [(code, "Geboortedatum")]


def test_date_cells_serials_and_years_of_a_workbook_are_dates(tmp_path):
    path = workbook(
        tmp_path,
        ["Naam", "Geboortedatum"],
        ["a", MIDNIGHT],
        ["b", 32944],
        ["c", 1960],
        ["d", date(1990, 3, 12)],
        ["e", True],
        ["f", 32944.0],
    )

    assert [row.person.birth_date if row.person else "refused" for row in read(path).rows] == [
        "1990-03-12", "1990-03-12", "1960-00-00", "1990-03-12", "refused", "1990-03-12",
    ]  # fmt: skip


def test_serials_of_a_workbook_that_counts_from_1904_are_read_by_its_own_count(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    book.active.append(["Naam", "Geboortedatum"])
    book.active.append(["Abdi", 32944 - 1462])
    book.save(tmp_path / "lijst.xlsx")

    assert people(read(tmp_path / "lijst.xlsx"))[0].birth_date == "1990-03-12"
