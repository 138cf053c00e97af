"""The results workbook: everyone a row, the statuses add up, typed cells, never a formula, no answers by item."""

from __future__ import annotations

import tracemalloc
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from mo_desk.documents.xlsx.changes import Change
from mo_desk.documents.xlsx.columns import COLUMNS, Profile
from mo_desk.documents.xlsx.results import write_results
from mo_desk.domain.errors import Unreachable
from mo_desk.domain.questions import Standing
from mo_desk.views.results import ResultsView
from tests.documents import samples

Cells = list[tuple[object, ...]]


def written(folder: Path, view: ResultsView, **options) -> openpyxl.Workbook:
    path = folder / "uit.xlsx"
    write_results(path, view, options.pop("version", 1), **options)
    return openpyxl.load_workbook(path)


def table(book: openpyxl.Workbook, sheet: str = "Resultaten") -> list[dict[str, object]]:
    headings, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def said(book: openpyxl.Workbook) -> dict[object, object]:
    return {row[0]: row[1] for row in book["Overzicht"].iter_rows(values_only=True, max_col=2)}


# --- everyone ---------------------------------------------------------------------------------------------------------
def test_everyone_on_the_roster_is_a_row_with_a_status_also_who_was_not_there(tmp_path):
    rows = table(written(tmp_path, samples.view()))

    assert [row["Volgnr"] for row in rows] == list(range(1, 16))
    assert [row["Status"] for row in rows[11:]] == ["afgelegd", "afwezig", "stopgezet", "afgelegd"]


def test_figures_are_figures_and_dates_are_dates_in_local_time(tmp_path):
    first = table(written(tmp_path, samples.view([replace(samples.row(1, points=31), received_at=samples.AT)])))[0]

    assert (first["Totaal"], first["Maximum"], first["Nodig"], first["Minuten"], first["Poging"]) == (31, 41, 29, 41, 1)
    assert first["Percentage"] == pytest.approx(31 / 41)
    assert (first["Geboortedatum"], first["Datum"]) == (datetime(1988, 2, 29), datetime(2026, 11, 24))  # noqa: DTZ001
    assert (first["Begin"], first["Verschil met UTC"]) == (datetime(2026, 11, 24, 13, 31), "+01:00")  # noqa: DTZ001
    assert first["Bevestigd op"] == datetime(2026, 11, 24, 13, 30)  # noqa: DTZ001
    assert (first["Resultaat test"], first["Voorstel MO"], first["Code"], first["Procesevaluatie"]) == (
        "geslaagd",
        "MO behaald",
        "VO",
        "positief",
    )


def test_a_partial_birth_date_stays_text_and_an_unknown_one_is_empty(tmp_path):
    people = [replace(samples.row(1), birth_date=birth) for birth in ("1990-05-00", "1960-00-00", "")]

    assert [row["Geboortedatum"] for row in table(written(tmp_path, samples.view(people)))] == [
        "1990-05-00",
        "1960-00-00",
        None,
    ]


def test_a_withheld_score_leaves_no_figure_anywhere_and_says_why(tmp_path):
    book = written(tmp_path, samples.view())
    last = table(book)[14]

    assert all(
        last[name] is None
        for name in ("Totaal", "Algemeen deel", "Praktisch deel", "Percentage", "Resultaat test", "Nodig")
    )
    assert last["Opmerking"] == "niet getoond: de procesevaluatie is nog niet bevestigd"
    assert [value for name, value in table(book, "Per thema")[14].items() if name not in ("Volgnr", "Naam")] == [
        None
    ] * 8
    assert said(book)["Score niet getoond"] == 1


# --- numbers of people ------------------------------------------------------------------------------------------------
def test_the_national_number_is_text_and_only_there_when_asked_for(tmp_path):
    assert "Rijksregisternummer" not in table(written(tmp_path, samples.view()))[0]

    book = written(tmp_path, samples.view(), with_national_number=True)

    assert table(book)[0]["Rijksregisternummer"] == "00610100137"
    assert book["Resultaten"].cell(2, 3).data_type == "s"


def test_the_profile_without_names_holds_nothing_that_names_a_person(tmp_path):
    path = tmp_path / "uit.xlsx"
    write_results(
        path, samples.view(), 2, [Change("1", "Totaal", "30", "31")], Profile.NO_NAMES, with_national_number=True
    )

    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert not [name for name in samples.NAMES if name in everything]
    assert not [word for word in ("A0000001", "00610100137", "1988", samples.row(1).person_id) if word in everything]


def test_no_column_is_about_a_single_question():
    assert not [
        column.heading
        for column in COLUMNS
        if "vraag" in column.heading.lower() or "antwoord" in column.heading.lower()
    ]


# --- no formula -------------------------------------------------------------------------------------------------------
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


# --- the other sheets -------------------------------------------------------------------------------------------------
def test_the_overview_proves_that_the_statuses_add_up(tmp_path):
    overview = said(written(tmp_path, samples.view()))

    assert (overview["Ingeschreven"], overview["Afgelegd"], overview["Afwezig"], overview["Stopgezet"]) == (
        15,
        13,
        1,
        1,
    )
    assert "De controle klopt: iedereen op de lijst heeft één status." in overview
    assert (overview["Geslaagd voor de test"], overview["Niet geslaagd voor de test"]) == (3, 9)
    assert overview["Gemiddelde score (punten)"] == pytest.approx(25.5)
    assert overview["De regel in woorden"] == samples.view().rule_sentence
    assert (overview["Uitgave van dit bestand"], overview["Logboekcode"]) == (1, "7F3K-9QXM-2ABC")


def test_a_control_line_that_does_not_add_up_is_red(tmp_path):
    view = samples.view()
    for wrong in (replace(view.control, absent=0), replace(view.control, enrolled=16, absent=2)):
        sheet = written(tmp_path, replace(view, control=wrong))["Overzicht"]
        line = next(
            cell for (cell,) in sheet.iter_rows(max_col=1) if str(cell.value).startswith("DE CONTROLE KLOPT NIET")
        )
        assert line.font.color.rgb == "00B3261E"


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
    people = [*samples.rows(), replace(samples.row(16), other_rule="Met regel mo-2026-02-02 is MO niet behaald.")]
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


def test_an_empty_group_gives_a_whole_workbook(tmp_path):
    book = written(tmp_path, samples.view([]))

    assert table(book) == []
    assert "Gemiddelde score (punten)" not in said(book)


# --- writing ----------------------------------------------------------------------------------------------------------
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


def test_the_day_of_the_overview_is_a_date(tmp_path):
    view = replace(
        samples.view(),
        days=(date(2026, 11, 24), date(2026, 11, 25)),
        made_at=datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
    )
    rows = list(written(tmp_path, view)["Overzicht"].iter_rows(values_only=True, max_col=2))

    assert [value for label, value in rows if label == "Testmoment"] == [datetime(2026, 11, 24), datetime(2026, 11, 25)]  # noqa: DTZ001
    assert ("Gemaakt op (plaatselijke tijd)", datetime(2026, 11, 26, 0, 30)) in rows  # noqa: DTZ001
