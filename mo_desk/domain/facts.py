"""The facts: everything that can happen, each kind a frozen body with a stable name.

A body holds ids, codes and numbers, never a name; free text stands only in `observation_made` and `incident_reported`
(and the corrections of those). Corrections name the entries they replace. `Fact` is a body with its envelope, as
projections and queries of the journal see it. Once released a kind never changes its meaning; new fields have defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from mo_desk.domain.forms import FormItem
from mo_desk.domain.ids import (
    AttemptId,
    ChainId,
    DeviceId,
    EntryRef,
    FormId,
    GroupId,
    ItemId,
    OptionId,
    PaperId,
    PersonId,
    RubricId,
    RuleId,
    SittingId,
    UserId,
)
from mo_desk.domain.questions import Standing

Replaces = tuple[EntryRef, ...]


# --- the chain itself -------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ChainOpened:
    """The first entry of a chain. `reason` is init, restore or rollback; `follows_hash` names the head it goes on from."""

    kind: ClassVar[str] = "chain_opened"
    device_id: DeviceId
    device_key: str
    certificate_digest: str
    program_version: str
    reason: str
    follows: EntryRef | None = None
    follows_hash: str = ""


@dataclass(frozen=True, slots=True)
class CardPut:
    """A card was stored; the digest is salted by the entry's own salt in the chain."""

    kind: ClassVar[str] = "card_put"
    card_kind: str
    card_id: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class BodiesErased:
    """Bodies and salts about a subject were removed; `ground` is a code from the retention list."""

    kind: ClassVar[str] = "bodies_erased"
    subject_id: str
    kinds: tuple[str, ...]
    ground: str


# --- access and the laptop --------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in; `wrong_tries` counts the refused tries on this laptop since the last success."""

    kind: ClassVar[str] = "signed_in"
    wrong_tries: int


@dataclass(frozen=True, slots=True)
class PinRefused:
    """A wrong exit PIN was typed on the test screen."""

    kind: ClassVar[str] = "pin_refused"
    sitting_id: SittingId
    tries: int


@dataclass(frozen=True, slots=True)
class UserRemoved:
    """A user's key slot was deleted and the database got a new key."""

    kind: ClassVar[str] = "user_removed"
    user_id: UserId


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup was written and, when `tested`, opened again and verified."""

    kind: ClassVar[str] = "backup_made"
    place: str
    tested: bool


# --- forms and sittings -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class FormAssembled:
    """A form was made from the bank by a blueprint and sealed."""

    kind: ClassVar[str] = "form_assembled"
    form_id: FormId
    blueprint: str
    edition: str
    seed: int
    algorithm: str
    standing: Standing
    items: tuple[FormItem, ...]
    paper_digest: str = ""


@dataclass(frozen=True, slots=True)
class FormOpened:
    """A sealed half (`paper` or `key`) was opened, for delivery or for scoring."""

    kind: ClassVar[str] = "form_opened"
    form_id: FormId
    part: str
    purpose: str


@dataclass(frozen=True, slots=True)
class SittingPrepared:
    """A sitting was planned, or planned anew (`replaces`). `time_limit_seconds` 0 means none; days are local dates."""

    kind: ClassVar[str] = "sitting_prepared"
    sitting_id: SittingId
    group_id: GroupId
    place: str
    country: str
    time_zone: str
    days: tuple[date, ...]
    forms: tuple[FormId, ...]
    time_limit_seconds: int
    standing: Standing
    leader_id: UserId
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class SittingOpened:
    """A day of a sitting was opened at its place."""

    kind: ClassVar[str] = "sitting_opened"
    sitting_id: SittingId


@dataclass(frozen=True, slots=True)
class SittingClosed:
    """A day of a sitting was closed; the last one ends the sitting."""

    kind: ClassVar[str] = "sitting_closed"
    sitting_id: SittingId
    final: bool


@dataclass(frozen=True, slots=True)
class SeatPlanned:
    """A person's language, form and accommodations for a sitting; replanning replaces."""

    kind: ClassVar[str] = "seat_planned"
    sitting_id: SittingId
    person_id: PersonId
    language: str
    form_id: FormId
    accommodations: tuple[str, ...] = ()
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class IdentityChecked:
    """How identity was established: seen, known_to_two, under_reserve or not_admitted; the document's kind, never its number."""

    kind: ClassVar[str] = "identity_checked"
    sitting_id: SittingId
    person_id: PersonId
    outcome: str
    document_kind: str = ""
    second_by: UserId | None = None
    reason: str = ""
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class AbsenceRecorded:
    """Somebody on the roster did not take the test: absent or justified_absence; empty takes it back."""

    kind: ClassVar[str] = "absence_recorded"
    sitting_id: SittingId
    person_id: PersonId
    absence: str
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class IncidentReported:
    """Something happened in the room; `category` is a code, `text` is free."""

    kind: ClassVar[str] = "incident_reported"
    sitting_id: SittingId
    category: str
    text: str
    person_id: PersonId | None = None


