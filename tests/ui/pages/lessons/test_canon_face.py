from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from mo_desk.ui.pages.lessons.canon_face import CanonFace
from mo_desk.views.canon import CanonView
from tests.ui.pages import fakes


@pytest.fixture
def face(kit, qtbot):
    shown = CanonFace(kit)
    qtbot.addWidget(shown)
    shown.resize(1100, 600)
    shown.show()
    shown.show_canon(fakes.CANON)
    return shown


def pick(choice: QComboBox, value: str) -> None:
    place = choice.findData(value)
    assert place >= 0
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_the_first_window_is_chosen_everywhere_and_told_beside(face):
    assert (face.timeline.chosen(), face.map.chosen()) == ("begijnhoven", "begijnhoven")
    assert "Official number of the window: 1." in face.reading.toPlainText()


def test_the_line_of_time_is_walked_with_the_keyboard(face, qtbot):
    qtbot.keyClick(face.timeline, Qt.Key.Key_Right)
    assert face.timeline.chosen() == "lintbebouwing"
    qtbot.keyClick(face.timeline, Qt.Key.Key_End)
    assert face.map.chosen() == "de-pil"
    qtbot.keyClick(face.timeline, Qt.Key.Key_Right)
    assert face.timeline.chosen() == "de-pil"


def test_a_card_is_chosen_with_the_mouse(face, qtbot):
    strip = face.timeline.widget()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip._card(1).center())

    assert face.timeline.chosen() == "lintbebouwing"


def test_cards_grow_and_shrink_within_bounds(face, qtbot):
    before = face.timeline.widget().width()
    qtbot.keyClick(face.timeline, Qt.Key.Key_Plus)
    assert face.timeline.widget().width() > before
    for _ in range(9):
        qtbot.keyClick(face.timeline, Qt.Key.Key_Minus)
    assert 0 < face.timeline.widget().width() < before


def test_places_are_walked_from_west_to_east_with_tab_and_then_left(face, qtbot):
    face.ways.setCurrentWidget(face.map)
    face.map.setFocus()
    qtbot.keyClick(face.map, Qt.Key.Key_Tab)
    assert face.map.chosen() == "lintbebouwing"
    qtbot.keyClick(face.map, Qt.Key.Key_Tab)
    assert face.timeline.chosen() == "de-pil"
    qtbot.keyClick(face.map, Qt.Key.Key_Tab)
    assert face.map.chosen() == "de-pil"


def test_a_place_is_chosen_with_the_mouse_and_the_map_is_dragged_and_zoomed(face, qtbot):
    face.ways.setCurrentWidget(face.map)
    target = face.map.place_of(4.4, 50.9).toPoint()
    qtbot.mouseClick(face.map, Qt.MouseButton.LeftButton, pos=target)
    assert face.map.chosen() == "lintbebouwing"

    qtbot.keyClick(face.map, Qt.Key.Key_Right)
    moved = face.map.place_of(4.4, 50.9).toPoint()
    assert moved.x() < target.x()
    east, west = face.map.place_of(5.0, 50.9).x(), face.map.place_of(4.0, 50.9).x()
    face.map.zoom(1)
    assert face.map.place_of(5.0, 50.9).x() - face.map.place_of(4.0, 50.9).x() > east - west


def test_north_is_up_and_east_is_right(face):
    assert face.map.place_of(4.0, 51.0).y() < face.map.place_of(4.0, 50.0).y()
    assert face.map.place_of(5.0, 51.0).x() > face.map.place_of(4.0, 51.0).x()


def test_filters_leave_only_what_fits_and_choose_from_it(face):
    pick(face.theme, "A2")
    assert [window.window_id for window in face.shown()] == ["de-pil"]
    assert face.timeline.chosen() == "de-pil"
    pick(face.theme, "")
    pick(face.lesson, "t07-een-woning-huren")
    assert [window.window_id for window in face.shown()] == ["lintbebouwing"]


def test_a_window_says_what_nobody_saw_of_it(face):
    face.timeline.choose("lintbebouwing")
    said = face.reading.toPlainText()

    assert "We did not see the official Dutch title; this one is ours." in said
    assert "only what the press wrote about it" in said
    assert "nobody who knows this language has read it yet" in said


def test_the_window_is_told_in_another_language_from_right_to_left(face):
    pick(face.language, "ar")

    assert "نافذة 1" in face.reading.toPlainText()
    assert face.reading.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_window_leads_to_the_lessons_that_open_it(face, qtbot):
    face.timeline.choose("lintbebouwing")
    button = face.findChild(QPushButton, "canon_lesson_button_0")
    with qtbot.waitSignal(face.lesson_requested) as asked:
        button.click()

    assert asked.args == ["t07-een-woning-huren"]


def test_the_map_draws_without_any_window(kit, qtbot):
    face = CanonFace(kit)
    qtbot.addWidget(face)
    face.show_canon(CanonView(60, (), {}, {}, ()))
    face.show()

    assert face.shown() == ()
    assert face.map.place_of(4.4, 50.9) != QPoint(0, 0)
