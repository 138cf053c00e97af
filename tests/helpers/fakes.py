"""Time, ids and chance as tests give them: the same in every run.

clock = FakeClock(); clock.pass_seconds(7.3)
ids = FakeIds("a"); ids.new()            # 'a0000000000000000000000000000001'
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mo_desk.domain.clock import Moment

BEGIN = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@dataclass(slots=True)
class FakeClock:
    """A clock with two hands, both moved by the test: the wall's (`at`), which anybody can set, and the run's."""

    at: datetime = BEGIN
    run_id: str = "5" * 32
    elapsed_ms: int = 1000

    def now(self) -> Moment:
        """Return the time both hands show."""
        return Moment(self.at, self.run_id, self.elapsed_ms)

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass: both hands move."""
        self.at += timedelta(seconds=seconds)
        self.elapsed_ms += round(1000 * seconds)

    def set_wall(self, at: datetime) -> None:
        """Set the wall clock, as a user or a flat battery does; the run's clock does not notice."""
        self.at = at


@dataclass(slots=True)
class FakeIds:
    """Ids of 32 hexadecimal digits in order, each source with a prefix of its own."""

    prefix: str = ""
    given: int = 0

    def new(self) -> str:
        """Return the next id."""
        self.given += 1
        return f"{self.prefix}{self.given:0{32 - len(self.prefix)}x}"


@dataclass(slots=True)
class FixedRandomness:
    """Bytes that look like chance and are the same in every run; no two calls give the same."""

    seed: str = ""
    given: int = 0

    def __call__(self, size: int) -> bytes:
        """Return the next bytes (at most 32)."""
        self.given += 1
        return hashlib.sha256(f"{self.seed} {self.given}".encode()).digest()[:size]
