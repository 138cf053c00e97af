from __future__ import annotations

import pytest

from mo_desk.domain.errors import NotFound
from tests.helpers.desks import OpenDay


def test_every_window_known_here_is_listed_and_the_others_are_counted(blank: OpenDay) -> None:
    canon = blank.catalog.canon.get_canon(blank.actor)

    assert (canon.total, len(canon.windows)) == (60, 54)
    assert [window.order for window in canon.windows] == sorted(window.order for window in canon.windows)


def test_lessons_and_windows_point_at_each_other(blank: OpenDay) -> None:
    lesson = blank.catalog.lessons.get_lesson(blank.actor, "t07-een-woning-huren")

    for link in lesson.windows:
        sheet = blank.catalog.canon.get_window(blank.actor, link.window_id)
        assert "t07-een-woning-huren" in [line.lesson_id for line in sheet.lessons]


def test_an_unknown_window_is_not_found(blank: OpenDay) -> None:
    with pytest.raises(NotFound, match="window_unknown"):
        blank.catalog.canon.get_window(blank.actor, "niets")
