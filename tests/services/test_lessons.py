from __future__ import annotations

import pytest

from mo_desk.content.library import Library
from mo_desk.domain.errors import NotFound
from mo_desk.paths import shipped
from mo_desk.services.lessonchecks import LessonChecks
from mo_desk.texts import Texts
from tests.helpers.desks import OpenDay


def test_lessons_are_listed_and_readable(blank: OpenDay) -> None:
    rows = blank.catalog.lessons.list_lessons(blank.actor)

    assert len(rows) >= 3
    for row in rows:
        lesson = blank.catalog.lessons.get_lesson(blank.actor, row.lesson_id).lesson
        assert sum(step.minutes for step in lesson.steps) == lesson.minutes
        assert set(lesson.pages) >= {"nl", "en", "fr", "ar"}


def test_a_lesson_comes_with_its_windows_check_questions_and_drawings(blank: OpenDay) -> None:
    sheet = blank.catalog.lessons.get_lesson(blank.actor, "t07-een-woning-huren")

    assert [link.window_id for link in sheet.windows] == [link.window for link in sheet.lesson.canon]
    assert [question.item_id for question in sheet.checks] == list(sheet.lesson.checks)
    assert all(drawing.startswith("<") for drawing in sheet.drawings.values())
    assert set(sheet.lesson.low_literacy_pictures) <= set(sheet.drawings)


def test_lessons_and_windows_are_found_in_every_language(blank: OpenDay) -> None:
    lessons, actor = blank.catalog.lessons, blank.actor

    assert "t07-een-woning-huren" in [hit.target for hit in lessons.search(actor, "huurwaarborg")]
    assert "lintbebouwing" in [hit.target for hit in lessons.search(actor, "lintbeb")]
    assert lessons.search(actor, "ضمان")[0].language == "ar"
    assert lessons.search(actor, "xyzzy") == ()


def test_an_unknown_lesson_is_not_found(blank: OpenDay) -> None:
    with pytest.raises(NotFound, match="lesson_unknown"):
        blank.catalog.lessons.get_lesson(blank.actor, "t99-niets")


def test_a_page_is_shown_the_same_findings_as_the_command_line(blank: OpenDay) -> None:
    checks = LessonChecks(Library(shipped()), Texts("en", shipped().locale))
    without_desk = checks.check(None, None, blank.clock.now().at.date())

    shown = blank.catalog.lessons.check(blank.actor)

    assert [(one.code, one.file, one.line) for one in shown.findings] == [
        (one.code, one.file, one.line) for one in without_desk.findings
    ]
    assert (shown.lessons, shown.windows) == (without_desk.lessons, without_desk.windows)
