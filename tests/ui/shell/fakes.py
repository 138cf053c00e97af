"""A way to a desk that opens nothing: canned answers, every wish written down, `error` raised once set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.shell.displays import Displays
from mo_desk.ui.shell.room import Room
from mo_desk.views.desk import BackupView

CODE = "7F3K-9QXM-2ABC-7F3K-9QXM-2ABC-7F"
IDLE_MINUTES = 10
RIGHT = "vier woorden op een rij"


class FakeOpener:
    def __init__(self, *, there: bool = True, backups: tuple[BackupView, ...] = ()) -> None:
        self.there = there
        self.kept = backups
        self.desk: Any = object()
        self.error: Exception | None = None
        self.asked: list[tuple[str, ...]] = []

    def exists(self) -> bool:
        return self.there

    def prepare(self) -> None:
        self.asked.append(("prepare",))

    def sign_in(self, name: str, passphrase: str) -> Any:
        self._note("sign_in", name, passphrase)
        return self.desk

    def create(self, name: str, passphrase: str) -> str:
        self._note("create", name, passphrase)
        return CODE

    def recover(self, code: str, name: str, passphrase: str) -> None:
        self._note("recover", code, name, passphrase)

    def backups(self) -> tuple[BackupView, ...]:
        return self.kept

    def restore(self, backup: BackupView, name: str, passphrase: str) -> Path:
        self._note("restore", backup.reason, name, passphrase)
        return Path("damaged")

    def _note(self, *wish: str) -> None:
        self.asked.append(wish)
        if self.error is not None:
            raise self.error


class FakeDisplays(Displays):
    """So many displays as a test says; nothing of this machine."""

    def __init__(self, number: int = 1) -> None:
        QObject.__init__(self)
        self.number = number

    def count(self) -> int:
        return self.number

    def attach(self) -> None:
        self.number += 1
        self.changed.emit()


class PlainPage(Page):
    """A page with nothing to ask; it tells what it was asked to open."""

    entered = Signal(object)

    def __init__(self, name: str, kit: Kit) -> None:
        super().__init__(name, name.title(), kit)
        self.set_primary(f"Do {name}", self._on_done)
        self.opened: list[object] = []

    def enter(self, subject: object) -> None:
        self.opened.append(subject)
        super().enter(subject)

    def _on_done(self) -> None:
        self.kit.notices.done("Done.", "Undo", lambda: self.opened.append("undone"))


class Rooms:
    """Three plain rooms with an entry, one without, and which of them were built."""

    def __init__(self, kit: Kit) -> None:
        self.built: list[str] = []
        self._kit = kit

    def all(self) -> tuple[Room, ...]:
        names = (("today", False), ("groups", False), ("sync", True))
        listed = tuple(Room(name, name.title(), "sun", self._builder(name), apart=apart) for name, apart in names)
        return (listed[0], Room("inbox", "Inbox", "sun", self._builder("inbox"), under="groups"), *listed[1:])

    def _builder(self, name: str) -> Any:
        def build() -> PlainPage:
            self.built.append(name)
            return PlainPage(name, self._kit)

        return build
