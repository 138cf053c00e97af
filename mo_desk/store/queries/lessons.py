"""Reads of the lessons that groups were given."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from mo_desk.domain.ids import GroupId
from mo_desk.store.models.lessons import LessonGivenRow
from mo_desk.views.coverage import GivenRow


def given_to(connection: Connection, group_id: GroupId) -> Mapping[str, GivenRow]:
    """Return by lesson how far a group came: the last day, the furthest step, and whether it was ever finished."""
    query = (
        select(LessonGivenRow)
        .where(LessonGivenRow.group_id == group_id, LessonGivenRow.lesson_id.is_not(None))
        .order_by(LessonGivenRow.at_ms, LessonGivenRow.chain_id, LessonGivenRow.seq)
    )
    given: dict[str, GivenRow] = {}
    for row in connection.execute(query):
        before = given.get(row.lesson_id)
        given[row.lesson_id] = GivenRow(
            lesson_id=row.lesson_id,
            on=row.on,
            step=row.step,
            finished=row.finished or bool(before and before.finished),
            times=1 + (before.times if before else 0),
        )
    return given
