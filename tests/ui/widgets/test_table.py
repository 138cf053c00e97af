from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.table import Column, Opening, RowTable, safe_cell


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    points: int


ROWS = (Row("Amina", 31), Row("=HYPERLINK(1)", -3))
CHEVRON = 36
Make = Callable[[Opening], tuple[RowTable[Row], list[Row]]]
Press = Callable[..., None]


@pytest.fixture
def make(qtbot: QtBot, kit: Kit) -> Make:
    """Return a function that shows a table, and the list of what it opens."""

    def show(opening: Opening) -> tuple[RowTable[Row], list[Row]]:
        columns: tuple[Column[Row], ...] = (
            Column("Name", lambda row: row.name),
            Column("Points", lambda row: str(row.points), figures=True),
        )
        table: RowTable[Row] = RowTable("people_table", "People", columns, kit, opening)
        opened: list[Row] = []
        qtbot.addWidget(table)
        table.row_opened.connect(opened.append)
        table.resize(500, 300)
        table.show_rows(ROWS)
        table.show()
        QApplication.processEvents()
        return table, opened

    return show


@pytest.fixture
def made(make: Make) -> tuple[RowTable[Row], list[Row]]:
    return make(Opening.PRESSED)


@pytest.fixture
def table(made: tuple[RowTable[Row], list[Row]]) -> RowTable[Row]:
    return made[0]


