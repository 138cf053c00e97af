"""What describes a person: known words become codes, unknown ones are said."""

from __future__ import annotations

import pytest

from mo_desk.domain.people import Accommodation, Person
from tests.interchange.lists import csv_file, people, problems, read


def test_a_language_is_kept_by_its_code(tmp_path):
    path = csv_file(tmp_path, "Naam;Contacttaal\nAbdi;Somalisch\nAli;\n")

    assert [person.contact_language for person in people(read(path))] == ["so", ""]


def test_an_unknown_language_fee_or_skill_leaves_the_person_with_a_note(tmp_path):
    row = read(
        csv_file(tmp_path, "Naam;Taal;Retributie;Digitaal;Verplichting\nAbdi;Klingon;half;soms;misschien\n")
    ).rows[0]

    assert row.person == Person(family_name="Abdi")
    assert problems(row) == [
        ("row_language_unknown", "Contacttaal"), ("row_value_unknown", "Digitale vaardigheid"), ("row_value_unknown", "Retributie"),
        ("row_value_unknown", "Verplicht of rechthebbend"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "given"), [("ja", True), ("JA, 25 %", True), ("x", True), ("nee", False), ("neen", False), ("", False)]
)
def test_an_adjustment_is_yes_or_no(tmp_path, written, given):
    person = people(read(csv_file(tmp_path, f'Naam;Extra tijd\nAbdi;"{written}"\n')))[0]

    assert person.accommodations == ((Accommodation.EXTRA_TIME,) if given else ())


def test_an_adjustment_that_is_not_understood_refuses_the_row_rather_than_losing_it(tmp_path):
    row = read(csv_file(tmp_path, "Naam;Extra tijd\nAbdi;een beetje\n")).rows[0]

    assert problems(row) == [("row_yes_or_no", "Extra tijd")]
    assert row.person is None


def test_a_text_that_is_too_long_refuses_the_row(tmp_path):
    row = read(csv_file(tmp_path, f"Naam;Reisdocument\nAbdi;{'9' * 49}\n")).rows[0]

    assert problems(row) == [("row_text_too_long", "Reisdocument")]
