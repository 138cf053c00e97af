"""Headings: any order, any spelling, and what is never read."""

from __future__ import annotations

from datetime import datetime

import pytest

from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation, Person
from tests.interchange.lists import TST, csv_file, people, read, refusal, workbook

MIDNIGHT = datetime(1990, 3, 12)  # noqa: DTZ001  # a date cell as openpyxl writes it


def test_all_columns_of_a_list_become_a_person(tmp_path):
    path = workbook(
        tmp_path,
        ["Land", "RETRIBUTIE", "Naam", "Voornaam", "Roepnaam", "Geboortedatum", "INSZ-nummer", "Uniek nr.", "Contact-taal", "Cursusnr", "Extra tijd",
         "Grote tekst", "Voorlezen?", "Digitale vaardigheid", "Plicht / recht", "Type traject", "Reisdocument (nummer)", "Naam zoals in reisdocument"],
        ["Marokko", "betaald", "El Idrissi", "Fatima", "Fati", MIDNIGHT, "90.61.01-123.30", "a 1234567", "Arabisch", "2026-117", "ja", "x",
         "nee", "smartphone", "PLICHT", "TT_IBVP", "AB123456", "EL IDRISSI FATIMA"],
    )  # fmt: skip

    assert read(path).rows[0].course_number == "2026-117"
    assert people(read(path)) == [
        Person(
            family_name="El Idrissi", given_name="Fatima", called="Fati", document_name="EL IDRISSI FATIMA", birth_date="1990-03-12",
            national_number=TST[0], agency_number="A1234567", contact_language="ar",
            accommodations=(Accommodation.EXTRA_TIME, Accommodation.LARGE_TEXT), digital_skill=DigitalSkill.TOUCH, fee_status=FeeStatus.PAID,
            obligation=Obligation.OBLIGED, path_type="TT_IBVP", travel_document="AB123456", country="Marokko",
        )
    ]  # fmt: skip


def test_status_nationality_and_religion_are_never_read_and_named_as_not_imported(tmp_path):
    path = csv_file(tmp_path, "Naam;Nationaliteit;Verblijfsstatuut;Godsdienst;Schoenmaat\nAbdi;x;y;z;41\n")

    assert read(path).ignored == ("Nationaliteit", "Verblijfsstatuut", "Godsdienst", "Schoenmaat")
    assert read(path).columns == ("Naam",)


def test_a_heading_below_some_title_rows_is_found(tmp_path):
    path = workbook(tmp_path, ["Deelnemerslijst", None], [], ["Familienaam", "Voornaam"], ["Abdi", "Hodan"])

    assert people(read(path))[0].display_name == "Abdi, Hodan"
    assert read(path).rows[0].number == 4


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [("Naam", "Abdi, Hodan", ("Abdi", "Hodan")), ("Naam", "مثال، ثلاثة", ("مثال", "ثلاثة")), ("Naam en voornaam", "Abdi, Hodan", ("Abdi", "Hodan")), ("Deelnemer", "Hodan Abdi", ("Hodan Abdi", ""))],
)  # fmt: skip
def test_a_whole_name_is_cut_at_its_comma_and_nowhere_else(tmp_path, heading, cell, expected):
    person = people(read(csv_file(tmp_path, f'{heading};Taal\n"{cell}";so\n')))[0]

    assert (person.family_name, person.given_name) == expected


def test_a_list_without_names_or_with_a_column_twice_is_refused_whole(tmp_path):
    assert refusal(csv_file(tmp_path, "Taal;Cursus\nso;1\n")).code == "roster_no_heading"
    twice = refusal(csv_file(tmp_path, "Naam;Achternaam\na;b\n"))
    assert (twice.code, twice.params) == ("roster_column_twice", {"column": "Familienaam"})
