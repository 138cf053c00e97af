import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from mo_desk.ui.pages.lessons.controller import LessonsController
from mo_desk.ui.pages.lessons.lesson_text import canon_html, page_html, plan_html
from mo_desk.ui.pages.lessons.page import LessonsPage
from mo_desk.views.search import SearchHit
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, fill, has_button, press_enter, texts


@pytest.fixture
def service():
    return fakes.FakeLessons()


@pytest.fixture
def handouts():
    return fakes.FakeHandouts()


@pytest.fixture
def coverage():
    return fakes.FakeCoverage()


@pytest.fixture
def page(kit, opened, service, handouts, coverage):
    def show(subject=None):
        controller = LessonsController(
            service, fakes.FakeCanon(), handouts, coverage, fakes.FakeGroups(), samples.ACTOR, kit.tasks
        )
        return opened(LessonsPage(controller, kit), subject)

    return show


def test_the_library_names_theme_minutes_and_languages(page):
    assert page().library.table.rows_model.texts(0) == ("Een woning huren", "Housing", "90", "Dutch, Arabic")


def test_the_search_asks_the_service_once_typing_rests(page, service, qtbot, settle):
    shown = page()
    fill(shown, "lessons_search", "rechtsstaat")
    qtbot.waitUntil(lambda: ("search", ("rechtsstaat",)) in service.asked)
    settle()

    assert [row.title for row in shown.library.hits.rows_model.shown] == ["Rechtsstaat en scheiding der machten"]
    assert not shown.library.table.isVisible()


def test_a_place_found_opens_its_lesson(page, service, qtbot, settle, went):
    shown = page()
    fill(shown, "lessons_search", "rechtsstaat")
    qtbot.waitUntil(lambda: ("search", ("rechtsstaat",)) in service.asked)
    settle()
    shown.library.hits.row_opened.emit(shown.library.hits.rows_model.shown[0])

    assert went == [("lessons", "a3-rechtsstaat")]


def test_a_search_that_finds_nothing_keeps_the_search_line(page, qtbot, settle, service):
    shown = page()
    fill(shown, "lessons_search", "zeppelin")
    qtbot.waitUntil(lambda: ("search", ("zeppelin",)) in service.asked)
    settle()

    assert not has_button(shown, "empty_button")
    assert shown.library.hits.isVisible()
    assert "0 places found" in texts(shown)


def test_an_empty_library_says_so(page, service):
    service.rows = ()

    assert "There are none on this laptop yet." in texts(page())


def test_a_lesson_is_opened_from_the_library(page, went):
    shown = page()
    press_enter(shown.library.table, 0)

    assert went == [("lessons", "t07-een-woning-huren")]


def test_a_window_found_is_opened_on_the_canon(page, service, went, settle):
    shown = page()
    service.found = (SearchHit("window", "de-pil", "nl", "De pil", "..."),)
    shown.library.show_hits(service.found)
    press_enter(shown.library.hits, 0)
    settle()

    assert went == [("lessons", "window:de-pil")]
    assert shown.library.currentWidget() is shown.library.canon
    assert shown.library.canon.timeline.chosen() == "de-pil"


def test_a_course_plan_names_its_lessons(page):
    shown = page()
    shown.library.setCurrentIndex(2)

    assert "Een woning huren" in shown.library.plan_text.toPlainText()


def test_a_handout_is_saved_in_two_languages_and_opened(page, handouts, chosen_files, tmp_path, settle, kit):
    shown = page("t07-een-woning-huren")
    chosen_files.answer = tmp_path
    button(shown, "give_button").click()
    shown.side.first.choose("ar")
    shown.side.second.choose("nl")
    button(shown, "give_handout_button").click()
    settle()

    assert handouts.asked == [("save_handout", ("t07-een-woning-huren", ("ar", "nl")))]
    assert chosen_files.opened == [tmp_path / "save_handout.pdf"]
    assert kit.notices.history[-1].text == "Saved as save_handout.pdf."


def test_a_phone_gets_every_language(page, handouts, chosen_files, tmp_path, settle):
    shown = page("t07-een-woning-huren")
    chosen_files.answer = tmp_path
    button(shown, "give_button").click()
    button(shown, "give_pack_button").click()
    button(shown, "give_plan_button").click()
    settle()

    assert handouts.asked == [
        ("save_pack", ("t07-een-woning-huren", ("nl", "ar"))),
        ("save_plan", ("t07-een-woning-huren",)),
    ]


def test_nothing_is_saved_when_no_folder_is_chosen(page, handouts, settle):
    shown = page("t07-een-woning-huren")
    button(shown, "give_button").click()
    button(shown, "give_handout_button").click()
    settle()

    assert handouts.asked == []


def test_a_lesson_is_presented_in_the_language_of_the_group_and_kept_with_it(page, coverage, settle, qtbot):
    shown = page("t07-een-woning-huren")
    coverage.step = 2
    button(shown, "main_button").click()
    settle()
    group = samples.GROUPS[0]
    shown.side.group.choose(str(group.group_id))
    button(shown, "present_start_button").click()
    settle()
    assert shown.presenter.current().step == 2
    assert shown.presenter.languages() == (group.language if group.language in ("nl", "ar") else "nl",)

    qtbot.keyClick(shown.presenter, Qt.Key.Key_Escape)
    settle()

    [(wish, values)] = coverage.asked
    assert (wish, values[0], values[1], values[2]) == ("record_given", group.group_id, "t07-een-woning-huren", 2)
    assert shown.tabs.isVisible()


def test_looking_at_a_lesson_without_a_group_records_nothing(page, coverage, settle):
    shown = page("t07-een-woning-huren")
    button(shown, "main_button").click()
    settle()
    shown.side.group.choose("")
    button(shown, "present_start_button").click()
    settle()
    button(shown, "back_button").click()
    settle()

    assert coverage.asked == []


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
