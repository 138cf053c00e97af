import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from mo_desk.ui.pages.lessons.controller import LessonsController
from mo_desk.ui.pages.lessons.lesson_text import canon_html, page_html, plan_html
from mo_desk.ui.pages.lessons.page import LessonsPage
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, fill, has_button, texts


@pytest.fixture
def service():
    return fakes.FakeLessons()


@pytest.fixture
def page(kit, opened, service):
    return lambda subject=None: opened(LessonsPage(LessonsController(service, samples.ACTOR, kit.tasks), kit), subject)


def test_the_library_names_theme_minutes_and_languages(page):
    assert page().table.rows_model.texts(0) == ("Een woning huren", "Housing", "90", "Dutch, Arabic")


def test_the_search_asks_the_service_once_typing_rests(page, service, qtbot, settle):
    shown = page()
    fill(shown, "lessons_search", "rechtsstaat")
    qtbot.waitUntil(lambda: ("search", ("rechtsstaat",)) in service.asked)
    settle()

    assert [row.title for row in shown.hits.rows_model.shown] == ["Rechtsstaat en scheiding der machten"]
    assert not shown.table.isVisible()


def test_a_place_found_opens_its_lesson(page, service, qtbot, settle, went):
    shown = page()
    fill(shown, "lessons_search", "rechtsstaat")
    qtbot.waitUntil(lambda: ("search", ("rechtsstaat",)) in service.asked)
    settle()
    shown.hits.row_opened.emit(shown.hits.rows_model.shown[0])

    assert went == [("lessons", "a3-rechtsstaat")]


def test_a_search_that_finds_nothing_keeps_the_search_line(page, qtbot, settle, service):
    shown = page()
    fill(shown, "lessons_search", "zeppelin")
    qtbot.waitUntil(lambda: ("search", ("zeppelin",)) in service.asked)
    settle()

    assert not has_button(shown, "empty_button")
    assert shown.hits.isVisible()
    assert "0 places found" in texts(shown)


def test_an_empty_library_says_so(page, service):
    service.rows = ()

    assert "There are none on this laptop yet." in texts(page())


def test_a_chosen_lesson_is_opened_by_the_main_button(page, went):
    shown = page()
    assert not has_button(shown, "main_button")
    shown.table.selectRow(0)
    button(shown, "main_button").click()

    assert went == [("lessons", "t07-een-woning-huren")]


def test_a_lesson_has_a_tab_for_the_teacher_each_language_and_the_canon(page):
    shown = page("t07-een-woning-huren")

    assert [shown.tabs.tabText(place) for place in range(4)] == [
        "For the teacher",
        "Dutch",
        "Arabic",
        "Canon and sources",
    ]
    assert "Housing · 90 minutes" in texts(shown)


def test_an_arabic_page_is_laid_out_from_right_to_left(page):
    shown = page("t07-een-woning-huren")
    browser = shown.findChild(QTextBrowser, "lesson_page_ar")

    assert browser.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert browser.document().firstBlock().blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "ماذا يوجد في العقد؟" in browser.toPlainText()


def test_steps_words_and_questions_are_readable_and_signs_are_not_taken_for_markup(kit):
    html = plan_html(kit.texts, fakes.SHEET)

    assert "Het huurcontract (20 minutes)" in html
    assert "&lt;waarborg&gt;" in html
    assert "geld dat je vooraf betaalt" in html
    assert "Hoe vond je je woning?" in html
    assert "Principle: everybody is equal before the law" in html
    assert "De wet zegt waar hij niet naar mag kijken." in html
    assert "In Brussel gelden andere regels." in html


def test_the_right_answer_of_a_check_question_stands_out_for_the_teacher(kit):
    assert "<b>De huurder</b>" in plan_html(kit.texts, fakes.SHEET)


def test_the_canon_is_named_as_our_own_choice_with_reason_and_source(kit):
    html = canon_html(kit.texts, fakes.SHEET)

    assert "We chose these links ourselves." in html
    assert "Window 14: De stad (name to be checked)" in html
    assert "checked on 01/10/2026" in html


def test_a_page_in_latin_script_stays_left_to_right():
    assert "dir='ltr'" in page_html(fakes.LESSON, "nl")
