"""Reading the rubric of the process evaluation from `resources/rubrics`."""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.evaluations import Criterion, Level, Rubric
from mo_desk.domain.ids import RubricId

NAME = "[a-z]+(-[a-z]+)*"


def read_rubric(path: Path) -> Rubric:
    """Read one rubric.

    Raises:
        Invalid: naming file and key; also when two criteria share a name or levels do not rise from 0.
    """
    table = read_toml(path)
    rubric = Rubric(
        rubric_id=RubricId(table.text("id", limit=64, pattern="[a-z0-9]+(-[a-z0-9]+)*")),
        version=table.whole("version", least=1, most=9999),
        title=table.text("title", limit=120),
        note=table.text("note", limit=800),
        placeholder=table.flag("placeholder"),
        sufficient_percentage=table.whole("sufficient_percentage", least=1, most=100),
        criteria=tuple(_criterion(entry) for entry in table.tables("criteria", most=20)),
    )
    if len({criterion.criterion for criterion in rubric.criteria}) != len(rubric.criteria):
        raise table.refusal("content_value_wrong", "criteria")
    table.finish()
    return rubric


def _criterion(table: Table) -> Criterion:
    criterion = Criterion(
        criterion=table.text("id", limit=40, pattern=NAME),
        title=table.text("title", limit=80),
        levels=tuple(_level(entry) for entry in table.tables("levels", least=2, most=6)),
    )
    points = [level.points for level in criterion.levels]
    if points[0] != 0 or points != sorted(set(points)):
        raise table.refusal("content_value_wrong", "levels")
    table.finish()
    return criterion


def _level(table: Table) -> Level:
    level = Level(
        points=table.whole("points", least=0, most=100),
        title=table.text("title", limit=40),
        anchor=table.text("anchor", limit=300),
    )
    table.finish()
    return level