@pytest.fixture
def opened(made: tuple[RowTable[Row], list[Row]]) -> list[Row]:
    return made[1]


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Return a function that clicks on a row, on its name or where one says."""

    def click(
        table: RowTable[Row], row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, x: int = 60
    ) -> None:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, inside(table, row, x))

    return click


def inside(table: RowTable[Row], row: int, x: int = 60) -> QPoint:
    return QPoint(x, table.rowViewportPosition(row) + 5)


def send(table: RowTable[Row], kind: QEvent.Type, place: QPoint) -> None:
    left = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    target, at = table.viewport(), QPointF(place)
    event = QMouseEvent(kind, at, target.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def ink(image: QImage, area: QRect, ground: QColor) -> dict[int, list[int]]:
    """Return where something is drawn in an area: the lines by column of pixels."""
    found: dict[int, list[int]] = {}
    for x in range(area.left(), area.right() + 1):
        lines = [y for y in range(area.top(), area.bottom() + 1) if image.pixelColor(x, y) != ground]
        if lines:
            found[x] = lines
    return found


def test_copy_gives_lines_for_a_spreadsheet_without_a_formula(qtbot: QtBot, table: RowTable[Row]) -> None:
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "Name\tPoints\nAmina\t31\n'=HYPERLINK(1)\t-3"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot: QtBot, table: RowTable[Row], key: Qt.Key) -> None:
    table.selectRow(0)

    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, key)

    assert opened.args == [Row("Amina", 31)]


def test_a_click_opens_a_row_also_on_its_chevron_and_again_when_it_is_the_current_one(
    table: RowTable[Row], opened: list[Row], press: Press
) -> None:
    press(table, 1)
    press(table, 1, x=table.viewport().width() - 5)

    assert opened == [ROWS[1], ROWS[1]]


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_click_with_ctrl_or_shift_only_selects(
    table: RowTable[Row], opened: list[Row], press: Press, keys: Qt.KeyboardModifier
) -> None:
    press(table, 0, keys)

    assert (opened, table.selected()) == ([], (ROWS[0],))


def test_a_double_click_opens_once_and_its_second_half_opens_nothing_elsewhere(
    table: RowTable[Row], opened: list[Row], press: Press
) -> None:
    press(table, 0)

    for row in (0, 1):
        send(table, QEvent.Type.MouseButtonDblClick, inside(table, row))
        send(table, QEvent.Type.MouseButtonRelease, inside(table, row))

    assert opened == [ROWS[0]]


def test_a_press_that_ends_on_another_row_opens_nothing(table: RowTable[Row], opened: list[Row]) -> None:
    send(table, QEvent.Type.MouseButtonPress, inside(table, 0))
    send(table, QEvent.Type.MouseButtonRelease, inside(table, 1))

    assert opened == []


def test_what_opens_beside_the_table_follows_the_arrows_and_opens_once_a_click(
    qtbot: QtBot, make: Make, press: Press
) -> None:
    table, opened = make(Opening.CHOSEN)
    table.selectRow(0)
    opened.clear()

    press(table, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    press(table, 1)

    assert opened == [ROWS[0], ROWS[1], ROWS[1]]


def test_rows_that_come_again_open_nothing_by_themselves(make: Make) -> None:
    table, opened = make(Opening.CHOSEN)
    table.selectRow(1)
    opened.clear()

    table.show_rows((Row("Bilal", 2), Row("=HYPERLINK(1)", -3)))

    assert (opened, table.chosen()) == ([], ROWS[1])


def test_a_figure_that_reaches_under_the_chevron_is_whole_or_not_there(kit: Kit, table: RowTable[Row]) -> None:
    table.show_rows((Row("Amina", 1234567), Row("Bilal", 2)))
    table.setColumnWidth(1, 140)
    table.resize(table.width() - table.viewport().width() + 168 + 60 + CHEVRON, 300)
    QApplication.processEvents()
    ends = table.viewport().width() - CHEVRON

    def drawn(left: int, row: int) -> bool:
        area = QRect(left, table.rowViewportPosition(row) + 2, ends - left, table.rowHeight(row) - 4)
        return bool(ink(picture(table.viewport()), area, kit.look.colour("paper")))

    assert (drawn(ends - 60, 0), drawn(ends - 60, 1), drawn(ends - 10, 1)) == (False, True, False)


def test_rows_that_open_nothing_do_not_look_so(make: Make, press: Press) -> None:
    table, opened = make(Opening.NEVER)

    press(table, 0)

    assert opened == []
    assert (table.model().columnCount(), table.accessibleDescription()) == (2, "")
    assert not table.hasMouseTracking()


def test_the_row_under_the_pointer_has_a_hand_and_one_fill_up_to_its_end(kit: Kit, table: RowTable[Row]) -> None:
    paper, hover = kit.look.colour("paper"), kit.look.colour("hover")

    def fills(row: int) -> set[str]:
        image, y = picture(table.viewport()), inside(table, row).y()
        return {image.pixelColor(x, y).name() for x in (2, table.columnWidth(0) + 4, image.width() - 2)}

    assert fills(0) == fills(1) == {paper.name()}
    send(table, QEvent.Type.MouseMove, inside(table, 1))
    assert fills(0) == {paper.name()}
    assert fills(1) == {hover.name()}
    assert table.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor

    send(table, QEvent.Type.MouseMove, QPoint(60, table.viewport().height() - 5))
    assert fills(1) == {paper.name()}
    assert table.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("wide", [False, True])
def test_the_chevron_points_where_reading_goes_and_stays_in_sight(
    kit: Kit, table: RowTable[Row], direction: Qt.LayoutDirection, wide: bool
) -> None:
    table.setLayoutDirection(direction)
    if wide:
        table.setColumnWidth(1, 900)
    QApplication.processEvents()
    assert (table.horizontalScrollBar().maximum() > 0) is wide

    left = 0 if direction is Qt.LayoutDirection.RightToLeft else table.viewport().width() - CHEVRON
    area = QRect(left, 1, CHEVRON, table.rowHeight(0) - 3)
    drawn = ink(picture(table.viewport()), area, kit.look.colour("paper"))

    tip, tails = (max(drawn), min(drawn)) if left else (min(drawn), max(drawn))
    assert max(drawn[tip]) - min(drawn[tip]) < max(drawn[tails]) - min(drawn[tails])


def test_a_name_can_be_read_where_the_columns_do_not_fit(table: RowTable[Row]) -> None:
    table.show_rows((Row("Proefpersoon, Tweeëntwintig", 31), Row("Een naam die geen einde neemt " * 9, 4)))
    table.resize(200, 300)
    QApplication.processEvents()

    assert table.columnWidth(0) == 300


def test_headings_stand_above_what_they_head(qtbot: QtBot, kit: Kit) -> None:
    columns: tuple[Column[Row], ...] = (
        Column("Hall", lambda _row: "Hall"),
        Column("Hall", lambda _row: "Hall", figures=True),
    )
    table: RowTable[Row] = RowTable("halls_table", "Halls", columns, kit)
    qtbot.addWidget(table)
    table.show_rows(ROWS)
    table.show()
    QApplication.processEvents()
    header, paper = table.horizontalHeader(), kit.look.colour("paper")
    name, points = table.columnWidth(0), table.columnWidth(1)
    heads, cells = picture(header), picture(table.viewport())

    def ends(image: QImage, left: int, width: int, high: int) -> tuple[int, int]:
        drawn = ink(image, QRect(left + 9, 9, width - 18, high - 18), paper)
        return min(drawn), max(drawn)

    high = table.rowHeight(0)
    assert ends(heads, 0, name, header.height())[0] == pytest.approx(ends(cells, 0, name, high)[0], abs=1)
    assert ends(heads, name, points, header.height())[1] == pytest.approx(ends(cells, name, points, high)[1], abs=1)


def test_copied_rows_and_their_headings_know_nothing_of_the_chevron(table: RowTable[Row]) -> None:
    assert table.model().columnCount() == 3
    assert table.rows_model.titles() == ("Name", "Points")
    assert table.rows_model.texts(0) == ("Amina", "31")


def test_sorting_above_the_chevrons_gives_the_order_in_which_the_rows_came(table: RowTable[Row]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)

    assert table.rows_model.shown == ROWS


def test_the_chosen_row_stays_chosen_when_rows_come_again(table: RowTable[Row]) -> None:
    table.selectRow(1)

    table.show_rows((Row("Amina", 31), Row("Bilal", 2), Row("=HYPERLINK(1)", -3)))

    assert table.chosen() == Row("=HYPERLINK(1)", -3)


@pytest.mark.parametrize(
    ("cell", "copied"), [("a\tb\nc", "a b c"), ("+1x", "'+1x"), ("-12,5", "-12,5"), ("@x", "'@x"), ("", "")]
)
def test_cells_are_made_safe(cell: str, copied: str) -> None:
    assert safe_cell(cell) == copied
