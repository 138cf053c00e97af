"""Asks the services about groups, people and lists; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.people import Person
from mo_desk.ui.plumbing.tasks import Lane, Tasks
from mo_desk.views.groups import GroupRow, GroupView
from mo_desk.views.people import PersonVersionRow, PersonView
from mo_desk.views.rosters import ImportReport, RosterPreview, RowChoice

Failed = Callable[[Exception], None]
Done = Callable[[None], None]


class GroupsService(Protocol):
    """What is asked about groups."""

    def list_groups(self, actor: Actor, search: str = "") -> tuple[GroupRow, ...]: ...
    def get_group(self, actor: Actor, group_id: GroupId) -> GroupView: ...
    def save_group(self, actor: Actor, group_id: GroupId | None, version: int, group: Group) -> GroupView: ...
    def enrol(self, actor: Actor, group_id: GroupId, person_id: PersonId) -> None: ...
    def withdraw(self, actor: Actor, group_id: GroupId, person_id: PersonId, on: date) -> None: ...


class PeopleService(Protocol):
    """What is asked about people."""

    def get_person(self, actor: Actor, person_id: PersonId) -> PersonView: ...
    def save_person(self, actor: Actor, person_id: PersonId, version: int, person: Person) -> PersonView: ...
    def add_person(self, actor: Actor, person: Person, group_id: GroupId | None = None) -> PersonView: ...
    def history(self, actor: Actor, person_id: PersonId) -> tuple[PersonVersionRow, ...]: ...


class RostersService(Protocol):
    """What is asked about lists."""

    def preview_roster(self, actor: Actor, path: Path, group_id: GroupId | None = None) -> RosterPreview: ...
    def import_roster(
        self,
        actor: Actor,
        preview: RosterPreview,
        group_id: GroupId | None,
        new_group: Group | None = None,
        withdraw: frozenset[PersonId] = frozenset(),
        choices: Mapping[int, RowChoice] | None = None,
    ) -> ImportReport: ...


class GroupsController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(
        self, groups: GroupsService, people: PeopleService, rosters: RostersService, actor: Actor, tasks: Tasks
    ) -> None:
        self._groups = groups
        self._people = people
        self._rosters = rosters
        self.actor = actor
        self._tasks = tasks

    def list_groups(
        self, owner: QObject, search: str, done: Callable[[tuple[GroupRow, ...]], None], failed: Failed
    ) -> None:
        """Ask for the groups that contain the search."""
        self._tasks.run(owner, lambda: self._groups.list_groups(self.actor, search), done, failed)

    def get_group(self, owner: QObject, group_id: GroupId, done: Callable[[GroupView], None], failed: Failed) -> None:
        """Ask for one group with its people."""
        self._tasks.run(owner, lambda: self._groups.get_group(self.actor, group_id), done, failed)

    def save_group(
        self,
        owner: QObject,
        group_id: GroupId | None,
        version: int,
        group: Group,
        done: Callable[[GroupView], None],
        failed: Failed,
    ) -> None:
        """Store a group, or with no id a new one."""
        self._tasks.run(owner, lambda: self._groups.save_group(self.actor, group_id, version, group), done, failed)

    def enrol(self, owner: QObject, group_id: GroupId, person_id: PersonId, done: Done, failed: Failed) -> None:
        """Enrol somebody, or take a withdrawal back."""
        self._tasks.run(owner, lambda: self._groups.enrol(self.actor, group_id, person_id), done, failed)

    def withdraw(
        self, owner: QObject, group_id: GroupId, person_id: PersonId, on: date, done: Done, failed: Failed
    ) -> None:
        """Record that somebody left the course."""
        self._tasks.run(owner, lambda: self._groups.withdraw(self.actor, group_id, person_id, on), done, failed)

    def get_person(
        self,
        owner: QObject,
        person_id: PersonId,
        done: Callable[[tuple[PersonView, tuple[PersonVersionRow, ...]]], None],
        failed: Failed,
    ) -> None:
        """Ask for one person with the history of the card."""
        self._tasks.run(
            owner,
            lambda: (self._people.get_person(self.actor, person_id), self._people.history(self.actor, person_id)),
            done,
            failed,
        )

    def save_person(
        self,
        owner: QObject,
        person_id: PersonId,
        version: int,
        person: Person,
        done: Callable[[PersonView], None],
        failed: Failed,
    ) -> None:
        """Store a person as edited."""
        self._tasks.run(owner, lambda: self._people.save_person(self.actor, person_id, version, person), done, failed)

    def add_person(
        self, owner: QObject, person: Person, group_id: GroupId, done: Callable[[PersonView], None], failed: Failed
    ) -> None:
        """Add somebody who is on no list yet."""
        self._tasks.run(owner, lambda: self._people.add_person(self.actor, person, group_id), done, failed)

    def preview(
        self,
        owner: QObject,
        path: Path,
        group_id: GroupId | None,
        done: Callable[[RosterPreview], None],
        failed: Failed,
    ) -> None:
        """Have a list read and every row judged; nothing is stored."""
        self._tasks.run(owner, lambda: self._rosters.preview_roster(self.actor, path, group_id), done, failed, Lane.IO)

    def take_over(
        self,
        owner: QObject,
        preview: RosterPreview,
        group_id: GroupId | None,
        new_group: Group | None,
        withdraw: frozenset[PersonId],
        choices: Mapping[int, RowChoice],
        done: Callable[[ImportReport], None],
        failed: Failed,
    ) -> None:
        """Store what the preview showed, and what was decided about possible doubles."""
        decided = dict(choices)
        self._tasks.run(
            owner,
            lambda: self._rosters.import_roster(self.actor, preview, group_id, new_group, withdraw, decided),
            done,
            failed,
        )
