"""The process evaluation (procesevaluatie): a rubric from data, and the judgement that follows from the chosen levels.

Nothing public says how the official evaluation is judged (`docs/domain.md`, 2.3), so everything about it is data: the
criteria, their levels with described anchors, the points, and the rubric's own sufficient mark. Whole numbers only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import RubricId


class EvaluationVerdict(StrEnum):
    """The judgement in one word (positief, negatief)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a criterion: its points, its name, and the anchor that describes what was seen."""

    points: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with its levels, lowest first; no two levels have the same points."""

    criterion: str
    title: str
    levels: tuple[Level, ...]

    @property
    def maximum(self) -> int:
        """Return the points of the highest level."""
        return max(level.points for level in self.levels)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A versioned rubric; `sufficient_percentage` is its own sufficient mark, `placeholder` tells that it is ours."""

    rubric_id: RubricId
    version: int
    title: str
    note: str
    placeholder: bool
    sufficient_percentage: int
    criteria: tuple[Criterion, ...]

    @property
    def maximum(self) -> int:
        """Return the points of a judgement with every criterion at its highest level."""
        return sum(criterion.maximum for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the evaluation says, in points; the verdict compares them with the rubric's own sufficient mark."""

    points: int
    maximum: int
    verdict: EvaluationVerdict

    @property
    def sufficient(self) -> bool:
        """Say whether the points reach the sufficient mark."""
        return self.verdict is EvaluationVerdict.POSITIVE


def judge(rubric: Rubric, levels: Mapping[str, int]) -> Judgement:
    """Judge by the chosen level of every criterion, given as the level's points by criterion.

    Raises:
        Invalid: `criterion_not_judged`, `criterion_unknown` or `level_unknown`; `field` is the criterion.
    """
    known = {criterion.criterion: criterion for criterion in rubric.criteria}
    for name in levels:
        if name not in known:
            raise Invalid("criterion_unknown", field=name, criterion=name)
    for name, criterion in known.items():
        if name not in levels:
            raise Invalid("criterion_not_judged", field=name, criterion=criterion.title)
        if levels[name] not in {level.points for level in criterion.levels}:
            raise Invalid("level_unknown", field=name, criterion=criterion.title, level=levels[name])
    return judge_points(sum(levels.values()), rubric.maximum, rubric.sufficient_percentage)


def judge_points(points: int, maximum: int, sufficient_percentage: int) -> Judgement:
    """Judge points against a sufficient mark: positive when `100 * points >= sufficient_percentage * maximum`.

    Raises:
        Invalid: the points do not lie between 0 and a maximum of at least 1 (`evaluation_points_wrong`).
    """
    if maximum < 1 or not 0 <= points <= maximum:
        raise Invalid("evaluation_points_wrong", field="points", points=points, maximum=maximum)
    enough = 100 * points >= sufficient_percentage * maximum
    return Judgement(points, maximum, EvaluationVerdict.POSITIVE if enough else EvaluationVerdict.NEGATIVE)
