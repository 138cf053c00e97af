from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from mo_desk.domain.errors import Damaged
from mo_desk.ui.pages.corrections.controller import CorrectionsController
from mo_desk.ui.pages.corrections.page import CorrectionsPage
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, press_enter, texts

ITEM = fakes.KEY_QUESTIONS[0].item_id


@pytest.fixture
def service():
    return fakes.FakeCorrections()


@pytest.fixture
def page(kit, opened, service):
    def show(subject=None):
        return opened(CorrectionsPage(CorrectionsController(service, samples.ACTOR, kit.tasks), kit), subject)

    return show


@pytest.fixture
def asked(page, settle):
    """The page with a question open, another answer chosen, and a reason."""

    def ask(reason="de wet veranderde"):
        shown = page("f1")
        shown.questions_table.selectRow(0)
        button(shown.side, "option_c").click()
        fill(shown.side, "reason", reason)
        button(shown.side, "panel_button").click()
        settle()
        return shown

    return ask


def test_first_a_form_is_chosen(page, went):
    shown = page()
    assert shown.forms_table.rows_model.texts(0) == ("V7C0DE", "2026-117", "24/11/2026", "12", "1", "On this laptop")
    press_enter(shown.forms_table, 0)

    assert went == [("corrections", "f1")]


def test_a_form_of_another_laptop_is_not_opened_here(page, service, went, kit):
    shown = page()
    shown.forms_table.row_opened.emit(service.forms[1])

    assert went == []
    assert "another laptop" in kit.notices.history[-1].text


def test_before_any_test_the_page_says_what_will_be_here(page, service):
    service.forms = ()

    assert "Nobody has taken a test yet." in texts(page())


def test_the_questions_stand_without_their_keys_and_can_be_searched(page):
    shown = page("f1")
    assert shown.questions_table.rows_model.texts(1) == ("2", "Wie betaalt wat bij vraag 2?", "Housing", "corrected")
    assert "eigenaar" not in texts(shown)

    fill(shown, "questions_search", "vraag 41")
    assert len(shown.questions_table.rows_model.shown) == 1


def test_one_question_shows_its_answers_and_which_is_right_now(page):
    shown = page("f1")
    shown.questions_table.selectRow(0)

    assert "Wie betaalt wat bij vraag 1?" in texts(shown.side)
    assert "B  (right now)" in texts(shown.side)
    assert button(shown.side, "option_b").isChecked()
    assert not button(shown.side, "panel_button").isEnabled()
    shown.questions_table.selectRow(1)
    assert "Corrected before: “De huurder” was right. Reason: twee antwoorden juist" in texts(shown.side)


def test_without_a_reason_nothing_is_asked(page, service):
    shown = page("f1")
    shown.questions_table.selectRow(0)
    button(shown.side, "option_a").click()
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "reason")
    assert [wish for wish, _ in service.asked] == ["open_form"]


def test_what_would_change_is_told_before_it_is_done(asked, service):
    shown = asked()
    seen = texts(shown.side)

    assert service.asked[-1] == ("preview", ("f1", ITEM, "c"))
    assert "12 results are scored again." in seen
    assert "1 person turns from not passed to passed:\nAl-Khatib, Samira: 28 becomes 29 of 41" in seen
    assert "1 person turns from passed to not passed:\nAmrani, Youssef: 29 becomes 28 of 41" in seen
    assert "1 result gets other points" in seen
    assert "2 results change that you may not see yet." in seen
    assert "Al-Khatib, Samira: 2026-117-AB (24/11/2026)" in seen
    assert "2026-117 · Genk · 24/11/2026" in seen
    assert "decided by an agency, not by MO Desk" in seen


def test_a_correction_is_confirmed_and_lists_the_papers_to_print_again(asked, service, settle, kit):
    shown = asked()
    button(shown.side, "correct_button").click()
    settle()

    assert service.asked[-1] == ("correct_key", ("f1", ITEM, "c", "de wet veranderde"))
    assert "12 results are scored again" in kit.notices.history[-1].text
    assert "Print these papers again" in texts(shown.side)
    assert not has_button(shown.side, "correct_button")


def test_going_back_from_the_preview_keeps_what_was_chosen_and_typed(asked):
    shown = asked()
    button(shown.side, "back_button").click()

    assert button(shown.side, "option_c").isChecked()
    assert shown.side.findChild(object, "reason").toPlainText() == "de wet veranderde"


def test_a_correction_without_effect_says_so(asked, service):
    service.told = replace(fakes.CORRECTION, changed=(), hidden=0, reports=())

    assert "No result comes out otherwise." in texts(asked().side)


def test_a_correction_that_fails_can_be_tried_again(asked, service, settle, kit):
    shown = asked()
    service.error = Damaged("sealed_form_missing", form="f1")
    button(shown.side, "correct_button").click()
    settle()

    assert "sealed files" in kit.notices.history[-1].text
    assert button(shown.side, "correct_button").isEnabled()


def test_back_leads_to_the_forms_and_then_to_the_results(page, went):
    page("f1")._back.click()
    page()._back.click()

    assert went == [("corrections", None), ("results", None)]


def test_every_answer_has_a_name_for_the_screen_reader(page):
    shown = page("f1")
    shown.questions_table.selectRow(0)
    options = [one for one in shown.side.findChildren(QAbstractButton) if one.isCheckable()]

    assert [(one.accessibleName(), one.accessibleDescription()) for one in options] == [
        ("A", "De huurder"), ("B  (right now)", "De eigenaar"), ("C", "Niemand"),
    ]  # fmt: skip
