"""Groups as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId, PersonId


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line in the list of groups."""

    group_id: GroupId
    course_number: str
    language: str
    place: str
    starts_on: date | None
    ends_on: date | None
    members: int
    to_confirm: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One enrolled person in a group."""

    person_id: PersonId
    display_name: str
    birth_date: str
    contact_language: str
    agency_number: str
    accommodations: tuple[str, ...]
    to_confirm: bool
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group with its members, by name."""

    group_id: GroupId
    version: int
    group: Group
    members: tuple[MemberRow, ...]
