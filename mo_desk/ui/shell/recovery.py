"""When it does not open: a forgotten passphrase with the recovery code, or a damaged file with a backup."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from mo_desk.domain.errors import Invalid, MoDeskError
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.shell.opener import Opener
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.forms import FieldForm, passphrase_edit
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.desk import BackupView


class ForgottenCard(DoorCard):
    """A new passphrase for a user who has the recovery code."""

    done = Signal(str)
    cancelled = Signal()

    def __init__(self, opener: Opener, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__(
            "forgotten",
            say("A new passphrase"),
            say("You need the recovery code. The coordinator keeps it. Nothing is lost."),
        )
        self._opener = opener
        self._kit = kit
        self.form = FieldForm()
        self.form.add("code", say("The recovery code"), QLineEdit())
        self.form.add("name", say("Your name"), QLineEdit())
        self._line = passphrase_edit()
        self.form.add("passphrase", say("A new passphrase"), self._line, say("At least 10 characters."))
        self.problem = make_label("", "field_error", "recovery_problem")
        self.problem.hide()
        self.button = make_button("recover_button", say("Set the new passphrase"), self._on_clicked, kind="primary")
        self._back = make_button("back_button", say("Back"), self.cancelled.emit, kind="link")
        for widget in (self.form, self.problem, self.button, self._back):
            self.body.addWidget(widget)
        self._line.returnPressed.connect(self._on_clicked)
        self.form.fields["code"].control.setFocus()

    def _on_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        code, name, passphrase = self.form.text("code"), self.form.text("name"), self._line.text()
        self.form.show_errors({})
        self.problem.hide()
        self._busy(busy=True)
        self._kit.tasks.run(
            self, lambda: self._opener.recover(code, name, passphrase), lambda _none: self._on_done(), self._on_refused
        )

    def _on_done(self) -> None:
        self.done.emit(self._kit.texts.say("Your new passphrase is set. Sign in with it."))

    def _busy(self, *, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def _on_refused(self, error: Exception) -> None:
        self._busy(busy=False)
        if isinstance(error, Invalid) and error.field in self.form.fields:
            self.form.show_errors({error.field: self._kit.texts.error(error)})
        elif isinstance(error, MoDeskError):
            self.problem.setText(self._kit.texts.error(error))
            self.problem.show()
        else:
            self._kit.notices.failure(error)


class DamagedCard(DoorCard):
    """A database that cannot be read: choose a backup; the original is kept, and a new chain is opened."""

    restored = Signal(str)
    cancelled = Signal()

    def __init__(self, opener: Opener, kit: Kit, error: MoDeskError, backups: tuple[BackupView, ...]) -> None:
        say = kit.texts.say
        super().__init__("damaged", say("The data cannot be opened"), kit.texts.error(error))
        self._opener = opener
        self._kit = kit
        self._backups = backups
        self.problem = make_label("", "field_error", "restore_problem")
        self.problem.hide()
        self._back = make_button("back_button", say("Back"), self.cancelled.emit, kind="link")
        if not backups:
            sentence = say(
                "There is no backup on this laptop. Take the stick with a backup, and call support. Delete nothing."
            )
            self.body.addWidget(make_label(sentence))
            self.body.addWidget(self._back)
            self._back.setFocus()
            return
        self.choice = QComboBox()
        for one in backups:
            made = one.made_at.astimezone(ZoneInfo("Europe/Brussels"))
            self.choice.addItem(say("Backup of {day} at {time}", day=f"{made:%d/%m/%Y}", time=f"{made:%H:%M}"))
        self.form = FieldForm()
        self.form.add("backup", say("Go back to"), self.choice)
        self.form.add("name", say("Your name"), QLineEdit())
        self._line = passphrase_edit()
        self.form.add("passphrase", say("Your passphrase at that time"), self._line)
        kept = say(
            "The damaged data stay on the laptop, in a folder apart. What the agency already has comes back at the next synchronisation."
        )
        self.button = make_button("restore_button", say("Restore this backup"), self._on_clicked, kind="primary")
        for widget in (self.form, make_label(kept, "second"), self.problem, self.button, self._back):
            self.body.addWidget(widget)
        self._line.returnPressed.connect(self._on_clicked)
        self.choice.setFocus()

    def _on_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        chosen, name, passphrase = self._backups[self.choice.currentIndex()], self.form.text("name"), self._line.text()
        self.problem.hide()
        self._busy(busy=True)
        self._kit.tasks.run(
            self, lambda: self._opener.restore(chosen, name, passphrase), self._on_restored, self._on_refused
        )

    def _on_restored(self, _kept: Path) -> None:
        self.restored.emit(self._kit.texts.say("The backup is restored. Sign in to go on."))

    def _busy(self, *, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def _on_refused(self, error: Exception) -> None:
        self._busy(busy=False)
        if not isinstance(error, MoDeskError):
            self._kit.notices.failure(error)
            return
        self.problem.setText(self._kit.texts.error(error))
        self.problem.show()
