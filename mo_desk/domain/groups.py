"""Course groups and who is enrolled in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mo_desk.domain.ids import PersonId, UserId


@dataclass(frozen=True, slots=True)
class Member:
    """One enrolment; `withdrawn_on` is set when the person left the course (uitschrijving), the row stays."""

    person_id: PersonId
    enrolled_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The body of a group card. `language` is the course language, a BCP 47 tag; `country` an ISO 3166 code."""

    course_number: str
    language: str
    place: str
    country: str = "BE"
    starts_on: date | None = None
    ends_on: date | None = None
    trainer_id: UserId | None = None
    agency: str = ""
    members: tuple[Member, ...] = ()
