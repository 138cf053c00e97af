from __future__ import annotations

import pytest

from mo_desk.domain.errors import NotAllowed, Unreachable
from mo_desk.exchange.retry import Patience, Retrier, Stopped


class Line:
    """A call that fails a number of times, on a clock that moves only by waiting."""

    def __init__(self, failures: int, patience: Patience | None = None, chance: float = 0.0) -> None:
        self.time = 0.0
        self.failures = failures
        self.calls = 0
        self.pauses: list[float] = []
        self.stop = False
        self.retrier = Retrier.starting_now(
            patience or Patience(),
            monotonic=lambda: self.time,
            chance=lambda: chance,
            wait=self._wait,
            stopped=lambda: self.stop,
        )

    def call(self) -> str:
        self.calls += 1
        if self.calls <= self.failures:
            raise Unreachable("hub_unreachable")
        return "done"

    def _wait(self, seconds: float) -> None:
        self.time += seconds
        self.pauses.append(seconds)


def test_a_call_that_succeeds_is_made_once() -> None:
    line = Line(0)

    assert (line.retrier.run(line.call), line.calls, line.pauses) == ("done", 1, [])


def test_pauses_grow_to_the_longest_and_jitter_takes_at_most_half() -> None:
    line = Line(5, Patience(total_seconds=1000, first_pause_seconds=1, longest_pause_seconds=4))
    late = Line(5, Patience(total_seconds=1000, first_pause_seconds=1, longest_pause_seconds=4), chance=0.999)

    line.retrier.run(line.call)
    late.retrier.run(late.call)

    assert line.pauses == [0.5, 1, 2, 2, 2]
    assert late.pauses == pytest.approx([1, 2, 4, 4, 4], rel=0.01)


def test_tries_are_bounded() -> None:
    line = Line(100, Patience(tries=3))

    with pytest.raises(Unreachable, match="hub_unreachable"):
        line.retrier.run(line.call)

    assert line.calls == 3


def test_the_total_deadline_is_never_waited_past() -> None:
    line = Line(100, Patience(total_seconds=3, tries=100, first_pause_seconds=1))

    with pytest.raises(Unreachable):
        line.retrier.run(line.call)

    assert line.time < 3


def test_after_the_deadline_nothing_more_is_tried() -> None:
    line = Line(0)
    line.time = 601

    with pytest.raises(Unreachable, match="sync_deadline"):
        line.retrier.run(line.call)

    assert line.calls == 0


def test_a_refusal_is_not_tried_again() -> None:
    line = Line(0)

    def refuse() -> None:
        line.calls += 1
        raise NotAllowed("device_revoked")

    with pytest.raises(NotAllowed):
        line.retrier.run(refuse)

    assert line.calls == 1


def test_stopping_ends_it_before_the_next_try() -> None:
    line = Line(100)

    def wait_and_stop() -> str:
        line.stop = line.calls == 1
        return line.call()

    with pytest.raises(Stopped, match="sync_stopped"):
        line.retrier.run(wait_and_stop)

    assert line.calls == 2


def test_no_patience_at_all_is_no_try() -> None:
    line = Line(0, Patience(tries=0))

    with pytest.raises(Unreachable, match="sync_deadline"):
        line.retrier.run(line.call)
