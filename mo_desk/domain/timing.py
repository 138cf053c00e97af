"""The time of one attempt: what is used of it, on a clock that nobody can set and that counts sleep, and when it is over.

Time counts from the first question on the screen, which the screen says by keeping its first cursor; an answer without one
counts from itself. What was used before an interruption counts, the interruption does not. The screen ends the test at the
limit; `GRACE_SECONDS` later nothing is taken any more, so that an answer clicked in time and saved late is not lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mo_desk.domain.ids import AttemptId

GRACE_SECONDS = 10
"""A busy disk may hold an answer up for five seconds, and the screen looks at its clock every second."""


@dataclass(frozen=True, slots=True)
class AttemptTime:
    """The limit (0 for none; extra time is in it), what was used up to a reading of the clock, and that reading.

    `since_ms` is the elapsed time of this run of the program, None while the time does not count yet.
    """

    limit_seconds: int
    used_ms: int
    since_ms: int | None = None

    def counted(self, elapsed_ms: int, used_seconds: int = 0) -> AttemptTime:
        """Return the time as it counts on from now; what the screen says was used counts when it is more."""
        return replace(self, used_ms=max(self.used_at(elapsed_ms), 1000 * used_seconds), since_ms=elapsed_ms)

    def used_at(self, elapsed_ms: int) -> int:
        """Return the milliseconds used."""
        return self.used_ms + (0 if self.since_ms is None else max(0, elapsed_ms - self.since_ms))

    def refuses(self, elapsed_ms: int) -> bool:
        """Say whether an answer comes too late, the grace included."""
        return self.limit_seconds > 0 and self.used_at(elapsed_ms) > 1000 * (self.limit_seconds + GRACE_SECONDS)


class AttemptTimes:
    """The times of the attempts that run on this laptop: kept in memory, so that an answer costs no look at the disk."""

    def __init__(self) -> None:
        self._times: dict[AttemptId, AttemptTime] = {}

    def begin(self, attempt_id: AttemptId, limit_seconds: int, used_seconds: int) -> None:
        """Take an attempt as it is handed to its participant, with what was used of it before; it does not count yet."""
        self._times[attempt_id] = AttemptTime(limit_seconds, 1000 * used_seconds)

    def knows(self, attempt_id: AttemptId) -> bool:
        """Say whether the attempt was begun in this run of the program."""
        return attempt_id in self._times

    def count(self, attempt_id: AttemptId, elapsed_ms: int, used_seconds: int) -> None:
        """Let time count, by the screen's own count where that is more."""
        if attempt_id in self._times:
            self._times[attempt_id] = self._times[attempt_id].counted(elapsed_ms, used_seconds)

    def refuses(self, attempt_id: AttemptId, elapsed_ms: int) -> bool:
        """Say whether an answer comes too late; the first answer lets time count where nothing did before."""
        time = self._times[attempt_id]
        if time.since_ms is None:
            self._times[attempt_id] = time.counted(elapsed_ms)
        return time.refuses(elapsed_ms)

    def forget(self, attempt_id: AttemptId) -> None:
        """Let go of an attempt that ended."""
        self._times.pop(attempt_id, None)
