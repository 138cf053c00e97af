from __future__ import annotations

import pytest

from mo_desk.domain.ids import AttemptId
from mo_desk.domain.timing import GRACE_SECONDS, AttemptTime, AttemptTimes

ATTEMPT = AttemptId("a")
BEGUN = AttemptTime(600, 0).counted(5_000)


def test_time_counts_on_the_clock_of_the_run_from_the_moment_it_began() -> None:
    assert AttemptTime(600, 90_000).used_at(10**9) == 90_000
    assert BEGUN.used_at(65_000) == 60_000
    assert BEGUN.used_at(1_000) == 0  # a clock that cannot go back is not believed when it does


@pytest.mark.parametrize(
    ("elapsed_ms", "late"),
    [
        (5_000 + 600_000, False),
        (5_000 + 1000 * (600 + GRACE_SECONDS), False),
        (5_001 + 1000 * (600 + GRACE_SECONDS), True),
    ],
)
def test_an_answer_is_taken_up_to_the_limit_and_the_grace(elapsed_ms: int, late: bool) -> None:
    assert BEGUN.refuses(elapsed_ms) is late


def test_without_a_limit_nothing_is_late() -> None:
    assert not AttemptTime(0, 0).counted(0).refuses(10**12)


def test_what_was_used_before_counts_and_the_screens_own_count_where_it_is_more() -> None:
    resumed = AttemptTime(600, 300_000).counted(1_000)
    assert resumed.used_at(2_000) == 301_000

    assert resumed.counted(2_000, 200).used_at(2_000) == 301_000
    assert resumed.counted(2_000, 310).used_at(3_000) == 311_000


def test_time_begins_with_the_first_cursor_or_else_with_the_first_answer() -> None:
    times = AttemptTimes()
    times.begin(ATTEMPT, 600, 0)
    assert not times.refuses(ATTEMPT, 9_000_000)

    late = 9_000_000 + 1000 * (600 + GRACE_SECONDS) + 1
    assert times.refuses(ATTEMPT, late)
    times.begin(ATTEMPT, 600, 0)
    times.count(ATTEMPT, late, 0)
    assert not times.refuses(ATTEMPT, late + 600_000)


def test_over_before_an_interruption_is_over_after_it() -> None:
    times = AttemptTimes()
    times.begin(ATTEMPT, 600, 600 + GRACE_SECONDS + 1)

    assert times.refuses(ATTEMPT, 0)


def test_an_attempt_that_ended_is_let_go() -> None:
    times = AttemptTimes()
    times.begin(ATTEMPT, 600, 0)
    assert times.knows(ATTEMPT)

    times.forget(ATTEMPT)
    times.forget(ATTEMPT)
    times.count(ATTEMPT, 1, 1)

    assert not times.knows(ATTEMPT)
