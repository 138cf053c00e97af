"""Somebody at the windows: opens the door, signs in, goes to pages, and leaves everything closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mo_desk.bootstrap.desk import Desk, open_desk
from mo_desk.ui.app import Windows
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.shell.opener import HomeOpener
from mo_desk.ui.shell.sign_in import SignInCard
from mo_desk.ui.widgets.forms import FieldForm
from tests.helpers.desks import NAME, PASSPHRASE
from tests.helpers.fakes import FakeClock


class DayOpener(HomeOpener):
    """Opens the desk on the day of its sitting, whatever day it is here."""

    def sign_in(self, name: str, passphrase: str) -> Desk:
        return open_desk(self._home, name, passphrase, self._language, FakeClock())


class Front:
    """Somebody at the windows."""

    def __init__(self, qtbot: QtBot, kit: Kit, windows: Windows) -> None:
        self.qtbot, self.kit, self.windows = qtbot, kit, windows

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.kit.tasks.busy() == 0, timeout=20_000)
        QApplication.processEvents()

    def card(self) -> DoorCard:
        card = self.windows.door.card
        assert card is not None
        return card

    def sign_in(self, name: str = NAME, passphrase: str = PASSPHRASE) -> None:
        card = self.card()
        assert isinstance(card, SignInCard)
        card.name_edit.setText(name)
        card.passphrase_line.setText(passphrase)
        self.qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
        self.settle()

    def shown(self) -> str:
        main = self.windows.main
        return main.page.objectName() if main is not None and main.page is not None else ""

    def go(self, name: str, subject: object = None) -> None:
        self.kit.navigator.go(name, subject)
        self.settle()

    def leave(self) -> None:
        if self.windows.kiosk is not None:
            self.windows.kiosk.hide()
        self.windows.close()
        for window in (self.windows.main, self.windows.door):
            if window is not None:
                window.hide()


Start = Callable[..., Front]


def type_in(form: FieldForm, field: str, text: str) -> None:
    line = form.fields[field].control
    assert isinstance(line, QLineEdit)
    line.setText(text)
