"""The columns of the table: typed, withheld where they must be, explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mo_desk.documents.xlsx.columns import COLUMNS
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.views.results import DecidedView, ScoredOnce
from tests.documents import samples
from tests.documents.xlsx.books import said, table, written


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


def test_a_score_made_again_and_a_decision_stand_in_the_remark(tmp_path):
    history = tuple(
        ScoredOnce(EntryRef(ChainId("c"), seq), samples.AT, points, 41, "passed") for seq, points in ((5, 29), (9, 30))
    )
    decided = (DecidedView("other_rule", "asked_agency", "C. De Smet", samples.AT, "gemaild"),)
    row = replace(samples.row(1), history=history, decided=decided)

    [line] = table(written(tmp_path, samples.view([row])))

    day = samples.AT.astimezone(ZoneInfo(samples.view().time_zone))
    assert line["Opmerking"] == (
        f"opnieuw gescoord op {day:%d/%m/%Y}, vroeger 29 van 41. regelconflict: voorgelegd aan het agentschap"
    )


def test_the_national_number_is_text_and_only_there_when_asked_for(tmp_path):
    assert "Rijksregisternummer" not in table(written(tmp_path, samples.view()))[0]

    book = written(tmp_path, samples.view(), with_national_number=True)

    assert table(book)[0]["Rijksregisternummer"] == "00610100137"
    assert book["Resultaten"].cell(2, 3).data_type == "s"


def test_no_column_is_about_a_single_question():
    assert not [
        column.heading
        for column in COLUMNS
        if "vraag" in column.heading.lower() or "antwoord" in column.heading.lower()
    ]
