"""Asks the services about the process evaluation; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.evaluations import EvaluationRow, EvaluationView, JudgementView, ObservationRow
from mo_desk.views.groups import GroupRow

Failed = Callable[[Exception], None]


class EvaluationsService(Protocol):
    """What is asked about evaluations."""

    def list_evaluations(self, actor: Actor, group_id: GroupId) -> tuple[EvaluationRow, ...]: ...
    def get_evaluation(self, actor: Actor, group_id: GroupId, person_id: PersonId) -> EvaluationView: ...
    def observe(
        self, actor: Actor, group_id: GroupId, person_id: PersonId, on: date, criterion: str, text: str
    ) -> ObservationRow: ...
    def confirm(
        self,
        actor: Actor,
        group_id: GroupId,
        person_id: PersonId,
        levels: Mapping[str, int],
        passphrase: str,
        reason: str = "",
    ) -> JudgementView: ...


class GroupsService(Protocol):
    """The groups to choose from."""

    def list_groups(self, actor: Actor, search: str = "") -> tuple[GroupRow, ...]: ...


class EvaluationsController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(self, evaluations: EvaluationsService, groups: GroupsService, actor: Actor, tasks: Tasks) -> None:
        self._evaluations = evaluations
        self._groups = groups
        self.actor = actor
        self._tasks = tasks

    def list_groups(self, owner: QObject, done: Callable[[tuple[GroupRow, ...]], None], failed: Failed) -> None:
        """Ask for the groups."""
        self._tasks.run(owner, lambda: self._groups.list_groups(self.actor), done, failed)

    def list_evaluations(
        self, owner: QObject, group_id: GroupId, done: Callable[[tuple[EvaluationRow, ...]], None], failed: Failed
    ) -> None:
        """Ask for everyone in a group with the state of their evaluation."""
        self._tasks.run(owner, lambda: self._evaluations.list_evaluations(self.actor, group_id), done, failed)

    def get_evaluation(
        self,
        owner: QObject,
        group_id: GroupId,
        person_id: PersonId,
        done: Callable[[EvaluationView], None],
        failed: Failed,
    ) -> None:
        """Ask for one person's evaluation."""
        self._tasks.run(owner, lambda: self._evaluations.get_evaluation(self.actor, group_id, person_id), done, failed)

    def observe(
        self,
        owner: QObject,
        view: EvaluationView,
        on: date,
        criterion: str,
        text: str,
        done: Callable[[ObservationRow], None],
        failed: Failed,
    ) -> None:
        """Note what was seen."""
        self._tasks.run(
            owner,
            lambda: self._evaluations.observe(self.actor, view.group_id, view.person_id, on, criterion, text),
            done,
            failed,
        )

    def confirm(
        self,
        owner: QObject,
        view: EvaluationView,
        levels: Mapping[str, int],
        passphrase: str,
        reason: str,
        done: Callable[[JudgementView], None],
        failed: Failed,
    ) -> None:
        """Sign a judgement with the passphrase."""
        chosen = dict(levels)
        self._tasks.run(
            owner,
            lambda: self._evaluations.confirm(self.actor, view.group_id, view.person_id, chosen, passphrase, reason),
            done,
            failed,
        )
