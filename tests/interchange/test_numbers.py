"""National and agency numbers, and the same number twice (faults rows 45, 47)."""

from __future__ import annotations

import pytest

from tests.interchange.lists import TST, csv_file, people, problems, read, workbook


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("73.01.11-361.73", "73011136173"), ("73011136173", "73011136173"), ("88222999936", "88222999936"), ("08222999934", "08222999934"),
        ("88422999979", "88422999979"), ("08422999977", "08422999977"), ("٧٣٠١١١٣٦١٧٣", "73011136173"), (TST[0], TST[0]), (TST[1], TST[1]), ("", ""),
    ],
)  # fmt: skip
def test_national_bis_and_fictitious_numbers_are_kept_as_eleven_digits(tmp_path, written, stored):
    assert people(read(csv_file(tmp_path, f"Naam;Rijksregisternummer\nAbdi;{written}\n")))[0].national_number == stored


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("73011136174", "row_national_number_check"), ("90610112331", "row_national_number_check"), ("7301113617", "row_national_number_form"), ("730111361733", "row_national_number_form"),
        ("73O11136173", "row_national_number_form"), ("8,5073E+10", "row_national_number_form"), ("00000000000", "row_national_number_unknown"), ("90130112382", "row_national_number_unknown"),
    ],
)  # fmt: skip
def test_a_national_number_that_is_none_refuses_the_row(tmp_path, written, code):
    row = read(csv_file(tmp_path, f"Naam;Rijksregisternummer\nAbdi;{written}\n")).rows[0]

    assert problems(row) == [(code, "Rijksregisternummer")]


def test_a_number_cell_gets_back_its_leading_zeros_when_the_check_digits_agree(tmp_path):
    path = workbook(tmp_path, ["Naam", "INSZ"], ["a", 8222999934], ["b", 73011136173.0], ["c", 8222999935])

    assert [row.person.national_number if row.person else problems(row)[0][0] for row in read(path).rows] == [
        "08222999934",
        "73011136173",
        "row_national_number_check",
    ]


@pytest.mark.parametrize(("written", "stored"), [("A1234567", "A1234567"), ("a-123 4567", "A1234567"), ("", "")])
def test_an_agency_number_is_one_letter_and_seven_digits(tmp_path, written, stored):
    assert people(read(csv_file(tmp_path, f"Naam;Uniek nummer\nAbdi;{written}\n")))[0].agency_number == stored


@pytest.mark.parametrize("written", ["1234567", "AB123456", "A123456", "A12345678"])
def test_another_form_of_agency_number_refuses_the_row(tmp_path, written):
    row = read(csv_file(tmp_path, f"Naam;Uniek nummer\nAbdi;{written}\n")).rows[0]

    assert problems(row) == [("row_agency_number_form", "Uniek nummer")]
