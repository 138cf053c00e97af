"""Reads for correcting keys: the forms that were sat, and a form's results to score again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.forms import form_label
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
from mo_desk.store.models.attempts import Answer, Attempt, Result
from mo_desk.store.models.people import GroupRow
from mo_desk.store.models.sittings import KeyCorrection, SittingPlan
from mo_desk.views.corrections import SatForm


@dataclass(frozen=True, slots=True)
class FormResult:
    """An attempt with a result: who, under which rule, its current answers, and the entries a new result replaces."""

    attempt_id: AttemptId
    person_id: PersonId
    sitting_id: SittingId
    rule_id: RuleId
    standing: str
    points: int
    blocks: tuple[BlockPoints, ...]
    refs: tuple[EntryRef, ...]
    answers: Mapping[ItemId, OptionId]

    @property
    def outcome(self) -> tuple[int, tuple[BlockPoints, ...]]:
        """Return what a verdict rests on: the points, whole and by block."""
        return self.points, self.blocks


def sat_forms(connection: Connection, holds: Callable[[FormId], bool]) -> tuple[SatForm, ...]:
    """Return the forms that somebody sat, the latest sitting first; `holds` tells whether the sealed files are here."""
    sat = connection.execute(
        select(Attempt.form_id, Attempt.sitting_id).distinct().order_by(Attempt.form_id, Attempt.sitting_id)
    ).all()
    plans = {
        row.sitting_id: row
        for row in connection.execute(
            select(SittingPlan.sitting_id, SittingPlan.days, GroupRow.course_number)
            .outerjoin(GroupRow, GroupRow.group_id == SittingPlan.group_id)
            .where(~SittingPlan.replaced, SittingPlan.group_id.is_not(None))
        )
    }
    scored = dict(
        connection.execute(
            select(Result.form_id, func.count(func.distinct(Result.attempt_id)))
            .where(~Result.replaced, Result.points.is_not(None))
            .group_by(Result.form_id)
        ).all()
    )
    corrected = dict(
        connection.execute(
            select(KeyCorrection.form_id, func.count(func.distinct(KeyCorrection.item_id)))
            .where(~KeyCorrection.replaced, KeyCorrection.option_id.is_not(None))
            .group_by(KeyCorrection.form_id)
        ).all()
    )
    sittings: dict[str, list[str]] = {}
    for form_id, sitting_id in sat:
        sittings.setdefault(form_id, []).append(sitting_id)
    rows = []
    for form_id, where in sittings.items():
        known = [plans[sitting] for sitting in where if sitting in plans]
        days = sorted(date.fromisoformat(row.days[0]) for row in known)
        rows.append(
            SatForm(
                form_id=FormId(form_id),
                label=form_label(FormId(form_id)),
                course_numbers=", ".join(sorted({row.course_number or "" for row in known})),
                first_day=days[0] if days else None,
                results=scored.get(form_id, 0),
                corrected=corrected.get(form_id, 0),
                here=holds(FormId(form_id)),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.first_day or date.min, row.form_id), reverse=True))


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
            points=row.points,
            blocks=tuple(BlockPoints(part["name"], part["points"], part["maximum"]) for part in row.blocks),
            refs=tuple(refs[attempt_id]),
            answers=answers.get(attempt_id, {}),
        )
        for attempt_id, row in last.items()
    )
