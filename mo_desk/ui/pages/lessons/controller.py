"""Asks the services about lessons, the canon, hand-outs and what groups were given; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.ids import GroupId
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.canon import CanonView
from mo_desk.views.coverage import CoverageView
from mo_desk.views.groups import GroupRow
from mo_desk.views.lessons import CoursePlan, LessonRow, LessonSheet
from mo_desk.views.search import SearchHit

Failed = Callable[[Exception], None]


class LessonsService(Protocol):
    """What is asked about lessons."""

    def list_lessons(self, actor: Actor) -> tuple[LessonRow, ...]: ...
    def search(self, actor: Actor, text: str) -> tuple[SearchHit, ...]: ...
    def get_lesson(self, actor: Actor, lesson_id: str) -> LessonSheet: ...
    def list_plans(self, actor: Actor) -> tuple[CoursePlan, ...]: ...


class CanonService(Protocol):
    """What is asked about the canon."""

    def get_canon(self, actor: Actor) -> CanonView: ...


class HandoutsService(Protocol):
    """What is written for participants and trainers."""

    def save_handout(self, actor: Actor, lesson_id: str, languages: Sequence[str], folder: Path) -> Path: ...
    def save_pack(self, actor: Actor, lesson_id: str, languages: Sequence[str], folder: Path) -> Path: ...
    def save_plan(self, actor: Actor, lesson_id: str, folder: Path) -> Path: ...


class CoverageService(Protocol):
    """What is asked and recorded about lessons given."""

    def record_given(
        self, actor: Actor, group_id: GroupId, lesson_id: str, step: int, languages: Sequence[str]
    ) -> None: ...
    def resume_step(self, actor: Actor, group_id: GroupId, lesson_id: str) -> int: ...
    def get_coverage(self, actor: Actor, group_id: GroupId) -> CoverageView: ...


class GroupsService(Protocol):
    """Which groups there are."""

    def list_groups(self, actor: Actor, search: str = "") -> tuple[GroupRow, ...]: ...


class LessonsController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(
        self,
        lessons: LessonsService,
        canon: CanonService,
        handouts: HandoutsService,
        coverage: CoverageService,
        groups: GroupsService,
        actor: Actor,
        tasks: Tasks,
    ) -> None:
        self._lessons, self._canon, self._handouts, self._coverage = lessons, canon, handouts, coverage
        self._groups = groups
        self.actor = actor
        self._tasks = tasks

    def list_lessons(self, owner: QObject, done: Callable[[tuple[LessonRow, ...]], None], failed: Failed) -> None:
        """Ask for the lessons."""
        self._tasks.run(owner, lambda: self._lessons.list_lessons(self.actor), done, failed)

    def search(self, owner: QObject, text: str, done: Callable[[tuple[SearchHit, ...]], None], failed: Failed) -> None:
        """Ask for the lessons and windows that contain the words anywhere."""
        self._tasks.run(owner, lambda: self._lessons.search(self.actor, text), done, failed)

    def get_lesson(self, owner: QObject, lesson_id: str, done: Callable[[LessonSheet], None], failed: Failed) -> None:
        """Ask for one lesson."""
        self._tasks.run(owner, lambda: self._lessons.get_lesson(self.actor, lesson_id), done, failed)

    def list_plans(self, owner: QObject, done: Callable[[tuple[CoursePlan, ...]], None], failed: Failed) -> None:
        """Ask for the course plans."""
        self._tasks.run(owner, lambda: self._lessons.list_plans(self.actor), done, failed)

    def get_canon(self, owner: QObject, done: Callable[[CanonView], None], failed: Failed) -> None:
        """Ask for the windows of the canon."""
        self._tasks.run(owner, lambda: self._canon.get_canon(self.actor), done, failed)

    def list_groups(self, owner: QObject, done: Callable[[tuple[GroupRow, ...]], None], failed: Failed) -> None:
        """Ask for the groups to present to; who may see none is offered none."""
        if self.actor.may(Action.SEE_GROUPS):
            self._tasks.run(owner, lambda: self._groups.list_groups(self.actor), done, failed)
        else:
            done(())

    def resume_step(
        self, owner: QObject, group_id: str, lesson_id: str, done: Callable[[int], None], failed: Failed
    ) -> None:
        """Ask where a group goes on in a lesson; without a group it begins."""
        if group_id:
            ask = self._coverage.resume_step
            self._tasks.run(owner, lambda: ask(self.actor, GroupId(group_id), lesson_id), done, failed)
        else:
            done(1)

    def record_given(
        self, owner: QObject, group_id: str, lesson_id: str, step: int, languages: Sequence[str],
        done: Callable[[None], None], failed: Failed,
    ) -> None:  # fmt: skip
        """Record how far a group came."""
        record = self._coverage.record_given
        self._tasks.run(owner, lambda: record(self.actor, GroupId(group_id), lesson_id, step, languages), done, failed)

    def get_coverage(self, owner: QObject, group_id: str, done: Callable[[CoverageView], None], failed: Failed) -> None:
        """Ask what a group has had."""
        self._tasks.run(owner, lambda: self._coverage.get_coverage(self.actor, GroupId(group_id)), done, failed)

    def save(
        self, owner: QObject, kind: str, lesson_id: str, languages: Sequence[str], folder: Path,
        done: Callable[[Path], None], failed: Failed,
    ) -> None:  # fmt: skip
        """Write a hand-out, a pack or a plan into a folder; `kind` is handout, pack or plan."""
        handouts, actor = self._handouts, self.actor
        calls: dict[str, Callable[[], Any]] = {
            "handout": lambda: handouts.save_handout(actor, lesson_id, languages, folder),
            "pack": lambda: handouts.save_pack(actor, lesson_id, languages, folder),
            "plan": lambda: handouts.save_plan(actor, lesson_id, folder),
        }
        self._tasks.run(owner, calls[kind], done, failed)
