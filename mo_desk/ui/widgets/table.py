"""Tables over a tuple of frozen rows: columns as data, sorting, filter as you type, copying as lines for a spreadsheet.

columns = (Column(say("Name"), lambda row: row.display_name), Column(say("People"), lambda row: str(row.members), figures=True))
table: RowTable[GroupRow] = RowTable("groups_table", say("Groups"), columns, kit, Opening.PRESSED)
table.show_rows(rows)
table.row_opened.connect(self._on_groups_table_row_opened)
"""

from __future__ import annotations

from enum import Enum
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.row_painting import CHEVRON_WIDTH, RowDelegate, paint_chevrons
from mo_desk.ui.widgets.rows_model import Column, R, RowsModel

__all__ = ["Column", "Opening", "RowTable"]

NAME_WIDTH = 168
NAME_MOST = 300
"""Bounds in pixels of the least width of the first column: a name can be read, and beyond it the table scrolls sideways."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Opening(Enum):
    """When a row opens. Rows that open look like something to press; those that do not, do not."""

    NEVER = "never"
    PRESSED = "pressed"
    """On a click, and on Enter."""

    CHOSEN = "chosen"
    """Also when the arrow keys come to it: what opens stands beside the table and leaves the keyboard where it is."""


class RowTable(QTableView, Generic[R]):
    """A table of rows; the first column is the name and takes the width that is left (`stretch`: another one does)."""

    row_opened = Signal(object)
    """A row was clicked (a second click of a double click opens nothing more), or Enter was pressed on it."""

    row_chosen = Signal(object)
    """Another row became the current one."""

    def __init__(
        self,
        name: str,
        title: str,
        columns: tuple[Column[R], ...],
        kit: Kit,
        opening: Opening = Opening.NEVER,
        stretch: int = 0,
    ) -> None:
        super().__init__()
        self._kit, self._opening, self._stretch = kit, opening, stretch
        self._opens = opening is not Opening.NEVER
        self._pressed, self._just_opened, self._restoring = -1, False, False
        self._name_width = NAME_WIDTH
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.rows_model = RowsModel(columns, kit.icons, self, room=self._opens)
        self.setModel(self.rows_model)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(kit.look.size("row"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._delegate = RowDelegate(self)
        if self._opens:
            self.setItemDelegate(self._delegate)
            self.setMouseTracking(True)
            self.setAccessibleDescription(kit.texts.say("A click or Enter opens a row."))
            header.setMinimumSectionSize(CHEVRON_WIDTH)
            header.setSectionResizeMode(len(columns), QHeaderView.ResizeMode.Fixed)
            self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.selectionModel().currentRowChanged.connect(self._on_selection_current_row_changed)

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows; the sorting, the filter and the chosen row stay where they can, and nothing opens by it."""
        chosen = self.chosen()
        self.rows_model.set_rows(rows)
        self.resizeColumnsToContents()
        if self._stretch == 0:
            self._name_width = min(max(NAME_WIDTH, self.columnWidth(0)), NAME_MOST)
        self._fit()
        if chosen in self.rows_model.shown:
            self._restoring = True
            self.selectRow(self.rows_model.shown.index(chosen))
            self._restoring = False

    def filter(self, text: str) -> None:
        """Show only rows in which every word of the text stands somewhere."""
        self.rows_model.set_filter(text)

    def chosen(self) -> R | None:
        """Return the current row, or None."""
        index = self.currentIndex()
        return self.rows_model.shown[index.row()] if index.isValid() else None

    def selected(self) -> tuple[R, ...]:
        """Return the selected rows, top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows_model.shown[number] for number in numbers)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard: one line a row, tabs between the cells, headings first."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [self.rows_model.titles(), *(self.rows_model.texts(number) for number in numbers)]
        QApplication.clipboard().setText("\n".join("\t".join(safe_cell(cell) for cell in line) for line in lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretching column the width that is left."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C, open on Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen() is not None:
            self.row_opened.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember on which row the press began; with Ctrl or Shift it only selects."""
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self._row_at(event) if plain else -1
        self._just_opened = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row on which the press began and ended, unless choosing it opened it."""
        super().mouseReleaseEvent(event)
        row, self._pressed = self._pressed, -1
        if self._opens and row >= 0 and row == self._row_at(event) and not self._just_opened:
            self.row_opened.emit(self.rows_model.shown[row])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing on the second click, which may also fall on a table that the first one brought."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show on which row the pointer is."""
        super().mouseMoveEvent(event)
        if self._opens:
            self._point_at(self._row_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer left."""
        super().leaveEvent(event)
        self._point_at(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and at their end the sign that they open."""
        super().paintEvent(event)
        if self._opens:
            with QPainter(self.viewport()) as painter:
                paint_chevrons(painter, self, self._kit, self._delegate.under)

    def _point_at(self, row: int) -> None:
        if row != self._delegate.under:
            self._delegate.under = row
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _row_at(self, event: QMouseEvent) -> int:
        return self.rowAt(event.position().toPoint().y())

    def _fit(self) -> None:
        header = self.horizontalHeader()
        if self._opens:
            self.setColumnWidth(header.count() - 1, CHEVRON_WIDTH)
        others = sum(header.sectionSize(place) for place in range(header.count()) if place != self._stretch)
        self.setColumnWidth(self._stretch, max(self._name_width, self.viewport().width() - others))

    def _on_selection_current_row_changed(self, index: QModelIndex, _old: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            row = self.rows_model.shown[index.row()]
            self.row_chosen.emit(row)
            self._just_opened = self._opening is Opening.CHOSEN and not self._restoring
            if self._just_opened:
                self.row_opened.emit(row)


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, without tabs and line ends in it."""
    flat = " ".join(text.split())
    is_figure = flat.lstrip("+-").replace(",", "").replace(".", "").isdigit()
    return f"'{flat}" if text.startswith(_FORMULA_STARTS) and not is_figure else flat
