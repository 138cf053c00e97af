from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mo_desk.domain.errors import Conflict, Invalid, NotFound
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId
from tests.helpers.desks import OpenDay

GROUP = Group("2026-200", "fr", "Gent", starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("group", "code"),
    [
        (replace(GROUP, course_number="  "), "course_number_missing"),
        (replace(GROUP, language=""), "language_missing"),
        (replace(GROUP, ends_on=date(2026, 9, 1)), "group_dates_order"),
        (replace(GROUP, course_number="2026-117"), "course_number_taken"),
    ],
)
def test_a_group_that_cannot_be_is_refused(day: OpenDay, group: Group, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        day.catalog.groups.save_group(day.actor, None, 0, group)


def test_an_edited_group_keeps_its_members_and_a_stale_edit_is_a_conflict(day: OpenDay) -> None:
    groups, actor = day.catalog.groups, day.actor
    before = groups.get_group(actor, day.group_id)

    after = groups.save_group(actor, day.group_id, before.version, replace(before.group, place="Hasselt", members=()))

    assert (after.group.place, len(after.members)) == ("Hasselt", 4)
    with pytest.raises(Conflict, match="card_changed"):
        groups.save_group(actor, day.group_id, before.version, before.group)


def test_enrolling_twice_keeps_one_seat_and_withdrawing_keeps_the_row(day: OpenDay) -> None:
    groups, actor, person = day.catalog.groups, day.actor, day.people[0]

    groups.withdraw(actor, day.group_id, person, date(2026, 11, 20))
    withdrawn = {row.person_id: row.withdrawn_on for row in groups.get_group(actor, day.group_id).members}
    groups.enrol(actor, day.group_id, person)
    groups.enrol(actor, day.group_id, person)

    assert withdrawn[person] == date(2026, 11, 20)
    back = [row for row in groups.get_group(actor, day.group_id).members if row.person_id == person]
    assert [row.withdrawn_on for row in back] == [None]


def test_enrolling_again_changes_nothing_and_writes_nothing(day: OpenDay) -> None:
    before = day.catalog.maintenance.device(day.actor).entries
    version = day.catalog.groups.get_group(day.actor, day.group_id).version

    day.catalog.groups.enrol(day.actor, day.group_id, day.people[0])

    assert day.catalog.maintenance.device(day.actor).entries == before
    assert day.catalog.groups.get_group(day.actor, day.group_id).version == version


def test_groups_are_searched_by_number_and_place(day: OpenDay) -> None:
    day.catalog.groups.save_group(day.actor, None, 0, GROUP)

    def numbers(search: str) -> list[str]:
        return [row.course_number for row in day.catalog.groups.list_groups(day.actor, search)]

    assert numbers("") == ["2026-200", "2026-117"]
    assert numbers("gent") == ["2026-200"]
    assert numbers("117") == ["2026-117"]
    assert numbers("%") == []


def test_an_unknown_group_is_not_found(day: OpenDay) -> None:
    with pytest.raises(NotFound, match="group_unknown"):
        day.catalog.groups.get_group(day.actor, GroupId("f" * 32))
