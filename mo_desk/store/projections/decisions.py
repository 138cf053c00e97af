"""Decisions of open cases to rows."""

from __future__ import annotations

from mo_desk.domain import facts
from mo_desk.domain.facts import Fact
from mo_desk.store.base import table_of
from mo_desk.store.models import decisions as models
from mo_desk.store.projections.base import Board, Projection
from mo_desk.store.projections.rows import add_correctable

DECISION = table_of(models.Decision)


def _apply(fact: Fact, board: Board) -> None:
    if isinstance(fact.body, facts.CaseDecided):
        body = fact.body
        key = {"case": body.case, "subject_id": body.subject_id, "other_id": body.other_id}
        add_correctable(board, DECISION, key, fact, body.replaces, choice=body.choice, reason=body.reason)


PROJECTION = Projection(
    kinds=frozenset({facts.CaseDecided.kind}), tables=(DECISION,), reads=lambda _fact: (), apply=_apply
)
