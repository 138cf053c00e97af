"""A side panel that asks something: an explanation, fields, and the one button that does it. Ctrl+Enter presses the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from mo_desk.domain.errors import Invalid, MoDeskError
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.forms import FieldForm
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label

NOTE_HEIGHT = 96


class FormPanel(SidePanel):
    """Fields with one button. `fields_of` names the field of error codes that name none, such as a wrong passphrase."""

    def __init__(
        self,
        kit: Kit,
        heading: str,
        button: str,
        wish: Callable[[], None],
        *,
        kind: str = "primary",
        fields_of: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kit.icons, heading, kit.texts.say("Close"))
        self.kit = kit
        self.form = FieldForm()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fields_of = dict(fields_of or {})
        self.body.addWidget(self.form)
        self.button = make_button("panel_button", button, wish, kind=kind, shortcut="Ctrl+Return")
        self.buttons.addWidget(self.button, 1)

    def explain(self, sentence: str) -> None:
        """Put a sentence above the fields."""
        self.body.insertWidget(self.body.indexOf(self.form), make_label(sentence, name="panel_sentence"))

    def show_failure(self, error: Exception) -> None:
        """Show what is wrong at its field, or as a message where it is about no field."""
        self.button.setEnabled(True)
        field = error.field if isinstance(error, Invalid) else ""
        if isinstance(error, MoDeskError):
            field = field if field in self.form.fields else self._fields_of.get(error.code, "")
            if field:
                self.form.show_errors({field: self.kit.texts.error(error)})
                return
        self.form.show_errors({})
        self.kit.notices.failure(error)

    def begin(self) -> None:
        """Take old errors away and keep the button from being pressed twice while the wish is on its way."""
        self.form.show_errors({})
        self.button.setEnabled(False)

    def refuse(self, field: str, sentence: str) -> None:
        """Show at a field what must be put right before anything is asked of a service."""
        self.button.setEnabled(True)
        self.form.show_errors({field: sentence})

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus in the first field."""
        super().showEvent(event)
        for field in self.form.fields.values():
            field.control.setFocus()
            return


def note_edit(text: str = "") -> QPlainTextEdit:
    """Return a box for a few lines; Tab goes on to the next field."""
    edit = QPlainTextEdit(text)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(NOTE_HEIGHT)
    edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return edit
