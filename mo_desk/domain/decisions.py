"""Open cases: what waits for a person to decide, who decides it, and the choices there are.

Some cases are settled where they arose (a document is recorded, an evaluation is confirmed, an attempt is annulled). The others
are settled by `CaseDecided`, with one of `CHOICES`; `WITHDRAWN` opens such a case again. The product decides none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from mo_desk.domain.access import Action, Role
from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import EntryRef
from mo_desk.domain.sittings import Identity, SeatStatus, open_differences


class Case(StrEnum):
    """The kinds of open case, in the order in which lists show them."""

    POSSIBLE_DOUBLE = "possible_double"
    IDENTITY_DOCUMENT = "identity_document"
    IDENTITY = "identity"
    ABSENCE = "absence"
    SEAT = "seat"
    STOPPED = "stopped"
    TWO_ATTEMPTS = "two_attempts"
    RESULTS_DIFFER = "results_differ"
    EVALUATIONS_DIFFER = "evaluations_differ"
    OTHER_RULE = "other_rule"
    PROCESS_EVALUATION = "process_evaluation"


DECIDES: Mapping[str, Role] = {
    Case.POSSIBLE_DOUBLE: Role.TRAINER,
    Case.IDENTITY_DOCUMENT: Role.TEST_LEADER,
    Case.IDENTITY: Role.TEST_LEADER,
    Case.ABSENCE: Role.TEST_LEADER,
    Case.SEAT: Role.TEST_LEADER,
    Case.STOPPED: Role.COORDINATOR,
    Case.TWO_ATTEMPTS: Role.TEST_LEADER,
    Case.RESULTS_DIFFER: Role.COORDINATOR,
    Case.EVALUATIONS_DIFFER: Role.TRAINER,
    Case.OTHER_RULE: Role.COORDINATOR,
    Case.PROCESS_EVALUATION: Role.TRAINER,
}
"""Whose turn it is. Of evaluations only the assessor judges: whoever may see the score confirms none."""

SETTLED_BY: Mapping[str, Action] = {
    Case.POSSIBLE_DOUBLE: Action.DECIDE_DOUBLE,
    Case.IDENTITY_DOCUMENT: Action.RUN_SITTING,
    Case.IDENTITY: Action.RUN_SITTING,
    Case.ABSENCE: Action.RUN_SITTING,
    Case.SEAT: Action.RUN_SITTING,
    Case.STOPPED: Action.DECIDE_CASE,
    Case.TWO_ATTEMPTS: Action.ANNUL_ATTEMPT,
    Case.RESULTS_DIFFER: Action.CORRECT_KEY,
    Case.EVALUATIONS_DIFFER: Action.CONFIRM_EVALUATION,
    Case.OTHER_RULE: Action.DECIDE_CASE,
    Case.PROCESS_EVALUATION: Action.CONFIRM_EVALUATION,
}
"""What one must be allowed to do to settle a case."""

TWO_PEOPLE, FIRST_STAYS, SECOND_STAYS, LEFT_TO_AGENCY = "two_people", "first_stays", "second_stays", "left_to_agency"
COUNTS, DOES_NOT_COUNT = "counts", "does_not_count"
RULE_STAYS, ASKED_AGENCY = "rule_stays", "asked_agency"
WITHDRAWN = ""

CHOICES: Mapping[str, tuple[str, ...]] = {
    Case.POSSIBLE_DOUBLE: (TWO_PEOPLE, FIRST_STAYS, SECOND_STAYS, LEFT_TO_AGENCY, WITHDRAWN),
    Case.STOPPED: (COUNTS, DOES_NOT_COUNT, WITHDRAWN),
    Case.OTHER_RULE: (RULE_STAYS, ASKED_AGENCY, WITHDRAWN),
}
"""The choices of the cases that a recorded decision settles."""

JOINS = frozenset({FIRST_STAYS, SECOND_STAYS})
REASON_LIMIT = 200
_WITHOUT_REASON = frozenset({Case.POSSIBLE_DOUBLE})


def check_decision(case: str, choice: str, reason: str) -> None:
    """Refuse a decision that says too little.

    Raises:
        Invalid: `decision_unknown`, `reason_missing` (only who is who needs none).
    """
    if choice not in CHOICES.get(case, ()):
        raise Invalid("decision_unknown", field="choice")
    if choice != WITHDRAWN and case not in _WITHOUT_REASON and not reason.strip():
        raise Invalid("reason_missing", field="reason")


def open_cases(
    *,
    status: SeatStatus,
    identity: str,
    differences: tuple[str, ...],
    judgements: int,
    results: int,
    submitted: int,
    decided: frozenset[str],
) -> tuple[str, ...]:
    """Return the open cases of one person in a sitting, but those that need two rules or two people to be seen.

    Args:
        status: where the person stands.
        identity: how identity was established.
        differences: the questions with two current answers (`domain.sittings.open_differences`).
        judgements: how many current process evaluations there are.
        results: how many current results the attempt that counts has.
        submitted: how many attempts were handed in and not annulled.
        decided: the cases that a recorded decision settles.
    """
    table = (
        (identity == Identity.UNDER_RESERVE, Case.IDENTITY_DOCUMENT),
        (status is SeatStatus.STOPPED, Case.STOPPED),
        (status is SeatStatus.TAKEN and judgements == 0, Case.PROCESS_EVALUATION),
        (judgements > 1, Case.EVALUATIONS_DIFFER),
        (results > 1, Case.RESULTS_DIFFER),
        (submitted > 1, Case.TWO_ATTEMPTS),
    )
    found = (case.value for is_open, case in table if is_open and case not in decided)
    return (*open_differences(differences, status), *found)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Return two ids in their order, so that a pair is the same pair whoever is named first."""
    return (one, other) if one < other else (other, one)


def about_result(ref: EntryRef) -> str:
    """Return what a decision about a result names: its entry, so that a result scored anew opens the case again."""
    return f"{ref.chain_id}/{ref.seq}"
