"""Lessons as the library shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a fact can be checked; `evidence` is `read` or `known`."""

    title: str
    url: str
    checked_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class CanonLink:
    """A window of the Canon van Vlaanderen that a lesson opens, by its id, with our reason."""

    window: str
    reason: str


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step with its minutes; `principle` names the shared principle it is about, or is empty."""

    minutes: int
    title: str
    text: str
    pictures: tuple[str, ...] = ()
    principle: str = ""


@dataclass(frozen=True, slots=True)
class HardTalk:
    """A line of the script for hard talks: what somebody may say, and what the trainer can answer."""

    hears: str
    say: str


@dataclass(frozen=True, slots=True)
class Word:
    """A Dutch practice word with its meaning in plain Dutch and in the participants' languages."""

    word: str
    meaning: str
    translations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PagePart:
    """One part of the participants' page; `picture` names a pictogram or `diagram:<id>`, or is empty."""

    heading: str
    text: str
    picture: str


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
    """One lesson. `pages` are the participants' pages by language, the same parts in the same order in each."""

    lesson_id: str
    version: int
    theme: str
    title: str
    minutes: int
    goals: tuple[str, ...]
    material: tuple[str, ...]
    before_departure: bool
    checks: tuple[str, ...]
    questions: tuple[str, ...]
    trainer_notes: str
    brussels: str
    talk_close: str
    low_literacy: str
    low_literacy_pictures: tuple[str, ...]
    steps: tuple[LessonStep, ...]
    hard_talk: tuple[HardTalk, ...]
    words: tuple[Word, ...]
    canon: tuple[CanonLink, ...]
    sources: tuple[SourceLine, ...]
    pages: Mapping[str, tuple[PagePart, ...]]


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A question of the practice bank that a lesson asks at its end; texts by language, options in their order."""

    item_id: str
    key: str
    texts: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]


@dataclass(frozen=True, slots=True)
class WindowLink:
    """A window that a lesson opens, with what the screen says about it."""

    window_id: str
    title: str
    title_seen: bool
    number: int
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class LessonSheet:
    """One lesson with what it names: windows of the canon, check questions, and its drawings.

    `drawings` holds SVG texts: a pictogram by its name, a diagram by `diagram:<id>:<language>`.
    """

    lesson: LessonView
    windows: tuple[WindowLink, ...]
    checks: tuple[CheckQuestion, ...]
    drawings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One half-day of a course plan."""

    title: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course plan made from lessons of the library."""

    plan_id: str
    title: str
    text: str
    parts: tuple[PlanPart, ...]
