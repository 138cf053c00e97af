"""Lessons as the library shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CanonLink:
    """A window of the Canon van Vlaanderen that a lesson opens, with the reason and the official page."""

    window: int
    title: str
    reason: str
    url: str
    expected_title: bool


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step with its minutes."""

    minutes: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A line in the library."""

    lesson_id: str
    theme: str
    title: str
    minutes: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """One lesson. `pages` are the participants' pages by language: (heading, text) pairs."""

    lesson_id: str
    version: int
    theme: str
    title: str
    minutes: int
    goals: tuple[str, ...]
    steps: tuple[LessonStep, ...]
    trainer_notes: str
    words: tuple[tuple[str, str], ...]
    pages: Mapping[str, tuple[tuple[str, str], ...]]
    canon: tuple[CanonLink, ...]
    sources: tuple[tuple[str, str, date], ...]
    questions: tuple[str, ...]
