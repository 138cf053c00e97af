"""Names of every kind, and what must not hide in them (faults rows 41-43)."""

from __future__ import annotations

import pytest

from tests.interchange.lists import csv_file, people, problems, read, refusal, workbook


@pytest.mark.parametrize(
    "name",
    [
        "الحسن",
        "ገብረመድህን",
        "O'Brien",
        "Null",
        "X",
        "d’Hooghe",
        "Nguyễn",
        "Робърт'); DROP TABLE",
        "Anna 🌷",
        "=HYPERLINK(1)a",
    ],
)
def test_names_of_every_kind_are_kept(tmp_path, name):
    assert people(read(csv_file(tmp_path, f'Naam;Taal\n"{name}";so\n')))[0].family_name == name


def test_two_spellings_of_one_accent_become_one(tmp_path):
    rows = read(csv_file(tmp_path, "Naam;Taal\nZoe\u0308;so\n")).rows

    assert rows[0].person is not None
    assert rows[0].person.family_name == "Zo\u00eb"
    assert rows[0].problems == ()


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u200e", "\u200d", "\x07"])
def test_invisible_signs_are_taken_out_of_names_with_a_note(tmp_path, sign):
    row = read(csv_file(tmp_path, f'Taal;Naam\nso;"Ab{sign}di"\n')).rows[0]

    assert row.person is not None
    assert row.person.family_name == "Abdi"
    assert problems(row) == [("row_name_cleaned", "Familienaam")]


def test_the_joiner_that_persian_spells_with_stays(tmp_path):
    row = read(csv_file(tmp_path, "Naam;Taal\nعلی\u200cپور;fa\n")).rows[0]

    assert row.person is not None
    assert row.person.family_name == "علی\u200cپور"
    assert row.problems == ()


@pytest.mark.parametrize(("length", "taken"), [(48, True), (49, False), (1_000_000, False)])
def test_a_name_longer_than_48_is_refused_and_never_cut(tmp_path, length, taken):
    row = read(csv_file(tmp_path, f"Naam;Voornaam\n{'a' * length};b\n")).rows[0] if length < 100_000 else None
    if row is None:
        row = read(workbook(tmp_path, ["Naam", "Voornaam"], ["a" * 30_000, "b"])).rows[0]

    assert bool(row.person) is taken
    assert taken or problems(row) == [("row_name_too_long", "Familienaam")]
    assert all(len(problem.value) <= 60 for problem in row.problems)


def test_a_field_of_a_million_characters_refuses_the_csv(tmp_path):
    assert refusal(csv_file(tmp_path, f"Naam;Voornaam\n{'a' * 1_000_000};b\n")).code == "roster_damaged"


@pytest.mark.parametrize(
    ("name", "code"), [("", "row_name_missing"), ("12345", "row_name_without_letters"), ("#REF!", "row_cell_error")]
)
def test_a_row_that_names_nobody_is_refused(tmp_path, name, code):
    row = read(csv_file(tmp_path, f"Naam;Taal\n{name};so\n")).rows[0]

    assert code in [found for found, _ in problems(row)]
