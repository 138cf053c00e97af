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


class DecisionsService(Protocol):
    """What is asked about open cases."""

    def count_open(self, actor: Actor) -> int: ...


class TodayController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(self, maintenance: TodayService, decisions: DecisionsService, actor: Actor, tasks: Tasks) -> None:
        self._maintenance = maintenance
        self._decisions = decisions
        self.actor = actor
        self._tasks = tasks

    def today(self, owner: QObject, done: Callable[[TodayView], None], failed: Callable[[Exception], None]) -> None:
        """Ask what is next, what is missing, what has not reached the agency."""
        self._tasks.run(owner, lambda: self._maintenance.today(self.actor), done, failed)

    def count_open(self, owner: QObject, done: Callable[[int], None], failed: Callable[[Exception], None]) -> None:
        """Ask how many cases wait for a person; apart, so that it never holds up the first page."""
        self._tasks.run(owner, lambda: self._decisions.count_open(self.actor), done, failed)
