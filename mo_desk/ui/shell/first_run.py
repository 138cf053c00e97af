"""The first start: make the desk with its first user, and keep the recovery code safe before anything else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.errors import Invalid, MoDeskError
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.shell.opener import Opener
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.forms import FieldForm, passphrase_edit
from mo_desk.ui.widgets.text import make_label


class FirstRunCard(DoorCard):
    """Name and passphrase of the first user, who may do everything on this laptop."""

    made = Signal(str)
    """The recovery code of the new desk."""

    def __init__(self, opener: Opener, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("first_run", say("Welcome"), say("This laptop has no data yet. Who is the first user?"))
        self._opener = opener
        self._kit = kit
        self.form = FieldForm()
        self.form.add("name", say("Your name"), QLineEdit())
        hint = say(
            "At least 10 characters. Four words that do not belong together are easy to remember and hard to guess."
        )
        self.form.add("passphrase", say("A passphrase"), passphrase_edit(), hint)
        self.form.add("again", say("The same passphrase again"), passphrase_edit())
        self.button = make_button(
            "create_button", say("Make this laptop ready"), self._on_create_clicked, kind="primary"
        )
        self.body.addWidget(self.form)
        self.body.addWidget(self.button)
        self._line("again").returnPressed.connect(self._on_create_clicked)
        self._line("name").setFocus()

    def _on_create_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        say = self._kit.texts.say
        name, passphrase, again = (self._line(field).text() for field in ("name", "passphrase", "again"))
        errors = {}
        if not name.strip():
            errors["name"] = say("Fill in your name.")
        if passphrase != again:
            errors["again"] = say("The two passphrases are not the same.")
        self.form.show_errors(errors)
        if errors:
            return
        self.button.setEnabled(False)
        self.button.setText(say("Making it ready …"))
        self._kit.tasks.run(
            self, lambda: self._opener.create(name.strip(), passphrase), self.made.emit, self._on_refused
        )

    def _on_refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.button.setText(self._kit.texts.say("Make this laptop ready"))
        if isinstance(error, Invalid):
            field = error.field if error.field in self.form.fields else "passphrase"
            self.form.show_errors({field: self._kit.texts.error(error)})
        elif isinstance(error, MoDeskError):
            self.say(self._kit.texts.error(error))
        else:
            self._kit.notices.failure(error)

    def _line(self, name: str) -> QLineEdit:
        control = self.form.fields[name].control
        assert isinstance(control, QLineEdit)
        return control


class RecoveryCodeCard(DoorCard):
    """The recovery code, shown once and typed back once: a code that was never tried is a code that is wrong."""

    tried = Signal()

    def __init__(self, code: str, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__(
            "recovery_code",
            say("Write this code down"),
            say("With this code you get in again when a passphrase is forgotten. It is shown only now."),
        )
        self._code = code
        self._kit = kit
        self.body.addWidget(make_label(code_lines(code), "code", "recovery_code"))
        self.body.addWidget(
            make_label(say("Give the paper to the coordinator. Never keep it in the bag of the laptop."), "body")
        )
        self.form = FieldForm()
        line = QLineEdit()
        self.form.add("code", say("Type the code from your paper"), line)
        self.button = make_button("code_button", say("The code is safe"), self._on_code_clicked, kind="primary")
        self.body.addWidget(self.form)
        self.body.addWidget(self.button)
        line.returnPressed.connect(self._on_code_clicked)
        line.setFocus()

    def _on_code_clicked(self) -> None:
        if _plain(self.form.text("code")) == _plain(self._code):
            self.tried.emit()
            return
        self.form.show_errors({"code": self._kit.texts.say("This is not the code above. Look at your paper again.")})


def code_lines(code: str) -> str:
    """Return the groups of a code on two lines, so that none is cut off at the edge of the card; the hyphen says it goes on."""
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])


def _in_lines(code: str) -> str:
    """Return the code in lines of at most three groups, so that all of it is seen and copied without losing the place."""
    groups = code.split("-")
    return "\n".join("-".join(groups[start : start + 3]) for start in range(0, len(groups), 3))


def _plain(code: str) -> str:
    return "".join(char for char in code.upper() if char.isalnum())
