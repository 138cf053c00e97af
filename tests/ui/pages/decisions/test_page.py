from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from mo_desk.domain.errors import Conflict, Invalid
from mo_desk.ui.pages.decisions.controller import DecisionsController
from mo_desk.ui.pages.decisions.page import MOST, DecisionsPage
from mo_desk.ui.widgets.choice import Choice
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, texts

STOPPED, RULE = "case_stopped_a3_", "case_other_rule_a1_c/9"
DOUBLE = "case_possible_double_p00_p01"


@pytest.fixture
def service():
    return fakes.FakeDecisions()


@pytest.fixture
def page(kit, opened, service):
    def show(subject=None):
        return opened(DecisionsPage(DecisionsController(service, service, samples.ACTOR, kit.tasks), kit), subject)

    return show


def choose(panel, code):
    panel.findChild(Choice, "choice").choose(code)


def test_every_case_says_whom_where_and_who_decides(page):
    seen = texts(page())

    assert "5 cases to decide" in seen
    assert "Al-Khatib, Samira and Al-Khatib, Samirah" in seen
    assert "2026-117 · Genk · 24/11/2026 · Decides: Test leader" in seen
    assert "Decides: Coordinator" in seen
    assert "3 people" in seen


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("identity_document", ("sittings", (samples.SITTING, samples.person_id(2)))),
        ("identity", ("sittings", (samples.SITTING, samples.person_id(2)))),
        ("absence", ("sittings", (samples.SITTING, samples.person_id(2)))),
        ("seat", ("sittings", (samples.SITTING, samples.person_id(2)))),
        ("two_attempts", ("sittings", (samples.SITTING, samples.person_id(2)))),
        ("evaluations_differ", ("evaluations", (samples.GROUP, samples.person_id(2)))),
        ("process_evaluation", ("evaluations", samples.GROUP)),
    ],
)
def test_the_one_button_leads_to_where_a_case_is_settled(page, service, went, kind, place):
    service.rows = (replace(fakes.CASES[1], case=kind),)
    button(page(), f"case_{kind}_a2_").click()

    assert went == [place]


def test_what_waits_for_somebody_else_has_words_and_no_button(page, service):
    service.rows = (replace(fakes.CASES[2], may_settle=False),)
    shown = page()

    assert "Waits for: Coordinator" in texts(shown)
    assert "1 waits for somebody else" in texts(shown)
    assert not has_button(shown, STOPPED)


def test_of_one_sitting_only_its_cases_are_shown_and_back_leads_to_its_results(page, went):
    shown = page(samples.SITTING)
    assert "4 cases to decide" in texts(shown)
    assert not has_button(shown, DOUBLE)

    shown._back.click()
    assert went == [("results", samples.SITTING)]


def test_back_leads_to_today(page, went):
    page()._back.click()

    assert went == [("today", None)]


def test_nothing_to_decide_says_what_will_be_here(page, service):
    service.rows = ()

    assert "There is nothing to decide now." in texts(page())


def test_many_cases_are_shown_in_part_and_the_rest_is_counted(page, service):
    service.rows = tuple(replace(fakes.CASES[1], subject_id=f"x{number}") for number in range(MOST + 7))

    assert "And 7 more." in texts(page())


def test_a_broken_off_test_is_decided_with_a_reason_and_can_be_undone(page, service, settle, kit):
    shown = page()
    button(shown, STOPPED).click()
    choose(shown.side, "does_not_count")
    fill(shown.side, "reason", "ziek geworden")
    button(shown.side, "panel_button").click()
    settle()

    assert service.asked == [("decide", ("stopped", "a3", "", "does_not_count", "ziek geworden"))]
    assert shown.side is None
    kit.notices.history[-1].action()
    settle()
    assert service.asked[-1] == ("decide", ("stopped", "a3", "", "", ""))


def test_nothing_chosen_is_said_at_its_field_before_anything_is_asked(page, service):
    shown = page()
    button(shown, STOPPED).click()
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "choice")
    assert service.asked == []


