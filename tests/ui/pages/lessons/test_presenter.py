from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from mo_desk.ui.pages.lessons.presenter import Presenter
from mo_desk.ui.pages.lessons.projection import Projection
from tests.ui.pages import fakes


class Hand:
    """The clock of a lesson, moved by the test."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def presenter(kit, qtbot, hand):
    shown = Presenter(kit, now=hand)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    shown.begin(fakes.SHEET, 1, ("nl", "ar"))
    yield shown
    shown.stop()


def wall(presenter: Presenter) -> Projection:
    assert presenter._projection is not None
    return presenter._projection


def label(presenter: Presenter, name: str) -> str:
    found = presenter.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_keys_of_a_remote_control_turn_the_slides(presenter, qtbot):
    qtbot.keyClick(presenter, Qt.Key.Key_PageDown)
    qtbot.keyClick(presenter, Qt.Key.Key_Right)

    assert presenter.current().headings["nl"] == "Wat staat er in het contract?"
    qtbot.keyClick(presenter, Qt.Key.Key_PageUp)
    assert presenter.current().headings["nl"] == "Wat ken je al?"


def test_keys_pressed_on_the_wall_count_too(presenter, qtbot):
    qtbot.keyClick(wall(presenter), Qt.Key.Key_Space)

    assert presenter.current().headings["nl"] == "Wat ken je al?"


def test_one_key_changes_the_language_and_its_direction(presenter, qtbot):
    presenter.forward()
    presenter.forward()
    qtbot.keyClick(presenter, Qt.Key.Key_T)

    assert presenter.languages() == ("ar",)
    assert "ماذا يوجد في العقد؟" in wall(presenter).shown_text()


def test_two_languages_at_once_and_back(presenter, qtbot):
    presenter.forward()
    presenter.forward()
    qtbot.keyClick(presenter, Qt.Key.Key_D)
    both = wall(presenter).shown_text()
    qtbot.keyClick(presenter, Qt.Key.Key_D)

    assert "Wat staat er in het contract?" in both
    assert "ماذا يوجد في العقد؟" in both
    assert presenter.languages() == ("nl",)


def test_black_hides_the_slide_and_shows_it_again(presenter, qtbot):
    qtbot.keyClick(presenter, Qt.Key.Key_B)
    assert wall(presenter).is_black()
    qtbot.keyClick(presenter, Qt.Key.Key_B)
    assert not wall(presenter).is_black()


def test_the_pointer_is_switched_on_and_off(presenter, qtbot):
    qtbot.keyClick(presenter, Qt.Key.Key_P)
    assert wall(presenter).is_pointing()
    qtbot.keyClick(presenter, Qt.Key.Key_P)
    assert not wall(presenter).is_pointing()


def test_the_trainer_sees_step_clock_and_what_comes_next(presenter, hand):
    presenter.forward()
    hand.seconds = 125
    presenter._show_time()

    assert label(presenter, "presenter_where") == "Step 1 of 2: Wat ken je al?"
    assert label(presenter, "presenter_clock") == "2 of 90 minutes"
    assert label(presenter, "presenter_next") == "Next: Wat staat er in het contract?"


def test_stopping_tells_how_far_the_group_came_and_in_which_languages(presenter, qtbot):
    presenter.forward()
    presenter.next_language()
    with qtbot.waitSignal(presenter.stopped) as told:
        qtbot.keyClick(presenter, Qt.Key.Key_Escape)

    assert told.args == [1, ("ar", "nl")]


def test_closing_the_wall_ends_the_lesson(presenter, qtbot):
    with qtbot.waitSignal(presenter.stopped):
        wall(presenter).close()


def test_a_lesson_goes_on_at_its_step(presenter):
    presenter.stop()
    presenter.begin(fakes.SHEET, 2, ("nl",))

    assert presenter.current().headings["nl"] == "Het huurcontract"


class FakeScreen:
    def __init__(self, left: int) -> None:
        self._area = QRect(QPoint(left, 0), QPoint(left + 799, 599))

    def geometry(self) -> QRect:
        return self._area


def test_the_slide_goes_to_the_display_that_is_not_the_trainers(kit, qtbot):
    shown = Projection("Les", {}, kit.look)
    qtbot.addWidget(shown)
    own, other = FakeScreen(0), FakeScreen(800)

    assert shown.show_on([own, other], own)
    assert shown.show_on([own], own) is False
