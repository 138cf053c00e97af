"""A list of participants: every row judged, right or refused by row, the file bounded before it is read (faults 41-49)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from mo_desk.domain.errors import MoDeskError, Refused, Unreachable
from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation, Person
from mo_desk.interchange.roster import read_roster
from mo_desk.interchange.table import RosterLimits
from mo_desk.views.rosters import ReadRoster, ReadRow

TODAY = date(2026, 11, 24)
DATA = Path(__file__).parents[1] / "data" / "rosters"
MIDNIGHT = datetime(1990, 3, 12)  # noqa: DTZ001  # a date cell as openpyxl writes it
TST = ("90610112330", "85720100127")


def read(path: Path, limits: RosterLimits | None = None) -> ReadRoster:
    return read_roster(path, TODAY, limits or RosterLimits())


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "lijst.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *rows: list[object], title: str = "Lijst") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    path = folder / "lijst.xlsx"
    book.save(path)
    return path


def people(roster: ReadRoster) -> list[Person]:
    assert all(row.person for row in roster.rows), [row.problems for row in roster.rows]
    return [row.person for row in roster.rows if row.person]


def problems(row: ReadRow) -> list[tuple[str, str]]:
    return [(problem.code, problem.column) for problem in row.problems]


def refusal(path: Path, limits: RosterLimits | None = None) -> MoDeskError:
    with pytest.raises(MoDeskError) as caught:
        read(path, limits)
    return caught.value


# --- columns ----------------------------------------------------------------------------------------------------------
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
    [("Naam", "Abdi, Hodan", ("Abdi", "Hodan")), ("Naam en voornaam", "Abdi, Hodan", ("Abdi", "Hodan")), ("Deelnemer", "Hodan Abdi", ("Hodan Abdi", ""))],
)  # fmt: skip
def test_a_whole_name_is_cut_at_its_comma_and_nowhere_else(tmp_path, heading, cell, expected):
    person = people(read(csv_file(tmp_path, f'{heading};Taal\n"{cell}";so\n')))[0]

    assert (person.family_name, person.given_name) == expected


def test_a_list_without_names_or_with_a_column_twice_is_refused_whole(tmp_path):
    assert refusal(csv_file(tmp_path, "Taal;Cursus\nso;1\n")).code == "roster_no_heading"
    twice = refusal(csv_file(tmp_path, "Naam;Achternaam\na;b\n"))
    assert (twice.code, twice.params) == ("roster_column_twice", {"column": "Familienaam"})


# --- CSV --------------------------------------------------------------------------------------------------------------
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


# --- dates ------------------------------------------------------------------------------------------------------------
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
        ("29-02-1999", "date_impossible"), ("31/04/1990", "date_impossible"), ("03/25/1990", "date_impossible"), ("12/00/1990", "date_impossible"),
        ("25/11/2026", "date_in_future"), ("2027", "date_in_future"), ("31/12/1899", "date_too_old"), ("01/01/1890", "date_too_old"), ("1890-00-00", "date_too_old"),
        ("12/03/90", "date_two_digit_year"), ("ergens in 1990", "date_unreadable"), ("12 fluim 1990", "date_unreadable"), ("999999", "date_unreadable"), ("-5", "date_unreadable"),
        ("1990-13-01", "date_impossible"),
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


# --- numbers ----------------------------------------------------------------------------------------------------------
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
        ("73011136174", "national_number_check"), ("90610112331", "national_number_check"), ("7301113617", "national_number_form"), ("730111361733", "national_number_form"),
        ("73O11136173", "national_number_form"), ("8,5073E+10", "national_number_form"), ("00000000000", "national_number_unknown"), ("90130112382", "national_number_unknown"),
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
        "national_number_check",
    ]


@pytest.mark.parametrize(("written", "stored"), [("A1234567", "A1234567"), ("a-123 4567", "A1234567"), ("", "")])
def test_an_agency_number_is_one_letter_and_seven_digits(tmp_path, written, stored):
    assert people(read(csv_file(tmp_path, f"Naam;Uniek nummer\nAbdi;{written}\n")))[0].agency_number == stored


@pytest.mark.parametrize("written", ["1234567", "AB123456", "A123456", "A12345678"])
def test_another_form_of_agency_number_refuses_the_row(tmp_path, written):
    row = read(csv_file(tmp_path, f"Naam;Uniek nummer\nAbdi;{written}\n")).rows[0]

    assert problems(row) == [("agency_number_form", "Uniek nummer")]


# --- the same number, the same row ------------------------------------------------------------------------------------
def test_two_rows_with_one_number_refuse_each_other_and_name_the_other(tmp_path):
    path = csv_file(
        tmp_path, f"Naam;INSZ;Uniek nummer\nAbdi;{TST[0]};\nAli;{TST[0]};\nHaile;;A1234567\nKaya;;A1234567\nMusa;;\n"
    )

    rows = read(path).rows

    assert [bool(row.person) for row in rows] == [False, False, False, False, True]
    assert [row.problems[0].value for row in rows[:4]] == ["3", "2", "5", "4"]
    assert rows[0].problems[0].code == "number_in_other_row"


def test_the_very_same_row_twice_is_taken_once(tmp_path):
    rows = read(csv_file(tmp_path, f"Naam;INSZ\nAbdi;{TST[0]}\nAbdi;{TST[0]}\n")).rows

    assert rows[0].person is not None
    assert (rows[1].person, rows[1].problems[0].code, rows[1].problems[0].value) == (None, "row_repeated", "2")


def test_twins_stay_two_people_and_an_equal_name_and_birth_date_is_marked(tmp_path):
    text = "Naam;Voornaam;Geboortedatum;Taal\nAbdi;Hodan;12/03/1990;so\nAbdi;Hibo;12/03/1990;so\nABDI;HODAN;12/03/1990;ar\n"

    rows = read(csv_file(tmp_path, text)).rows

    assert [problems(row) for row in rows] == [[], [], [("same_name_and_birth_date", "")]]
    assert all(row.person for row in rows)


# --- names ------------------------------------------------------------------------------------------------------------
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
    assert problems(row) == [("name_cleaned", "Familienaam")]


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
    assert taken or problems(row) == [("name_too_long", "Familienaam")]
    assert all(len(problem.value) <= 60 for problem in row.problems)


def test_a_field_of_a_million_characters_refuses_the_csv(tmp_path):
    assert refusal(csv_file(tmp_path, f"Naam;Voornaam\n{'a' * 1_000_000};b\n")).code == "roster_damaged"


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), ("12345", "name_without_letters"), ("#REF!", "cell_error")]
)
def test_a_row_that_names_nobody_is_refused(tmp_path, name, code):
    row = read(csv_file(tmp_path, f"Naam;Taal\n{name};so\n")).rows[0]

    assert code in [found for found, _ in problems(row)]


# --- descriptive columns ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Arabisch", "ar"), ("DARI", "prs"), ("Pasjtoe", "ps"), ("Tigrinya", "ti"), ("Engels", "en"), ("frans", "fr"), ("Nederlands", "nl"), ("Oekraïens", "uk"),
        ("Turks", "tr"), ("Somalisch", "so"), ("Farsi", "fa"), ("Spaans", "es"), ("Portugees", "pt"), ("Russisch", "ru"), ("Pools", "pl"), ("English", "en"),
        ("ENG", "en"), ("POR", "pt"), ("ALB", "sq"), ("nl-BE", "nl"), ("Arabisch (Syrië)", "ar"), ("Koerdisch (Kurmanji)", "kmr"), ("prs", "prs"), ("", ""),
    ],
)  # fmt: skip
def test_languages_are_known_by_name_and_by_code(tmp_path, written, code):
    assert people(read(csv_file(tmp_path, f"Naam;Contacttaal\nAbdi;{written}\n")))[0].contact_language == code


def test_an_unknown_language_fee_or_skill_leaves_the_person_with_a_note(tmp_path):
    row = read(
        csv_file(tmp_path, "Naam;Taal;Retributie;Digitaal;Verplichting\nAbdi;Klingon;half;soms;misschien\n")
    ).rows[0]

    assert row.person == Person(family_name="Abdi")
    assert problems(row) == [
        ("language_unknown", "Contacttaal"), ("value_unknown", "Digitale vaardigheid"), ("value_unknown", "Retributie"),
        ("value_unknown", "Verplicht of rechthebbend"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "given"), [("ja", True), ("JA, 25 %", True), ("x", True), ("nee", False), ("neen", False), ("", False)]
)
def test_an_adjustment_is_yes_or_no(tmp_path, written, given):
    person = people(read(csv_file(tmp_path, f'Naam;Extra tijd\nAbdi;"{written}"\n')))[0]

    assert person.accommodations == ((Accommodation.EXTRA_TIME,) if given else ())


def test_an_adjustment_that_is_not_understood_refuses_the_row_rather_than_losing_it(tmp_path):
    row = read(csv_file(tmp_path, "Naam;Extra tijd\nAbdi;een beetje\n")).rows[0]

    assert problems(row) == [("yes_or_no", "Extra tijd")]
    assert row.person is None


def test_a_text_that_is_too_long_refuses_the_row(tmp_path):
    row = read(csv_file(tmp_path, f"Naam;Reisdocument\nAbdi;{'9' * 49}\n")).rows[0]

    assert problems(row) == [("text_too_long", "Reisdocument")]


# --- workbooks: what a sheet hides ------------------------------------------------------------------------------------
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


# --- whole files ------------------------------------------------------------------------------------------------------
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
