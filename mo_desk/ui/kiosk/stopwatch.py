"""The time of one attempt: seconds used and, with a limit, a deadline, both on a clock that cannot be set back."""

from __future__ import annotations

from collections.abc import Callable


class Stopwatch:
    """Counts from the seconds used before; does not run until it is started. `now` gives seconds on a monotonic clock."""

    def __init__(self, now: Callable[[], float], used_seconds: int, limit_seconds: int) -> None:
        self._now = now
        self._before = used_seconds
        self._limit = limit_seconds
        self._started: float | None = None
        self._stopped: float | None = None

    def start(self) -> None:
        """Start counting; starting again changes nothing."""
        if self._started is None:
            self._started = self._now()

    def stop(self) -> None:
        """Stop for good."""
        if self._stopped is None:
            self._stopped = self._now()

    @property
    def running(self) -> bool:
        """Say whether time counts now."""
        return self._started is not None and self._stopped is None

    @property
    def used_seconds(self) -> int:
        """Return the whole seconds used so far, never more than the limit."""
        if self._started is None:
            return self._before
        end = self._now() if self._stopped is None else self._stopped
        used = self._before + int(end - self._started)
        return min(used, self._limit) if self._limit else used

    @property
    def left_seconds(self) -> int | None:
        """Return the seconds left, or None without a limit."""
        return max(0, self._limit - self.used_seconds) if self._limit else None

    @property
    def over(self) -> bool:
        """Say whether the deadline passed."""
        return self.left_seconds == 0
