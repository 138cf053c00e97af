"""Reads of attempts: their state from start and events, and the answers that are current."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Row, func, select

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.decisions import DOES_NOT_COUNT, Case
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, FormId, ItemId, OptionId, PersonId, RuleId, SittingId
from mo_desk.store.models.attempts import Answer, Attempt, AttemptEvent
from mo_desk.store.queries import decisions

EVENTS_TOPIC = AttemptEvent.__tablename__
"""The topic of a commit after which an attempt may stand otherwise than before."""


def find_attempt(connection: Connection, attempt_id: AttemptId) -> AttemptState | None:
    """Return one attempt, or None."""
    found = _states(connection, Attempt.attempt_id == attempt_id)
    return found[0] if found else None


def list_by_sitting(connection: Connection, sitting_id: SittingId) -> tuple[AttemptState, ...]:
    """Return every attempt of a sitting, in order of their start: three queries, whatever their number."""
    return _states(connection, Attempt.sitting_id == sitting_id)


def count_earlier(connection: Connection, person_id: PersonId) -> int:
    """Return how many attempts are a person's now, also after a wrong person in the seat was put right.

    Annulled ones do not count, nor broken-off ones of which that was decided.
    """
    given = select(AttemptEvent.attempt_id).where(
        AttemptEvent.event == "reassigned", AttemptEvent.person_id == person_id
    )
    states = _states(connection, (Attempt.person_id == person_id) | Attempt.attempt_id.in_(given))
    mine = {state.attempt_id for state in states if state.person_id == person_id and not state.annulled}
    decided = decisions.current(
        connection, [Case.STOPPED], select(Attempt.attempt_id).where(Attempt.attempt_id.in_(mine))
    )
    return len(mine) - sum(one.choice == DOES_NOT_COUNT for one in decided.values())


def current_answers(connection: Connection, attempt_id: AttemptId) -> Mapping[ItemId, tuple[OptionId, EntryRef]]:
    """Return the chosen option and its entry by item; a difference keeps the higher entry."""
    query = (
        select(Answer)
        .where(Answer.attempt_id == attempt_id, ~Answer.replaced, Answer.option_id.is_not(None))
        .order_by(Answer.chain_id, Answer.seq)
    )
    return {
        ItemId(row.item_id): (OptionId(row.option_id), EntryRef(ChainId(row.chain_id), row.seq))
        for row in connection.execute(query)
    }


def _states(connection: Connection, condition: ColumnElement[bool]) -> tuple[AttemptState, ...]:
    starts = connection.execute(
        select(Attempt).where(condition).order_by(Attempt.started_at_ms, Attempt.attempt_id)
    ).all()
    ids = [row.attempt_id for row in starts]
    if not ids:
        return ()
    # The inner condition is repeated as a subquery, so that thousands of ids are never bound one by one.
    chosen = select(Attempt.attempt_id).where(condition)
    events: dict[str, list[Row[AttemptEvent]]] = {}
    for event in connection.execute(
        select(AttemptEvent)
        .where(AttemptEvent.attempt_id.in_(chosen))
        .order_by(AttemptEvent.at_ms, AttemptEvent.chain_id, AttemptEvent.seq)
    ):
        events.setdefault(event.attempt_id, []).append(event)
    answered = dict(
        connection.execute(
            select(Answer.attempt_id, func.count(func.distinct(Answer.item_id)))
            .where(Answer.attempt_id.in_(chosen), ~Answer.replaced)
            .group_by(Answer.attempt_id)
        ).all()
    )
    return tuple(
        _with_events(_started(row, answered.get(row.attempt_id, 0)), events.get(row.attempt_id, ())) for row in starts
    )


def _started(row: Row[Attempt], answered: int) -> AttemptState:
    return AttemptState(
        attempt_id=AttemptId(row.attempt_id),
        sitting_id=SittingId(row.sitting_id),
        person_id=PersonId(row.person_id),
        form_id=FormId(row.form_id),
        language=row.language,
        order_seed=row.order_seed,
        rule_id=RuleId(row.rule_id),
        standing=row.standing,
        number=row.attempt_number,
        time_limit_seconds=row.time_limit_seconds,
        started=EntryRef(ChainId(row.chain_id), row.seq),
        started_at_ms=row.started_at_ms,
        answered=answered,
    )


def _with_events(state: AttemptState, events: Sequence[Row[AttemptEvent]]) -> AttemptState:
    for event in events:
        match event.event:
            case "submitted" if not state.submitted:
                state = replace(
                    state,
                    submitted_at_ms=event.at_ms,
                    submitted_ref=EntryRef(ChainId(event.chain_id), event.seq),
                    used_seconds=event.used_seconds,
                )
            case "stopped":
                state = replace(state, stopped_at_ms=event.at_ms, used_seconds=event.used_seconds)
            case "annulled":
                state = replace(state, annulled_at_ms=event.at_ms, annul_reason=event.reason)
            case "reassigned":
                state = replace(state, person_id=PersonId(event.person_id))
            case "resumed":
                state = replace(state, used_seconds=max(state.used_seconds, event.used_seconds))
            case _:
                pass
    return state
