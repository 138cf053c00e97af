"""Asks the service about lessons; the only file here that knows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.lessons import LessonRow, LessonSheet
from mo_desk.views.search import SearchHit

Failed = Callable[[Exception], None]


class LessonsService(Protocol):
    """What is asked."""

    def list_lessons(self, actor: Actor) -> tuple[LessonRow, ...]: ...
    def search(self, actor: Actor, text: str) -> tuple[SearchHit, ...]: ...
    def get_lesson(self, actor: Actor, lesson_id: str) -> LessonSheet: ...


class LessonsController:
    """Sends the wishes of the page to the service, away from the GUI thread."""

    def __init__(self, lessons: LessonsService, actor: Actor, tasks: Tasks) -> None:
        self._lessons = lessons
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
