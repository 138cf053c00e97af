"""Checking lessons, windows and plans: what a file can be right about on its own and still be wrong about together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from mo_desk.content.course import Course
from mo_desk.content.course_texts import check_course_texts
from mo_desk.content.findings import Finding, error, in_order, warning
from mo_desk.content.lessons import PRINCIPLES
from mo_desk.domain.bank import Bank
from mo_desk.views.canon import WindowView
from mo_desk.views.lessons import CoursePlan, LessonView, SourceLine

CHECKS_LEAST = 3
LESSONS_LEAST = 48
THEME_LEAST = 3
LARGE_THEMES = ("T06", "T07", "T08")
LARGE_THEME_LEAST = 5
"""Lessons that a theme needs; the test asks most of health, housing and work."""
GENTLE_PARTS = 2
"""The first parts of a plan have no sensitive window: people do not know each other yet."""


def check_course(course: Course, bank: Bank, today: date) -> tuple[Finding, ...]:
    """Return every finding, errors first, then by code and place; goals, questions and themes are those of the bank."""
    found = [
        *_refused(course),
        *_coverage(course, bank),
        *check_course_texts(course),
    ]
    for lesson in course.lessons:
        found += _lesson(lesson, course, bank)
        found += _sources(lesson.lesson_id, lesson.sources, today)
    for window in course.windows:
        found += _window(window, course, bank)
        found += _sources(window.window_id, window.sources, today)
    for plan in course.plans:
        found += _plan(plan, course)
    return in_order([*found, *_numbers(course.windows)])


def _refused(course: Course) -> Iterator[Finding]:
    for refusal in course.refusals:
        yield error(refusal.error.code, refusal.name, str(refusal.error.params.get("key", "")), **refusal.error.params)


def _lesson(lesson: LessonView, course: Course, bank: Bank) -> Iterator[Finding]:
    where = lesson.lesson_id
    for part, name in _pictures_of(lesson):
        if course.pictures is not None and name not in course.pictures:
            yield error("course_picture_unknown", where, part, picture=name)
    for number, link in enumerate(lesson.canon):
        if link.window not in course.window_ids:
            yield error("lesson_window_unknown", where, f"canon[{number}].window", window=link.window)
    for goal in lesson.goals:
        if goal not in bank.goals:
            yield error("lesson_goal_unknown", where, "goals", goal=goal)
    for check in lesson.checks:
        if check not in bank.items:
            yield error("lesson_check_unknown", where, "checks", item=check)
    if len(lesson.checks) < CHECKS_LEAST:
        yield error("lesson_checks_few", where, "checks", count=len(lesson.checks), least=CHECKS_LEAST)


def _pictures_of(lesson: LessonView) -> Iterator[tuple[str, str]]:
    """Yield each picture with the key that names it; the page has the same ones in every language."""
    for name in lesson.low_literacy_pictures:
        yield "low_literacy.pictures", name
    for number, step in enumerate(lesson.steps):
        for name in step.pictures:
            yield f"steps[{number}].pictures", name
    for number, part in enumerate(next(iter(lesson.pages.values()))):
        if part.picture:
            yield f"pages.nl[{number}].picture", part.picture


def _window(window: WindowView, course: Course, bank: Bank) -> Iterator[Finding]:
    if course.pictures is not None and window.picture not in course.pictures:
        yield error("course_picture_unknown", window.window_id, "picture", picture=window.picture)
    for theme in window.themes:
        if theme not in bank.edition.themes:
            yield error("window_theme_unknown", window.window_id, "themes", theme=theme)


def _numbers(windows: Iterable[WindowView]) -> Iterator[Finding]:
    first: dict[int, str] = {}
    for window in windows:
        if window.number and first.setdefault(window.number, window.window_id) != window.window_id:
            other = first[window.number]
            yield error("window_number_twice", window.window_id, "number", number=window.number, other=other)


def _sources(where: str, sources: Iterable[SourceLine], today: date) -> Iterator[Finding]:
    for number, source in enumerate(sources):
        if source.checked_on > today:
            part, on = f"sources[{number}].checked_on", source.checked_on.isoformat()
            yield error("course_source_checked_later", where, part, title=source.title, checked_on=on)


def _plan(plan: CoursePlan, course: Course) -> Iterator[Finding]:
    sensitive = {window.window_id for window in course.windows if window.sensitive}
    lessons = {lesson.lesson_id: lesson for lesson in course.lessons}
    for number, part in enumerate(plan.parts):
        key = f"parts[{number}].lessons"
        for lesson_id in part.lessons:
            if lesson_id not in course.lesson_ids:
                yield error("plan_lesson_unknown", plan.plan_id, key, lesson=lesson_id)
            elif number < GENTLE_PARTS and lesson_id in lessons:
                for link in lessons[lesson_id].canon:
                    if link.window in sensitive:
                        yield error("plan_sensitive_early", plan.plan_id, key, lesson=lesson_id, window=link.window)


def _coverage(course: Course, bank: Bank) -> Iterator[Finding]:
    """Find what the lessons together leave out."""
    if len(course.lessons) < LESSONS_LEAST:
        yield warning("course_lessons_few", "lessons", count=len(course.lessons), least=LESSONS_LEAST)
    themes = Counter(lesson.theme for lesson in course.lessons)
    for theme in bank.edition.themes:
        least = LARGE_THEME_LEAST if theme in LARGE_THEMES else THEME_LEAST
        if themes[theme] < least:
            yield warning("course_theme_thin", theme, count=themes[theme], least=least)
    told = {step.principle for lesson in course.lessons for step in lesson.steps}
    for principle in PRINCIPLES:
        if principle not in told:
            yield warning("course_principle_missing", principle)
    served = {goal for lesson in course.lessons for goal in lesson.goals}
    for goal in sorted(set(bank.goals) - served):
        yield warning("course_goal_unserved", goal)
