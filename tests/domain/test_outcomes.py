from datetime import date
from pathlib import Path

import pytest

from mo_desk.content.rules import read_rules
from mo_desk.domain.evaluations import judge_points
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.outcomes import (
    MISSING_EVALUATION,
    MISSING_IDENTITY,
    MISSING_TEST,
    OutcomeCode,
    judge_outcome,
    other_verdicts,
)
from mo_desk.domain.passrules import TOTAL
from mo_desk.domain.scoring import Score

RULES = read_rules(Path(__file__).parents[2] / "resources" / "rules")
BY_ID = {str(rule.rule_id): rule for rule in RULES}
OLD, NOTE, COMPOUND = BY_ID["mo-2023-03-01"], BY_ID["beleidsnota-2024"], BY_ID["mo-2026-02-02"]
TODAY = date(2026, 11, 24)
POSITIVE, NEGATIVE = judge_points(8, 15, 50), judge_points(7, 15, 50)


def made(general: int, practical: int) -> Score:
    blocks = (BlockPoints("algemeen", general, 11), BlockPoints("praktisch", practical, 30))
    return Score(general + practical, 41, 0, blocks)


def test_policy_note_needs_both_the_test_and_a_sufficient_evaluation():
    assert judge_outcome(NOTE, made(9, 20), POSITIVE).outcome is OutcomeCode.ACHIEVED
    assert judge_outcome(NOTE, made(9, 20), NEGATIVE).failed == (MISSING_EVALUATION,)
    assert judge_outcome(NOTE, made(9, 19), POSITIVE).failed == (TOTAL,)
    assert judge_outcome(NOTE, made(9, 19), NEGATIVE).failed == (TOTAL, MISSING_EVALUATION)


def test_a_high_evaluation_adds_no_points_under_the_policy_note():
    assert judge_outcome(NOTE, made(9, 19), judge_points(15, 15, 50)).outcome is OutcomeCode.NOT_ACHIEVED


@pytest.mark.parametrize("points", [0, 41])
@pytest.mark.parametrize("rule", [NOTE, COMPOUND], ids=["note", "compound"])
def test_outcome_without_evaluation_is_undetermined_whatever_the_test_says(rule, points):
    found = judge_outcome(rule, made(min(points, 11), max(0, points - 11)), None)

    assert (found.outcome, found.missing, found.failed) == (OutcomeCode.UNDETERMINED, (MISSING_EVALUATION,), ())


def test_older_rules_do_not_wait_for_the_evaluation():
    assert judge_outcome(OLD, made(9, 16), None).outcome is OutcomeCode.ACHIEVED
    assert judge_outcome(OLD, made(9, 16), NEGATIVE).outcome is OutcomeCode.ACHIEVED


def test_everything_missing_is_named_once():
    found = judge_outcome(NOTE, None, None, also_missing=[MISSING_IDENTITY, MISSING_TEST])

    assert found.outcome is OutcomeCode.UNDETERMINED
    assert found.missing == (MISSING_TEST, MISSING_EVALUATION, MISSING_IDENTITY)
    assert found.needed_points is None


def test_result_under_reserve_stays_undetermined_until_the_document_is_seen():
    assert judge_outcome(NOTE, made(11, 30), POSITIVE, [MISSING_IDENTITY]).missing == (MISSING_IDENTITY,)


def test_compound_outcome_is_that_of_the_weighted_total():
    found = judge_outcome(COMPOUND, made(9, 19), judge_points(15, 15, 50))

    assert (found.outcome, found.needed_points) == (OutcomeCode.ACHIEVED, 24)


# --- other rules of the day -------------------------------------------------------------------------------------------
def test_another_rule_of_the_day_that_decides_otherwise_is_told():
    [(rule, other)] = other_verdicts(RULES, TODAY, NOTE, made(9, 19), judge_points(15, 15, 50))

    assert rule.rule_id == "mo-2026-02-02"
    assert other.outcome is OutcomeCode.ACHIEVED


def test_rules_that_agree_or_are_not_valid_that_day_say_nothing():
    assert other_verdicts(RULES, TODAY, NOTE, made(11, 30), POSITIVE) == ()
    assert other_verdicts(RULES, date(2026, 1, 1), NOTE, made(9, 19), judge_points(15, 15, 50)) != ()
    assert other_verdicts([NOTE, COMPOUND], date(2026, 1, 1), NOTE, made(9, 19), judge_points(15, 15, 50)) == ()


def test_nothing_is_compared_while_the_own_outcome_is_open():
    assert other_verdicts(RULES, TODAY, NOTE, made(11, 30), None) == ()


def test_a_rule_that_does_not_fit_the_form_says_nothing():
    short = Score(20, 30, 0, (BlockPoints("praktisch", 20, 30),))

    assert other_verdicts(RULES, TODAY, NOTE, short, judge_points(15, 15, 50)) == ()


def test_a_rule_that_cannot_decide_yet_says_nothing():
    assert other_verdicts(RULES, date(2026, 1, 1), OLD, made(9, 30), None) == ()
