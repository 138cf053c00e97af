"""Waiting after wrong tries, at the sign-in window (at most 60 s) and at the kiosk's exit (at most 30 s).

After wrong tries 1, 2, 3, 4, 5, 6 ... the wait is 0, 0, 1, 2, 4, 8 ... seconds. A try is written down as wrong *before* it
is judged, so killing the program in the middle gains nothing. Within one run the wait is counted on the clock that cannot
be set, and from memory: deleting the file or changing the wall clock does nothing.

What this does not do: whoever restarts the program may shorten one wait (at most 60 s) by setting the wall clock forward,
and starts again at two free tries by deleting the file first. Each try then still costs one Argon2id derivation. Against
somebody who takes the disk away nothing here counts: there the passphrase's length and Argon2id are the defence.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tomli_w

from mo_desk.domain.clock import Clock
from mo_desk.domain.errors import Refused
from mo_desk.paths import write_atomically

LONGEST_SIGN_IN_SECONDS = 60
LONGEST_PIN_SECONDS = 30
_FREE_TRIES = 2
_LARGEST_FILE = 4096
_MOST_COUNTED = 1_000_000


class Tries:
    """The wrong tries at one door, kept in a small file without names."""

    def __init__(self, path: Path, clock: Clock, *, longest_seconds: int = LONGEST_SIGN_IN_SECONDS) -> None:
        self._path = path
        self._clock = clock
        self._longest = longest_seconds
        now = clock.now()
        self._wrong, last_at = _read(path, now.at)
        wait_ms = 1000 * self._delay(self._wrong)
        passed_ms = (now.at - last_at) // timedelta(milliseconds=1)
        # A clock that was set back cannot make the wait longer than the whole wait.
        self._free_at_ms = now.elapsed_ms + (wait_ms if passed_ms < 0 else max(0, wait_ms - passed_ms))

    @property
    def wrong(self) -> int:
        """How many tries were wrong since the last right one."""
        return self._wrong

    def wait_seconds(self) -> int:
        """Return how long the next try must wait, in whole seconds rounded up; 0 means now."""
        return max(0, -((self._clock.now().elapsed_ms - self._free_at_ms) // 1000))

    def begin(self) -> None:
        """Count a try as wrong until `succeeded` is called.

        Raises: `Refused` (`wait_before_retry`, with `seconds`).
        """
        wait = self.wait_seconds()
        if wait:
            raise Refused("wait_before_retry", seconds=wait)
        now = self._clock.now()
        self._wrong = min(self._wrong + 1, _MOST_COUNTED)
        self._free_at_ms = now.elapsed_ms + 1000 * self._delay(self._wrong)
        self._write(now.at)

    def succeeded(self) -> int:
        """Forget the tries and return how many were wrong before this right one."""
        wrong_before = max(0, self._wrong - 1)
        now = self._clock.now()
        self._wrong = 0
        self._free_at_ms = now.elapsed_ms
        self._write(now.at)
        return wrong_before

    def _delay(self, wrong: int) -> int:
        if wrong <= _FREE_TRIES:
            return 0
        return int(min(self._longest, 2 ** min(wrong - _FREE_TRIES - 1, 20)))

    def _write(self, at: datetime) -> None:
        content = tomli_w.dumps({"wrong": self._wrong, "last_at": at.astimezone(UTC)})
        try:
            write_atomically(self._path, content.encode())
        except OSError:
            # A full disk must not keep anybody out of the laptop; this run still counts in memory.
            return


def _read(path: Path, now: datetime) -> tuple[int, datetime]:
    """Return count and time of the last try; a file that cannot be read counts as the longest wait from now."""
    try:
        with path.open("rb") as file:
            found = tomllib.loads(file.read(_LARGEST_FILE).decode())
    except FileNotFoundError:
        return 0, now
    except (OSError, ValueError):
        return _MOST_COUNTED, now
    wrong, last_at = found.get("wrong"), found.get("last_at")
    if not isinstance(wrong, int) or not isinstance(last_at, datetime):
        return _MOST_COUNTED, now
    if last_at.tzinfo is None or not 0 <= wrong <= _MOST_COUNTED:
        return _MOST_COUNTED, now
    return wrong, last_at
