from __future__ import annotations

import pytest

from mo_desk.domain.errors import Conflict, Invalid, NotAllowed
from mo_desk.domain.sittings import NewSitting, SeatStatus
from tests.helpers.desks import LEADER_PASSPHRASE, PASSPHRASE, PIN, TODAY, OpenDay


def pin(day: OpenDay, typed: str):
    return day.catalog.supervision.check_pin(day.actor, day.sitting_id, typed)


def entries(day: OpenDay) -> int:
    return day.catalog.maintenance.device(day.actor).entries


def test_an_attempt_is_annulled_by_two_people_and_stays_visible(day: OpenDay) -> None:
    attempt = day.sit(day.people[0])

    day.catalog.supervision.annul(day.actor, attempt, "fraud", day.leader_id, LEADER_PASSPHRASE)

    row = day.result(day.people[0])
    assert (row.status, row.attempt_id, row.score) == (SeatStatus.ANNULLED, attempt, None)
    before = entries(day)
    day.catalog.supervision.annul(day.actor, attempt, "fraud", day.leader_id, LEADER_PASSPHRASE)
    assert entries(day) == before


def test_annulling_needs_another_person_with_their_own_passphrase_and_a_known_reason(day: OpenDay) -> None:
    attempt = day.sit(day.people[0])
    annul = day.catalog.supervision.annul

    with pytest.raises(Invalid, match="second_person_missing"):
        annul(day.actor, attempt, "fraud", day.actor.user_id, PASSPHRASE)
    with pytest.raises(NotAllowed, match="passphrase_wrong"):
        annul(day.actor, attempt, "fraud", day.leader_id, PASSPHRASE)
    with pytest.raises(Invalid, match="annul_reason_unknown"):
        annul(day.actor, attempt, "boredom", day.leader_id, LEADER_PASSPHRASE)

    assert day.result(day.people[0]).status is SeatStatus.TAKEN


def test_a_wrong_person_in_the_seat_is_put_right_by_two_people(day: OpenDay) -> None:
    attempt = day.sit(day.people[0], general=11, practical=30)

    day.catalog.supervision.reassign(
        day.actor, attempt, day.people[1], "zat op de verkeerde stoel", day.leader_id, LEADER_PASSPHRASE
    )

    for person in day.people[:2]:
        day.confirm(person)
    right = day.result(day.people[1])
    assert right.score is not None
    assert (right.attempt_id, right.score.points) == (attempt, 41)
    assert (day.result(day.people[0]).status, day.result(day.people[0]).score) == (SeatStatus.TO_DO, None)


def test_after_a_wrong_seat_each_counts_their_own_attempts(day: OpenDay) -> None:
    attempt = day.sit(day.people[0])
    day.catalog.supervision.reassign(
        day.actor, attempt, day.people[1], "verkeerde stoel", day.leader_id, LEADER_PASSPHRASE
    )

    day.sit(day.people[0])
    assert day.result(day.people[0]).attempt_number == 1

    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY,))
    day.sitting_id = day.catalog.sittings.prepare(day.actor, new).sitting_id
    day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)
    day.sit(day.people[1])
    assert day.result(day.people[1]).attempt_number == 2


def test_an_attempt_is_not_given_to_somebody_who_has_one(day: OpenDay) -> None:
    attempt = day.sit(day.people[0])
    day.sit(day.people[1])
    reassign = day.catalog.supervision.reassign

    with pytest.raises(Conflict, match="person_has_attempt"):
        reassign(day.actor, attempt, day.people[1], "verkeerd", day.leader_id, LEADER_PASSPHRASE)
    with pytest.raises(Invalid, match="reason_missing"):
        reassign(day.actor, attempt, day.people[2], " ", day.leader_id, LEADER_PASSPHRASE)


def test_the_pin_opens_the_exit(day: OpenDay) -> None:
    assert pin(day, PIN).ok


def test_wrong_pins_are_recorded_and_wait_at_most_half_a_minute(day: OpenDay) -> None:
    before = entries(day)
    waits = []
    for _ in range(1000):
        answer = pin(day, "000000")
        assert not answer.ok
        waits.append(answer.wait_seconds)
        day.clock.pass_seconds(answer.wait_seconds)

    assert waits[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert max(waits) == 30
    assert entries(day) == before + 1000
    assert pin(day, PIN).ok


def test_a_pin_typed_while_waiting_is_neither_judged_nor_counted(day: OpenDay) -> None:
    pin(day, "000000")
    before = entries(day)

    assert not pin(day, PIN).ok
    assert entries(day) == before

    day.clock.pass_seconds(1)
    assert pin(day, PIN).ok


def test_the_passphrase_is_accepted_at_any_moment_and_ends_the_waiting(day: OpenDay) -> None:
    for _ in range(12):
        day.clock.pass_seconds(pin(day, "000000").wait_seconds)
    pin(day, "000000")

    assert pin(day, PASSPHRASE).ok
    assert pin(day, PIN).ok


def test_setting_the_wall_clock_forward_shortens_no_wait(day: OpenDay) -> None:
    pin(day, "000000")
    pin(day, "000000")
    day.clock.set_wall(day.clock.at.replace(year=2036))

    assert not pin(day, PIN).ok


def test_the_pin_of_one_sitting_opens_nothing_else(day: OpenDay) -> None:
    assert not day.catalog.access.check_passphrase(day.actor, PIN)
    with pytest.raises(NotAllowed, match="passphrase_wrong"):
        day.catalog.evaluations.confirm(
            day.actor,
            day.group_id,
            day.people[0],
            {one.criterion: 2 for one in day.catalog.evaluations.rubric(day.actor).criteria},
            PIN,
        )
