"""Observations and confirmed judgements to rows."""

from __future__ import annotations

from mo_desk.domain import facts
from mo_desk.domain.facts import Fact
from mo_desk.store.base import table_of
from mo_desk.store.models import evaluations as models
from mo_desk.store.projections.base import Board, Projection
from mo_desk.store.projections.rows import add_correctable

OBSERVATION, EVALUATION = table_of(models.Observation), table_of(models.Evaluation)


def _apply(fact: Fact, board: Board) -> None:
    match fact.body:
        case facts.ObservationMade() as body:
            add_correctable(
                board,
                OBSERVATION,
                {"group_id": body.group_id, "person_id": body.person_id},
                fact,
                body.replaces,
                on=body.on,
                criterion=body.criterion,
                text=body.text,
            )
        case facts.EvaluationConfirmed() as body:
            add_correctable(
                board,
                EVALUATION,
                {"group_id": body.group_id, "person_id": body.person_id},
                fact,
                body.replaces,
                rubric_id=body.rubric_id,
                rubric_version=body.rubric_version,
                levels=[list(level) for level in body.levels],
                points=body.points,
                maximum=body.maximum,
                verdict=body.verdict,
                reason=body.reason,
            )
        case _:
            pass


PROJECTION = Projection(
    kinds=frozenset({facts.ObservationMade.kind, facts.EvaluationConfirmed.kind}),
    tables=(OBSERVATION, EVALUATION),
    reads=lambda _fact: (),
    apply=_apply,
)
