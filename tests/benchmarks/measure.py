"""How a figure is measured and told: ours beside a limit or a peer, in one run, as a ratio with a goal.

Absolute times drift on shared machines; ratios measured side by side do not drift much. Nothing here is a timed test.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `goal` bounds `ratio` from above, or from below when `at_least`."""

    row: int
    name: str
    ours: str
    beside: str
    ratio: float
    goal: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Say whether the goal is reached."""
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal

    def line(self) -> str:
        """Return the figure as a line of the table."""
        sign = ">=" if self.at_least else "<="
        return (
            f"{self.row:>2}  {self.name:<46} {self.ours:>14}  {self.beside:>26}  {self.ratio:>9.2f}  "
            f"{sign} {self.goal:<7g} {'ok' if self.reached else 'over'}"
        )


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best_pair(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the best time of each over several rounds, taken in turn so that drift hits both."""
    mine, theirs = [], []
    for _ in range(rounds):
        theirs.append(seconds(peer))
        mine.append(seconds(ours))
    return min(mine), min(theirs)
