"""Lessons: the library, readable and searchable offline."""

from __future__ import annotations

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import NotFound
from mo_desk.domain.naming import fold
from mo_desk.services.context import Context
from mo_desk.views.lessons import LessonRow, LessonView


class Lessons:
    """Use cases about lessons."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list_lessons(self, actor: Actor, search: str = "") -> tuple[LessonRow, ...]:
        """Return the lessons whose text contains every word of the search, by theme."""
        self._context.allow(actor, Action.SEE_LESSONS)
        words = fold(search).split()
        return tuple(
            LessonRow(lesson.lesson_id, lesson.theme, lesson.title, lesson.minutes, tuple(lesson.pages))
            for lesson in sorted(self._context.library.lessons(), key=lambda one: (one.theme, one.lesson_id))
            if all(word in _searchable(lesson) for word in words)
        )

    def get_lesson(self, actor: Actor, lesson_id: str) -> LessonView:
        """Return one lesson.

        Raises:
            NotFound: `lesson_unknown`.
        """
        self._context.allow(actor, Action.SEE_LESSONS)
        for lesson in self._context.library.lessons():
            if lesson.lesson_id == lesson_id:
                return lesson
        raise NotFound("lesson_unknown")


def _searchable(lesson: LessonView) -> str:
    steps = " ".join(f"{step.title} {step.text}" for step in lesson.steps)
    canon = " ".join(link.title for link in lesson.canon)
    words = " ".join(word for pair in lesson.words for word in pair)
    return fold(f"{lesson.theme} {lesson.title} {steps} {canon} {words}")
