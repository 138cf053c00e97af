from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import NotFound
from mo_desk.domain.facts import EvaluationConfirmed
from mo_desk.domain.ids import RubricId, RuleId, SittingId
from mo_desk.domain.sittings import SeatStatus
from tests.helpers.desks import OpenDay


def choose_rule(day: OpenDay, rule_id: str) -> None:
    """Let the agency's card name the rule, valid today whatever its own dates."""
    rule = next(rule for rule in day.catalog.outcomes._context.rules() if rule.rule_id == rule_id)
    card = replace(rule, valid_from=date(2026, 2, 2), valid_until=None)
    with day.desk._store.write(day.actor) as work:
        work.put(Card(CardKind.PASS_RULE, rule_id, 1, "agency", card))


@pytest.mark.parametrize(
    ("general", "practical", "points", "verdict", "outcome"),
    [(9, 20, 29, "passed", "achieved"), (9, 19, 28, "not_passed", "not_achieved"), (0, 29, 29, "passed", "achieved")],
)
def test_by_default_29_of_41_and_a_sufficient_evaluation(
    day: OpenDay, general: int, practical: int, points: int, verdict: str, outcome: str
) -> None:
    day.sit(day.people[0], general, practical)
    day.confirm(day.people[0])

    row = day.result(day.people[0])

    assert row.score is not None
    assert (row.score.rule_id, row.score.points, row.score.needed) == ("beleidsnota-2024", points, 29)
    assert (row.score.verdict, row.outcome.outcome) == (verdict, outcome)
    assert f"{points} van de 41" in row.score.sentence
    assert "29 nodig" in row.score.sentence or "29" in row.score.sentence


def test_an_insufficient_evaluation_adds_no_points_and_takes_the_outcome(day: OpenDay) -> None:
    day.sit(day.people[0], 11, 30)
    day.confirm(day.people[0], 0)

    row = day.result(day.people[0])

    assert row.score is not None
    assert (row.score.points, row.score.verdict, row.outcome.outcome) == (41, "passed", "not_achieved")


def test_without_an_evaluation_the_outcome_waits_and_says_for_what(day: OpenDay) -> None:
    day.sit(day.people[0], 0, 0)

    row = day.result(day.people[0], day.leader)

    assert row.score is not None
    assert (row.score.verdict, row.outcome.outcome) == ("not_passed", "undetermined")
    assert row.outcome.missing == ("process_evaluation",)
    assert "procesevaluatie" in row.outcome.sentence


@pytest.mark.parametrize(
    ("rule", "general", "practical", "level", "verdict", "outcome"),
    [
        ("mo-2022-03-21", 6, 16, 0, "passed", "achieved"),
        ("mo-2022-03-21", 5, 30, 3, "not_passed", "not_achieved"),
        ("mo-2022-03-21", 11, 15, 3, "not_passed", "not_achieved"),
        ("mo-2023-03-01", 9, 16, 0, "passed", "achieved"),
        ("mo-2023-03-01", 8, 30, 3, "not_passed", "not_achieved"),
        ("mo-2026-02-02", 9, 15, 3, "passed", "achieved"),
        ("mo-2026-02-02", 8, 30, 3, "not_passed", "not_achieved"),
        ("mo-2026-02-02", 11, 14, 3, "not_passed", "not_achieved"),
        ("mo-2026-02-02", 9, 15, 2, "not_passed", "not_achieved"),
    ],
)
def test_an_attempt_is_judged_by_the_rule_that_the_agency_chose_for_its_day(
    day: OpenDay, rule: str, general: int, practical: int, level: int, verdict: str, outcome: str
) -> None:
    choose_rule(day, rule)
    day.sit(day.people[0], general, practical)
    day.confirm(day.people[0], level)

    row = day.result(day.people[0])

    assert row.score is not None
    assert (row.score.rule_id, row.score.verdict, row.outcome.outcome) == (rule, verdict, outcome)


def test_the_compound_rule_waits_for_the_evaluation(day: OpenDay) -> None:
    choose_rule(day, "mo-2026-02-02")
    day.sit(day.people[0], 11, 30)

    row = day.result(day.people[0], day.leader)

    assert row.score is not None
    assert (row.score.verdict, row.outcome.outcome) == ("undetermined", "undetermined")


