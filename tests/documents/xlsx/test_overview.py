"""The first sheet: what was held, by which rule, and that the statuses add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.documents import samples
from tests.documents.xlsx.books import said, table, written


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


def test_an_empty_group_gives_a_whole_workbook(tmp_path):
    book = written(tmp_path, samples.view([]))

    assert table(book) == []
    assert "Gemiddelde score (punten)" not in said(book)


def test_the_day_of_the_overview_is_a_date(tmp_path):
    view = replace(
        samples.view(),
        days=(date(2026, 11, 24), date(2026, 11, 25)),
        made_at=datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
    )
    rows = list(written(tmp_path, view)["Overzicht"].iter_rows(values_only=True, max_col=2))

    assert [value for label, value in rows if label == "Testmoment"] == [datetime(2026, 11, 24), datetime(2026, 11, 25)]  # noqa: DTZ001
    assert ("Gemaakt op (plaatselijke tijd)", datetime(2026, 11, 26, 0, 30)) in rows  # noqa: DTZ001