# --- attempts ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AttemptStarted:
    """The first real question was shown. The rule is that of this day; `order_seed` fixes item and option order."""

    kind: ClassVar[str] = "attempt_started"
    attempt_id: AttemptId
    sitting_id: SittingId
    person_id: PersonId
    form_id: FormId
    language: str
    order_seed: str
    rule_id: RuleId
    standing: Standing
    attempt_number: int
    time_limit_seconds: int = 0


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An option was chosen, bound to its id; `language` is the one on the screen."""

    kind: ClassVar[str] = "answer_given"
    attempt_id: AttemptId
    item_id: ItemId
    option_id: OptionId
    language: str
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class AttemptResumed:
    """The attempt went on after an interruption; `used_seconds` is the time used so far by the cursor."""

    kind: ClassVar[str] = "attempt_resumed"
    attempt_id: AttemptId
    used_seconds: int
    reason: str


@dataclass(frozen=True, slots=True)
class FocusLost:
    """The test screen lost the focus, or was left with the PIN (`cause`)."""

    kind: ClassVar[str] = "focus_lost"
    attempt_id: AttemptId
    cause: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class AttemptSubmitted:
    """The participant handed in, or the time was over (`cause`: handed_in, time_over, by_leader)."""

    kind: ClassVar[str] = "attempt_submitted"
    attempt_id: AttemptId
    used_seconds: int
    unanswered: int
    cause: str


@dataclass(frozen=True, slots=True)
class AttemptStopped:
    """The attempt was broken off with consent; choices are kept, nothing is scored."""

    kind: ClassVar[str] = "attempt_stopped"
    attempt_id: AttemptId
    reason: str
    used_seconds: int


@dataclass(frozen=True, slots=True)
class AttemptAnnulled:
    """The attempt does not count (wrong_person, fraud, technical), by two named people; it stays visible."""

    kind: ClassVar[str] = "attempt_annulled"
    attempt_id: AttemptId
    reason: str
    second_by: UserId


@dataclass(frozen=True, slots=True)
class AttemptReassigned:
    """The wrong person sat in the seat: the attempt belongs to another person, by two named people."""

    kind: ClassVar[str] = "attempt_reassigned"
    attempt_id: AttemptId
    person_id: PersonId
    reason: str
    second_by: UserId


@dataclass(frozen=True, slots=True)
class BlockPoints:
    """Points in one part: of a block or of a theme."""

    name: str
    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ResultScored:
    """A score under a rule. `verdict` is passed, not_passed or undetermined; `replaces` names the result it corrects."""

    kind: ClassVar[str] = "result_scored"
    attempt_id: AttemptId
    person_id: PersonId
    sitting_id: SittingId
    form_id: FormId
    rule_id: RuleId
    standing: Standing
    points: int
    maximum: int
    needed: int
    verdict: str
    unanswered: int
    blocks: tuple[BlockPoints, ...]
    themes: tuple[BlockPoints, ...]
    key_digest: str
    replaces: Replaces = ()


@dataclass(frozen=True, slots=True)
class KeyCorrected:
    """An item of a form was found faulty: another option is right from now on, for every result of that form."""

    kind: ClassVar[str] = "key_corrected"
    form_id: FormId
    item_id: ItemId
    option_id: OptionId
    reason: str
    replaces: Replaces = ()


# --- decisions --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CaseDecided:
    """A person settled an open case (`domain.decisions`): two possible doubles, a broken-off test, a conflict of rules.

    `subject_id` and `other_id` name what it is about: both people in the order of their ids, the attempt alone, or the attempt
    and its result. An empty choice opens the case again.
    """

    kind: ClassVar[str] = "case_decided"
    case: str
    subject_id: str
    other_id: str
    choice: str
    reason: str = ""
    replaces: Replaces = ()


# --- process evaluation -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ObservationMade:
    """A short note (vaststelling) about a person in a group, against a criterion or none."""

    kind: ClassVar[str] = "observation_made"
    person_id: PersonId
    group_id: GroupId
    on: date
    criterion: str
    text: str
    replaces: Replaces = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationConfirmed:
    """The judgement, signed by its fact and the checkpoint after it. A new version names the old and says why."""

    kind: ClassVar[str] = "evaluation_confirmed"
    person_id: PersonId
    group_id: GroupId
    rubric_id: RubricId
    rubric_version: int
    levels: tuple[tuple[str, int], ...]
    points: int
    maximum: int
    verdict: str
    replaces: Replaces = ()
    reason: str = ""


# --- lessons ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class LessonGiven:
    """A lesson was presented to a group on a day, up to a step (counted from 1) of its plan; `finished` at its end."""

    kind: ClassVar[str] = "lesson_given"
    group_id: GroupId
    lesson_id: str
    lesson_version: int
    on: date
    step: int
    finished: bool
    languages: tuple[str, ...] = ()


# --- papers and exports -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class PaperPrinted:
    """A paper left the desk: its kind (provisional, slip, report), its number, the fact it rests on."""

    kind: ClassVar[str] = "paper_printed"
    paper_id: PaperId
    paper_kind: str
    number: str
    person_id: PersonId | None
    sitting_id: SittingId
    standing: Standing
    copy: int = 1


@dataclass(frozen=True, slots=True)
class WorkbookExported:
    """A results workbook was written; `fingerprint` maps each cell that could change to its value's digest."""

    kind: ClassVar[str] = "workbook_exported"
    sitting_id: SittingId
    version: int
    profile: str
    digest: str


Body = (
    ChainOpened | CardPut | BodiesErased | SignedIn | PinRefused | UserRemoved | BackupMade | FormAssembled | FormOpened
    | SittingPrepared | SittingOpened | SittingClosed | SeatPlanned | IdentityChecked | AbsenceRecorded | IncidentReported
    | AttemptStarted | AnswerGiven | AttemptResumed | FocusLost | AttemptSubmitted | AttemptStopped | AttemptAnnulled
    | AttemptReassigned | ResultScored | KeyCorrected | CaseDecided | ObservationMade | EvaluationConfirmed | LessonGiven
    | PaperPrinted | WorkbookExported
)  # fmt: skip

KINDS: dict[str, type[Body]] = {body.kind: body for body in Body.__args__}


@dataclass(frozen=True, slots=True)
class Fact:
    """A body with its envelope. `body` is None when it was erased."""

    ref: EntryRef
    kind: str
    subject_id: str
    actor_id: UserId
    at: datetime
    run_id: str
    elapsed_ms: int
    body: Body | None = field(default=None)

    @property
    def chain_id(self) -> ChainId:
        """Return the chain the fact stands in."""
        return self.ref.chain_id
