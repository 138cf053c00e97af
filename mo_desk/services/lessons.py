"""Lessons: the library, readable and searchable offline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from mo_desk.content.lessons import LANGUAGES
from mo_desk.domain.access import Action, Actor
from mo_desk.services.context import Context
from mo_desk.services.lessonchecks import LessonChecks
from mo_desk.services.lessonsheets import make_sheet
from mo_desk.store.textindex import TextIndex
from mo_desk.views.canon import WindowView
from mo_desk.views.checks import CourseCheck
from mo_desk.views.lessons import CoursePlan, LessonRow, LessonSheet, LessonView
from mo_desk.views.search import SearchHit, SearchText


class Lessons:
    """Use cases about lessons."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def _index(self) -> TextIndex:
        library = self._context.library
        return TextIndex([*_lesson_texts(library.lessons()), *_window_texts(library.windows())])

    def list_lessons(self, actor: Actor) -> tuple[LessonRow, ...]:
        """Return the lessons, by theme."""
        self._context.allow(actor, Action.SEE_LESSONS)
        return tuple(
            LessonRow(lesson.lesson_id, lesson.theme, lesson.title, lesson.minutes, tuple(lesson.pages))
            for lesson in self._context.library.lessons()
        )

    def search(self, actor: Actor, text: str) -> tuple[SearchHit, ...]:
        """Return the lessons and windows in which every word is found, in any language, the best first."""
        self._context.allow(actor, Action.SEE_LESSONS)
        return self._index.find(text)

    def get_lesson(self, actor: Actor, lesson_id: str) -> LessonSheet:
        """Return one lesson with what it names.

        Raises:
            NotFound: `lesson_unknown`.
        """
        self._context.allow(actor, Action.SEE_LESSONS)
        return make_sheet(self._context.library, lesson_id)

    def check(self, actor: Actor) -> CourseCheck:
        """Return what is wrong with the shipped lessons, windows and plans, as `mo-desk lessons check` does."""
        self._context.allow(actor, Action.SEE_LESSONS)
        return LessonChecks(self._context.library, self._context.texts).check(None, None, self._context.today())

    def list_plans(self, actor: Actor) -> tuple[CoursePlan, ...]:
        """Return the ready course plans."""
        self._context.allow(actor, Action.SEE_LESSONS)
        return self._context.library.plans()


def _lesson_texts(lessons: Sequence[LessonView]) -> Iterator[SearchText]:
    for lesson in lessons:
        steps = " ".join(f"{step.title}. {step.text}" for step in lesson.steps)
        words = " ".join(f"{word.word}: {word.meaning}." for word in lesson.words)
        for language, parts in lesson.pages.items():
            body = " ".join(f"{part.heading}. {part.text}" for part in parts)
            if language == LANGUAGES[0]:
                body = f"{body} {words} {steps}"
            else:
                body = f"{body} {' '.join(word.translations.get(language, '') for word in lesson.words)}"
            yield SearchText("lesson", lesson.lesson_id, language, lesson.title, body)


def _window_texts(windows: Sequence[WindowView]) -> Iterator[SearchText]:
    for window in windows:
        for language, text in window.texts.items():
            body = " ".join((text.period, *text.facts, text.why, text.question, *text.voices))
            yield SearchText("window", window.window_id, language, text.title, body)
