"""Attempts (afnames): one person's taking of the test, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.ids import AttemptId, EntryRef, FormId, PersonId, RuleId, SittingId


class SubmitCause(StrEnum):
    """Why an attempt ended in a score."""

    HANDED_IN = "handed_in"
    TIME_OVER = "time_over"
    BY_LEADER = "by_leader"


class AnnulReason(StrEnum):
    """Why an attempt does not count."""

    WRONG_PERSON = "wrong_person"
    FRAUD = "fraud"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class AttemptState:
    """An attempt with what happened to it; times in milliseconds since 1970 UTC, None while it did not happen.

    `person_id` is the person it belongs to now, also after a wrong person in the seat was put right.
    """

    attempt_id: AttemptId
    sitting_id: SittingId
    person_id: PersonId
    form_id: FormId
    language: str
    order_seed: str
    rule_id: RuleId
    standing: str
    number: int
    time_limit_seconds: int
    started: EntryRef
    started_at_ms: int
    submitted_at_ms: int | None = None
    submitted_ref: EntryRef | None = None
    stopped_at_ms: int | None = None
    annulled_at_ms: int | None = None
    annul_reason: str = ""
    used_seconds: int = 0
    answered: int = 0

    @property
    def submitted(self) -> bool:
        """Say whether it was handed in."""
        return self.submitted_at_ms is not None

    @property
    def stopped(self) -> bool:
        """Say whether it was broken off."""
        return self.stopped_at_ms is not None

    @property
    def annulled(self) -> bool:
        """Say whether it does not count."""
        return self.annulled_at_ms is not None

    @property
    def running(self) -> bool:
        """Say whether it can still go on."""
        return not (self.submitted or self.stopped or self.annulled)


def that_counts(attempts: tuple[AttemptState, ...]) -> AttemptState | None:
    """Return the attempt that counts for a person in a sitting: handed in, else running, else the last of any kind."""
    live = [attempt for attempt in attempts if not attempt.annulled]
    for chosen in (
        [attempt for attempt in live if attempt.submitted],
        [attempt for attempt in live if attempt.running],
        live,
        list(attempts),
    ):
        if chosen:
            return max(chosen, key=lambda attempt: (attempt.started_at_ms, attempt.attempt_id))
    return None
