"""Asks the services about sittings; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.ids import AttemptId, GroupId, PersonId, SittingId, UserId
from mo_desk.domain.sittings import NewSitting
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.desk import UserRow
from mo_desk.views.groups import GroupRow
from mo_desk.views.sittings import SittingRow, SittingView

Failed = Callable[[Exception], None]
Done = Callable[[None], None]


class SittingsService(Protocol):
    """What is asked about sittings."""

    def list_sittings(self, actor: Actor, group_id: GroupId | None = None) -> tuple[SittingRow, ...]: ...
    def get_sitting(self, actor: Actor, sitting_id: SittingId) -> SittingView: ...
    def prepare(self, actor: Actor, new: NewSitting) -> SittingView: ...
    def plan_seat(
        self, actor: Actor, sitting_id: SittingId, person_id: PersonId, language: str, accommodations: tuple[str, ...]
    ) -> None: ...
    def open_day(self, actor: Actor, sitting_id: SittingId, pin: str) -> None: ...
    def close_day(self, actor: Actor, sitting_id: SittingId, *, final: bool) -> None: ...
    def check_identity(
        self,
        actor: Actor,
        sitting_id: SittingId,
        person_id: PersonId,
        outcome: str,
        document_kind: str = "",
        second_by: UserId | None = None,
        reason: str = "",
    ) -> None: ...
    def record_absence(self, actor: Actor, sitting_id: SittingId, person_id: PersonId, absence: str) -> None: ...
    def report_incident(
        self, actor: Actor, sitting_id: SittingId, category: str, text: str, person_id: PersonId | None = None
    ) -> None: ...


class AttemptsService(Protocol):
    """What is asked about a running test."""

    def stop(self, actor: Actor, attempt_id: AttemptId, reason: str, used_seconds: int) -> None: ...


class SupervisionService(Protocol):
    """What two named people can do about a test."""

    def annul(
        self, actor: Actor, attempt_id: AttemptId, reason: str, second_by: UserId, second_passphrase: str
    ) -> None: ...
    def reassign(
        self,
        actor: Actor,
        attempt_id: AttemptId,
        person_id: PersonId,
        reason: str,
        second_by: UserId,
        second_passphrase: str,
    ) -> None: ...


class GroupsService(Protocol):
    """The groups to choose from."""

    def list_groups(self, actor: Actor, search: str = "") -> tuple[GroupRow, ...]: ...


class UsersService(Protocol):
    """The colleagues to choose from."""

    def users(self, actor: Actor) -> tuple[UserRow, ...]: ...


class SittingsController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(
        self,
        sittings: SittingsService,
        attempts: AttemptsService,
        supervision: SupervisionService,
        groups: GroupsService,
        users: UsersService,
        actor: Actor,
        tasks: Tasks,
    ) -> None:
        self._sittings = sittings
        self._attempts = attempts
        self._supervision = supervision
        self._groups = groups
        self._users = users
        self.actor = actor
        self._tasks = tasks

    def list_sittings(self, owner: QObject, done: Callable[[tuple[SittingRow, ...]], None], failed: Failed) -> None:
        """Ask for all sittings."""
        self._tasks.run(owner, lambda: self._sittings.list_sittings(self.actor), done, failed)

    def get_sitting(
        self, owner: QObject, sitting_id: SittingId, done: Callable[[SittingView], None], failed: Failed
    ) -> None:
        """Ask for one sitting with its seats."""
        self._tasks.run(owner, lambda: self._sittings.get_sitting(self.actor, sitting_id), done, failed)

    def list_groups(self, owner: QObject, done: Callable[[tuple[GroupRow, ...]], None], failed: Failed) -> None:
        """Ask for the groups that can have a sitting."""
        self._tasks.run(owner, lambda: self._groups.list_groups(self.actor), done, failed)

    def colleagues(self, owner: QObject, done: Callable[[tuple[UserRow, ...]], None], failed: Failed) -> None:
        """Ask for the other users who have access, for what takes two people."""
        self._tasks.run(
            owner,
            lambda: tuple(
                user for user in self._users.users(self.actor) if user.has_access and user.user_id != self.actor.user_id
            ),
            done,
            failed,
        )

    def prepare(self, owner: QObject, new: NewSitting, done: Callable[[SittingView], None], failed: Failed) -> None:
        """Plan a sitting and draw its forms."""
        self._tasks.run(owner, lambda: self._sittings.prepare(self.actor, new), done, failed)

    def open_day(self, owner: QObject, sitting_id: SittingId, pin: str, done: Done, failed: Failed) -> None:
        """Open a day with the PIN of the test screen."""
        self._tasks.run(owner, lambda: self._sittings.open_day(self.actor, sitting_id, pin), done, failed)

    def close_day(self, owner: QObject, sitting_id: SittingId, *, final: bool, done: Done, failed: Failed) -> None:
        """Close a day, or the sitting for good."""
        self._tasks.run(owner, lambda: self._sittings.close_day(self.actor, sitting_id, final=final), done, failed)

    def plan_seat(
        self,
        owner: QObject,
        sitting_id: SittingId,
        person_id: PersonId,
        language: str,
        accommodations: tuple[str, ...],
        done: Done,
        failed: Failed,
    ) -> None:
        """Give a seat another language or other accommodations."""
        self._tasks.run(
            owner,
            lambda: self._sittings.plan_seat(self.actor, sitting_id, person_id, language, accommodations),
            done,
            failed,
        )

    def check_identity(
        self,
        owner: QObject,
        sitting_id: SittingId,
        person_id: PersonId,
        outcome: str,
        document_kind: str,
        second_by: UserId | None,
        reason: str,
        done: Done,
        failed: Failed,
    ) -> None:
        """Record how identity was established."""
        self._tasks.run(
            owner,
            lambda: self._sittings.check_identity(
                self.actor, sitting_id, person_id, outcome, document_kind, second_by, reason
            ),
            done,
            failed,
        )

    def record_absence(
        self, owner: QObject, sitting_id: SittingId, person_id: PersonId, absence: str, done: Done, failed: Failed
    ) -> None:
        """Record that somebody did not come, or with nothing take that back."""
        self._tasks.run(
            owner, lambda: self._sittings.record_absence(self.actor, sitting_id, person_id, absence), done, failed
        )

    def report_incident(
        self,
        owner: QObject,
        sitting_id: SittingId,
        category: str,
        text: str,
        person_id: PersonId | None,
        done: Done,
        failed: Failed,
    ) -> None:
        """Record what happened in the room."""
        self._tasks.run(
            owner,
            lambda: self._sittings.report_incident(self.actor, sitting_id, category, text, person_id),
            done,
            failed,
        )

    def stop(
        self, owner: QObject, attempt_id: AttemptId, reason: str, used_seconds: int, done: Done, failed: Failed
    ) -> None:
        """Break a running test off."""
        self._tasks.run(owner, lambda: self._attempts.stop(self.actor, attempt_id, reason, used_seconds), done, failed)

    def annul(
        self,
        owner: QObject,
        attempt_id: AttemptId,
        reason: str,
        second_by: UserId,
        passphrase: str,
        done: Done,
        failed: Failed,
    ) -> None:
        """Annul an attempt together with a second person."""
        self._tasks.run(
            owner,
            lambda: self._supervision.annul(self.actor, attempt_id, reason, second_by, passphrase),
            done,
            failed,
        )

    def reassign(
        self,
        owner: QObject,
        attempt_id: AttemptId,
        person_id: PersonId,
        reason: str,
        second_by: UserId,
        passphrase: str,
        done: Done,
        failed: Failed,
    ) -> None:
        """Give an attempt to the person who really sat there, together with a second person."""
        self._tasks.run(
            owner,
            lambda: self._supervision.reassign(self.actor, attempt_id, person_id, reason, second_by, passphrase),
            done,
            failed,
        )
