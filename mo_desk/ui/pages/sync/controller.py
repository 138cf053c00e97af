"""Asks the services about passing data on; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.ui.plumbing.tasks import Lane, StopWish, Tasks
from mo_desk.views.sync import SyncProgress, SyncReport, SyncRow, SyncView

Failed = Callable[[Exception], None]


class SyncService(Protocol):
    """What is asked."""

    def state(self, actor: Actor) -> SyncView: ...
    def rows(self, actor: Actor, limit: int = 200) -> tuple[SyncRow, ...]: ...
    def enrol(self, actor: Actor, hub_url: str, code: str) -> SyncView: ...
    def synchronise(
        self, actor: Actor, progress: Callable[[SyncProgress], None], stop: Callable[[], bool]
    ) -> SyncReport: ...


class SyncController:
    """Sends the wishes of the page to the service, away from the GUI thread."""

    def __init__(self, sync: SyncService, actor: Actor, tasks: Tasks) -> None:
        self._sync = sync
        self.actor = actor
        self._tasks = tasks

    def state(
        self, owner: QObject, done: Callable[[tuple[SyncView, tuple[SyncRow, ...]]], None], failed: Failed
    ) -> None:
        """Ask what is waiting and how far each record has travelled."""
        self._tasks.run(owner, lambda: (self._sync.state(self.actor), self._sync.rows(self.actor)), done, failed)

    def enrol(self, owner: QObject, address: str, code: str, done: Callable[[SyncView], None], failed: Failed) -> None:
        """Become known to an agency."""
        self._tasks.run(owner, lambda: self._sync.enrol(self.actor, address, code), done, failed, Lane.IO)

    def synchronise(
        self,
        owner: QObject,
        progress: Callable[[SyncProgress], None],
        done: Callable[[SyncReport], None],
        failed: Failed,
        parting: str,
    ) -> StopWish:
        """Send what the agency lacks; ask the answer to stop. `parting` is said when the window closes meanwhile."""
        return self._tasks.follow(
            owner,
            lambda report, stop: self._sync.synchronise(self.actor, report, stop),
            progress,
            done,
            failed,
            parting,
        )
