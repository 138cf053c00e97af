"""Trying again: growing pauses with jitter, a total deadline, and a way to stop at any moment.

Only `Unreachable` is tried again; a refusal would be refused again. A small loop of our own, because time, chance and
waiting are parameters here and the wait must end at once when somebody presses stop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from mo_desk.domain.errors import Refused, Unreachable

T = TypeVar("T")


class Stopped(Refused):
    """The user stopped the work; what was confirmed stays confirmed."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often to try. `total_seconds` bounds the whole run, pauses lie between half and all of their length."""

    total_seconds: float = 600.0
    tries: int = 6
    first_pause_seconds: float = 0.5
    longest_pause_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Retrier:
    """Runs calls until they succeed, are refused, or patience ends.

    `monotonic` gives seconds, `chance` a number in [0, 1), `wait` sleeps that long and returns early when stopped,
    `stopped` says whether the user wants to stop.
    """

    patience: Patience
    monotonic: Callable[[], float]
    chance: Callable[[], float]
    wait: Callable[[float], None]
    stopped: Callable[[], bool]
    deadline: float

    @staticmethod
    def starting_now(
        patience: Patience,
        *,
        monotonic: Callable[[], float],
        chance: Callable[[], float],
        wait: Callable[[float], None],
        stopped: Callable[[], bool],
    ) -> Retrier:
        """Return a retrier whose total deadline counts from now."""
        return Retrier(patience, monotonic, chance, wait, stopped, monotonic() + patience.total_seconds)

    def run(self, call: Callable[[], T]) -> T:
        """Return what the call returns.

        Raises: Stopped `sync_stopped`; the last `Unreachable` when tries or time are used up; any refusal at once.
        """
        pause = self.patience.first_pause_seconds
        for left in range(self.patience.tries - 1, -1, -1):
            if self.stopped():
                raise Stopped("sync_stopped")
            if self.monotonic() >= self.deadline:
                raise Unreachable("sync_deadline")
            try:
                return call()
            except Unreachable:
                length = pause * (0.5 + 0.5 * self.chance())
                if left == 0 or self.monotonic() + length >= self.deadline:
                    raise
            self.wait(length)
            pause = min(2 * pause, self.patience.longest_pause_seconds)
        raise Unreachable("sync_deadline")
