"""Who sees which rooms; the services refuse anyway."""

from __future__ import annotations

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.ids import UserId
from mo_desk.ui.shell.rooms import rooms

EVERYTHING = ["today", "groups", "lessons", "sittings", "evaluations", "results", "sync", "device"]


def names(kit, day, *roles: Role) -> list[str]:
    actor = Actor(UserId("u" * 32), frozenset(roles))
    return [room.name for room in rooms(day.catalog, actor, kit) if not room.under]


def without_entry(kit, day, *roles: Role) -> dict[str, str]:
    actor = Actor(UserId("u" * 32), frozenset(roles))
    return {room.name: room.under for room in rooms(day.catalog, actor, kit) if room.under}


def test_a_coordinator_enters_every_room_in_the_order_of_the_sidebar(kit, blank):
    assert names(kit, blank, Role.COORDINATOR) == EVERYTHING


def test_pages_without_an_entry_stand_under_one_and_only_a_coordinator_comes_to_the_keys(kit, blank):
    assert without_entry(kit, blank, Role.COORDINATOR) == {"corrections": "results", "decisions": "today"}
    assert without_entry(kit, blank, Role.TRAINER) == {"decisions": "today"}
    assert without_entry(kit, blank, Role.TEST_LEADER) == {"decisions": "today"}
    assert without_entry(kit, blank, Role.PARTNER) == {}


def test_a_partner_abroad_sees_no_scores_and_sends_nothing(kit, blank):
    assert names(kit, blank, Role.PARTNER) == ["today", "groups", "lessons", "device"]


def test_a_trainer_enters_no_room_that_would_refuse_everything(kit, blank):
    there = rooms(blank.catalog, blank.trainer, kit)

    assert all(room.needs is None or blank.trainer.may(room.needs) for room in there)


def test_this_laptop_and_sending_stand_apart(kit, blank):
    assert [room.name for room in rooms(blank.catalog, blank.actor, kit) if room.apart] == ["sync"]
