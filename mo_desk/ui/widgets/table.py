"""Tables over a tuple of frozen rows: columns as data, sorting, filter as you type, copying as lines for a spreadsheet.

columns = (Column(say("Name"), lambda row: row.display_name), Column(say("People"), lambda row: str(row.members), figures=True))
table: RowTable[GroupRow] = RowTable("groups_table", say("Groups"), columns, kit)
table.show_rows(rows)
table.row_opened.connect(self._on_groups_table_row_opened)
"""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.rows_model import Column, R, RowsModel

__all__ = ["Column", "RowTable"]

NAME_WIDTH = 168
"""Least width of the first column in pixels, so that a name can be read; beyond it the table scrolls sideways."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class RowTable(QTableView, Generic[R]):
    """A table of rows; the first column is the name and takes the width that is left (`stretch`: another one does)."""

    row_opened = Signal(object)
    """A row was double-clicked or Enter was pressed on it."""

    row_chosen = Signal(object)
    """Another row became the current one."""

    def __init__(self, name: str, title: str, columns: tuple[Column[R], ...], kit: Kit, stretch: int = 0) -> None:
        super().__init__()
        self._stretch = stretch
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.rows_model = RowsModel(columns, kit.icons, self)
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
        self.doubleClicked.connect(self._on_self_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_selection_current_row_changed)

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows; the sorting, the filter and the chosen row stay where they can."""
        chosen = self.chosen()
        self.rows_model.set_rows(rows)
        self.resizeColumnsToContents()
        self._fit()
        if chosen in self.rows_model.shown:
            self.selectRow(self.rows_model.shown.index(chosen))

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

    def _fit(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(place) for place in range(header.count()) if place != self._stretch)
        self.setColumnWidth(self._stretch, max(NAME_WIDTH, self.viewport().width() - others))

    def _on_self_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.rows_model.shown[index.row()])

    def _on_selection_current_row_changed(self, index: QModelIndex, _old: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.rows_model.shown[index.row()])


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, without tabs and line ends in it."""
    flat = " ".join(text.split())
    is_figure = flat.lstrip("+-").replace(",", "").replace(".", "").isdigit()
    return f"'{flat}" if text.startswith(_FORMULA_STARTS) and not is_figure else flat
