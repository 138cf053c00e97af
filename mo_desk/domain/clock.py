"""Time as a parameter: a moment is what the wall clock says and how long this run has lasted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clock.

    `at` is aware UTC; `elapsed_ms` counts from the start of the run `run_id` on a clock that counts sleep and cannot
    be set, so that durations survive a changed wall clock.
    """

    at: datetime
    run_id: str
    elapsed_ms: int


class Clock(Protocol):
    """Where moments come from."""

    def now(self) -> Moment:
        """Return the present moment."""
        ...
