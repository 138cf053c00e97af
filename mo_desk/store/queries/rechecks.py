"""Reads for scoring again: results that arrived and were not checked, with the answers they rest on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from mo_desk.domain.facts import AnswerGiven
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, FormId, ItemId, OptionId, RuleId
from mo_desk.store.models.attempts import Answer, Result
from mo_desk.store.models.exchange import ResultCheckRow
from mo_desk.store.models.journal import ChainRow, ErasureRow
from mo_desk.store.models.sittings import FormRow

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A result with the device it came from and the current answers of its attempt."""

    ref: EntryRef
    device_id: str
    attempt_id: AttemptId
    form_id: FormId
    rule_id: RuleId
    points: int
    maximum: int
    verdict: str
    answers: Mapping[ItemId, OptionId]


def unchecked(connection: Connection, chain_ids: Collection[str]) -> tuple[Unchecked, ...]:
    """Return results in these chains that have no check yet, whose form is known and whose answers are here: two queries for all of them."""
    query = (
        select(Result, ChainRow.device_id)
        .join(ChainRow, ChainRow.chain_id == Result.chain_id)
        .join(FormRow, FormRow.form_id == Result.form_id)
        .where(
            Result.chain_id.in_(sorted(chain_ids)),
            ~Result.replaced,
            Result.points.is_not(None),
            ~exists().where(ResultCheckRow.chain_id == Result.chain_id, ResultCheckRow.seq == Result.seq),
            # Whose answers were erased can no longer be scored: fewer answers are no other result.
            ~exists().where(ErasureRow.subject_id == Result.attempt_id, ErasureRow.kind == AnswerGiven.kind),
        )
        .order_by(Result.chain_id, Result.seq)
        .limit(_BATCH)
    )
    rows = connection.execute(query).all()
    answers: dict[str, dict[ItemId, OptionId]] = {}
    given = (
        select(Answer.attempt_id, Answer.item_id, Answer.option_id)
        .where(Answer.attempt_id.in_([row.attempt_id for row in rows]), ~Answer.replaced, Answer.option_id.is_not(None))
        .order_by(Answer.chain_id, Answer.seq)
    )
    for attempt_id, item_id, option_id in connection.execute(given):
        if option_id is not None:
            answers.setdefault(attempt_id, {})[ItemId(item_id)] = OptionId(option_id)
    return tuple(
        Unchecked(
            ref=EntryRef(ChainId(row.chain_id), row.seq),
            device_id=row.device_id,
            attempt_id=AttemptId(row.attempt_id),
            form_id=FormId(row.form_id),
            rule_id=RuleId(row.rule_id),
            points=row.points,
            maximum=row.maximum,
            verdict=row.verdict,
            answers=answers.get(row.attempt_id, {}),
        )
        for row in rows
    )
