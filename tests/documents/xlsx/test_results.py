"""The results workbook: everyone a row, never a formula, no answers by item."""

from __future__ import annotations

import tracemalloc
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from mo_desk.documents.xlsx.changes import Change
from mo_desk.documents.xlsx.columns import Profile
from mo_desk.documents.xlsx.results import write_results
from mo_desk.domain.errors import Unreachable
from mo_desk.domain.questions import Standing
from tests.documents import samples
from tests.documents.xlsx.books import said, table, written


def test_everyone_on_the_roster_is_a_row_with_a_status_also_who_was_not_there(tmp_path):
    rows = table(written(tmp_path, samples.view()))

    assert [row["Volgnr"] for row in rows] == list(range(1, 16))
    assert [row["Status"] for row in rows[11:]] == ["afgelegd", "afwezig", "stopgezet", "afgelegd"]


def test_the_profile_without_names_holds_nothing_that_names_a_person(tmp_path):
    path = tmp_path / "uit.xlsx"
    write_results(
        path, samples.view(), 2, [Change("1", "Totaal", "30", "31")], Profile.NO_NAMES, with_national_number=True
    )

    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert not [name for name in samples.NAMES if name in everything]
    assert not [word for word in ("A0000001", "00610100137", "1988", samples.row(1).person_id) if word in everything]


