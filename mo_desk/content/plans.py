"""Reading course plans: one file a plan, `plans/<id>.toml`, made from the lessons of the library."""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.lessons import NAME
from mo_desk.content.tables import read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.views.lessons import CoursePlan, PlanPart

PLANS_LIMIT = 50


def read_plans(folder: Path) -> tuple[CoursePlan, ...]:
    """Read every course plan of an edition, by title.

    Raises:
        Invalid: a file is not as it should be; file and key are named.
    """
    paths = sorted(folder.glob("*.toml"))
    if len(paths) > PLANS_LIMIT:
        raise Invalid("content_too_many", field=folder.name, file=folder.name, key="*.toml", limit=PLANS_LIMIT)
    return tuple(sorted((read_plan(path) for path in paths), key=lambda plan: plan.title))


def read_plan(path: Path) -> CoursePlan:
    """Read one plan.

    Raises:
        Invalid: naming file and key.
    """
    table = read_toml(path)
    parts = []
    for entry in table.tables("parts", most=40):
        parts.append(PlanPart(entry.text("title", limit=80), entry.texts("lessons", limit=64, most=10)))
        entry.finish()
    plan = CoursePlan(
        plan_id=table.text("id", limit=64, pattern=NAME),
        title=table.text("title", limit=80),
        text=table.text("text", limit=800),
        parts=tuple(parts),
    )
    table.finish()
    if path.stem != plan.plan_id:
        raise table.refusal("content_value_wrong", "id")
    return plan
