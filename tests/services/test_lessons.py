from __future__ import annotations

import pytest

from mo_desk.domain.errors import NotFound
from tests.helpers.desks import OpenDay


def test_three_lessons_are_listed_readable_and_linked_to_windows_of_the_canon(blank: OpenDay) -> None:
    rows = blank.catalog.lessons.list_lessons(blank.actor)

    assert len(rows) >= 3
    for row in rows:
        lesson = blank.catalog.lessons.get_lesson(blank.actor, row.lesson_id)
        assert lesson.canon
        assert sum(step.minutes for step in lesson.steps) == lesson.minutes
        assert "nl" in lesson.pages


def test_lessons_are_searched_in_title_and_text_without_accents(blank: OpenDay) -> None:
    lessons, actor = blank.catalog.lessons, blank.actor
    first = lessons.list_lessons(actor)[0]

    assert first in lessons.list_lessons(actor, first.title.upper())
    assert lessons.list_lessons(actor, "xyzzy") == ()


def test_an_unknown_lesson_is_not_found(blank: OpenDay) -> None:
    with pytest.raises(NotFound, match="lesson_unknown"):
        blank.catalog.lessons.get_lesson(blank.actor, "t99-niets")
