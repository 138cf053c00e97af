"""Asks the services what is open and records what was decided; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.ids import AttemptId, PersonId, SittingId
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.decisions import CaseRow, DoubleView

Failed = Callable[[Exception], None]
Done = Callable[[None], None]


class DecisionsService(Protocol):
    """What is asked about open cases."""

    def list_open(self, actor: Actor, sitting_id: SittingId | None = None) -> tuple[CaseRow, ...]: ...
    def compare(self, actor: Actor, one: PersonId, other: PersonId) -> DoubleView: ...
    def decide(
        self, actor: Actor, case: str, subject_id: str, other_id: str, choice: str, reason: str = ""
    ) -> None: ...


class CorrectionsService(Protocol):
    """What is asked about two scores that differ."""

    def score_again(self, actor: Actor, attempt_id: AttemptId) -> None: ...


class DecisionsController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(
        self, decisions: DecisionsService, corrections: CorrectionsService, actor: Actor, tasks: Tasks
    ) -> None:
        self._decisions = decisions
        self._corrections = corrections
        self.actor = actor
        self._tasks = tasks

    def list_open(
        self,
        owner: QObject,
        sitting_id: SittingId | None,
        done: Callable[[tuple[CaseRow, ...]], None],
        failed: Failed,
    ) -> None:
        """Ask for the open cases, of one sitting or of all."""
        self._tasks.run(owner, lambda: self._decisions.list_open(self.actor, sitting_id), done, failed)

    def compare(self, owner: QObject, row: CaseRow, done: Callable[[DoubleView], None], failed: Failed) -> None:
        """Ask for two people beside each other."""
        one, other = PersonId(row.subject_id), PersonId(row.other_id)
        self._tasks.run(owner, lambda: self._decisions.compare(self.actor, one, other), done, failed)

    def decide(self, owner: QObject, row: CaseRow, choice: str, reason: str, done: Done, failed: Failed) -> None:
        """Record what was decided about a case."""
        self._tasks.run(
            owner,
            lambda: self._decisions.decide(self.actor, row.case, row.subject_id, row.other_id, choice, reason),
            done,
            failed,
        )

    def score_again(self, owner: QObject, attempt_id: AttemptId, done: Done, failed: Failed) -> None:
        """Have one attempt scored again."""
        self._tasks.run(owner, lambda: self._corrections.score_again(self.actor, attempt_id), done, failed)
