"""The result of an attempt as a fact: its score under a rule, at hand-in and again when a key was corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Protocol

from mo_desk.domain.facts import Replaces, ResultScored
from mo_desk.domain.forms import Form
from mo_desk.domain.ids import AttemptId, ItemId, OptionId, PersonId, SittingId
from mo_desk.domain.passrules import PassRule, judge_test
from mo_desk.domain.questions import Standing
from mo_desk.domain.scoring import score


class Taken(Protocol):
    """What a result says of the attempt itself."""

    @property
    def attempt_id(self) -> AttemptId:
        """Which attempt."""
        ...

    @property
    def person_id(self) -> PersonId:
        """Whose it is."""
        ...

    @property
    def sitting_id(self) -> SittingId:
        """At which sitting."""
        ...

    @property
    def standing(self) -> str:
        """Practice or official."""
        ...


def result_of(
    attempt: Taken,
    form: Form,
    right: Mapping[ItemId, OptionId],
    answers: Mapping[ItemId, OptionId],
    rule: PassRule,
    replaces: Replaces = (),
) -> ResultScored:
    """Score the answers of an attempt and judge them by the rule. Raises: as `score` and `judge_test`."""
    scored = score(form, right, answers)
    judged = judge_test(rule, scored)
    return ResultScored(
        attempt_id=attempt.attempt_id,
        person_id=attempt.person_id,
        sitting_id=attempt.sitting_id,
        form_id=form.form_id,
        rule_id=rule.rule_id,
        standing=Standing(attempt.standing),
        points=scored.points,
        maximum=scored.maximum,
        needed=judged.needed,
        verdict=judged.verdict.value,
        unanswered=scored.unanswered,
        blocks=scored.blocks,
        themes=scored.themes,
        key_digest=_digest(form),
        replaces=replaces,
    )


def _digest(form: Form) -> str:
    """Return one digest over the key digests of a form, in form order: it names the sealed key that was opened."""
    return hashlib.sha256("".join(item.key_digest for item in form.items).encode()).hexdigest()
