from dataclasses import replace

import pytest

from mo_desk.domain.errors import Invalid, NotAllowed
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.ui.pages.evaluations.controller import EvaluationsController
from mo_desk.ui.pages.evaluations.page import EvaluationsPage
from mo_desk.ui.widgets.choice import Choice
from mo_desk.views.evaluations import JudgementView
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, texts

PERSON = (samples.GROUP, samples.person_id(4))
JUDGED = JudgementView(
    EntryRef(ChainId("c"), 9),
    (("plan", 1), ("taking-part", 2), ("tasks", 1)),
    4,
    9,
    "negative",
    "Els Maes",
    samples.AT,
    "",
    current=True,
)


@pytest.fixture
def service():
    return fakes.FakeEvaluations()


@pytest.fixture
def groups():
    return fakes.FakeGroups()


@pytest.fixture
def page(kit, opened, service, groups):
    def show(subject=None):
        controller = EvaluationsController(service, groups, samples.ACTOR, kit.tasks)
        return opened(EvaluationsPage(controller, kit, lambda: samples.DAY), subject)

    return show


def test_a_group_shows_where_everyone_stands(page):
    shown = page()

    assert shown.table.rows_model.texts(0) == ("Al-Khatib, Samira", "0", "Confirmed", "Positive", "7 / 9")
    assert shown.table.rows_model.texts(5) == ("El Idrissi, Fatima Zahra", "1", "Not confirmed yet", "-", "-")
    assert "4 of 12 confirmed" in texts(shown)


def test_groups_without_people_are_not_offered(page):
    assert page().group_choice.count() == 2


def test_without_a_group_the_page_says_where_to_begin(page, groups, went):
    groups.groups = ()
    shown = page()
    button(shown, "empty_button").click()

    assert went == [("groups", None)]


def test_the_next_person_without_a_judgement_is_opened(page, settle):
    shown = page()
    button(shown, "main_button").click()
    settle()

    assert "Diallo, Mamadou" in texts(shown)


def test_the_note_that_the_rubric_is_ours_is_shown(page):
    assert "niet officieel" in texts(page(PERSON))


def test_a_judgement_is_confirmed_with_every_level_and_the_passphrase(page, service, settle, kit):
    shown = page(PERSON)
    assert not button(shown, "main_button").isEnabled()
    for name in ("level_taking-part_3", "level_tasks_2"):
        button(shown, name).click()
    assert "1 criterion has no level yet" in texts(shown)
    button(shown, "level_plan_0").click()
    assert "5 of 9 points: positive." in texts(shown)
    button(shown, "main_button").click()
    fill(shown.side, "passphrase", "drie rustige woorden")
    button(shown.side, "panel_button").click()
    settle()

    levels = {"taking-part": 3, "tasks": 2, "plan": 0}
    assert service.asked == [("confirm", (samples.person_id(4), levels, "drie rustige woorden", ""))]
    assert "is confirmed" in kit.notices.history[-1].text


def test_exactly_at_the_sufficient_mark_counts_as_the_rubric_says(page):
    shown = page(PERSON)
    for name in ("level_taking-part_2", "level_tasks_2", "level_plan_0"):
        button(shown, name).click()

    assert "4 of 9 points: negative. Positive is from 5 points." in texts(shown)


def test_a_wrong_passphrase_is_said_at_its_field_and_the_levels_stay(page, service, settle):
    service.error = NotAllowed("passphrase_wrong")
    shown = page(PERSON)
    for name in ("level_taking-part_3", "level_tasks_2", "level_plan_1"):
        button(shown, name).click()
    button(shown, "main_button").click()
    fill(shown.side, "passphrase", "fout")
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "passphrase")
    assert shown.person.levels() == {"taking-part": 3, "tasks": 2, "plan": 1}


def test_a_correction_starts_from_what_was_confirmed_and_asks_for_the_reason(page, service, settle):
    service.evaluation = replace(samples.EVALUATION, judgements=(JUDGED,))
    shown = page(PERSON)
    assert shown.person.levels() == {"taking-part": 2, "tasks": 1, "plan": 1}
    button(shown, "level_tasks_3").click()
    button(shown, "main_button").click()
    assert "Els Maes" in texts(shown.side)
    fill(shown.side, "reason", "Opdracht alsnog gemaakt")
    fill(shown.side, "passphrase", "x")
    button(shown.side, "panel_button").click()
    settle()

    assert service.asked[0][1][3] == "Opdracht alsnog gemaakt"


def test_a_note_is_saved_with_its_date_and_criterion(page, service, settle):
    shown = page(PERSON)
    shown._on_note_clicked()
    assert "gemeentehuis" in texts(shown.side)
    fill(shown.side, "text", "Hielp een ander met de opdracht.")
    shown.side.findChild(Choice, "criterion").choose("tasks")
    button(shown.side, "panel_button").click()
    settle()

    assert service.asked == [
        ("observe", (samples.person_id(4), samples.DAY, "tasks", "Hielp een ander met de opdracht."))
    ]


def test_an_empty_note_is_said_at_its_field(page, service, settle):
    service.error = Invalid("text_missing", field="text")
    shown = page(PERSON)
    shown._on_note_clicked()
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "text")


def test_levels_chosen_stay_when_a_note_is_saved(page, settle):
    shown = page(PERSON)
    button(shown, "level_tasks_2").click()
    shown.reload()
    settle()

    assert shown.person.levels() == {"tasks": 2}
