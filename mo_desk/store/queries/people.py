"""Reads of people: lists, search, matching of a roster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from mo_desk.domain.doubles import Known
from mo_desk.domain.ids import PersonId
from mo_desk.domain.naming import fold, masked_national_number
from mo_desk.store.models.people import Enrolment, GroupRow, PersonRow, is_member
from mo_desk.store.queries.decisions import gone, has_history, joined
from mo_desk.views import people as views
from mo_desk.views.decisions import DoubleSide

_YEAR, _MONTH = len("1990"), len("1990-05")


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """What identifies a person when a roster is compared with what is known; `person_id` is who stayed after a join."""

    person_id: PersonId
    display_name: str
    sort_name: str
    birth_date: str
    national_number: str
    agency_number: str

    @property
    def known(self) -> Known:
        """Return what is compared when a person may be known twice."""
        return Known(self.display_name, self.birth_date, self.national_number, self.agency_number)


def list_people(
    connection: Connection, search: str, limit: int, groups: frozenset[str] | None
) -> tuple[views.PersonRow, ...]:
    """Return people by name; `groups` limits to members of those groups (partner abroad), None means everyone."""
    query = (
        select(PersonRow)
        .where(*_conditions(search, groups))
        .order_by(PersonRow.sort_name, PersonRow.person_id)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    numbers = _course_numbers(connection, [row.person_id for row in rows])
    return tuple(
        views.PersonRow(
            person_id=PersonId(row.person_id),
            display_name=row.display_name,
            birth_date=row.birth_date,
            agency_number=row.agency_number,
            national_number=masked_national_number(row.national_number),
            contact_language=row.contact_language,
            groups=", ".join(numbers.get(row.person_id, ())),
            to_confirm=row.to_confirm,
        )
        for row in rows
    )


def count_people(connection: Connection, search: str, groups: frozenset[str] | None) -> int:
    """Return how many people the list would hold without a limit."""
    query = select(func.count()).select_from(PersonRow).where(*_conditions(search, groups))
    return connection.execute(query).scalar_one()


def count_to_confirm(connection: Connection) -> int:
    """Return how many people were added by hand and are on no list yet."""
    query = select(func.count()).select_from(PersonRow).where(PersonRow.to_confirm, PersonRow.person_id.not_in(gone()))
    return connection.execute(query).scalar_one()


def list_matches(connection: Connection, rows: Iterable[tuple[str, str, str, str]]) -> tuple[PersonMatch, ...]:
    """Return everyone who shares a number, the name, or a birth date that may be the same with one of the rows.

    `rows` holds (sort name, birth date, national number, agency number) of each row of a roster.
    """
    wanted = tuple(rows)
    nationals = {row[2] for row in wanted if row[2]}
    agencies = {row[3] for row in wanted if row[3]}
    births = {row[1] for row in wanted if row[1]}
    less_exact = {f"{birth[:length]}{'-00' * zeros}" for birth in births for length, zeros in ((_MONTH, 1), (_YEAR, 2))}
    months = {birth[:_MONTH] for birth in births if birth.endswith("-00")}
    years = {birth[:_YEAR] for birth in births if birth.endswith("-00-00")}
    names = {row[0] for row in wanted if row[0]}
    query = select(PersonRow).where(
        PersonRow.national_number.in_(nationals)
        | PersonRow.agency_number.in_(agencies)
        | PersonRow.birth_date.in_(births | less_exact)
        | func.substr(PersonRow.birth_date, 1, _MONTH).in_(months)
        | func.substr(PersonRow.birth_date, 1, _YEAR).in_(years)
        | PersonRow.sort_name.in_(names)
    )
    stays = joined(connection)
    return tuple(
        PersonMatch(
            stays.get(PersonId(row.person_id), PersonId(row.person_id)),
            row.display_name,
            row.sort_name,
            row.birth_date,
            row.national_number,
            row.agency_number,
        )
        for row in connection.execute(query)
    )


def list_known(connection: Connection) -> tuple[PersonMatch, ...]:
    """Return everyone who may be known twice: with a birth date or a number, and not joined with another person yet."""
    query = (
        select(PersonRow)
        .where(
            PersonRow.person_id.not_in(gone()),
            (PersonRow.birth_date != "") | (PersonRow.agency_number != "") | (PersonRow.national_number != ""),
        )
        .order_by(PersonRow.sort_name, PersonRow.person_id)
    )
    return tuple(
        PersonMatch(
            PersonId(row.person_id),
            row.display_name,
            row.sort_name,
            row.birth_date,
            row.national_number,
            row.agency_number,
        )
        for row in connection.execute(query)
    )


def double_sides(connection: Connection, person_ids: Iterable[str]) -> tuple[DoubleSide, ...]:
    """Return people as they stand beside each other when they may be one, in the order asked; unknown ones are left out."""
    wanted = list(person_ids)
    numbers = _course_numbers(connection, wanted)
    found = {
        row.person_id: DoubleSide(
            person_id=PersonId(row.person_id),
            display_name=row.display_name,
            birth_date=row.birth_date,
            national_number=masked_national_number(row.national_number),
            agency_number=row.agency_number,
            contact_language=row.contact_language,
            groups=", ".join(numbers.get(row.person_id, ())),
            to_confirm=row.to_confirm,
            has_history=has_history(connection, PersonId(row.person_id)),
        )
        for row in connection.execute(select(PersonRow).where(PersonRow.person_id.in_(wanted)))
    }
    return tuple(found[person] for person in wanted if person in found)


def greeting_names(connection: Connection, person_ids: Iterable[str]) -> Mapping[PersonId, tuple[str, str]]:
    """Return (display name, greeting name) by person, in the order of lists by name."""
    query = (
        select(PersonRow.person_id, PersonRow.display_name, PersonRow.greeting_name)
        .where(PersonRow.person_id.in_(set(person_ids)))
        .order_by(PersonRow.sort_name, PersonRow.person_id)
    )
    return {PersonId(row.person_id): (row.display_name, row.greeting_name) for row in connection.execute(query)}


def _conditions(search: str, groups: frozenset[str] | None) -> list[ColumnElement[bool]]:
    conditions = [PersonRow.search_text.contains(word, autoescape=True) for word in fold(search).split()]
    conditions.append(PersonRow.person_id.not_in(gone()))
    if groups is not None:
        members = select(Enrolment.person_id).where(Enrolment.group_id.in_(groups), is_member())
        conditions.append(PersonRow.person_id.in_(members))
    return conditions


def _course_numbers(connection: Connection, person_ids: list[str]) -> Mapping[str, list[str]]:
    query = (
        select(Enrolment.person_id, GroupRow.course_number)
        .join(GroupRow, GroupRow.group_id == Enrolment.group_id)
        .where(Enrolment.person_id.in_(person_ids), is_member(), Enrolment.withdrawn_on.is_(None))
        .order_by(GroupRow.course_number)
    )
    numbers: dict[str, list[str]] = {}
    for row in connection.execute(query):
        numbers.setdefault(row.person_id, []).append(row.course_number)
    return numbers
