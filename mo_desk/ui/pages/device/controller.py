"""Asks the services about this laptop; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.ids import GroupId, UserId
from mo_desk.ui.plumbing.tasks import Lane, Tasks
from mo_desk.views.desk import DeviceView, UserRow
from mo_desk.views.journal import JournalReport
from mo_desk.views.papers import PaperCheck

Failed = Callable[[Exception], None]
Facts = tuple[DeviceView, tuple[UserRow, ...]]


class MaintenanceService(Protocol):
    """What is asked about the laptop."""

    def device(self, actor: Actor) -> DeviceView: ...
    def backup(
        self, actor: Actor, folder: Path | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Path: ...
    def verify_journal(self, actor: Actor, code: str = "", *, tables: bool = False) -> JournalReport: ...
    def support_file(self, actor: Actor, out: Path) -> Path: ...


class UsersService(Protocol):
    """What is asked about users."""

    def users(self, actor: Actor) -> tuple[UserRow, ...]: ...
    def admit(
        self,
        actor: Actor,
        name: str,
        passphrase: str,
        roles: tuple[Role, ...],
        ends_on: date | None = None,
        groups: tuple[GroupId, ...] = (),
    ) -> UserRow: ...
    def change_passphrase(self, actor: Actor, old: str, new: str) -> None: ...


class PapersService(Protocol):
    """What is asked about somebody else's paper."""

    def verify(self, paper: Path | str) -> PaperCheck: ...


class DeviceController:
    """Sends the wishes of the page to the services. `remove_user` is None where the window cannot close and open the desk."""

    def __init__(
        self,
        maintenance: MaintenanceService,
        users: UsersService,
        papers: PapersService,
        actor: Actor,
        tasks: Tasks,
        remove_user: Callable[[UserId], None] | None = None,
    ) -> None:
        self._maintenance = maintenance
        self._users = users
        self._papers = papers
        self.actor = actor
        self._tasks = tasks
        self.remove_user = remove_user

    def facts(self, owner: QObject, done: Callable[[Facts], None], failed: Failed) -> None:
        """Ask what this laptop is and who works here."""
        self._tasks.run(
            owner, lambda: (self._maintenance.device(self.actor), self._users.users(self.actor)), done, failed
        )

    def admit(
        self,
        owner: QObject,
        name: str,
        passphrase: str,
        roles: tuple[Role, ...],
        ends_on: date | None,
        done: Callable[[UserRow], None],
        failed: Failed,
    ) -> None:
        """Give a colleague access."""
        self._tasks.run(owner, lambda: self._users.admit(self.actor, name, passphrase, roles, ends_on), done, failed)

    def change_passphrase(
        self, owner: QObject, old: str, new: str, done: Callable[[None], None], failed: Failed
    ) -> None:
        """Change one's own passphrase."""
        self._tasks.run(owner, lambda: self._users.change_passphrase(self.actor, old, new), done, failed)

    def backup(
        self,
        owner: QObject,
        folder: Path | None,
        progress: Callable[[tuple[int, int]], None],
        done: Callable[[Path], None],
        failed: Failed,
        parting: str,
    ) -> None:
        """Make a backup on this laptop, or with a folder on a stick; progress in bytes as (done, total)."""
        self._tasks.follow(
            owner,
            lambda report, _stop: self._maintenance.backup(
                self.actor, folder, lambda finished, total: report((finished, total))
            ),
            progress,
            done,
            failed,
            parting,
        )

    def verify_journal(self, owner: QObject, code: str, done: Callable[[JournalReport], None], failed: Failed) -> None:
        """Walk the whole journal, and compare what is shown with it."""
        call = partial(self._maintenance.verify_journal, self.actor, code, tables=True)
        self._tasks.run(owner, call, done, failed, Lane.IO)

    def support_file(self, owner: QObject, out: Path, done: Callable[[Path], None], failed: Failed) -> None:
        """Write what support needs."""
        self._tasks.run(owner, lambda: self._maintenance.support_file(self.actor, out), done, failed, Lane.IO)

    def check_paper(
        self, owner: QObject, paper: Path | str, done: Callable[[PaperCheck], None], failed: Failed
    ) -> None:
        """Check a paper: a file, or the text of its square code."""
        self._tasks.run(owner, lambda: self._papers.verify(paper), done, failed, Lane.IO)
