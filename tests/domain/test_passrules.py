from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.content.rules import read_rules
from mo_desk.domain.errors import Invalid, NotFound, Refused
from mo_desk.domain.evaluations import judge_points
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.ids import RuleId
from mo_desk.domain.passrules import TOTAL, Certainty, EvaluationRole, PartNeed, PassRule, Verdict, judge_test, rule_for
from mo_desk.domain.scoring import Score

RULES = read_rules(Path(__file__).parents[2] / "resources" / "rules")
BY_ID = {rule.rule_id: rule for rule in RULES}
OLD, NOTE, COMPOUND = (BY_ID[RuleId(name)] for name in ("mo-2023-03-01", "beleidsnota-2024", "mo-2026-02-02"))
DEFAULT = RuleId("beleidsnota-2024")


def made(general: int, practical: int) -> Score:
    blocks = (BlockPoints("algemeen", general, 11), BlockPoints("praktisch", practical, 30))
    return Score(general + practical, 41, 0, blocks)


def out_of(points: int, maximum: int) -> Score:
    return Score(points, maximum, 0, (BlockPoints("praktisch", points, maximum),))


def percent(percentage: int) -> PassRule:
    return PassRule(
        RuleId("test"),
        date(2020, 1, 1),
        None,
        "",
        "",
        Certainty.INTENTION,
        "",
        EvaluationRole.RECORDED_ONLY,
        percentage,
    )


# --- 70 % on the test -------------------------------------------------------------------------------------------------
def test_29_of_41_passes_and_28_does_not_since_70_percent_is_28_7():
    passed, failed = judge_test(NOTE, made(9, 20)), judge_test(NOTE, made(9, 19))

    assert (passed.verdict, passed.needed, passed.failed, passed.percentage) == (Verdict.PASSED, 29, (), 70)
    assert (failed.verdict, failed.needed, failed.failed, failed.percentage) == (Verdict.NOT_PASSED, 29, (TOTAL,), 68)


def test_exactly_70_percent_passes():
    assert judge_test(NOTE, out_of(28, 40)).verdict is Verdict.PASSED
    assert judge_test(NOTE, out_of(28, 40)).needed == 28
    assert judge_test(NOTE, out_of(27, 40)).verdict is Verdict.NOT_PASSED


def test_evaluation_changes_nothing_about_the_test_under_the_policy_note():
    assert judge_test(NOTE, made(9, 20), judge_points(0, 15, 50)) == judge_test(NOTE, made(9, 20))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 200), st.integers(1, 100), st.data())
def test_whole_numbers_agree_with_fractions_and_never_fall_with_more_points(maximum, percentage, data):
    points = data.draw(st.integers(0, maximum))

    judged = judge_test(percent(percentage), out_of(points, maximum))

    assert (judged.verdict is Verdict.PASSED) == (Fraction(points, maximum) >= Fraction(percentage, 100))
    assert (judged.verdict is Verdict.PASSED) == (points >= judged.needed)
    assert (judged.verdict is Verdict.PASSED) == (judged.percentage >= percentage)


# --- minima -----------------------------------------------------------------------------------------------------------
def test_a_failed_part_is_named_with_what_it_needed():
    judged = judge_test(OLD, made(8, 30))

    assert judged.verdict is Verdict.NOT_PASSED
    assert judged.failed == ("algemeen",)
    assert judged.parts == (PartNeed("algemeen", 8, 9, 11, True), PartNeed("praktisch", 30, 16, 30, True))
    assert judged.needed == 25


def test_9_of_11_and_16_of_30_is_exactly_enough_since_2023():
    assert judge_test(OLD, made(9, 16)).verdict is Verdict.PASSED
    assert judge_test(OLD, made(9, 15)).failed == ("praktisch",)


def test_6_of_11_was_enough_in_2022():
    assert judge_test(BY_ID[RuleId("mo-2022-03-21")], made(6, 16)).verdict is Verdict.PASSED


@pytest.mark.parametrize("rule", [OLD, COMPOUND], ids=lambda rule: rule.rule_id)
def test_minima_refuse_a_form_with_other_blocks(rule):
    other = Score(9, 10, 0, (BlockPoints("algemeen", 9, 10),))

    with pytest.raises(Refused) as refused:
        judge_test(rule, other)

    assert refused.value.code == "rule_form_mismatch"
    assert refused.value.params == {"rule": rule.rule_id, "block": "algemeen", "needed": 11, "available": 10}


def test_minimum_for_a_block_that_is_not_there_is_refused():
    with pytest.raises(Refused) as refused:
        judge_test(OLD, Score(9, 11, 0, (BlockPoints("algemeen", 9, 11),)))

    assert (refused.value.params["block"], refused.value.params["available"]) == ("praktisch", 0)


