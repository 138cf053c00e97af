"""What a group has had of the library: lessons, goals, windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GivenRow:
    """How far a group came in a lesson: the last day, the step (counted from 1) where it stopped that day, how often it was taken up."""

    lesson_id: str
    on: date
    step: int
    finished: bool
    times: int


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """One theme: lessons finished of those there are, goals met of those there are."""

    theme: str
    lessons_given: int
    lessons: int
    goals_given: int
    goals: int


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What one group has had, by theme, with the lessons given and the windows of the canon that were opened."""

    given: tuple[GivenRow, ...]
    themes: tuple[ThemeCoverage, ...]
    windows: tuple[str, ...]
    minutes: int
