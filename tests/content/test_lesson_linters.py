from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mo_desk.content.course import Course, read_course
from mo_desk.content.findings import Severity
from mo_desk.content.lesson_linters import check_course
from mo_desk.content.lessons import PRINCIPLES
from mo_desk.domain.bank import Bank, Goal
from tests.helpers.banks import make_bank, make_item
from tests.helpers.courses import Changes, write_course

TODAY = date(2026, 11, 27)
COVERAGE = {"course_lessons_few", "course_theme_thin", "course_principle_missing", "course_goal_unserved"}


def bank_of(*names: str) -> Bank:
    return make_bank(*(make_item(f"t07-{name}", goal="MD-T07-1") for name in names or ("huur",)))


def read(folder: Path, **changes: Changes) -> Course:
    checks = ('checks = ["t07-huur"]', 'checks = ["t07-huur", "t07-koop", "t07-buren"]')
    lesson = changes.pop("lesson", ())
    if not any(old == checks[0] for old, _ in lesson):
        lesson = (checks, *lesson)
    return read_course(write_course(folder, lesson=lesson, **changes))


def errors(course: Course, bank: Bank | None = None) -> list[tuple[str, str, str]]:
    found = check_course(course, bank or bank_of("huur", "koop", "buren"), TODAY)
    return [(one.code, one.where, one.part) for one in found if one.severity is Severity.ERROR]


def warnings(course: Course, bank: Bank | None = None) -> list[tuple[str, str]]:
    found = check_course(course, bank or bank_of("huur", "koop", "buren"), TODAY)
    return [(one.code, one.where) for one in found if one.severity is Severity.WARNING]


def test_an_edition_in_which_everything_named_exists_has_no_errors(tmp_path):
    assert errors(read(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "part"),
    [
        ('["house", "key",', '["palace", "key",', "course_picture_unknown", "low_literacy.pictures"),
        ('pictures = ["speech"]', 'pictures = ["diagram:weg"]', "course_picture_unknown", "steps[0].pictures"),
        ('window = "lintbebouwing"', 'window = "de-pil"', "lesson_window_unknown", "canon[0].window"),
        ('goals = ["MD-T07-1"]', 'goals = ["MD-T07-9"]', "lesson_goal_unknown", "goals"),
        ('checks = ["t07-huur"]', 'checks = ["t07-huur", "t07-koop", "t07-niets"]', "lesson_check_unknown", "checks"),
        ('checks = ["t07-huur"]', 'checks = ["t07-huur", "t07-koop"]', "lesson_checks_few", "checks"),
        ("checked_on = 2026-11-24", "checked_on = 2026-11-28", "course_source_checked_later", "sources[0].checked_on"),
    ],
)
def test_what_a_lesson_names_must_exist(tmp_path, old, new, code, part):
    course = read(tmp_path, lesson=((old, new),))

    assert errors(course) == [(code, "t07-een-woning-huren", part)]


def test_the_picture_of_a_page_must_exist(tmp_path):
    changes = (('picture = "contract"', 'picture = "palace"'),) * 4

    assert errors(read(tmp_path, lesson=changes)) == [
        ("course_picture_unknown", "t07-een-woning-huren", "pages.nl[0].picture")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "part"),
    [
        ('picture = "houses"', 'picture = "palace"', "course_picture_unknown", "picture"),
        ('themes = ["T07"]', 'themes = ["T99"]', "window_theme_unknown", "themes"),
        ("checked_on = 2026-11-27", "checked_on = 2026-12-01", "course_source_checked_later", "sources[0].checked_on"),
    ],
)
def test_what_a_window_names_must_exist(tmp_path, old, new, code, part):
    assert errors(read(tmp_path, window=((old, new),))) == [(code, "lintbebouwing", part)]


def test_a_number_of_the_canon_is_used_once(tmp_path):
    course = read(tmp_path, window=(("number = 0", "number = 7"),))
    twice = replace(course, windows=(*course.windows, replace(course.windows[0], window_id="de-pil")))

    assert errors(twice) == [("window_number_twice", "de-pil", "number")]


def test_a_plan_names_lessons_that_exist(tmp_path):
    course = read(tmp_path, plan=(("t07-een-woning-huren", "t07-niets"),))

    assert errors(course) == [("plan_lesson_unknown", "kort", "parts[0].lessons")]


@pytest.mark.parametrize(("parts_before", "early"), [(0, True), (1, True), (2, False)])
def test_a_sensitive_window_is_not_opened_in_the_first_two_parts_of_a_plan(tmp_path, parts_before, early):
    before = "".join('[[parts]]\ntitle = "Eerst"\nlessons = []\n' for _ in range(parts_before))
    voices = (("sensitive = false", "sensitive = true"), *((("voices = []", 'voices = ["Een.", "Twee."]'),) * 4))

    course = read(tmp_path, window=voices, plan=(("[[parts]]", f"{before}[[parts]]"),))

    expected = [("plan_sensitive_early", "kort", f"parts[{parts_before}].lessons")] if early else []
    assert errors(course) == expected


def test_a_refused_file_is_an_error_at_its_key(tmp_path):
    course = read(tmp_path, lesson=(("minutes = 20", 'minutes = "x"'),))

    assert errors(course)[0] == ("content_value_wrong", "t07-een-woning-huren", "steps[0].minutes")


def many(course: Course, count: int) -> Course:
    [lesson] = course.lessons
    return replace(course, lessons=tuple(replace(lesson, lesson_id=f"t07-{number}") for number in range(count)))


def coverage(course: Course, bank: Bank | None = None) -> list[tuple[str, str]]:
    return [(code, where) for code, where in warnings(course, bank) if code in COVERAGE]


def test_what_the_lessons_leave_out_is_warned_about(tmp_path):
    bank = bank_of("huur", "koop", "buren")
    bank = replace(bank, goals={**bank.goals, "MD-T07-2": Goal("MD-T07-2", {})})

    assert coverage(read(tmp_path), bank) == [
        ("course_goal_unserved", "MD-T07-2"),
        ("course_lessons_few", "lessons"),
        *(("course_principle_missing", name) for name in sorted(set(PRINCIPLES) - {"gelijk-voor-de-wet"})),
        ("course_theme_thin", "T07"),
    ]


def test_a_large_theme_needs_five_lessons_and_a_course_forty_eight(tmp_path):
    course = read(tmp_path)

    four, five, whole = (dict(coverage(many(course, count))) for count in (4, 5, 48))

    assert "course_theme_thin" in four
    assert "course_theme_thin" not in five
    assert "course_lessons_few" in five
    assert "course_lessons_few" not in whole


def test_another_theme_needs_three_lessons(tmp_path):
    bank = make_bank(*(make_item(f"t01-{name}") for name in ("huur", "koop", "buren")))
    course = read(tmp_path)

    def thin(count: int) -> bool:
        lessons = tuple(replace(lesson, theme="T01") for lesson in many(course, count).lessons)
        return ("course_theme_thin", "T01") in coverage(replace(course, lessons=lessons), bank)

    assert [thin(count) for count in (2, 3)] == [True, False]
