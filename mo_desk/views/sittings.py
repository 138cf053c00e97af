"""Sittings (testmomenten) and the seats in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mo_desk.domain.ids import AttemptId, FormId, GroupId, PersonId, SittingId
from mo_desk.domain.questions import Standing
from mo_desk.domain.sittings import SeatStatus


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A line in the list of sittings."""

    sitting_id: SittingId
    group_id: GroupId
    course_number: str
    language: str
    place: str
    days: tuple[date, ...]
    standing: Standing
    open: bool
    closed: bool
    seats: int
    done: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One person in a sitting. `identity` is empty until checked; `attempt_id` names the attempt that counts or runs."""

    person_id: PersonId
    display_name: str
    greeting_name: str
    language: str
    form_id: FormId | None
    accommodations: tuple[str, ...]
    identity: str
    document_kind: str
    status: SeatStatus
    attempt_id: AttemptId | None
    answered: int
    questions: int
    used_seconds: int
    to_decide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormUse:
    """How often a form was used in a sitting."""

    form_id: FormId
    label: str
    times: int


@dataclass(frozen=True, slots=True)
class SittingView:
    """One sitting with its seats, in name order."""

    sitting_id: SittingId
    group_id: GroupId
    course_number: str
    language: str
    place: str
    country: str
    time_zone: str
    days: tuple[date, ...]
    standing: Standing
    time_limit_seconds: int
    leader_id: str
    open: bool
    closed: bool
    opened_at: datetime | None
    closed_at: datetime | None
    languages: tuple[str, ...]
    forms: tuple[FormUse, ...]
    seats: tuple[SeatRow, ...]
