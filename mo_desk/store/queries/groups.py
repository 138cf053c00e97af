"""Reads of groups and their members."""

from __future__ import annotations

from sqlalchemy import Connection, and_, case, func, select

from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.naming import fold
from mo_desk.store.models.people import Enrolment, GroupRow, PersonRow, is_member
from mo_desk.views import groups as views


def list_groups(connection: Connection, search: str, groups: frozenset[str] | None) -> tuple[views.GroupRow, ...]:
    """Return groups, newest start first; `groups` limits to those ids, None means all."""
    active = and_(is_member(), Enrolment.withdrawn_on.is_(None))
    query = (
        select(
            GroupRow,
            func.count(case((active, Enrolment.person_id))).label("members"),
            func.count(case((and_(active, PersonRow.to_confirm), Enrolment.person_id))).label("to_confirm"),
        )
        .outerjoin(Enrolment, Enrolment.group_id == GroupRow.group_id)
        .outerjoin(PersonRow, PersonRow.person_id == Enrolment.person_id)
        .group_by(*GroupRow.__table__.columns)
        .order_by(GroupRow.starts_on.desc(), GroupRow.course_number)
    )
    for word in fold(search).split():
        query = query.where(GroupRow.search_text.contains(word, autoescape=True))
    if groups is not None:
        query = query.where(GroupRow.group_id.in_(groups))
    return tuple(
        views.GroupRow(
            group_id=GroupId(row.group_id),
            course_number=row.course_number,
            language=row.language,
            place=row.place,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            members=row.members,
            to_confirm=row.to_confirm,
        )
        for row in connection.execute(query)
    )


def list_members(connection: Connection, group_id: GroupId) -> tuple[views.MemberRow, ...]:
    """Return everyone ever enrolled in a group and not struck off, by name."""
    query = (
        select(PersonRow, Enrolment.withdrawn_on)
        .join(Enrolment, Enrolment.person_id == PersonRow.person_id)
        .where(Enrolment.group_id == group_id, is_member())
        .order_by(PersonRow.sort_name, PersonRow.person_id)
    )
    return tuple(
        views.MemberRow(
            person_id=PersonId(row.person_id),
            display_name=row.display_name,
            birth_date=row.birth_date,
            contact_language=row.contact_language,
            agency_number=row.agency_number,
            accommodations=tuple(row.accommodations.split()),
            to_confirm=row.to_confirm,
            withdrawn_on=row.withdrawn_on,
        )
        for row in connection.execute(query)
    )


def groups_of(connection: Connection, person_id: PersonId) -> tuple[GroupId, ...]:
    """Return the groups in which somebody is, or was, enrolled."""
    query = select(Enrolment.group_id).where(Enrolment.person_id == person_id, is_member()).order_by(Enrolment.group_id)
    return tuple(GroupId(group) for group in connection.execute(query).scalars())


def find_by_course_number(connection: Connection, course_number: str) -> GroupId | None:
    """Return the group with this course number, if there is one."""
    query = select(GroupRow.group_id).where(GroupRow.course_number == course_number).limit(1)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else GroupId(found)
