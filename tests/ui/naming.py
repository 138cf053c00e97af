"""Which widgets one can act with, and which of them lack the name that tests use or the name that a screen reader says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

ACTING = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTextBrowser)
QT_OWN = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


def acting(window: QWidget) -> Iterator[QWidget]:
    """Give what one can see and act with, without the parts of Qt's own controls."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, ACTING) and widget.isVisibleTo(window) and not _is_inside_of_qt(widget):
            yield widget


def unnamed(window: QWidget) -> list[str]:
    """Say what has no object name or nothing that a screen reader says."""
    found = []
    for widget in acting(window):
        about = f"{type(widget).__name__} {widget.objectName()!r} in {widget.parent()}"
        if not widget.objectName():
            found.append(f"no object name: {about}")
        if not said(widget):
            found.append(f"no accessible name: {about}")
    return found


def said(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_inside_of_qt(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QT_OWN):
            return True
        parent = parent.parentWidget()
    return False
