"""Sittings (testmomenten): what is planned, and where each person on the roster stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import GroupId
from mo_desk.domain.questions import Standing


class SeatStatus(StrEnum):
    """Where one person stands: two statuses on the way, and the six of the control line."""

    TO_DO = "to_do"
    BUSY = "busy"
    TAKEN = "afgelegd"
    ABSENT = "afwezig"
    JUSTIFIED_ABSENCE = "verantwoord_afwezig"
    NOT_ADMITTED = "niet_toegelaten"
    STOPPED = "stopgezet"
    ANNULLED = "geannuleerd"


class Identity(StrEnum):
    """How identity was established."""

    SEEN = "seen"
    KNOWN_TO_TWO = "known_to_two"
    UNDER_RESERVE = "under_reserve"
    NOT_ADMITTED = "not_admitted"


INCIDENT_CATEGORIES = ("technical", "disturbance", "phone", "talking", "outside_help", "suspicion", "illness", "other")
INCIDENT_TEXT_LIMIT = 1000
ABSENCES = ("absent", "justified_absence", "")
ADMITTED = frozenset({Identity.SEEN, Identity.KNOWN_TO_TWO, Identity.UNDER_RESERVE})


@dataclass(frozen=True, slots=True)
class NewSitting:
    """What it takes to plan a sitting; `time_limit_minutes` 0 means no limit."""

    group_id: GroupId
    place: str
    country: str
    time_zone: str
    days: tuple[date, ...]
    time_limit_minutes: int = 0
    standing: Standing = Standing.PRACTICE


def check_new_sitting(new: NewSitting) -> None:
    """Refuse a plan that cannot be held.

    Raises:
        Invalid: `sitting_place_missing`, `sitting_days_missing`, `sitting_days_order`, `time_zone_unknown`,
            `time_limit_out_of_range` (10 to 480 minutes, or 0).
    """
    if not new.place.strip():
        raise Invalid("sitting_place_missing", field="place")
    if not new.days:
        raise Invalid("sitting_days_missing", field="days")
    if list(new.days) != sorted(set(new.days)):
        raise Invalid("sitting_days_order", field="days")
    try:
        ZoneInfo(new.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Invalid("time_zone_unknown", field="time_zone", value=new.time_zone[:40]) from error
    if new.time_limit_minutes != 0 and not 10 <= new.time_limit_minutes <= 480:
        raise Invalid("time_limit_out_of_range", field="time_limit_minutes")


def check_identity_record(outcome: str, document_kind: str, reason: str, *, second: bool) -> None:
    """Refuse an identity check that says too little; `second` tells whether another person stands beside the first.

    Raises:
        Invalid: `identity_outcome_unknown`, `document_kind_missing`, `second_person_missing`, `reason_missing`.
    """
    if outcome not in set(Identity):
        raise Invalid("identity_outcome_unknown", field="outcome")
    if outcome == Identity.SEEN and not document_kind:
        raise Invalid("document_kind_missing", field="document_kind")
    if outcome == Identity.KNOWN_TO_TWO and not second:
        raise Invalid("second_person_missing", field="second_by")
    if outcome == Identity.NOT_ADMITTED and not reason.strip():
        raise Invalid("reason_missing", field="reason")


def check_incident(category: str, text: str) -> None:
    """Refuse an incident that says nothing.

    Raises:
        Invalid: `incident_category_unknown`, `text_missing`, `text_too_long`.
    """
    if category not in INCIDENT_CATEGORIES:
        raise Invalid("incident_category_unknown", field="category")
    if not text.strip():
        raise Invalid("text_missing", field="text")
    if len(text) > INCIDENT_TEXT_LIMIT:
        raise Invalid("text_too_long", field="text", limit=INCIDENT_TEXT_LIMIT)


def language_for(wanted: str, available: tuple[str, ...]) -> str:
    """Return the test language of a person: the contact language where items exist in it, else Dutch."""
    return wanted if wanted in available else "nl"


def time_limit_for(seconds: int, accommodations: tuple[str, ...]) -> int:
    """Return one person's limit: half as much again with extra time (ours, until an agency says otherwise)."""
    return seconds * 3 // 2 if "extra_time" in accommodations else seconds


def open_differences(differences: tuple[str, ...], status: SeatStatus) -> tuple[str, ...]:
    """Return the differences that still matter: a plan until the test begins, an absence unless the test was taken or begun."""
    before = {SeatStatus.TO_DO, SeatStatus.ANNULLED}
    begun = {SeatStatus.BUSY, SeatStatus.TAKEN, SeatStatus.STOPPED}
    return tuple(
        one
        for one in differences
        if not ((one == "seat" and status not in before) or (one == "absence" and status in begun))
    )


def seat_status(identity: str, absence: str, attempts: tuple[AttemptState, ...]) -> SeatStatus:
    """Return where a person stands; a test that was taken outweighs an absence that was noted too."""
    counting = [attempt for attempt in attempts if not attempt.annulled]
    if any(attempt.submitted for attempt in counting):
        return SeatStatus.TAKEN
    if any(attempt.stopped for attempt in counting):
        return SeatStatus.STOPPED
    if counting:
        return SeatStatus.BUSY
    if identity == Identity.NOT_ADMITTED:
        return SeatStatus.NOT_ADMITTED
    if absence == "absent":
        return SeatStatus.ABSENT
    if absence == "justified_absence":
        return SeatStatus.JUSTIFIED_ABSENCE
    return SeatStatus.ANNULLED if attempts else SeatStatus.TO_DO