def test_no_cell_of_any_sheet_is_a_formula_and_every_name_stays_what_it_is(tmp_path):
    book = written(
        tmp_path,
        samples.view(),
        version=2,
        changes=[Change(samples.row(1).person_id, "Naam", "=1+1", "@SUM(A1)", "-reden", "+wie", samples.AT)],
    )

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    shown = [row["Naam"] for row in table(book)]
    assert shown == [name.replace("_x0041_", "_x005F_x0041_") for name in samples.NAMES]
    with zipfile.ZipFile(tmp_path / "uit.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) or b"<f " in archive.read(name)]


def test_texts_that_look_like_formulas_have_quote_prefix_and_others_not(tmp_path):
    sheet = written(tmp_path, samples.view())["Resultaten"]
    risky = {sheet.cell(row, 3).value for row in range(2, 17) if sheet.cell(row, 3).quotePrefix}

    assert risky == {name.replace("_x0041_", "_x005F_x0041_") for name in samples.NAMES if name.strip()[0] in "=+-@#_"}


def test_signs_that_xml_cannot_hold_are_replaced_rather_than_fatal(tmp_path):
    rows = table(written(tmp_path, samples.view([samples.row(1, "Ab\x00\x07di\x1b, \ufffeHodan")])))

    assert rows[0]["Naam"] == "Ab��di�, �Hodan"


def test_practice_is_said_on_the_first_sheet_on_every_row_and_on_every_printed_page(tmp_path):
    book = written(tmp_path, samples.view())

    assert str(book["Overzicht"]["A1"].value).startswith("OEFENTEST")
    assert {row["Aard"] for row in table(book)} == {"oefentest"}
    assert all(str(sheet.oddHeader.center.text).startswith("OEFENTEST") for sheet in book)
    official = written(tmp_path, samples.view(standing=Standing.OFFICIAL))
    assert "OEFENTEST" not in "".join(
        str(cell.value) for sheet in official for row in sheet.iter_rows() for cell in row
    )


def test_points_by_theme_stand_beside_what_was_asked_without_a_pass_mark(tmp_path):
    first = table(written(tmp_path, samples.view()), "Per thema")[11]

    assert (first["algemeen punten"], first["algemeen gevraagd"], first["T01 punten"], first["T01 gevraagd"]) == (
        7,
        11,
        1,
        2,
    )


def test_only_open_cases_are_listed_to_decide_each_with_who_decides(tmp_path):
    told = "Met regel mo-2026-02-02 is MO niet behaald."
    people = [*samples.rows(), replace(samples.row(16), other_rule=told, to_decide=("other_rule",))]
    cases = table(written(tmp_path, samples.view(people)), "Te beslissen")

    assert [(case["Volgnr"], case["Te beslissen"], case["Wie beslist"]) for case in cases] == [
        (14, "Test stopgezet: telt dit als poging?", "coördinator"),
        (14, "something new", "coördinator"),
        (15, "De procesevaluatie is nog niet bevestigd.", "leerkracht MO"),
        (16, "Een andere regel die op deze datum geldt, geeft een andere uitkomst.", "coördinator"),
    ]
    assert cases[3]["Toelichting"] == "Met regel mo-2026-02-02 is MO niet behaald."
    assert (
        table(written(tmp_path, samples.view([samples.row(1)])), "Te beslissen")[0]["Naam"]
        == "Er is niets te beslissen."
    )


def test_the_second_version_lists_what_changed_and_the_first_has_no_such_sheet(tmp_path):
    changes = [
        Change(samples.row(2).person_id, "Totaal", "30", "31", "sleutel verbeterd", "C. De Smet", samples.AT),
        Change("weg", "Naam", "Jan", ""),
    ]

    assert "Wijzigingen" not in written(tmp_path, samples.view()).sheetnames
    book = written(tmp_path, samples.view(), version=2, changes=changes)
    first, second = table(book, "Wijzigingen")
    assert (first["Volgnr"], first["Kolom"], first["Vroeger"], first["Nu"]) == (2, "Totaal", "30", "31")
    assert (first["Reden"], first["Door"], first["Op"]) == (
        "sleutel verbeterd",
        "C. De Smet",
        datetime(2026, 11, 24, 13, 30),  # noqa: DTZ001
    )
    assert (second["Naam"], second["Nu"]) == ("staat niet meer op de lijst", None)
    assert said(book)["Vervangt uitgave"] == 1
    assert (
        table(written(tmp_path, samples.view(), version=2), "Wijzigingen")[0]["Naam"]
        == "Er is niets veranderd sinds de vorige uitgave."
    )


def test_the_explanation_names_every_column_of_the_table_and_what_is_not_there(tmp_path):
    book = written(tmp_path, samples.view())
    explained = [row[0] for row in book["Uitleg"].iter_rows(min_row=2, max_col=1, values_only=True)]

    assert explained[: len(table(book)[0])] == list(table(book)[0])
    text = " ".join(str(cell.value) for row in book["Uitleg"].iter_rows() for cell in row)
    assert "Aanwezigheid staat hier niet in" in text
    assert "Antwoorden per vraag staan hier niet in" in text


def test_tables_have_a_frozen_header_a_filter_and_print_on_a4_landscape_one_page_wide(tmp_path):
    book = written(tmp_path, samples.view(), version=2)

    assert book.sheetnames == ["Overzicht", "Resultaten", "Per thema", "Te beslissen", "Wijzigingen", "Uitleg"]
    assert (book["Resultaten"].freeze_panes, book["Resultaten"].auto_filter.ref) == ("D2", "A1:AP16")
    assert all(
        (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == ("landscape", 9, 1)
        for sheet in book
    )
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)
    assert book["Resultaten"].print_title_rows == "$1:$1"


def test_the_file_describes_itself_without_naming_anybody(tmp_path):
    properties = written(tmp_path, samples.view()).properties

    assert (properties.creator, properties.title) == ("MO Desk", "Resultaten van de test maatschappelijke oriëntatie")
    assert properties.lastModifiedBy is None


def test_a_workbook_that_cannot_be_written_leaves_the_old_one_and_no_half_one(tmp_path):
    occupied = tmp_path / "uit.xlsx"
    occupied.mkdir()

    with pytest.raises(Unreachable):
        write_results(occupied, samples.view(), 1)

    assert [path.name for path in tmp_path.iterdir()] == ["uit.xlsx"]


def test_memory_does_not_grow_with_the_number_of_rows(tmp_path):
    peaks = []
    one = samples.row(1)
    for count in (300, 900):
        view = samples.view([one] * count)
        tracemalloc.start()
        write_results(tmp_path / "uit.xlsx", view, 1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 1.1 * peaks[0]
