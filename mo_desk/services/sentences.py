"""Results explained in words: whole sentences, from what a rule judged, for screen, workbook and paper alike."""

from __future__ import annotations

from mo_desk.domain.outcomes import MISSING_EVALUATION, MISSING_IDENTITY, MISSING_TEST, Outcome, OutcomeCode
from mo_desk.domain.passrules import EvaluationRole, JudgedTest, PassRule, Verdict
from mo_desk.domain.scoring import Score
from mo_desk.texts import Texts


def test_sentence(texts: Texts, score: Score, judged: JudgedTest) -> str:
    """Return what somebody scored, what is needed, and what that means for the test."""
    parts = [
        texts.say(
            "You have {points} of the {maximum} questions right. You need {needed}.",
            points=score.points,
            maximum=score.maximum,
            needed=judged.needed,
        )
    ]
    for part in judged.parts:
        if part.name == "algemeen":
            parts.append(
                texts.say(
                    "In the general part you have {points} of {maximum}, and you need {needed}.",
                    points=part.points,
                    maximum=part.maximum,
                    needed=part.needed,
                )
            )
        else:
            parts.append(
                texts.say(
                    "In the practical part you have {points} of {maximum}, and you need {needed}.",
                    points=part.points,
                    maximum=part.maximum,
                    needed=part.needed,
                )
            )
    parts.append(_verdict_sentence(texts, judged.verdict))
    return " ".join(parts)


def outcome_sentence(texts: Texts, outcome: Outcome) -> str:
    """Return the proposed outcome of MO and, while it is open, what is missing."""
    if outcome.outcome is OutcomeCode.ACHIEVED:
        return texts.say("Proposal: the goals of MO are achieved. The agency decides.")
    if outcome.outcome is OutcomeCode.NOT_ACHIEVED:
        return texts.say("Proposal: the goals of MO are not achieved. The agency decides.")
    missing = ", ".join(missing_word(texts, code) for code in outcome.missing)
    return texts.say("The outcome of MO cannot be determined yet. Missing: {missing}.", missing=missing)


def missing_word(texts: Texts, code: str) -> str:
    """Return the name of something that is missing."""
    words = {
        MISSING_TEST: texts.say("the test"),
        MISSING_EVALUATION: texts.say("the process evaluation"),
        MISSING_IDENTITY: texts.say("the identity document"),
        "one_evaluation": texts.say("one process evaluation instead of two that differ"),
    }
    return words[code]


def rule_sentence(texts: Texts, rule: PassRule) -> str:
    """Return what a rule asks, in words."""
    parts = []
    if rule.test_percentage is not None:
        parts.append(
            texts.say("At least {percentage} percent of the questions right.", percentage=rule.test_percentage)
        )
    for minimum in rule.minima:
        if minimum.block == "algemeen":
            sentence = texts.say(
                "At least {points} of {maximum} in the general part.", points=minimum.points, maximum=minimum.maximum
            )
        else:
            sentence = texts.say(
                "At least {points} of {maximum} in the practical part.", points=minimum.points, maximum=minimum.maximum
            )
        parts.append(
            sentence if minimum.confirmed else texts.say("{sentence} This number is not confirmed.", sentence=sentence)
        )
    if rule.evaluation is EvaluationRole.MUST_BE_SUFFICIENT:
        parts.append(texts.say("The process evaluation must be sufficient; it adds no points."))
    elif rule.evaluation is EvaluationRole.RECORDED_ONLY:
        parts.append(texts.say("The process evaluation is recorded; its weight is unknown."))
    else:
        parts.append(
            texts.say(
                "Test ({test} %) and process evaluation ({evaluation} %) together reach at least {total} %.",
                test=rule.test_weight,
                evaluation=rule.evaluation_weight,
                total=rule.total_percentage,
            )
        )
        if not rule.weights_confirmed:
            parts.append(texts.say("These weights are not confirmed."))
    return " ".join(parts)


def other_rule_sentence(texts: Texts, rule: PassRule, outcome: OutcomeCode) -> str:
    """Return that another rule valid on the day decides otherwise."""
    if outcome is OutcomeCode.ACHIEVED:
        return texts.say("Under the rule “{title}” the goals of MO would be achieved.", title=rule.title)
    return texts.say("Under the rule “{title}” the goals of MO would not be achieved.", title=rule.title)


def _verdict_sentence(texts: Texts, verdict: Verdict) -> str:
    if verdict is Verdict.PASSED:
        return texts.say("You passed the test.")
    if verdict is Verdict.NOT_PASSED:
        return texts.say("You did not pass the test.")
    return texts.say("Whether you passed depends on the process evaluation too.")
