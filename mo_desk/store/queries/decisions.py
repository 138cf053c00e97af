"""Reads of decided cases, of people who were joined with another, and of the sittings where a case may be open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, exists, func, select
from sqlalchemy.orm import aliased

from mo_desk.domain.decisions import FIRST_STAYS, JOINS, WITHDRAWN, Case
from mo_desk.domain.ids import ChainId, EntryRef, PersonId, SittingId
from mo_desk.store.models.attempts import Attempt, AttemptEvent, Result
from mo_desk.store.models.decisions import Decision
from mo_desk.store.models.evaluations import Evaluation, Observation
from mo_desk.store.models.sittings import Absence, IdentityCheck, SeatPlan, SittingPlan

Key = tuple[str, str, str]
"""Case, subject and other."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided of one case. Two current decisions that differ decide nothing; `refs` names both for the next one."""

    choice: str
    reason: str
    actor_id: str
    at_ms: int
    refs: tuple[EntryRef, ...]


def current(
    connection: Connection, cases: Collection[str], subject_ids: Select[str] | None = None
) -> Mapping[Key, Decided]:
    """Return what is decided of these cases, about the subjects that a query names or about all."""
    query = (
        select(Decision)
        .where(Decision.case.in_(sorted(cases)), ~Decision.replaced, Decision.choice.is_not(None))
        .order_by(Decision.at_ms, Decision.chain_id, Decision.seq)
    )
    if subject_ids is not None:
        query = query.where(Decision.subject_id.in_(subject_ids))
    found: dict[Key, Decided] = {}
    for row in connection.execute(query):
        key = row.case, row.subject_id, row.other_id
        before = found.get(key)
        choice = row.choice if before is None or before.choice == row.choice else WITHDRAWN
        refs = (*(before.refs if before else ()), EntryRef(ChainId(row.chain_id), row.seq))
        found[key] = Decided(choice, row.reason or "", row.actor_id, row.at_ms, refs)
    return found


def joined(connection: Connection) -> Mapping[PersonId, PersonId]:
    """Return, for everyone who was joined with another person, the one who stays, also over several steps."""
    decided = current(connection, [Case.POSSIBLE_DOUBLE])
    step: dict[str, str] = {}
    for (_, first, second), one in decided.items():
        if one.choice in JOINS:
            goes, stays = (second, first) if one.choice == FIRST_STAYS else (first, second)
            step[goes] = stays
    return {PersonId(goes): PersonId(_last(step, goes)) for goes in step}


def gone() -> Select[str]:
    """Return the ids of people who were joined with another, as a subquery for lists."""
    other = aliased(Decision)
    same_case = (
        (other.case == Decision.case)
        & (other.subject_id == Decision.subject_id)
        & (other.other_id == Decision.other_id)
    )
    differs = exists().where(same_case, ~other.replaced, other.choice.is_not(None), other.choice != Decision.choice)
    who = case((Decision.choice == FIRST_STAYS, Decision.other_id), else_=Decision.subject_id)
    return select(who).where(
        Decision.case == Case.POSSIBLE_DOUBLE.value, ~Decision.replaced, Decision.choice.in_(sorted(JOINS)), ~differs
    )


def has_history(connection: Connection, person_id: PersonId) -> bool:
    """Say whether anything but a card and a planned seat is known of a person: such a person cannot be joined away."""
    given = select(AttemptEvent.attempt_id).where(
        AttemptEvent.event == "reassigned", AttemptEvent.person_id == person_id
    )
    asked = (
        select(Attempt.attempt_id).where((Attempt.person_id == person_id) | Attempt.attempt_id.in_(given)),
        *(
            select(model.seq).where(model.person_id == person_id)
            for model in (IdentityCheck, Absence, Evaluation, Observation)
        ),
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in asked)


def sittings_to_look_at(connection: Connection, since: date) -> tuple[SittingId, ...]:
    """Return the sittings in which a case may be open, the latest first: those since a day, and older ones with a reason to look."""
    plans = select(SittingPlan.sitting_id, SittingPlan.group_id, SittingPlan.days).where(
        ~SittingPlan.replaced, SittingPlan.group_id.is_not(None)
    )
    rows = connection.execute(plans).all()
    suspect = {sitting for query in _suspects() for sitting in connection.execute(query).scalars()}
    twice_judged = set(
        connection.execute(
            select(Evaluation.group_id)
            .where(~Evaluation.replaced, Evaluation.points.is_not(None))
            .group_by(Evaluation.group_id, Evaluation.person_id)
            .having(func.count() > 1)
        ).scalars()
    )
    first = since.isoformat()
    chosen = {
        (row.days[-1], row.sitting_id)
        for row in rows
        if row.days[-1] >= first or row.sitting_id in suspect or row.group_id in twice_judged
    }
    return tuple(SittingId(sitting) for _, sitting in sorted(chosen, reverse=True))


def _suspects() -> Iterator[Select[Any]]:
    """Give the queries of sittings with something that only a person can settle, however long ago."""
    yield select(IdentityCheck.sitting_id).where(~IdentityCheck.replaced, IdentityCheck.outcome == "under_reserve")
    for model in (SeatPlan, IdentityCheck, Absence):
        yield (
            select(model.sitting_id)
            .where(~model.replaced, model.at_ms.is_not(None))
            .group_by(model.sitting_id, model.person_id)
            .having(func.count() > 1)
        )
    decided = select(Decision.subject_id).where(
        Decision.case == Case.STOPPED.value, ~Decision.replaced, Decision.choice != WITHDRAWN
    )
    yield (
        select(Attempt.sitting_id)
        .join(AttemptEvent, AttemptEvent.attempt_id == Attempt.attempt_id)
        .where(AttemptEvent.event == "stopped", Attempt.attempt_id.not_in(decided))
    )
    yield select(Attempt.sitting_id).group_by(Attempt.sitting_id, Attempt.person_id).having(func.count() > 1)
    yield (
        select(func.max(Result.sitting_id))
        .where(~Result.replaced, Result.points.is_not(None))
        .group_by(Result.attempt_id)
        .having(func.count() > 1)
    )


def _last(step: Mapping[str, str], person: str) -> str:
    seen = {person}
    while (following := step.get(person)) is not None and following not in seen:
        seen.add(following)
        person = following
    return person
