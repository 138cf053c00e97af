"""Reads for scoring a form's results again under a corrected key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mo_desk.domain.ids import (
    AttemptId,
    ChainId,
    EntryRef,
    FormId,
    ItemId,
    OptionId,
    PersonId,
    RuleId,
    SittingId,
)
from mo_desk.store.models.attempts import Answer, Result


@dataclass(frozen=True, slots=True)
class FormResult:
    """An attempt with a result: who, under which rule, its current answers, and the entries a new result replaces."""

    attempt_id: AttemptId
    person_id: PersonId
    sitting_id: SittingId
    rule_id: RuleId
    standing: str
    refs: tuple[EntryRef, ...]
    answers: Mapping[ItemId, OptionId]


def results_of_form(connection: Connection, form_id: FormId) -> tuple[FormResult, ...]:
    """Return every attempt of a form with a current result: two queries, whatever their number."""
    current = select(Result).where(Result.form_id == form_id, ~Result.replaced, Result.points.is_not(None))
    rows = connection.execute(current.order_by(Result.attempt_id, Result.chain_id, Result.seq)).all()
    chosen = select(Result.attempt_id).where(Result.form_id == form_id, ~Result.replaced)
    answers: dict[str, dict[ItemId, OptionId]] = {}
    given = (
        select(Answer.attempt_id, Answer.item_id, Answer.option_id)
        .where(Answer.attempt_id.in_(chosen), ~Answer.replaced, Answer.option_id.is_not(None))
        .order_by(Answer.chain_id, Answer.seq)
    )
    for attempt_id, item_id, option_id in connection.execute(given):
        if option_id is not None:
            answers.setdefault(attempt_id, {})[ItemId(item_id)] = OptionId(option_id)
    refs: dict[str, list[EntryRef]] = {}
    for row in rows:
        refs.setdefault(row.attempt_id, []).append(EntryRef(ChainId(row.chain_id), row.seq))
    last = {row.attempt_id: row for row in rows}
    return tuple(
        FormResult(
            attempt_id=AttemptId(attempt_id),
            person_id=PersonId(row.person_id),
            sitting_id=SittingId(row.sitting_id),
            rule_id=RuleId(row.rule_id),
            standing=row.standing,
            refs=tuple(refs[attempt_id]),
            answers=answers.get(attempt_id, {}),
        )
        for attempt_id, row in last.items()
    )