def test_a_missing_reason_is_said_at_its_field(page, service, settle):
    service.error = Invalid("reason_missing", field="reason")
    shown = page()
    button(shown, STOPPED).click()
    choose(shown.side, "counts")
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "reason")


def test_a_conflict_of_rules_is_explained_and_decides_nothing_by_itself(page, service):
    shown = page()
    button(shown, RULE).click()
    seen = texts(shown.side)

    assert "MO Desk decides nothing here" in seen
    assert "Volgens de regel van 2026" in seen
    assert service.asked == []


def test_two_people_are_compared_before_anything_is_decided(page, service, settle, kit):
    shown = page()
    button(shown, DOUBLE).click()
    settle()
    assert service.asked == [("compare", ("p00", "p01"))]
    assert "Name (differs)" in texts(shown.side)
    button(shown.side, "two_button").click()
    settle()

    assert service.asked[-1] == ("decide", ("possible_double", "p00", "p01", "two_people", ""))
    assert kit.notices.history[-1].text == "Recorded: two people."


@pytest.mark.parametrize(("name", "choice"), [("first", "first_stays"), ("second", "second_stays")])
def test_of_one_person_it_is_chosen_which_card_stays_and_joining_has_no_undo(page, service, settle, kit, name, choice):
    shown = page()
    button(shown, DOUBLE).click()
    settle()
    button(shown.side, "same_button").click()
    assert "This cannot be undone." in texts(shown.side)
    button(shown.side, f"{name}_stays_button").click()
    settle()

    assert service.asked[-1] == ("decide", ("possible_double", "p00", "p01", choice, ""))
    assert kit.notices.history[-1].action is None


def test_who_has_tests_cannot_go_and_one_can_step_back(page, service, settle):
    service.double = replace(fakes.DOUBLE, first=replace(fakes.DOUBLE.first, has_history=True))
    shown = page()
    button(shown, DOUBLE).click()
    settle()
    button(shown.side, "same_button").click()

    assert has_button(shown.side, "first_stays_button")
    assert not has_button(shown.side, "second_stays_button")
    assert "Not possible: Al-Khatib, Samira (A10440) has tests" in texts(shown.side)
    button(shown.side, "back_button").click()
    assert has_button(shown.side, "two_button")


def test_where_both_have_tests_the_agency_is_left_to_join(page, service, settle):
    both = (replace(side, has_history=True) for side in (fakes.DOUBLE.first, fakes.DOUBLE.second))
    service.double = type(fakes.DOUBLE)(*both)
    shown = page()
    button(shown, DOUBLE).click()
    settle()
    button(shown.side, "same_button").click()
    button(shown.side, "agency_button").click()
    settle()

    assert service.asked[-1] == ("decide", ("possible_double", "p00", "p01", "left_to_agency", ""))


def test_a_join_that_is_refused_says_why(page, service, settle, kit):
    shown = page()
    button(shown, DOUBLE).click()
    settle()
    button(shown.side, "same_button").click()
    service.error = Conflict("double_has_history")
    button(shown.side, "first_stays_button").click()
    settle()

    assert "Nothing was joined." in kit.notices.history[-1].text


def test_two_scores_become_one_by_scoring_again(page, service, settle, kit):
    service.rows = (replace(fakes.CASES[2], case="results_differ"),)
    shown = page()
    button(shown, "case_results_differ_a3_").click()
    assert "Both old scores are kept." in texts(shown.side)
    button(shown.side, "score_button").click()
    settle()

    assert service.asked == [("score_again", ("a3",))]
    assert "is scored again" in kit.notices.history[-1].text


def test_every_line_and_button_has_a_name_and_can_be_reached_by_keyboard(page, qtbot, went):
    shown = page()
    lines = [one for one in shown.findChildren(QAbstractButton) if one.objectName().startswith("case_")]

    assert len(lines) == 5
    assert all(one.accessibleName() and one.focusPolicy() is Qt.FocusPolicy.StrongFocus for one in lines)
    qtbot.keyClick(lines[1], Qt.Key.Key_Space)
    assert went == [("sittings", (samples.SITTING, samples.person_id(2)))]
