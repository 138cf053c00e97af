from dataclasses import replace

import pytest

from mo_desk.ui.pages.today.controller import TodayController
from mo_desk.ui.pages.today.page import TodayPage
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, has_button, texts


@pytest.fixture
def service():
    return fakes.FakeMaintenance()


@pytest.fixture
def decisions():
    return fakes.FakeDecisions()


@pytest.fixture
def page(kit, opened, service, decisions):
    return lambda actor=samples.ACTOR: opened(TodayPage(TodayController(service, decisions, actor, kit.tasks), kit))


@pytest.mark.parametrize(
    ("card", "place"),
    [
        ("next_card", ("sittings", samples.SITTING)),
        ("reserves_card", ("sittings", None)),
        ("evaluations_card", ("evaluations", None)),
        ("papers_card", ("results", None)),
        ("confirm_card", ("groups", None)),
        ("outbox_card", ("sync", None)),
        ("decisions_card", ("decisions", None)),
    ],
)
def test_every_answer_is_a_button_to_its_room(page, went, card, place):
    button(page(), card).click()

    assert went == [place]


def test_the_main_button_opens_the_next_sitting(page, went):
    button(page(), "main_button").click()

    assert went == [("sittings", samples.SITTING)]


def test_a_journal_in_dispute_stands_where_the_outbox_stands(page, service, went):
    service.view = replace(service.view, waiting=0, disputed=1)
    shown = page()

    assert "The agency has two versions of this laptop's journal" in texts(shown)
    assert "The agency has everything." not in texts(shown)
    button(shown, "outbox_card").click()
    assert went == [("sync", None)]


def test_what_is_complete_has_no_card(page, service):
    service.view = replace(
        service.view, evaluations_unconfirmed=0, people_to_confirm=0, open_reserves=0, papers_not_printed=0, waiting=0
    )
    shown = page()

    assert "Nothing is missing." in texts(shown)
    assert "The agency has everything." in texts(shown)
    assert not has_button(shown, "papers_card")


def test_without_a_sitting_the_card_says_to_prepare_one(page, service):
    service.view = replace(service.view, next_sitting_id=None, next_sitting_label="")
    shown = page()

    assert "No test moment is planned." in texts(shown)
    assert not has_button(shown, "main_button")


def test_an_unknown_agency_is_said(page, service):
    service.view = replace(service.view, enrolled=False)

    assert "does not know an agency yet" in texts(page())


def test_an_empty_laptop_offers_the_first_step(page, service, went):
    service.view = replace(service.view, groups=0)
    button(page(), "empty_button").click()

    assert went == [("groups", None)]


def test_a_partner_sees_no_card_that_would_be_refused(page):
    shown = page(samples.PARTNER)

    assert has_button(shown, "next_card")
    assert not has_button(shown, "evaluations_card")
    assert not has_button(shown, "outbox_card")


def test_what_is_to_decide_is_counted_in_the_facts_and_stands_last(page, decisions):
    seen = texts(page())

    assert "24 people · 5 cases to decide" in seen
    assert seen.index("What the agency does not have yet") < seen.index("5 cases wait for a decision")


def test_without_open_cases_there_is_no_card_and_a_partner_is_not_asked_about_any(page, decisions):
    decisions.rows = ()
    assert not has_button(page(), "decisions_card")

    decisions.rows = fakes.CASES
    assert not has_button(page(samples.PARTNER), "decisions_card")


def test_a_page_read_again_shows_the_card_once(page, settle):
    shown = page()
    shown.reload()
    shown.reload()
    settle()

    button(shown, "decisions_card")
