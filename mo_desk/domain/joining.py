"""Joining two cards of one person: the one who stays takes over what it lacks, and the other's places in groups."""

from __future__ import annotations

from dataclasses import fields, replace

from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person


def joined_person(stays: Person, goes: Person) -> Person:
    """Return the person who stays, completed where nothing was known; a list that knows either confirms both."""
    empty = Person(family_name="")
    taken = {
        field.name: getattr(goes, field.name)
        for field in fields(Person)
        if getattr(stays, field.name) == getattr(empty, field.name)
    }
    return replace(stays, **{**taken, "to_confirm": stays.to_confirm and goes.to_confirm})


def joined_group(group: Group, stays: PersonId, goes: PersonId) -> Group:
    """Return the group with one enrolment for the two: the earliest start, and left only when both had left."""
    mine = [member for member in group.members if member.person_id in {stays, goes}]
    if not any(member.person_id == goes for member in mine):
        return group
    left = [member.withdrawn_on for member in mine if member.withdrawn_on is not None]
    one = Member(
        stays,
        min(member.enrolled_on for member in mine),
        max(left) if len(left) == len(mine) else None,
    )
    members: list[Member] = []
    for member in group.members:
        if member.person_id not in {stays, goes}:
            members.append(member)
        elif member == mine[0]:
            members.append(one)
    return replace(group, members=tuple(members))
