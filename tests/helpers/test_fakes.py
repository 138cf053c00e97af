from __future__ import annotations

from datetime import timedelta

from tests.helpers.fakes import BEGIN, FakeClock, FakeIds, FixedRandomness


def test_both_hands_of_the_clock_move_with_time_and_only_the_wall_is_set() -> None:
    clock = FakeClock()

    clock.pass_seconds(7.3)
    assert (clock.now().at, clock.now().elapsed_ms) == (BEGIN + timedelta(seconds=7.3), 8300)

    clock.set_wall(BEGIN)
    assert (clock.now().at, clock.now().elapsed_ms) == (BEGIN, 8300)


def test_ids_are_new_every_time_and_the_same_in_every_run() -> None:
    assert [FakeIds("ab").new(), FakeIds("ab").new()] == ["ab" + "1".zfill(30)] * 2
    ids = FakeIds()
    assert len({ids.new() for _ in range(100)}) == 100


def test_chance_never_repeats_itself_and_is_the_same_in_every_run() -> None:
    chance = FixedRandomness("s")
    drawn = [chance(16) for _ in range(100)]

    assert len(set(drawn)) == 100
    assert {len(one) for one in drawn} == {16}
    assert drawn[0] == FixedRandomness("s")(16) != FixedRandomness("t")(16)
