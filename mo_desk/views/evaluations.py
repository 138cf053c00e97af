"""Process evaluation: the rubric, what was seen, what was judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mo_desk.domain.ids import EntryRef, GroupId, PersonId, RubricId


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of a criterion: points and the described anchor."""

    points: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its levels, lowest first."""

    criterion: str
    title: str
    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True)
class RubricView:
    """A versioned rubric; `sufficient_percentage` is its own sufficient mark; `placeholder` says that it is ours."""

    rubric_id: RubricId
    version: int
    title: str
    note: str
    placeholder: bool
    sufficient_percentage: int
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One note about a person."""

    ref: EntryRef
    on: date
    criterion: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One confirmed judgement; `current` is False once a newer one replaced it."""

    ref: EntryRef
    levels: tuple[tuple[str, int], ...]
    points: int
    maximum: int
    verdict: str
    assessor: str
    confirmed_at: datetime
    reason: str
    current: bool


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A line in the list of a group's evaluations; `state` is unconfirmed, confirmed or differs."""

    person_id: PersonId
    display_name: str
    observations: int
    state: str
    verdict: str
    points: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """One person's evaluation in a group."""

    person_id: PersonId
    group_id: GroupId
    display_name: str
    rubric: RubricView
    observations: tuple[ObservationRow, ...]
    judgements: tuple[JudgementView, ...]
