"""Results: one row a person on the roster, the same for screen, workbook and paper.

`ResultRow` is made by one query (`store.queries.results`). Withheld scores (the reader must still confirm this person's
process evaluation, or identity is under reserve) come out of the service as None with the reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from mo_desk.domain.ids import AttemptId, EntryRef, FormId, GroupId, PersonId, RuleId, SittingId
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus


@dataclass(frozen=True, slots=True)
class PartScore:
    """Points in a block or a theme."""

    name: str
    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A test result with its rule and the sentence that explains it."""

    points: int
    maximum: int
    needed: int
    verdict: str
    rule_id: RuleId
    sentence: str
    blocks: tuple[PartScore, ...]
    themes: tuple[PartScore, ...]
    unanswered: int


@dataclass(frozen=True, slots=True)
class ScoredOnce:
    """One result of an attempt as it was stored at a moment; `reason` of a correction only for who may correct a key."""

    ref: EntryRef
    at: datetime
    points: int
    maximum: int
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecidedView:
    """What a person decided about a case of this row, when, and why."""

    case: str
    choice: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class EvaluationSummary:
    """The confirmed process evaluation that is current; `differs` when two current versions exist."""

    points: int
    maximum: int
    verdict: str
    confirmed_at: datetime
    assessor: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """The proposed outcome of MO (achieved, not_achieved, undetermined), what is missing, and a sentence."""

    outcome: str
    missing: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """Everything known of one person on the roster of a sitting.

    `score` is None when there is none or when it is withheld; then `withheld` holds the reason code
    (`evaluation_unconfirmed`, `identity_under_reserve`). `sync` is only_here, sent, received or checked. `result_ref` is the entry
    of the current result, when it may be seen, and `history` every
    result in order of time, the current one last, when there was more than one and the score may be seen.
    """

    number: int
    person_id: PersonId
    display_name: str
    birth_date: str
    agency_number: str
    national_number: str
    contact_language: str
    test_language: str
    form_id: FormId | None
    form_label: str
    attempt_id: AttemptId | None
    attempt_number: int
    day: date | None
    started_at: datetime | None
    submitted_at: datetime | None
    minutes: int | None
    status: SeatStatus
    identity: str
    score: ScoreView | None
    withheld: str
    evaluation: EvaluationSummary | None
    outcome: OutcomeView
    accommodations: bool
    incidents: int
    fee_status: str
    paper_number: str
    sync: str
    received_at: datetime | None
    other_rule: str = ""
    to_decide: tuple[str, ...] = ()
    decided: tuple[DecidedView, ...] = ()
    result_ref: EntryRef | None = None
    history: tuple[ScoredOnce, ...] = ()

    def told_otherwise(self, ref: EntryRef, printed_at: datetime) -> bool:
        """Say whether a paper shows another score or verdict than the result that is current now.

        In one chain the order of the entries tells which result the paper rests on, otherwise the clocks do.
        """
        then = [
            one
            for one in self.history
            if (one.ref.seq < ref.seq if one.ref.chain_id == ref.chain_id else one.at <= printed_at)
        ]
        return bool(then) and (then[-1].points, then[-1].verdict) != (self.history[-1].points, self.history[-1].verdict)


@dataclass(frozen=True, slots=True)
class ControlLine:
    """The sum that must add up: enrolled against the statuses."""

    enrolled: int
    taken: int
    absent: int
    justified_absence: int
    not_admitted: int
    stopped: int
    annulled: int

    @property
    def open(self) -> int:
        """Return how many people have no final status yet; 0 when the line adds up."""
        return self.enrolled - (
            self.taken + self.absent + self.justified_absence + self.not_admitted + self.stopped + self.annulled
        )


def control_line(rows: tuple[ResultRow, ...]) -> ControlLine:
    """Count the statuses of everyone on the roster."""
    count = Counter(row.status for row in rows)
    return ControlLine(
        enrolled=len(rows),
        taken=count[SeatStatus.TAKEN],
        absent=count[SeatStatus.ABSENT],
        justified_absence=count[SeatStatus.JUSTIFIED_ABSENCE],
        not_admitted=count[SeatStatus.NOT_ADMITTED],
        stopped=count[SeatStatus.STOPPED],
        annulled=count[SeatStatus.ANNULLED],
    )


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of a sitting."""

    at: datetime
    category: str
    text: str
    display_name: str
    reported_by: str


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The results of one sitting: head facts, control line, rows, incidents."""

    sitting_id: SittingId
    group_id: GroupId
    agency: str
    course_number: str
    language: str
    place: str
    country: str
    time_zone: str
    days: tuple[date, ...]
    standing: Standing
    leader: str
    rule_id: RuleId
    rule_title: str
    rule_valid_from: date
    rule_certainty: str
    rule_sentence: str
    control: ControlLine
    rows: tuple[ResultRow, ...]
    incidents: tuple[IncidentRow, ...]
    form_uses: tuple[tuple[str, int], ...]
    confirmed_share: tuple[int, int]
    head_code: str
    made_at: datetime
    made_by: str
