from __future__ import annotations

import pytest

from mo_desk.domain.errors import Invalid, NotFound
from tests.helpers.desks import OpenDay

LESSON = "t07-een-woning-huren"


def steps(day: OpenDay) -> int:
    return len(day.catalog.lessons.get_lesson(day.actor, LESSON).lesson.steps)


def test_a_group_goes_on_where_it_stopped(day: OpenDay) -> None:
    coverage = day.catalog.coverage
    assert coverage.resume_step(day.actor, day.group_id, LESSON) == 1

    coverage.record_given(day.actor, day.group_id, LESSON, 3, ["nl"])

    assert coverage.resume_step(day.actor, day.group_id, LESSON) == 3


def test_a_finished_lesson_begins_anew_and_counts_its_goals_and_windows(day: OpenDay) -> None:
    coverage, lesson = day.catalog.coverage, day.catalog.lessons.get_lesson(day.actor, LESSON).lesson
    coverage.record_given(day.actor, day.group_id, LESSON, 2, ["nl"])
    before = coverage.get_coverage(day.actor, day.group_id)
    day.clock.pass_seconds(60)
    coverage.record_given(day.actor, day.group_id, LESSON, steps(day), ["nl", "ar"])
    after = coverage.get_coverage(day.actor, day.group_id)

    assert (before.minutes, before.windows) == (0, ())
    assert after.minutes == lesson.minutes
    assert set(after.windows) == {link.window for link in lesson.canon}
    [housing] = [theme for theme in after.themes if theme.theme == "T07"]
    assert (housing.lessons_given, housing.goals_given) == (1, len(set(lesson.goals)))
    assert coverage.resume_step(day.actor, day.group_id, LESSON) == 1


def test_taking_a_finished_lesson_up_again_keeps_it_finished(day: OpenDay) -> None:
    coverage = day.catalog.coverage
    coverage.record_given(day.actor, day.group_id, LESSON, steps(day), ["nl"])
    day.clock.pass_seconds(60)
    coverage.record_given(day.actor, day.group_id, LESSON, 1, ["nl"])

    [row] = coverage.get_coverage(day.actor, day.group_id).given
    assert (row.finished, row.times, row.step) == (True, 2, 1)


def test_a_step_that_the_lesson_lacks_is_refused(day: OpenDay) -> None:
    with pytest.raises(Invalid, match="step_unknown"):
        day.catalog.coverage.record_given(day.actor, day.group_id, LESSON, 99, ["nl"])


def test_an_unknown_lesson_cannot_be_given(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="lesson_unknown"):
        day.catalog.coverage.record_given(day.actor, day.group_id, "t99-niets", 1, ["nl"])
