from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.table import Column, RowTable, safe_cell


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    points: int


@pytest.fixture
def table(qtbot: QtBot, kit: Kit) -> RowTable[Row]:
    columns: tuple[Column[Row], ...] = (
        Column("Name", lambda row: row.name),
        Column("Points", lambda row: str(row.points), figures=True),
    )
    table: RowTable[Row] = RowTable("people_table", "People", columns, kit)
    qtbot.addWidget(table)
    table.show_rows((Row("Amina", 31), Row("=HYPERLINK(1)", -3)))
    table.show()
    return table


def test_copy_gives_lines_for_a_spreadsheet_without_a_formula(qtbot: QtBot, table: RowTable[Row]) -> None:
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "Name\tPoints\nAmina\t31\n'=HYPERLINK(1)\t-3"


def test_enter_opens_the_current_row(qtbot: QtBot, table: RowTable[Row]) -> None:
    table.selectRow(0)

    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [Row("Amina", 31)]


def test_the_chosen_row_stays_chosen_when_rows_come_again(table: RowTable[Row]) -> None:
    table.selectRow(1)

    table.show_rows((Row("Amina", 31), Row("Bilal", 2), Row("=HYPERLINK(1)", -3)))

    assert table.chosen() == Row("=HYPERLINK(1)", -3)


@pytest.mark.parametrize(
    ("cell", "copied"), [("a\tb\nc", "a b c"), ("+1x", "'+1x"), ("-12,5", "-12,5"), ("@x", "'@x"), ("", "")]
)
def test_cells_are_made_safe(cell: str, copied: str) -> None:
    assert safe_cell(cell) == copied
