"""The model under every table: a tuple of frozen rows, columns as data, no logic in `data()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mo_desk.domain.naming import fold, order_key
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.badge import COLOURS, SIGNS

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title and how a row becomes its text.

    `sort` gives the value to sort by where the text would sort wrongly (dates, figures). `figures` aligns to the right.
    `tone` puts the sign of a tone before the word, `sign` another icon than the tone's own (empty: none). `hint` is the tool tip.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    figures: bool = False
    tone: Callable[[R], Tone] | None = None
    sign: Callable[[R], str] | None = None
    hint: Callable[[R], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows as a Qt model; `shown` is what is left after filter and sorting, in the order on the screen.

    `room` keeps an empty column at the end, for what the table paints there.
    """

    def __init__(
        self, columns: tuple[Column[R], ...], icons: Icons, parent: QObject | None = None, *, room: bool = False
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._count = len(columns) + room
        self._icons = icons
        self._rows: tuple[R, ...] = ()
        self._words: tuple[str, ...] = ()
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.shown: tuple[R, ...] = ()

    def set_rows(self, rows: tuple[R, ...]) -> None:
        """Replace all rows."""
        self._rows = rows
        self._refresh()

    def set_filter(self, text: str) -> None:
        """Keep only rows in which every word of `text` stands in some cell, whatever its case and accents."""
        self._words = tuple(fold(text).split())
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows came, and so is the empty column."""
        self._order = (column if column < len(self._columns) else -1, order)
        self._refresh()

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the cells of a shown row."""
        return tuple(column.text(self.shown[row]) for column in self._columns)

    def titles(self) -> tuple[str, ...]:
        """Return the headings."""
        return tuple(column.title for column in self._columns)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._count

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid() or index.column() >= len(self._columns):
            return None
        row, column = self.shown[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint(row) if column.hint else column.text(row)
            case Qt.ItemDataRole.DecorationRole if column.tone is not None:
                tone = column.tone(row)
                sign = column.sign(row) if column.sign else SIGNS[tone]
                return self._icons.icon(sign, COLOURS[tone]) if sign else None
        return None

    def _refresh(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.shown
        rows = [row for row in self._rows if self._matches(row)]
        number, order = self._order
        if number >= 0:
            column = self._columns[number]
            key = column.sort or (lambda row: order_key(column.text(row)))
            rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.shown = tuple(rows)
        self._move_persistent(before)
        self.layoutChanged.emit()

    def _matches(self, row: R) -> bool:
        if not self._words:
            return True
        cells = fold(" ".join(column.text(row) for column in self._columns))
        return all(word in cells for word in self._words)

    def _move_persistent(self, before: tuple[R, ...]) -> None:
        places = {id(row): place for place, row in enumerate(self.shown)}
        old = self.persistentIndexList()
        new = []
        for index in old:
            place = places.get(id(before[index.row()]), -1)
            new.append(self.index(place, index.column()) if place >= 0 else QModelIndex())
        self.changePersistentIndexList(old, new)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