def test_a_test_of_nothing_passes_nobody():
    with pytest.raises(Invalid, match="test_without_items"):
        judge_test(NOTE, Score(0, 0, 0, ()))


# --- the compound rule ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("evaluation", "needed"), [(50, 35), (60, 32), (70, 29), (80, 26)])
def test_points_needed_beside_an_evaluation(evaluation, needed):
    """The figures derived in `docs/domain.md`, 2.2."""
    assert judge_test(COMPOUND, made(11, 30), judge_points(evaluation, 100, 50)).needed == needed


def test_compound_rule_waits_for_the_evaluation_and_tells_the_parts_already_failed():
    judged = judge_test(COMPOUND, made(8, 20))

    assert (judged.verdict, judged.failed, judged.percentage) == (Verdict.UNDETERMINED, ("algemeen",), None)
    assert judged.needed == 24


def test_compound_rule_needs_the_total_and_both_minima():
    best = judge_points(15, 15, 50)

    assert judge_test(COMPOUND, made(9, 15), best).verdict is Verdict.PASSED
    assert judge_test(COMPOUND, made(8, 25), best).failed == ("algemeen",)
    assert judge_test(COMPOUND, made(11, 14), best).failed == ("praktisch",)
    assert judge_test(COMPOUND, made(9, 15), judge_points(8, 15, 50)).failed == (TOTAL,)


def test_an_evaluation_can_be_too_low_for_any_test():
    judged = judge_test(COMPOUND, made(11, 30), judge_points(0, 15, 50))

    assert (judged.verdict, judged.needed, judged.percentage) == (Verdict.NOT_PASSED, 48, 60)


def test_unconfirmed_parts_of_the_reported_rule_are_marked():
    assert COMPOUND.certainty is Certainty.UNCONFIRMED
    assert not COMPOUND.weights_confirmed
    assert [(part.block, part.points, part.confirmed) for part in COMPOUND.minima] == [
        ("algemeen", 9, True),
        ("praktisch", 15, False),
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 11), st.integers(0, 30), st.integers(1, 40), st.data())
def test_compound_rule_agrees_with_fractions(general, practical, maximum, data):
    evaluation = judge_points(data.draw(st.integers(0, maximum)), maximum, 50)
    total = 60 * Fraction(general + practical, 41) + 40 * Fraction(evaluation.points, maximum)

    judged = judge_test(COMPOUND, made(general, practical), evaluation)

    assert (judged.verdict is Verdict.PASSED) == (total >= 70 and general >= 9 and practical >= 15)
    assert judged.percentage is not None
    assert (TOTAL in judged.failed) == (judged.percentage < 70)
    assert judged.verdict is not Verdict.PASSED or general + practical >= judged.needed


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RULES), st.integers(0, 10), st.integers(0, 29), st.integers(0, 15), st.booleans())
def test_one_more_right_answer_never_turns_a_pass_into_a_fail(rule, general, practical, points, in_general):
    evaluation = judge_points(points, 15, 50)

    before = judge_test(rule, made(general, practical), evaluation)
    after = judge_test(rule, made(general + in_general, practical + (not in_general)), evaluation)

    assert before.verdict is not Verdict.PASSED or after.verdict is Verdict.PASSED


# --- which rule -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "rule_id"),
    [
        (date(2022, 3, 21), "mo-2022-03-21"),
        (date(2023, 2, 28), "mo-2022-03-21"),
        (date(2023, 3, 1), "mo-2023-03-01"),
        (date(2024, 9, 30), "beleidsnota-2024"),
        (date(2026, 11, 24), "beleidsnota-2024"),
        (date(2019, 1, 1), "beleidsnota-2024"),
    ],
)
def test_default_judges_when_it_is_valid_and_otherwise_the_rule_of_the_day(day, rule_id):
    assert rule_for(RULES, day, DEFAULT).rule_id == rule_id


def test_rule_of_the_agency_goes_before_the_default_on_its_days_only():
    assert rule_for(RULES, date(2026, 11, 24), DEFAULT, agency=[COMPOUND]) is COMPOUND
    assert rule_for(RULES, date(2026, 2, 1), DEFAULT, agency=[COMPOUND]).rule_id == DEFAULT


def test_unknown_default_is_refused():
    with pytest.raises(NotFound, match="rule_unknown"):
        rule_for(RULES, date(2026, 11, 24), RuleId("mo-1999"))


def test_both_ends_of_a_rule_count():
    rule = BY_ID[RuleId("mo-2023-03-01")]

    assert rule.valid_on(date(2023, 3, 1))
    assert rule.valid_on(date(2026, 2, 1))
    assert not rule.valid_on(date(2026, 2, 2))
