from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.errors import Invalid, NotAllowed, NotFound
from mo_desk.domain.facts import Body, ResultScored
from mo_desk.domain.ids import AttemptId, FormId, ItemId, OptionId, PersonId
from mo_desk.domain.passrules import Verdict
from mo_desk.domain.questions import Block
from mo_desk.store.models.journal import EntryRow
from mo_desk.wire.codec import stored_body
from tests.helpers.desks import TODAY, OpenDay, bank, wrong_option


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


def sit_wrong_once(day: OpenDay, person: PersonId, practical: int = 28) -> tuple[FormId, ItemId, OptionId]:
    """Sit a test with some right answers, the first question wrong; return its form and what would make that answer right."""
    delivery = day.start(person)
    question = delivery.questions[0]
    day.answer(delivery, general=0, practical=practical)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(person)
    return delivery.form_id, question.item_id, wrong_option(question)


def test_the_forms_that_were_sat_are_listed_with_where_and_how_often(day: OpenDay) -> None:
    assert day.catalog.corrections.list_forms(day.actor) == ()
    form, item, option = sit_wrong_once(day, day.people[0])
    day.catalog.corrections.correct_key(day.actor, form, item, option, "fout")

    [row] = day.catalog.corrections.list_forms(day.actor)

    assert (row.form_id, row.course_numbers, row.first_day, row.results, row.corrected, row.here) == (
        form, "2026-117", TODAY, 1, 1, True,
    )  # fmt: skip


def test_opening_a_form_shows_its_questions_in_dutch_with_their_keys_and_is_recorded(day: OpenDay) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    before = day.catalog.maintenance.device(day.actor).entries

    opened = day.catalog.corrections.open_form(day.actor, form)

    assert len(opened.questions) == 41
    question = next(one for one in opened.questions if one.item_id == item)
    bank_item = bank().items[item]
    assert (question.stem, question.right, question.corrected) == (bank_item.texts["nl"].stem, bank_item.key, False)
    assert question.text_of(option) == bank_item.texts["nl"].options[option]
    assert day.catalog.maintenance.device(day.actor).entries == before + 2

    day.catalog.corrections.correct_key(day.actor, form, item, option, "fout")
    again = next(one for one in day.catalog.corrections.open_form(day.actor, form).questions if one.item_id == item)
    assert (again.right, again.sealed, again.reason) == (option, bank_item.key, "fout")


def test_a_preview_says_who_turns_and_whose_paper_was_printed_and_changes_no_result(
    day: OpenDay, tmp_path: Path
) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    day.catalog.attestations.print_provisional(day.actor, day.sitting_id, day.people[:1], tmp_path / "a.pdf")
    day.catalog.attestations.print_report(day.actor, day.sitting_id, tmp_path / "b.pdf")
    before = day.result(day.people[0])

    told = day.catalog.corrections.preview(day.actor, form, item, option)

    assert (told.results, told.hidden, len(told.changed)) == (1, 0, 1)
    [turned] = told.turned("passed")
    assert (turned.display_name, turned.points_before, turned.points_after) == ("Aerts, An", 28, 29)
    assert told.turned("not_passed") == ()
    assert [one.paper_number for one in told.printed] == [before.paper_number]
    assert told.reports == ("2026-117 · Genk, lokaal 2 · 24/11/2026",)
    assert day.result(day.people[0]) == before


def test_a_preview_also_says_who_would_no_longer_pass(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    day.answer(delivery, general=9, practical=20)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(day.people[0])
    question = next(one for one in delivery.questions if one.block is Block.GENERAL)

    told = day.catalog.corrections.preview(day.actor, delivery.form_id, question.item_id, wrong_option(question))

    [turned] = told.turned("not_passed")
    assert (turned.points_before, turned.points_after) == (29, 28)


def test_a_result_that_may_not_be_seen_is_counted_in_a_preview_and_not_shown(day: OpenDay) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[0], "under_reserve")

    told = day.catalog.corrections.preview(day.actor, form, item, option)

    assert (told.results, told.changed, told.hidden) == (1, (), 1)


def test_an_option_that_is_right_already_changes_nothing(day: OpenDay) -> None:
    form, item, _ = sit_wrong_once(day, day.people[0])

    told = day.catalog.corrections.preview(day.actor, form, item, bank().items[item].key)

    assert (told.results, told.changed, told.hidden) == (1, (), 0)


def test_the_results_say_that_one_was_scored_again_and_what_it_was(day: OpenDay) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    assert day.result(day.people[0]).history == ()
    day.clock.pass_seconds(60)
    day.catalog.corrections.correct_key(day.actor, form, item, option, "twee antwoorden juist")

    row = day.result(day.people[0])

    assert [(one.points, one.verdict, one.reason) for one in row.history] == [
        (28, "not_passed", ""), (29, "passed", "twee antwoorden juist"),
    ]  # fmt: skip
    assert [one.reason for one in day.result(day.people[0], day.trainer).history] == ["", ""]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[0], "under_reserve")
    assert day.result(day.people[0]).history == ()


def test_a_paper_printed_before_the_correction_is_listed_until_it_is_printed_again(
    day: OpenDay, tmp_path: Path
) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    printing = day.catalog.attestations.print_provisional
    printing(day.actor, day.sitting_id, day.people[:1], tmp_path / "a.pdf")

    def outdated() -> list[str]:
        return [row.display_name for row in day.catalog.attestations.papers(day.actor, day.sitting_id) if row.outdated]

    assert outdated() == []
    day.catalog.corrections.correct_key(day.actor, form, item, option, "fout")
    assert outdated() == ["Aerts, An"]
    printing(day.actor, day.sitting_id, day.people[:1], tmp_path / "b.pdf")
    assert outdated() == []


def test_two_results_that_differ_become_one_by_scoring_again(day: OpenDay) -> None:
    attempt = day.sit(day.people[0], 11, 30)
    day.confirm(day.people[0])
    [result] = [one for one in bodies(day) if isinstance(one, ResultScored)]
    with day.desk._store.write(day.actor) as work:
        work.append(attempt, replace(result, points=result.points - 1))
    assert [row.case for row in day.catalog.decisions.list_open(day.actor)] == ["results_differ"]

    day.catalog.corrections.score_again(day.actor, attempt)

    assert (score_of(day, day.people[0])[0], day.catalog.decisions.list_open(day.actor)) == (41, ())
    with pytest.raises(NotFound, match="attempt_unknown"):
        day.catalog.corrections.score_again(day.actor, AttemptId("f" * 32))


@pytest.mark.parametrize("role", [Role.TRAINER, Role.TEST_LEADER, Role.PARTNER])
def test_nobody_but_a_coordinator_sees_a_key_or_what_it_would_change(day: OpenDay, role: Role) -> None:
    form, item, option = sit_wrong_once(day, day.people[0])
    actor = Actor(day.actor.user_id, frozenset({role}))
    ask = day.catalog.corrections

    for call in (
        lambda: ask.list_forms(actor),
        lambda: ask.open_form(actor, form),
        lambda: ask.preview(actor, form, item, option),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_a_form_that_nobody_sat_is_not_opened(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="form_unknown"):
        day.catalog.corrections.open_form(day.actor, FormId("f" * 32))


def bodies(day: OpenDay) -> list[Body | None]:
    with day.desk._store.read() as connection:
        rows = connection.execute(select(EntryRow.kind, EntryRow.body)).all()
    return [stored_body(row.kind, row.body) for row in rows]
