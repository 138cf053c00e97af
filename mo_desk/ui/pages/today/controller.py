"""Asks for the first page; the only file here that knows the services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.desk import TodayView


class TodayService(Protocol):
    """What is asked."""

    def today(self, actor: Actor) -> TodayView: ...


class TodayController:
    """Sends the wishes of the page to the service, away from the GUI thread."""

    def __init__(self, maintenance: TodayService, actor: Actor, tasks: Tasks) -> None:
        self._maintenance = maintenance
        self.actor = actor
        self._tasks = tasks

    def today(self, owner: QObject, done: Callable[[TodayView], None], failed: Callable[[Exception], None]) -> None:
        """Ask what is next, what is missing, what has not reached the agency."""
        self._tasks.run(owner, lambda: self._maintenance.today(self.actor), done, failed)
