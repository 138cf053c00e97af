"""The lessons that are shipped: found by the program, complete, and honest about what is ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mo_desk.content.lessons import read_lessons
from mo_desk.content.library import Library
from mo_desk.paths import shipped
from mo_desk.views.lessons import LessonView

PAGES = {"nl", "en", "fr", "ar"}
LESSONS = read_lessons(shipped().canon_content / "lessons")
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.lesson_id)


def test_the_program_finds_every_lesson_on_disk() -> None:
    files = sorted((shipped().canon_content / "lessons").glob("*/*.toml"))

    found = Library(shipped()).lessons()

    assert sorted(lesson.lesson_id for lesson in found) == sorted(path.stem for path in files)


@each_lesson
def test_a_lesson_lasts_60_to_90_minutes_and_has_ten_words(lesson: LessonView) -> None:
    assert 60 <= lesson.minutes <= 90
    assert len(lesson.words) == 10


@each_lesson
def test_a_lesson_has_the_same_page_in_four_languages(lesson: LessonView) -> None:
    assert set(lesson.pages) == PAGES
    assert len({len(parts) for parts in lesson.pages.values()}) == 1


@each_lesson
def test_the_goals_of_a_lesson_are_in_the_bank(lesson: LessonView) -> None:
    goals = Library(shipped()).bank().goals

    assert [goal for goal in lesson.goals if goal not in goals] == []


@each_lesson
def test_a_lesson_opens_at_most_two_windows_and_says_that_the_link_is_ours(lesson: LessonView) -> None:
    assert 1 <= len(lesson.canon) <= 2
    assert "Het is geen officiële koppeling." in lesson.trainer_notes


@each_lesson
def test_a_lesson_names_its_sources_and_asks_questions(lesson: LessonView) -> None:
    assert len(lesson.sources) >= 5
    assert all(question.endswith("?") for question in lesson.questions)


def test_no_page_holds_arabic_digits_other_than_0_to_9() -> None:
    text = json.dumps({lesson.lesson_id: dict(lesson.pages) for lesson in LESSONS}, ensure_ascii=False)

    assert not any(char.isdigit() and not char.isascii() for char in text)


def test_there_are_lessons_to_look_at() -> None:
    assert LESSONS
    assert all(Path(shipped().canon_content, "lessons", lesson.theme.lower()).is_dir() for lesson in LESSONS)
