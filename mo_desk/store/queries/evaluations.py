"""Reads of observations and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mo_desk.domain.ids import ChainId, EntryRef, GroupId, PersonId
from mo_desk.store.clocktime import moment_of
from mo_desk.store.models.evaluations import Evaluation, Observation
from mo_desk.views import evaluations as views


@dataclass(frozen=True, slots=True)
class CurrentJudgement:
    """The judgement nobody replaces; `differs` when there are two."""

    ref: EntryRef
    points: int
    maximum: int
    verdict: str
    assessor_id: str
    at_ms: int
    differs: bool


def current_by_group(connection: Connection, group_id: GroupId) -> Mapping[PersonId, CurrentJudgement]:
    """Return the current judgement of everyone in a group who has one."""
    query = (
        select(Evaluation)
        .where(Evaluation.group_id == group_id, ~Evaluation.replaced, Evaluation.points.is_not(None))
        .order_by(Evaluation.chain_id, Evaluation.seq)
    )
    found: dict[PersonId, CurrentJudgement] = {}
    for row in connection.execute(query):
        person = PersonId(row.person_id)
        found[person] = CurrentJudgement(
            ref=EntryRef(ChainId(row.chain_id), row.seq),
            points=row.points,
            maximum=row.maximum,
            verdict=row.verdict,
            assessor_id=row.actor_id,
            at_ms=row.at_ms,
            differs=person in found,
        )
    return found


def observation_counts(connection: Connection, group_id: GroupId) -> Mapping[PersonId, int]:
    """Return how many current observations each person in a group has."""
    query = (
        select(Observation.person_id, func.count())
        .where(Observation.group_id == group_id, ~Observation.replaced)
        .group_by(Observation.person_id)
    )
    return {PersonId(person): count for person, count in connection.execute(query)}


def list_observations(
    connection: Connection, group_id: GroupId, person_id: PersonId, names: Mapping[str, str]
) -> tuple[views.ObservationRow, ...]:
    """Return the current observations of a person in a group, newest first; `names` maps user ids to names."""
    query = (
        select(Observation)
        .where(
            Observation.group_id == group_id,
            Observation.person_id == person_id,
            ~Observation.replaced,
            Observation.text.is_not(None),
        )
        .order_by(Observation.on.desc(), Observation.at_ms.desc())
    )
    return tuple(
        views.ObservationRow(
            ref=EntryRef(ChainId(row.chain_id), row.seq),
            on=row.on,
            criterion=row.criterion,
            text=row.text,
            author=names.get(row.actor_id, ""),
            at=moment_of(row.at_ms),
        )
        for row in connection.execute(query)
    )


def list_judgements(
    connection: Connection, group_id: GroupId, person_id: PersonId, names: Mapping[str, str]
) -> tuple[views.JudgementView, ...]:
    """Return every judgement of a person in a group, newest first, replaced ones included."""
    query = (
        select(Evaluation)
        .where(Evaluation.group_id == group_id, Evaluation.person_id == person_id, Evaluation.points.is_not(None))
        .order_by(Evaluation.at_ms.desc(), Evaluation.chain_id, Evaluation.seq.desc())
    )
    return tuple(
        views.JudgementView(
            ref=EntryRef(ChainId(row.chain_id), row.seq),
            levels=tuple((name, points) for name, points in row.levels),
            points=row.points,
            maximum=row.maximum,
            verdict=row.verdict,
            assessor=names.get(row.actor_id, ""),
            confirmed_at=moment_of(row.at_ms),
            reason=row.reason or "",
            current=not row.replaced,
        )
        for row in connection.execute(query)
    )


def current_refs(connection: Connection, group_id: GroupId, person_id: PersonId) -> tuple[EntryRef, ...]:
    """Return the entries of every current judgement of a person in a group: what a new judgement replaces."""
    query = (
        select(Evaluation.chain_id, Evaluation.seq)
        .where(
            Evaluation.group_id == group_id,
            Evaluation.person_id == person_id,
            ~Evaluation.replaced,
            Evaluation.points.is_not(None),
        )
        .order_by(Evaluation.chain_id, Evaluation.seq)
    )
    return tuple(EntryRef(ChainId(chain), seq) for chain, seq in connection.execute(query))
