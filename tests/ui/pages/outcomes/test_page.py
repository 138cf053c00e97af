from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mo_desk.domain.access import Role
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.ui.pages.outcomes.control import control_sentence
from mo_desk.ui.pages.outcomes.controller import OutcomesController
from mo_desk.ui.pages.outcomes.page import OutcomesPage
from mo_desk.views.results import ControlLine, DecidedView, ScoredOnce
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, has_button, texts


@pytest.fixture
def service():
    return fakes.FakeResults()


@pytest.fixture
def sittings():
    return fakes.FakeSittings()


@pytest.fixture
def page(kit, opened, service, sittings):
    def show(subject=None, actor=samples.ACTOR):
        controller = OutcomesController(service, sittings, service, service, actor, kit.tasks)
        return opened(OutcomesPage(controller, kit), subject)

    return show


def test_first_a_sitting_is_chosen(page, went):
    shown = page()
    shown.sittings_table.row_opened.emit(samples.SITTINGS[0])

    assert went == [("results", samples.SITTING)]


def test_without_a_sitting_the_page_says_where_to_begin(page, sittings, went):
    sittings.sittings = ()
    button(page(), "empty_button").click()

    assert went == [("sittings", None)]


def test_the_headline_counts_only_what_may_be_shown(page):
    words = texts(page(samples.SITTING)).replace("\N{NO-BREAK SPACE}", " ")

    assert "5 of 8 took the test" in words
    assert "2 passed" in words
    assert "1 not passed" in words
    assert "2 not shown yet" in words


def test_a_row_shows_points_verdict_and_proposal(page):
    rows = page(samples.SITTING).results_table.rows_model

    assert rows.texts(0) == (
        "Al-Khatib, Samira",
        "Passed",
        "36 / 41",
        "MO achieved",
        "Positive",
        "Taken",
        "Checked",
    )


def test_a_withheld_score_says_so_and_why(page):
    shown = page(samples.SITTING)
    assert shown.results_table.rows_model.texts(2)[1:3] == ("Not shown", "-")

    shown.results_table.selectRow(6)
    assert "first confirm the process evaluation" in texts(shown.side)
    assert shown.side.findChild(object, "block_bars") is None


def test_one_row_is_explained_with_sentence_parts_rule_and_other_rule(page):
    shown = page(samples.SITTING)
    shown.results_table.selectRow(1)
    words = texts(shown.side)

    assert "Je hebt 29 van de 41 vragen juist." in words
    assert "Practical part" in words
    assert "Housing" in words
    assert samples.RESULTS.rule_sentence in words
    assert "Regel van 2 februari 2026" in words


def test_a_change_elsewhere_shows_the_open_person_anew_and_opens_nobody(page, service, kit, settle):
    shown = page(samples.SITTING)
    shown.results_table.selectRow(1)
    changed = replace(samples.RESULTS, rule_sentence="Een andere regel.")
    service.view = changed

    kit.changes.changed.emit(frozenset({"result"}))
    settle()
    assert "Een andere regel." in texts(shown.side)

    shown.hide_side()
    kit.changes.changed.emit(frozenset({"result"}))
    settle()
    assert shown.side is None


def test_a_control_line_that_adds_up_says_so(page):
    assert "This adds up." in texts(page(samples.SITTING))


def test_a_control_line_that_does_not_add_up_is_a_banner_with_the_word(page, service):
    service.view = replace(samples.RESULTS, control=replace(samples.RESULTS.control, enrolled=10))
    shown = page(samples.SITTING)

    assert shown.findChild(object, "banner") is not None
    assert "does not add up" in texts(shown)
    assert "2 people have no status yet" in texts(shown)


def test_the_control_line_names_only_what_there_is(kit):
    sentence = control_sentence(kit.texts, ControlLine(3, 2, 0, 0, 0, 0, 1))

    assert sentence == "3 enrolled = 2 taken + 1 annulled. This adds up."


@pytest.mark.parametrize(
    ("wish", "people"),
    [("missing", (1, 3)), ("all", (0, 1, 3)), ("slips", (0, 1, 3))],
)
def test_papers_are_printed_for_who_has_a_result(page, service, settle, chosen_files, kit, wish, people):
    chosen_files.answer = Path("papier.pdf")
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    assert "2 people have not had" in texts(shown.side)
    button(shown.side, f"papers_{wish}_button").click()
    settle()

    kind = "slips" if wish == "slips" else "provisional"
    assert service.asked == [(kind, (tuple(samples.person_id(number) for number in people), Path("papier.pdf")))]
    kit.notices.history[-1].action()
    assert chosen_files.opened == [Path("papier.pdf")]


