"""Pass rules: dated data read from `resources/rules`, and the arithmetic that judges by them, in whole numbers only.

Sources and certainty of each rule: `docs/domain.md` and the rule file itself. A rule always states what the process
evaluation does. `70 %` is `100 * points >= 70 * maximum`; the compound rule is `60*p*E + 40*e*P >= 70*P*E` for p of P
test points and e of E evaluation points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mo_desk.domain.errors import Invalid, NotFound, Refused
from mo_desk.domain.evaluations import Judgement
from mo_desk.domain.ids import RuleId
from mo_desk.domain.scoring import Score

TOTAL = "total"
"""Name of the total among the parts that a score can fail; the others are names of blocks."""


class Certainty(StrEnum):
    """How sure the rule itself is: official text, reported by reliable press, intention, or partly unconfirmed."""

    OFFICIAL = "official"
    REPORTED = "reported"
    INTENTION = "intention"
    UNCONFIRMED = "unconfirmed"


class EvaluationRole(StrEnum):
    """What the process evaluation does under a rule."""

    RECORDED_ONLY = "recorded_only"
    MUST_BE_SUFFICIENT = "must_be_sufficient"
    COUNTS_IN_TOTAL = "counts_in_total"


@dataclass(frozen=True, slots=True)
class BlockMinimum:
    """An absolute minimum of points in a block of exactly `maximum` items; `confirmed` tells whether sources agree."""

    block: str
    points: int
    maximum: int
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class PassRule:
    """One dated rule; also the body of a pass-rule card.

    `test_percentage` is None when the test alone has no total threshold. Weights are whole percentages and only set when
    the evaluation counts in the total; `total_percentage` then is the threshold of the weighted total.
    """

    rule_id: RuleId
    valid_from: date
    valid_until: date | None
    title: str
    source: str
    certainty: Certainty
    note: str
    evaluation: EvaluationRole
    test_percentage: int | None = None
    minima: tuple[BlockMinimum, ...] = ()
    test_weight: int | None = None
    evaluation_weight: int | None = None
    total_percentage: int | None = None
    weights_confirmed: bool = True

    def valid_on(self, day: date) -> bool:
        """Say whether the rule is valid on the day; both ends count."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Verdict(StrEnum):
    """What a rule says of a test (geslaagd, niet geslaagd, nog niet te bepalen)."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class PartNeed:
    """What a block minimum asks beside what was scored; `confirmed` is that of the minimum."""

    name: str
    points: int
    needed: int
    maximum: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class JudgedTest:
    """The verdict with everything that a sentence about it needs.

    `needed` is the fewest test points with which the rule can be met, given the evaluation where it counts (the best
    possible one while it is not known); more than the maximum means that it cannot. `percentage` is rounded down, of
    the test or of the weighted total, None while that is unknown. `failed` names `TOTAL` and blocks.
    """

    verdict: Verdict
    needed: int
    failed: tuple[str, ...]
    percentage: int | None
    parts: tuple[PartNeed, ...]


def rule_for(rules: Sequence[PassRule], day: date, default: RuleId, agency: Sequence[PassRule] = ()) -> PassRule:
    """Choose the rule of the day on which an attempt started.

    The agency's latest valid rule goes first, then the default if it is valid, then the latest valid rule. On a day
    before every rule (a wrong clock) the default judges, so that nobody is stopped; its dates stand beside the result.

    Raises:
        NotFound: no rule has the default's id (`rule_unknown`).
    """
    by_id = {rule.rule_id: rule for rule in rules}
    if default not in by_id:
        raise NotFound("rule_unknown", rule=default)
    if chosen := _latest(agency, day):
        return chosen
    if by_id[default].valid_on(day):
        return by_id[default]
    return _latest(rules, day) or by_id[default]


def judge_test(rule: PassRule, score: Score, evaluation: Judgement | None = None) -> JudgedTest:
    """Judge a score by a rule; the evaluation matters only where it counts in the total, and is then waited for.

    Raises:
        Refused: a block minimum is about a block of another length than the form's (`rule_form_mismatch`).
        Invalid: a score out of no points at all (`test_without_items`).
    """
    if score.maximum < 1:
        raise Invalid("test_without_items", field="maximum")
    parts = _parts(rule, score)
    failed = tuple(part.name for part in parts if part.points < part.needed)
    counts = rule.evaluation is EvaluationRole.COUNTS_IN_TOTAL
    threshold = _total_needed(rule, score.maximum, evaluation)
    needed = max(threshold, sum(part.needed for part in parts))
    if counts and evaluation is None:
        return JudgedTest(Verdict.UNDETERMINED, needed, failed, None, parts)
    if score.points < threshold:
        failed = (TOTAL, *failed)
    verdict = Verdict.NOT_PASSED if failed else Verdict.PASSED
    return JudgedTest(verdict, needed, failed, _percentage(rule, score, evaluation), parts)


def _latest(rules: Sequence[PassRule], day: date) -> PassRule | None:
    valid = [rule for rule in rules if rule.valid_on(day)]
    return max(valid, key=lambda rule: (rule.valid_from, rule.rule_id), default=None)


def _parts(rule: PassRule, score: Score) -> tuple[PartNeed, ...]:
    blocks = {block.name: block for block in score.blocks}
    parts = []
    for minimum in rule.minima:
        block = blocks.get(minimum.block)
        if block is None or block.maximum != minimum.maximum:
            raise Refused(
                "rule_form_mismatch",
                rule=rule.rule_id,
                block=minimum.block,
                needed=minimum.maximum,
                available=0 if block is None else block.maximum,
            )
        parts.append(PartNeed(block.name, block.points, minimum.points, minimum.maximum, minimum.confirmed))
    return tuple(parts)


def _total_needed(rule: PassRule, maximum: int, evaluation: Judgement | None) -> int:
    """Return the fewest test points that reach the rule's total: `p >= P * (70*E - 40*e) / (60*E)`, rounded up."""
    if rule.total_percentage is not None and rule.test_weight and rule.evaluation_weight is not None:
        e, best = (1, 1) if evaluation is None else (evaluation.points, evaluation.maximum)
        missing = maximum * (rule.total_percentage * best - rule.evaluation_weight * e)
        return max(0, -(-missing // (rule.test_weight * best)))
    if rule.test_percentage is not None:
        return -(-rule.test_percentage * maximum // 100)
    return 0


def _percentage(rule: PassRule, score: Score, evaluation: Judgement | None) -> int:
    """Return the percentage that the rule compares, rounded down: it reaches a whole threshold exactly when the points do."""
    if rule.total_percentage is not None and evaluation is not None and rule.test_weight and rule.evaluation_weight:
        p, best_p, e, best_e = score.points, score.maximum, evaluation.points, evaluation.maximum
        return (rule.test_weight * p * best_e + rule.evaluation_weight * e * best_p) // (best_p * best_e)
    return 100 * score.points // score.maximum
