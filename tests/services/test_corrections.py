from __future__ import annotations

import pytest

from mo_desk.domain.errors import Invalid, NotAllowed
from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.passrules import Verdict
from tests.helpers.desks import OpenDay, wrong_option


def test_a_corrected_key_scores_every_result_of_the_form_again_and_keeps_the_old(day: OpenDay) -> None:
    person = day.people[0]
    delivery = day.start(person)
    question = delivery.questions[0]
    chosen = wrong_option(question)
    day.answer(delivery, general=0, practical=28)
    day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, chosen, "nl")
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(person)
    before = score_of(day, person)
    entries = day.catalog.maintenance.device(day.actor).entries

    count = day.catalog.corrections.correct_key(
        day.actor, delivery.form_id, question.item_id, chosen, "de vraag had twee juiste antwoorden"
    )

    after = score_of(day, person)
    assert count == 1
    assert (before, after) == ((28, Verdict.NOT_PASSED), (29, Verdict.PASSED))
    assert day.catalog.maintenance.device(day.actor).entries == entries + 3
    assert day.catalog.maintenance.verify_journal(day.actor).sound


def test_who_sits_the_form_later_is_scored_with_the_corrected_key(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]
    chosen = wrong_option(question)
    day.catalog.corrections.correct_key(day.actor, delivery.form_id, question.item_id, chosen, "sleutel fout")

    day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, chosen, "nl")
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    day.confirm(day.people[0])

    assert score_of(day, day.people[0])[0] == 1


def test_correcting_twice_replaces_the_first_correction(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]
    first, second = (option for option in question.options if option != wrong_option(question))
    for option in (first, second):
        day.catalog.corrections.correct_key(day.actor, delivery.form_id, question.item_id, option, "nagekeken")
    day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, second, "nl")
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    day.confirm(day.people[0])

    assert score_of(day, day.people[0])[0] == 1


def test_a_correction_says_why_and_names_what_exists(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]
    correct = day.catalog.corrections.correct_key

    with pytest.raises(Invalid, match="reason_missing"):
        correct(day.actor, delivery.form_id, question.item_id, question.options[0], " ")
    with pytest.raises(Invalid, match="answer_item_unknown"):
        correct(day.actor, delivery.form_id, ItemId("t01-none"), question.options[0], "fout")
    with pytest.raises(Invalid, match="answer_option_unknown"):
        correct(day.actor, delivery.form_id, question.item_id, OptionId("z"), "fout")


def test_only_a_coordinator_corrects_a_key(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]

    with pytest.raises(NotAllowed):
        day.catalog.corrections.correct_key(
            day.trainer, delivery.form_id, question.item_id, question.options[0], "fout"
        )


def score_of(day: OpenDay, person: str) -> tuple[int, str]:
    row = next(row for row in day.catalog.outcomes.results(day.actor, day.sitting_id).rows if row.person_id == person)
    assert row.score is not None
    return row.score.points, row.score.verdict
