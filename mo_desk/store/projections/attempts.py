"""Facts about attempts to rows: the start, the answers, what happened, the results."""

from __future__ import annotations

from dataclasses import asdict

from mo_desk.domain import facts
from mo_desk.domain.facts import Fact
from mo_desk.store.base import table_of
from mo_desk.store.models import attempts as models
from mo_desk.store.projections.base import Board, Projection
from mo_desk.store.projections.rows import add_correctable, add_row, milliseconds

ATTEMPT, ANSWER = table_of(models.Attempt), table_of(models.Answer)
EVENT, RESULT = table_of(models.AttemptEvent), table_of(models.Result)


def _apply(fact: Fact, board: Board) -> None:
    match fact.body:
        case facts.AnswerGiven() as body:
            add_correctable(
                board,
                ANSWER,
                {"attempt_id": body.attempt_id, "item_id": body.item_id},
                fact,
                body.replaces,
                option_id=body.option_id,
                language=body.language,
            )
        case facts.AttemptStarted() as body:
            board.set(
                ATTEMPT,
                {"attempt_id": body.attempt_id},
                sitting_id=body.sitting_id,
                person_id=body.person_id,
                form_id=body.form_id,
                language=body.language,
                order_seed=body.order_seed,
                rule_id=body.rule_id,
                standing=body.standing.value,
                attempt_number=body.attempt_number,
                time_limit_seconds=body.time_limit_seconds,
                started_at_ms=milliseconds(fact),
                chain_id=fact.ref.chain_id,
                seq=fact.ref.seq,
            )
        case facts.ResultScored() as body:
            add_correctable(
                board,
                RESULT,
                {"attempt_id": body.attempt_id},
                fact,
                body.replaces,
                sitting_id=body.sitting_id,
                person_id=body.person_id,
                form_id=body.form_id,
                rule_id=body.rule_id,
                standing=body.standing.value,
                points=body.points,
                maximum=body.maximum,
                needed=body.needed,
                verdict=body.verdict,
                unanswered=body.unanswered,
                blocks=[asdict(part) for part in body.blocks],
                themes=[asdict(part) for part in body.themes],
                key_digest=body.key_digest,
            )
        case _:
            _apply_event(fact, board)


def _apply_event(fact: Fact, board: Board) -> None:
    match fact.body:
        case facts.AttemptResumed() as body:
            _event(board, fact, body.attempt_id, "resumed", used_seconds=body.used_seconds, reason=body.reason)
        case facts.FocusLost() as body:
            _event(board, fact, body.attempt_id, "focus_lost", used_seconds=body.seconds, reason=body.cause)
        case facts.AttemptSubmitted() as body:
            _event(
                board,
                fact,
                body.attempt_id,
                "submitted",
                used_seconds=body.used_seconds,
                unanswered=body.unanswered,
                reason=body.cause,
            )
        case facts.AttemptStopped() as body:
            _event(board, fact, body.attempt_id, "stopped", used_seconds=body.used_seconds, reason=body.reason)
        case facts.AttemptAnnulled() as body:
            _event(board, fact, body.attempt_id, "annulled", reason=body.reason, second_by=body.second_by)
        case facts.AttemptReassigned() as body:
            _event(
                board,
                fact,
                body.attempt_id,
                "reassigned",
                reason=body.reason,
                person_id=body.person_id,
                second_by=body.second_by,
            )
        case _:
            pass


def _event(board: Board, fact: Fact, attempt_id: str, event: str, **columns: object) -> None:
    add_row(board, EVENT, {"attempt_id": attempt_id}, fact, event=event, **columns)


PROJECTION = Projection(
    kinds=frozenset(
        body.kind
        for body in (
            facts.AttemptStarted, facts.AnswerGiven, facts.AttemptResumed, facts.FocusLost, facts.AttemptSubmitted,
            facts.AttemptStopped, facts.AttemptAnnulled, facts.AttemptReassigned, facts.ResultScored,
        )
    ),
    tables=(ATTEMPT, ANSWER, EVENT, RESULT),
    reads=lambda _fact: (),
    apply=_apply,
)  # fmt: skip
