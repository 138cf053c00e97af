"""Signing in: name and passphrase, a countdown after wrong tries, and the ways on when it does not work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from mo_desk.domain.errors import Damaged, MoDeskError
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.shell.opener import Opener
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.forms import FieldForm, passphrase_edit
from mo_desk.ui.widgets.text import make_label

WAIT = "wait_before_retry"


class SignInCard(DoorCard):
    """The first thing a trainer sees."""

    signed_in = Signal(object)
    damaged = Signal(object)
    recovery_requested = Signal()

    def __init__(self, opener: Opener, kit: Kit, sentence: str = "") -> None:
        super().__init__("sign_in", kit.texts.say("Sign in"), sentence)
        self._opener = opener
        self._kit = kit
        self._seconds = 0
        say = kit.texts.say
        self.form = FieldForm()
        self.name_edit = QLineEdit()
        self.passphrase_line = passphrase_edit()
        self.form.add("name", say("Your name"), self.name_edit)
        self.form.add("passphrase", say("Your passphrase"), self.passphrase_line)
        shown = QCheckBox(say("Show the passphrase"))
        shown.setObjectName("show_passphrase")
        shown.toggled.connect(self._on_show_toggled)
        self.problem = make_label("", "field_error", "sign_in_problem")
        self.problem.hide()
        self.button = make_button("sign_in_button", say("Sign in"), self._on_sign_in_clicked, kind="primary")
        self.forgotten = make_button(
            "forgotten_button", say("I forgot my passphrase"), self.recovery_requested.emit, kind="link"
        )
        for widget in (self.form, shown, self.problem, self.button, self.forgotten):
            self.body.addWidget(widget)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._on_second_passed)
        self.name_edit.returnPressed.connect(self.passphrase_line.setFocus)
        self.passphrase_line.returnPressed.connect(self._on_sign_in_clicked)
        self.name_edit.setFocus()

    def _on_show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase_line.setEchoMode(mode)

    def _on_sign_in_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        name, passphrase = self.form.text("name"), self.passphrase_line.text()
        if not name or not passphrase:
            self._show(self._kit.texts.say("Fill in your name and your passphrase."))
            return
        self._busy(self._kit.texts.say("Opening …"))
        opener: Callable[[], object] = lambda: self._opener.sign_in(name, passphrase)  # noqa: E731 - one job, one call
        self._kit.tasks.run(self, opener, self._on_signed_in, self._on_refused)

    def _on_signed_in(self, desk: object) -> None:
        self.passphrase_line.clear()
        self.signed_in.emit(desk)

    def _on_refused(self, error: Exception) -> None:
        self.passphrase_line.clear()
        self.button.setEnabled(True)
        self.forgotten.setEnabled(True)
        self.button.setText(self._kit.texts.say("Sign in"))
        if not isinstance(error, MoDeskError):
            self._kit.notices.failure(error)
            return
        self._show(self._kit.texts.error(error))
        if error.code == WAIT:
            self._wait(int(error.params["seconds"]))
        elif isinstance(error, Damaged):
            self.damaged.emit(error)
        else:
            self.passphrase_line.setFocus()

    def _wait(self, seconds: int) -> None:
        self._seconds = seconds
        self.button.setEnabled(False)
        self._countdown.start()
        self._tell_wait()

    def _on_second_passed(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._tell_wait()
            return
        self._countdown.stop()
        self.problem.hide()
        self.button.setText(self._kit.texts.say("Sign in"))
        self.button.setEnabled(True)
        self.passphrase_line.setFocus()

    def _tell_wait(self) -> None:
        say = self._kit.texts.say_many
        self.button.setText(say("Wait {count} second", "Wait {count} seconds", self._seconds))

    def _busy(self, text: str) -> None:
        """Say that it is opening; leaving the card meanwhile would lose a desk that is open by then."""
        self.problem.hide()
        self.forgotten.setEnabled(False)
        self.button.setText(text)
        self.button.setEnabled(False)

    def _show(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
