"""People as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line in a list of people; `national_number` is masked (`**.**.**-***.12`)."""

    person_id: PersonId
    display_name: str
    birth_date: str
    agency_number: str
    national_number: str
    contact_language: str
    groups: str
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person, whole, with the version to edit from."""

    person_id: PersonId
    version: int
    person: Person
    owner: str
    adopted_by: str


@dataclass(frozen=True, slots=True)
class PersonVersionRow:
    """One earlier state of a person card: who changed what, when."""

    version: int
    at: str
    actor: str
    changed: tuple[str, ...]
