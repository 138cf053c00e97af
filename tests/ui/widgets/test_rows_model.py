from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.rows_model import Column, RowsModel


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    people: int
    on: date


ROWS = (Row("Émile", 9, date(2026, 3, 12)), Row("Aster", 12, date(2025, 12, 1)), Row("bilal", 2, date(2026, 1, 2)))


@pytest.fixture
def model(kit: Kit) -> RowsModel[Row]:
    columns: tuple[Column[Row], ...] = (
        Column("Name", lambda row: row.name, tone=lambda row: Tone.GOOD),
        Column("People", lambda row: str(row.people), sort=lambda row: row.people, figures=True),
        Column("On", lambda row: row.on.strftime("%d/%m/%Y"), sort=lambda row: row.on),
    )
    model: RowsModel[Row] = RowsModel(columns, kit.icons)
    model.set_rows(ROWS)
    return model


def test_the_model_is_a_sound_qt_model(model: RowsModel[Row], qtmodeltester) -> None:
    qtmodeltester.check(model, force_py=True)


def test_figures_sort_as_figures_and_dates_as_dates(model: RowsModel[Row]) -> None:
    model.sort(1)
    assert [row.people for row in model.shown] == [2, 9, 12]

    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [row.on.year for row in model.shown] == [2026, 2026, 2025]


def test_every_word_of_the_filter_must_stand_somewhere_in_the_row(model: RowsModel[Row]) -> None:
    model.set_filter("2026 ÉM")

    assert [row.name for row in model.shown] == ["Émile"]


def test_names_sort_and_are_found_whatever_their_accents(model: RowsModel[Row]) -> None:
    model.sort(0)
    assert [row.name for row in model.shown] == ["Aster", "bilal", "Émile"]

    model.set_filter("emile")
    assert [row.name for row in model.shown] == ["Émile"]


def test_a_remembered_place_follows_its_row_through_sorting(model: RowsModel[Row]) -> None:
    place = QPersistentModelIndex(model.index(0, 0))

    model.sort(0)

    assert model.shown[place.row()].name == "Émile"


def test_a_remembered_place_is_gone_when_its_row_is_filtered_away(model: RowsModel[Row]) -> None:
    place = QPersistentModelIndex(model.index(0, 0))

    model.set_filter("bilal")

    assert not place.isValid()
    assert model.data(QModelIndex()) is None
