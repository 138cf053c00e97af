from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from mo_desk.ui.pages.lessons.coverage_face import CoverageFace
from mo_desk.views.coverage import CoverageView, GivenRow, ThemeCoverage
from tests.ui.pages import samples
from tests.ui.pages.seeing import press_enter, texts

TITLES = {"t07-een-woning-huren": "Een woning huren"}
COVERAGE = CoverageView(
    given=(
        GivenRow("t07-een-woning-huren", date(2026, 11, 20), 7, finished=True, times=2),
        GivenRow("t99-weg", date(2026, 11, 19), 3, finished=False, times=1),
    ),
    themes=(ThemeCoverage("T07", 1, 5, 2, 4), ThemeCoverage("T08", 0, 6, 0, 3)),
    windows=("lintbebouwing",),
    minutes=90,
)


@pytest.fixture
def face(kit, qtbot):
    shown = CoverageFace(kit)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    return shown


def test_the_first_group_is_asked_for_at_once(face, qtbot):
    with qtbot.waitSignal(face.group_requested) as asked:
        face.show_groups(samples.GROUPS, TITLES)

    assert asked.args == [str(samples.GROUPS[0].group_id)]


def test_hours_windows_and_themes_are_told(face):
    face.show_coverage(COVERAGE)
    QApplication.processEvents()

    assert "1:30 hours of finished lessons, 1 windows of the canon opened." in texts(face)
    assert "1 / 5" in texts(face)


def test_a_lesson_given_tells_its_day_and_where_it_stopped_and_opens(face, qtbot):
    face.show_groups(samples.GROUPS, TITLES)
    face.show_coverage(COVERAGE)

    assert face.given.rows_model.texts(0) == ("Een woning huren", "20/11/2026", "Finished")
    assert face.given.rows_model.texts(1) == ("t99-weg", "19/11/2026", "Stopped at step 3")
    with qtbot.waitSignal(face.lesson_requested) as asked:
        press_enter(face.given, 0)
    assert asked.args == ["t07-een-woning-huren"]


def test_a_group_without_lessons_is_told_the_first_step(face):
    face.show_coverage(CoverageView((), (), (), 0))

    assert "Open a lesson and choose Present the lesson." in texts(face)


def test_without_any_group_it_says_where_to_make_one(face):
    face.show_groups((), TITLES)

    assert "There is no group yet." in texts(face)
