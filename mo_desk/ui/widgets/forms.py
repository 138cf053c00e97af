"""Labelled fields: the label above, a hint below, and an error at the field it is about.

form = FieldForm()
form.add("course_number", say("Course number"), QLineEdit(), hint=...)
form.show_errors({"course_number": sentence})
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.spacing import HALF_STEP, TWO_STEPS
from mo_desk.ui.widgets.text import make_label


class Field(QWidget):
    """One labelled input."""

    def __init__(self, name: str, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        control.setObjectName(name)
        control.setAccessibleName(label)
        self._label = make_label(label, "field_label")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._label.setBuddy(control)
        self._hint = make_label(hint, "second")
        self._hint.setVisible(bool(hint))
        self._hint_text = hint
        self._error = make_label("", "field_error", f"{name}_error")
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALF_STEP)
        for widget in (self._label, control, self._hint, self._error):
            layout.addWidget(widget)

    def show_error(self, sentence: str) -> None:
        """Show what is wrong with this field; empty takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        self.control.setAccessibleDescription(sentence or self._hint_text)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    @property
    def error(self) -> str:
        """Return the error shown, or nothing."""
        return self._error.text()


class FieldForm(QWidget):
    """Fields under each other, in tab order."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(TWO_STEPS)

    def add(self, name: str, label: str, control: QWidget, hint: str = "") -> Field:
        """Add a field; `name` is the control's object name and the name an `Invalid` error uses."""
        field = Field(name, label, control, hint)
        self.fields[name] = field
        self._layout.addWidget(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field: a heading, a row of buttons."""
        self._layout.addWidget(widget)

    def text(self, name: str) -> str:
        """Return the text of a line field, without spaces around it."""
        control = self.fields[name].control
        assert isinstance(control, QLineEdit)
        return control.text().strip()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show each error at its field, take the others away, and put the focus in the first wrong one."""
        wrong = [field for name, field in self.fields.items() if name in errors]
        for name, field in self.fields.items():
            field.show_error(errors.get(name, ""))
        if wrong:
            wrong[0].control.setFocus()


def passphrase_edit() -> QLineEdit:
    """Return a line for a passphrase: hidden, never completed or remembered."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return line
