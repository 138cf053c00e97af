"""The lessons that are shipped: found by the program, complete, and honest about what is ours."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mo_desk.content.lessons import PRINCIPLES, read_lessons
from mo_desk.content.library import Library
from mo_desk.paths import shipped
from mo_desk.services.lessonchecks import LessonChecks
from mo_desk.texts import Texts
from mo_desk.views.lessons import LessonView

PAGES = {"nl", "en", "fr", "ar"}
LESSONS = read_lessons(shipped().canon_content / "lessons")
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.lesson_id)


def test_the_program_finds_every_lesson_on_disk() -> None:
    files = sorted((shipped().canon_content / "lessons").glob("*/*.toml"))

    found = Library(shipped()).lessons()

    assert sorted(lesson.lesson_id for lesson in found) == sorted(path.stem for path in files)


@each_lesson
def test_a_lesson_lasts_60_to_90_minutes(lesson: LessonView) -> None:
    assert 60 <= lesson.minutes <= 90


@each_lesson
def test_a_lesson_has_steps_questions_checks_and_pictures_enough_to_be_given(lesson: LessonView) -> None:
    assert 4 <= len(lesson.steps) <= 12
    assert len(lesson.questions) >= 4
    assert sum(question.endswith("?") for question in lesson.questions) >= 3
    assert len(lesson.checks) >= 3
    assert len(lesson.low_literacy_pictures) >= 4


@each_lesson
def test_a_lesson_names_its_sources(lesson: LessonView) -> None:
    assert len(lesson.sources) >= 2


@each_lesson
def test_every_language_says_the_page_in_the_same_parts(lesson: LessonView) -> None:
    assert set(lesson.pages) == PAGES
    assert len({len(parts) for parts in lesson.pages.values()}) == 1
    assert 3 <= len(lesson.pages["nl"]) <= 7


def test_there_is_a_lesson_step_on_every_shared_principle() -> None:
    assert {step.principle for lesson in LESSONS for step in lesson.steps} >= set(PRINCIPLES)


def test_there_are_lessons_enough_for_every_theme() -> None:
    counted = Counter(lesson.theme for lesson in LESSONS)

    assert sum(counted.values()) >= 48
    assert {theme: count for theme, count in counted.items() if count < 3 and theme != "T00"} == {}
    assert min(counted["T06"], counted["T07"], counted["T08"]) >= 5


def test_check_lessons_finds_no_error() -> None:
    check = LessonChecks(Library(shipped()), Texts("en", shipped().locale)).check(None, None, date(2026, 11, 27))

    assert [(row.file, row.line, row.sentence) for row in check.findings if row.severity == "error"] == []


def test_no_page_holds_arabic_digits_other_than_0_to_9() -> None:
    text = " ".join(
        f"{part.heading} {part.text}" for lesson in LESSONS for page in lesson.pages.values() for part in page
    )

    assert not any(char.isdigit() and not char.isascii() for char in text)


def test_there_are_lessons_to_look_at() -> None:
    assert LESSONS
    assert all(Path(shipped().canon_content, "lessons", lesson.theme.lower()).is_dir() for lesson in LESSONS)
