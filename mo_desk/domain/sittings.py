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