def test_the_report_and_the_workbook_are_written_where_one_says(page, service, settle, chosen_files, kit):
    chosen_files.answer = Path("map")
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    button(shown.side, "papers_report_button").click()
    settle()
    button(shown.side, "papers_workbook_button").click()
    settle()

    assert service.asked == [("report", (Path("map"),)), ("workbook", (Path("map"), "coordinator"))]
    assert kit.notices.history[-1].text.endswith("is saved in the folder map.")
    assert "You choose where each file is saved." in texts(shown.side)


def test_closing_the_file_question_makes_nothing(page, service, settle):
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    button(shown.side, "papers_all_button").click()
    button(shown.side, "papers_workbook_button").click()
    settle()

    assert service.asked == []


def test_who_has_no_paper_yet_is_what_the_first_button_is_for(page, service, settle):
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    assert button(shown.side, "papers_missing_button").property("kind") == "primary"

    service.view = replace(samples.RESULTS, rows=tuple(replace(row, paper_number="N1") for row in samples.RESULTS.rows))
    button(shown, "main_button").click()
    settle()
    assert "Everyone with a result has had a provisional certificate." in texts(shown.side)
    assert not button(shown.side, "papers_missing_button").isEnabled()


def test_a_laptop_without_a_program_says_where_the_file_is(page, settle, chosen_files, kit):
    chosen_files.answer, chosen_files.can_open = Path("papier.pdf"), False
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    button(shown.side, "papers_report_button").click()
    settle()
    kit.notices.history[-1].action()

    assert "papier.pdf" in kit.notices.history[-1].text


def test_who_may_not_print_is_offered_no_papers(page):
    assert not has_button(page(samples.SITTING, samples.PARTNER), "main_button")


def test_open_cases_of_the_sitting_are_a_button_with_their_number(page, service, went):
    rows = (
        replace(samples.RESULT_ROWS[7], to_decide=("stopped",)),
        replace(samples.RESULT_ROWS[2], to_decide=("identity_document", "absence")),
    )
    service.view = replace(samples.RESULTS, rows=rows)
    decide = button(page(samples.SITTING), "decide_here_button")

    assert decide.text() == "To decide (3)"
    decide.click()
    assert went == [("decisions", samples.SITTING)]


def test_without_open_cases_there_is_no_such_button(page):
    assert not has_button(page(samples.SITTING), "decide_here_button")


def test_the_list_leads_to_everything_that_is_open_and_a_coordinator_to_the_keys(page, went):
    shown = page()
    shown._decide.click()
    shown._key.click()

    assert went == [("decisions", None), ("corrections", None)]
    assert not page(actor=replace(samples.ACTOR, roles=frozenset({Role.TRAINER})))._key.isVisible()


def test_a_test_scored_again_says_so_and_shows_what_it_was(page, service):
    history = tuple(
        ScoredOnce(EntryRef(ChainId("c"), seq), samples.AT, points, 41, verdict, reason)
        for seq, points, verdict, reason in ((5, 28, "not_passed", ""), (9, 29, "passed", "twee antwoorden juist"))
    )
    decided = (DecidedView("other_rule", "asked_agency", "Els Maes", samples.AT, "gemaild"),)
    service.view = replace(samples.RESULTS, rows=(replace(samples.RESULT_ROWS[1], history=history, decided=decided),))
    shown = page(samples.SITTING)
    shown.results_table.selectRow(0)

    seen = texts(shown.side)
    assert "Scored again on 24/11/2026 10:05. Before: 28 of 41, not passed. Reason: twee antwoorden juist" in seen
    assert "Put before the agency, which decides (Els Maes, 24/11/2026 10:05): gemaild" in seen
    model = shown.results_table.rows_model
    assert model.data(model.index(0, 2), Qt.ItemDataRole.ToolTipRole) == "Needed: 29. Scored again"


def test_papers_that_show_an_older_result_are_listed_and_printed_again(page, service, settle, chosen_files):
    service.outdated = {samples.person_id(0)}
    chosen_files.answer = Path("papier.pdf")
    shown = page(samples.SITTING)
    button(shown, "main_button").click()
    settle()
    assert "1 paper shows an older result" in texts(shown.side)
    assert shown.side.table.rows_model.texts(0)[1] == "Older result"
    button(shown.side, "papers_changed_button").click()
    settle()

    assert service.asked == [("provisional", ((samples.person_id(0),), Path("papier.pdf")))]
