"""CSV of every delimiter and encoding that agencies send (faults row 48)."""

from __future__ import annotations

import pytest

from tests.interchange.lists import csv_file, people, read, refusal


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_every_delimiter_and_encoding_reads_the_same(tmp_path, delimiter, encoding):
    text = "\r\n".join(
        delimiter.join(row)
        for row in (
            ["Naam", "Voornaam", "Geboortedatum"],
            ["Müller-Şen" if encoding != "cp1252" else "Müller", "Zoë", "12/03/1990"],
        )
    )

    person = people(read(csv_file(tmp_path, text, encoding)))[0]

    assert (person.family_name[:6], person.given_name, person.birth_date) == ("Müller", "Zoë", "1990-03-12")


def test_a_comma_inside_a_name_does_not_make_the_comma_the_delimiter(tmp_path):
    path = csv_file(tmp_path, "Naam;Taal\nAbdi, Hodan;so\nAli, Omar;ar\n")

    assert [person.contact_language for person in people(read(path))] == ["so", "ar"]


def test_a_number_kept_as_text_by_a_formula_trick_and_quotes_over_lines_are_read(tmp_path):
    path = csv_file(tmp_path, 'Naam;Rijksregisternummer\n"Van\nDamme";="00610100137"\n')
    person = people(read(path))[0]

    assert (person.family_name, person.national_number) == ("Van Damme", "00610100137")


def test_short_rows_and_empty_rows_are_no_problem(tmp_path):
    path = csv_file(tmp_path, "Naam;Voornaam;Taal\nAbdi\n;;\n\nAli;Omar;ar\n")

    assert [(row.number, row.person and row.person.family_name) for row in read(path).rows] == [(2, "Abdi"), (5, "Ali")]


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "lijst.csv"
    for data in (
        b"Naam\x00;x\n",
        b"Naam\n\x81\x8d\x8f\n",
        b"\xef\xbb\xbfNaam\n\xff\xff",
        b"\xff\xfeN\x00a\x00\x00\xd8",
    ):
        path.write_bytes(data)
        assert refusal(path).code == "roster_encoding"


def test_quotes_that_never_close_do_not_hide_the_delimiter(tmp_path):
    path = csv_file(tmp_path, 'Naam;Taal\n"Abdi;so\n')

    assert read(path).rows[0].person is not None
