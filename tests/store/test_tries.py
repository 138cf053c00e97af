from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Refused
from mo_desk.store.tries import LONGEST_PIN_SECONDS, Tries


@dataclass
class Hands:
    """A clock whose two hands are set by the test: the wall's, and the run's."""

    at: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    run_id: str = "run-1"
    elapsed_ms: int = 5000

    def now(self) -> Moment:
        return Moment(self.at, self.run_id, self.elapsed_ms)

    def pass_seconds(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.elapsed_ms += int(seconds * 1000)

    def restart(self) -> None:
        self.run_id, self.elapsed_ms = self.run_id + "x", 100


def try_wrong(tries: Tries, clock: Hands, times: int) -> list[int]:
    waits = []
    for _ in range(times):
        clock.pass_seconds(tries.wait_seconds())
        tries.begin()
        waits.append(tries.wait_seconds())
    return waits


def test_the_wait_doubles_from_the_third_wrong_try_and_stops_at_a_minute(tmp_path):
    clock = Hands()

    waits = try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 11)

    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_kiosk_pin_never_waits_longer_than_half_a_minute(tmp_path):
    clock = Hands()

    waits = try_wrong(Tries(tmp_path / "pin.toml", clock, longest_seconds=LONGEST_PIN_SECONDS), clock, 1000)

    assert max(waits) == 30


def test_a_try_before_its_time_is_refused_and_not_counted(tmp_path):
    clock = Hands()
    tries = Tries(tmp_path / "tries.toml", clock)
    try_wrong(tries, clock, 4)
    clock.pass_seconds(0.5)

    with pytest.raises(Refused, match="wait_before_retry") as refused:
        tries.begin()

    assert refused.value.params == {"seconds": 2}
    assert tries.wrong == 4


def test_a_right_try_forgets_and_says_how_many_were_wrong(tmp_path):
    clock = Hands()
    tries = Tries(tmp_path / "tries.toml", clock)
    try_wrong(tries, clock, 3)
    clock.pass_seconds(1)
    tries.begin()

    assert tries.succeeded() == 3
    assert (tries.wrong, tries.wait_seconds()) == (0, 0)
    assert Tries(tmp_path / "tries.toml", clock).wrong == 0


def test_a_try_is_counted_before_it_is_judged_so_that_killing_gains_nothing(tmp_path):
    clock = Hands()
    try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 6)

    clock.restart()
    again = Tries(tmp_path / "tries.toml", clock)

    assert again.wrong == 6
    assert again.wait_seconds() == 8


def test_what_passed_while_the_program_was_closed_counts(tmp_path):
    clock = Hands()
    try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 6)

    clock.at += timedelta(seconds=5)
    clock.restart()

    assert Tries(tmp_path / "tries.toml", clock).wait_seconds() == 3


def test_in_a_run_neither_the_wall_clock_nor_deleting_the_file_shortens_the_wait(tmp_path):
    clock = Hands()
    tries = Tries(tmp_path / "tries.toml", clock)
    try_wrong(tries, clock, 6)

    clock.at += timedelta(days=1)
    (tmp_path / "tries.toml").unlink()

    assert tries.wait_seconds() == 8
    clock.pass_seconds(8)
    tries.begin()
    assert tries.wait_seconds() == 16


def test_a_clock_set_back_gives_the_whole_wait_and_never_more(tmp_path):
    clock = Hands()
    try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 6)

    clock.at -= timedelta(days=400)
    clock.restart()

    assert Tries(tmp_path / "tries.toml", clock).wait_seconds() == 8


def test_deleting_the_file_and_restarting_gives_two_free_tries_as_documented(tmp_path):
    clock = Hands()
    try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 9)
    (tmp_path / "tries.toml").unlink()

    clock.restart()

    assert try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 3) == [0, 0, 1]


@pytest.mark.parametrize(
    "content",
    [
        b"wrong = -1\nlast_at = 2026-11-24T09:00:00Z",
        b"wrong = 3",
        b"\xff\xfe",
        b"wrong = 'a'",
        b"wrong = 2\nlast_at = 2026-11-24T09:00:00",
    ],
)
def test_a_file_that_was_tampered_with_is_the_longest_wait(tmp_path, content):
    (tmp_path / "tries.toml").write_bytes(content)

    assert Tries(tmp_path / "tries.toml", Hands()).wait_seconds() == 60


def test_a_folder_that_cannot_be_written_keeps_nobody_out_and_still_counts(tmp_path):
    clock = Hands()
    tries = Tries(tmp_path / "gone" / "tries.toml", clock)

    assert try_wrong(tries, clock, 4) == [0, 0, 1, 2]
    assert tries.wrong == 4


def test_the_file_holds_a_count_and_a_time_and_is_for_the_owner(tmp_path):
    clock = Hands()
    try_wrong(Tries(tmp_path / "tries.toml", clock), clock, 1)

    assert (tmp_path / "tries.toml").read_text() == "wrong = 1\nlast_at = 2026-11-24 09:00:00+00:00\n"
    assert (tmp_path / "tries.toml").stat().st_mode & 0o777 == 0o600