def test_the_older_rules_record_an_evaluation_and_wait_for_none(day: OpenDay) -> None:
    choose_rule(day, "mo-2023-03-01")
    day.sit(day.people[0], 9, 16)

    assert day.result(day.people[0], day.leader).outcome.outcome == "achieved"


def test_an_attempt_keeps_the_rule_it_started_under(day: OpenDay) -> None:
    day.sit(day.people[0], 5, 30)
    day.confirm(day.people[0])
    before = day.result(day.people[0])

    choose_rule(day, "mo-2023-03-01")

    after = day.result(day.people[0])
    assert (after.score, after.outcome) == (before.score, before.outcome)


def test_a_coordinator_is_told_that_another_rule_of_the_day_decides_otherwise(day: OpenDay) -> None:
    day.sit(day.people[0], 5, 30)
    day.confirm(day.people[0])

    told = day.result(day.people[0]).other_rule

    assert "2 februari 2026" in told
    assert day.result(day.people[0], day.trainer).other_rule == ""
    assert day.result(day.people[0], Actor(day.actor.user_id, frozenset({Role.TEST_LEADER}))).other_rule == ""


def test_where_the_rules_agree_nothing_is_said(day: OpenDay) -> None:
    day.sit(day.people[0], 11, 30)
    day.confirm(day.people[0])

    assert day.result(day.people[0]).other_rule == ""


def test_two_evaluations_that_nobody_replaced_are_a_difference_and_nothing_is_final(
    day: OpenDay, tmp_path: Path
) -> None:
    day.sit(day.people[0], 11, 30)
    day.confirm(day.people[0], 3)
    body = EvaluationConfirmed(day.people[0], day.group_id, RubricId("mo-desk-1"), 1, (), 0, 15, "negative")
    with day.desk._store.write(day.actor) as work:
        work.append(day.people[0], body)

    row = day.result(day.people[0])

    assert row.evaluation is not None
    assert row.evaluation.differs
    assert (row.outcome.outcome, "evaluations_differ" in row.to_decide) == ("undetermined", True)
    assert day.catalog.evaluations.list_evaluations(day.actor, day.group_id)[0].state == "differs"

    day.confirm(day.people[0], 2, reason="samen nagekeken")
    row = day.result(day.people[0])
    assert (row.outcome.outcome, "evaluations_differ" in row.to_decide) == ("achieved", False)


def test_everyone_on_the_roster_is_a_row_and_the_statuses_add_up(day: OpenDay) -> None:
    day.sit(day.people[0])
    day.catalog.sittings.record_absence(day.actor, day.sitting_id, day.people[1], "absent")
    delivery = day.start(day.people[2])
    day.catalog.attempts.stop(day.actor, delivery.attempt_id, "onwel", 60)

    view = day.catalog.outcomes.results(day.actor, day.sitting_id)

    assert [row.status for row in view.rows] == [
        SeatStatus.TAKEN, SeatStatus.ABSENT, SeatStatus.STOPPED, SeatStatus.TO_DO,
    ]  # fmt: skip
    assert (view.control.enrolled, view.control.open) == (4, 1)
    day.catalog.sittings.record_absence(day.actor, day.sitting_id, day.people[3], "justified_absence")
    assert day.catalog.outcomes.results(day.actor, day.sitting_id).control.open == 0


def test_every_rule_is_shown_in_words_and_the_one_in_use_is_marked(day: OpenDay) -> None:
    rules = {row.rule_id: row for row in day.catalog.outcomes.rules(day.actor)}

    assert set(rules) == {"mo-2022-03-21", "mo-2023-03-01", "beleidsnota-2024", "mo-2026-02-02"}
    assert [rule for rule, row in rules.items() if row.in_use] == [RuleId("beleidsnota-2024")]
    assert "niet bevestigd" in rules[RuleId("mo-2026-02-02")].sentence
    assert all(row.sentence and row.source for row in rules.values())


def test_an_unknown_sitting_is_not_found(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="sitting_unknown"):
        day.catalog.outcomes.results(day.actor, SittingId("f" * 32))
