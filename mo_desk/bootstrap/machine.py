"""What the machine gives: time and ids. The same for a laptop and a server."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

from mo_desk.domain.clock import Moment

# A clock that counts sleep where the system has one (Linux); elsewhere the monotonic clock, which may not.
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The wall clock beside a clock that nobody can set; one object is one run of the program."""

    def __init__(self) -> None:
        self._run_id = secrets.token_hex(16)
        self._start_ms = _elapsed_ms()

    def now(self) -> Moment:
        """Return the present moment."""
        return Moment(datetime.now(UTC), self._run_id, _elapsed_ms() - self._start_ms)


class RandomIds:
    """Ids of 128 random bits."""

    def new(self) -> str:
        """Return a fresh id of 32 hexadecimal digits."""
        return secrets.token_hex(16)


def _elapsed_ms() -> int:
    nanoseconds = time.monotonic_ns() if _ELAPSED is None else time.clock_gettime_ns(_ELAPSED)
    return nanoseconds // 1_000_000
