"""How a row that opens something shows it: one fill under the pointer, and a chevron that stays in sight at its end.

The chevron is painted over the end of the row, also where the columns are wider than the table and scroll sideways; the model
keeps an empty narrow column there, so that it hides nothing once all is scrolled past.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mo_desk.ui.plumbing.kit import Kit

CHEVRON_WIDTH = 36
"""Width in pixels of the column in which the chevron stands."""


class RowDelegate(QStyledItemDelegate):
    """Paints all cells of the row under the pointer (`under`, -1 for none) as touched, since the row is what one presses.

    A cell that reaches under the chevron is painted as if it ended there: words get their dots, a figure is whole or not there.
    """

    under = -1
    _without_words = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell as far as it can be seen."""
        seen, table = QStyleOptionViewItem(option), option.widget
        if isinstance(table, QTableView) and index.column() < table.model().columnCount() - 1:
            seen.rect = option.rect.intersected(_free_of_chevrons(table, option.rect))
        if seen.rect.isValid():
            self._without_words = seen.rect.width() < option.rect.width() and self._cuts_figure(seen, index)
            super().paint(painter, seen, index)
            self._without_words = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Say of a cell whether the pointer is on its row."""
        super().initStyleOption(option, index)
        if self._without_words:
            option.text = ""
        option.state &= ~QStyle.StateFlag.State_MouseOver
        if index.row() == self.under:
            option.state |= QStyle.StateFlag.State_MouseOver

    def _cuts_figure(self, seen: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
        figures = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
        return bool(figures) and self.sizeHint(seen, index).width() > seen.rect.width()


def _free_of_chevrons(table: QTableView, cell: QRect) -> QRect:
    """Return the part of a row, at the height of a cell, that the chevrons leave free; it begins where the row begins."""
    width = table.viewport().width()
    if table.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return QRect(CHEVRON_WIDTH, cell.top(), max(cell.right(), width) - CHEVRON_WIDTH + 1, cell.height())
    left = min(cell.left(), 0)
    return QRect(left, cell.top(), width - CHEVRON_WIDTH - left, cell.height())


def paint_chevrons(painter: QPainter, table: QTableView, kit: Kit, under: int) -> None:
    """Paint the end of every row in sight: its ground, its hairline, and the chevron in the direction of reading."""
    height, left_out = table.viewport().height(), table.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = 0 if left_out else table.viewport().width() - CHEVRON_WIDTH
    row = table.rowAt(0)
    while row >= 0 and table.rowViewportPosition(row) < height and row < table.model().rowCount():
        area = QRect(left, table.rowViewportPosition(row), CHEVRON_WIDTH, table.rowHeight(row))
        chosen = table.selectionModel().isRowSelected(row, QModelIndex())
        painter.fillRect(area, kit.look.colour("chosen" if chosen else "hover" if row == under else "paper"))
        painter.fillRect(QRect(area.left(), area.bottom(), CHEVRON_WIDTH, 1), kit.look.colour("line"))
        sign = kit.icons.pixmap("chevron-right", "focus" if chosen or row == under else "muted")
        side = round(sign.width() / sign.devicePixelRatio())
        if left_out:
            sign = sign.transformed(QTransform.fromScale(-1, 1))
        painter.drawPixmap(area.center().x() - side // 2, area.center().y() - side // 2, sign)
        row += 1
