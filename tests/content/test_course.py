from __future__ import annotations

import pytest

from mo_desk.content.course import read_course
from mo_desk.domain.errors import Invalid
from tests.helpers.contents import LESSON, write
from tests.helpers.courses import write_course


def test_an_edition_is_read_with_its_lessons_windows_plans_and_pictures(tmp_path):
    course = read_course(write_course(tmp_path))

    assert [lesson.lesson_id for lesson in course.lessons] == ["t07-een-woning-huren"]
    assert [window.window_id for window in course.windows] == ["lintbebouwing"]
    assert [plan.plan_id for plan in course.plans] == ["kort"]
    assert course.pictures is not None
    assert "contract" in course.pictures
    assert course.refusals == ()


def test_a_file_that_is_refused_does_not_hide_the_others(tmp_path):
    write_course(tmp_path)
    write(tmp_path / "lessons" / "t07" / "t07-kapot.toml", LESSON)

    course = read_course(tmp_path)

    [refusal] = course.refusals
    assert (refusal.name, refusal.error.code, refusal.error.params["key"]) == ("t07-kapot", "content_value_wrong", "id")
    assert len(course.lessons) == 1
    assert course.lesson_ids == {"t07-een-woning-huren", "t07-kapot"}


def test_a_window_that_is_refused_is_still_there_to_be_named(tmp_path):
    course = read_course(write_course(tmp_path, window=(("order = 44", "order = 0"),)))

    assert course.windows == ()
    assert course.window_ids == {"lintbebouwing"}


def test_without_the_list_of_pictures_no_name_is_judged(tmp_path):
    write_course(tmp_path)
    (tmp_path / "media" / "pictograms" / "key.svg").unlink()

    course = read_course(tmp_path)

    assert course.pictures is None
    assert [refusal.name for refusal in course.refusals] == ["pictograms"]


def test_a_folder_without_lessons_is_no_edition(tmp_path):
    with pytest.raises(Invalid, match="content_missing"):
        read_course(tmp_path)
