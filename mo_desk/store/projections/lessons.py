"""Lessons given to rows."""

from __future__ import annotations

from mo_desk.domain import facts
from mo_desk.domain.facts import Fact
from mo_desk.store.base import table_of
from mo_desk.store.models.lessons import LessonGivenRow
from mo_desk.store.projections.base import Board, Projection
from mo_desk.store.projections.rows import add_row

LESSON_GIVEN = table_of(LessonGivenRow)


def _apply(fact: Fact, board: Board) -> None:
    if isinstance(body := fact.body, facts.LessonGiven):
        add_row(
            board,
            LESSON_GIVEN,
            {"group_id": body.group_id},
            fact,
            lesson_id=body.lesson_id,
            lesson_version=body.lesson_version,
            on=body.on,
            step=body.step,
            finished=body.finished,
            languages=list(body.languages),
        )


PROJECTION = Projection(
    kinds=frozenset({facts.LessonGiven.kind}), tables=(LESSON_GIVEN,), reads=lambda _fact: (), apply=_apply
)
