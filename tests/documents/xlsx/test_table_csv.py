"""The CSV for nl-BE: what Excel and LibreOffice of a Belgian desk open without asking, and without a live formula."""

from __future__ import annotations

import csv
from datetime import date, datetime

import pytest

from mo_desk.documents.xlsx.columns import COLUMNS, Profile
from mo_desk.documents.xlsx.table_csv import csv_text, write_results_csv
from tests.documents import samples


def test_the_file_has_a_mark_semicolons_and_line_ends_of_windows(tmp_path):
    write_results_csv(tmp_path / "uit.csv", samples.view())
    data = (tmp_path / "uit.csv").read_bytes()

    assert data.startswith(b"\xef\xbb\xbfVolgnr;Agentschapsnummer;Naam;")
    assert data.count(b"\r\n") == 16
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_every_row_is_there_with_figures_of_belgium(tmp_path):
    write_results_csv(tmp_path / "uit.csv", samples.view(), with_national_number=True)
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    assert len(rows) == 15
    assert (rows[11]["Totaal"], rows[11]["Percentage"], rows[11]["Datum"], rows[11]["Begin"]) == (
        "31",
        "0,7561",
        "24/11/2026",
        "24/11/2026 13:42",
    )
    assert rows[0]["Rijksregisternummer"] == "00610100137"
    assert not [
        value
        for row in rows
        for value in row.values()
        if value.strip()[:1] in {"=", "+", "-", "@"} and not value.startswith("'")
    ]


def test_the_profile_without_names_leaves_personal_columns_out(tmp_path):
    write_results_csv(tmp_path / "uit.csv", samples.view(), Profile.NO_NAMES, with_national_number=True)
    heading = (tmp_path / "uit.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(";")

    assert heading == [column.heading for column in COLUMNS if not column.personal]


@pytest.mark.parametrize(
    "text", ["=1+1", "+32", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "\u202e=1", "＝1", "\x00=1"]
)
def test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(text):
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("O'Brien", "O'Brien"), ("a=b", "a=b"), ("a\x00b", "ab"), (31, "31"), (-3, "-3"), (0.5, "0,5"), (1.0, "1"), (date(2026, 3, 12), "12/03/2026"),
     (datetime(2026, 3, 12, 9, 5), "12/03/2026 09:05")],  # noqa: DTZ001
)  # fmt: skip
def test_values_are_written_as_belgians_write_them(value, text):
    assert csv_text(value) == text
