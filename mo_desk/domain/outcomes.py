"""The outcome of MO per person, as a proposal to the agency: from the test, the process evaluation and the rule.

While anything is missing the outcome stays undetermined and says what is missing, even where the rest already decides:
an outcome shown early would tell a trainer the test result that is withheld from an unconfirmed evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mo_desk.domain.errors import Refused
from mo_desk.domain.evaluations import Judgement
from mo_desk.domain.passrules import EvaluationRole, JudgedTest, PassRule, Verdict, judge_test
from mo_desk.domain.scoring import Score

MISSING_TEST = "test"
MISSING_EVALUATION = "process_evaluation"
MISSING_IDENTITY = "identity_document"


class OutcomeCode(StrEnum):
    """MO behaald, niet behaald, nog niet te bepalen."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The proposal. `missing` holds codes, `failed` what was not reached: parts of the test or `process_evaluation`.

    `needed_points` is the fewest test points with which the rule can be met, None without a test.
    """

    outcome: OutcomeCode
    missing: tuple[str, ...]
    needed_points: int | None
    failed: tuple[str, ...] = ()
    test: JudgedTest | None = None


def judge_outcome(
    rule: PassRule, score: Score | None, evaluation: Judgement | None, also_missing: Sequence[str] = ()
) -> Outcome:
    """Judge the outcome; `also_missing` adds codes that the caller knows of, such as `MISSING_IDENTITY`.

    Raises:
        Refused: the rule does not fit the form of the test (see `passrules.judge_test`).
    """
    test = None if score is None else judge_test(rule, score, evaluation)
    missing = _missing(rule, score, evaluation, also_missing)
    needed = None if test is None else test.needed
    if missing or test is None:
        return Outcome(OutcomeCode.UNDETERMINED, missing, needed, test=test)
    failed = _failed(rule, test, evaluation)
    return Outcome(OutcomeCode.NOT_ACHIEVED if failed else OutcomeCode.ACHIEVED, (), needed, failed, test)


def other_verdicts(
    rules: Sequence[PassRule], day: date, chosen: PassRule, score: Score, evaluation: Judgement | None
) -> tuple[tuple[PassRule, Outcome], ...]:
    """Return the other rules valid on the day that decide otherwise, with what they decide.

    Outcomes are compared rather than test verdicts, since one rule adds the evaluation to the test and another asks for
    both. A rule that cannot decide yet, or that does not fit the form, says nothing.
    """
    own = judge_outcome(chosen, score, evaluation).outcome
    if own is OutcomeCode.UNDETERMINED:
        return ()
    found = []
    for rule in rules:
        if rule.rule_id == chosen.rule_id or not rule.valid_on(day):
            continue
        try:
            other = judge_outcome(rule, score, evaluation)
        except Refused:
            continue
        if other.outcome not in (own, OutcomeCode.UNDETERMINED):
            found.append((rule, other))
    return tuple(found)


def _missing(
    rule: PassRule, score: Score | None, evaluation: Judgement | None, also_missing: Sequence[str]
) -> tuple[str, ...]:
    missing = [] if score is not None else [MISSING_TEST]
    if evaluation is None and rule.evaluation is not EvaluationRole.RECORDED_ONLY:
        missing.append(MISSING_EVALUATION)
    return (*missing, *(code for code in also_missing if code not in missing))


def _failed(rule: PassRule, test: JudgedTest, evaluation: Judgement | None) -> tuple[str, ...]:
    failed = test.failed if test.verdict is not Verdict.PASSED else ()
    must = rule.evaluation is EvaluationRole.MUST_BE_SUFFICIENT
    if must and evaluation is not None and not evaluation.sufficient:
        failed = (*failed, MISSING_EVALUATION)
    return failed
