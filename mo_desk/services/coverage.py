"""Lessons given: recording how far a group came, going on from there, and what the group has had by theme and goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Invalid, NotFound
from mo_desk.domain.facts import LessonGiven
from mo_desk.domain.ids import GroupId
from mo_desk.services.context import Context
from mo_desk.store.queries import lessons as queries
from mo_desk.views.coverage import CoverageView, GivenRow, ThemeCoverage
from mo_desk.views.lessons import LessonView


class Coverage:
    """Use cases about what groups were given."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def record_given(
        self, actor: Actor, group_id: GroupId, lesson_id: str, step: int, languages: Sequence[str]
    ) -> None:
        """Record that a lesson was presented today up to a step, counted from 1; at the last one it is finished.

        Raises:
            NotFound: `lesson_unknown`.
            Invalid: `step_unknown`.
        """
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        self._context.allow(actor, Action.SEE_LESSONS)
        lesson = self._lesson(lesson_id)
        if not 1 <= step <= len(lesson.steps):
            raise Invalid("step_unknown", field="step", step=step, steps=len(lesson.steps))
        given = LessonGiven(
            group_id=group_id,
            lesson_id=lesson_id,
            lesson_version=lesson.version,
            on=self._context.today(),
            step=step,
            finished=step == len(lesson.steps),
            languages=tuple(languages),
        )
        with self._context.store.write(actor) as work:
            work.append(group_id, given)

    def resume_step(self, actor: Actor, group_id: GroupId, lesson_id: str) -> int:
        """Return the step to go on with, counted from 1: where the group stopped, or 1 when it is new or was finished."""
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        with self._context.store.read() as connection:
            given = queries.given_to(connection, group_id).get(lesson_id)
        steps = len(self._lesson(lesson_id).steps)
        return 1 if given is None or given.step >= steps else given.step

    def get_coverage(self, actor: Actor, group_id: GroupId) -> CoverageView:
        """Return what a group has had: a goal and a window count once a lesson that serves them was finished."""
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        with self._context.store.read() as connection:
            given = queries.given_to(connection, group_id)
        lessons = self._context.library.lessons()
        finished = [lesson for lesson in lessons if (row := given.get(lesson.lesson_id)) and row.finished]
        return CoverageView(
            given=tuple(sorted(given.values(), key=lambda row: (row.on, row.lesson_id), reverse=True)),
            themes=self._themes(lessons, given, {goal for lesson in finished for goal in lesson.goals}),
            windows=tuple(sorted({link.window for lesson in finished for link in lesson.canon})),
            minutes=sum(lesson.minutes for lesson in finished),
        )

    def _themes(
        self, lessons: Sequence[LessonView], given: Mapping[str, GivenRow], met: set[str]
    ) -> tuple[ThemeCoverage, ...]:
        served: dict[str, set[str]] = {}
        for lesson in lessons:
            served.setdefault(lesson.theme, set()).update(lesson.goals)
        return tuple(
            ThemeCoverage(
                theme=theme,
                lessons_given=sum(
                    lesson.theme == theme and lesson.lesson_id in given and given[lesson.lesson_id].finished
                    for lesson in lessons
                ),
                lessons=sum(lesson.theme == theme for lesson in lessons),
                goals_given=len(goals & met),
                goals=len(goals),
            )
            for theme, goals in sorted(served.items())
        )

    def _lesson(self, lesson_id: str) -> LessonView:
        for lesson in self._context.library.lessons():
            if lesson.lesson_id == lesson_id:
                return lesson
        raise NotFound("lesson_unknown")
