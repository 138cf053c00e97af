"""What somebody sees on a page: the text of visible labels, buttons that can be pressed, fields that can be filled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def button(widget: QWidget, name: str) -> QAbstractButton:
    found = [one for one in widget.findChildren(QAbstractButton, name) if one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def has_button(widget: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in widget.findChildren(QAbstractButton, name))


def press_enter(table: QTableView, row: int) -> None:
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Return)


def fill(widget: QWidget, name: str, text: str) -> None:
    field = widget.findChild(QWidget, name)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        assert isinstance(field, QLineEdit), name
        field.setText(text)


def field_error(widget: QWidget, name: str) -> str:
    label = widget.findChild(QLabel, f"{name}_error")
    assert label is not None
    return label.text() if label.isVisible() else ""
