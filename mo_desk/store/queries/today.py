"""Reads of the first page: counts that stay cheap however much has been recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from mo_desk.domain.ids import SittingId
from mo_desk.store.clocktime import moment_of
from mo_desk.store.models.attempts import Attempt, AttemptEvent
from mo_desk.store.models.evaluations import Evaluation
from mo_desk.store.models.exchange import DisputedChainRow
from mo_desk.store.models.journal import ReceiptRow
from mo_desk.store.models.people import Enrolment, GroupRow, PersonRow, is_member
from mo_desk.store.models.sittings import Absence, IdentityCheck, SeatPlan, SittingEvent, SittingPlan
from mo_desk.store.queries import journal, papers, people
from mo_desk.store.queries.decisions import gone

RECENT_DAYS = 92
"""How long a missing paper is counted on the first page, in days."""


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """The counts of the first page."""

    groups: int
    people: int
    next_sitting_id: SittingId | None
    next_sitting_label: str
    seats_to_do: int
    evaluations_unconfirmed: int
    people_to_confirm: int
    open_reserves: int
    papers_not_printed: int
    waiting: int
    disputed: int


def today(connection: Connection, on: date, groups: frozenset[str] | None) -> TodayFacts:
    """Return what is next and what is missing; `groups` limits to those ids, None means all."""
    sitting_id, label = _next_sitting(connection, groups)
    count_groups = select(func.count()).select_from(GroupRow)
    if groups is not None:
        count_groups = count_groups.where(GroupRow.group_id.in_(groups))
    return TodayFacts(
        groups=connection.execute(count_groups).scalar_one(),
        people=people.count_people(connection, "", groups),
        next_sitting_id=sitting_id,
        next_sitting_label=label,
        seats_to_do=_seats_to_do(connection, sitting_id) if sitting_id else 0,
        evaluations_unconfirmed=_unconfirmed(connection, on, groups),
        people_to_confirm=people.count_to_confirm(connection),
        open_reserves=_open_reserves(connection),
        papers_not_printed=papers.count_unprinted(connection, _recent_sittings(connection, on)),
        waiting=journal.count_waiting(connection),
        disputed=connection.execute(select(func.count()).select_from(DisputedChainRow)).scalar_one(),
    )


def latest_signed_time(connection: Connection) -> datetime | None:
    """Return the latest time in anything the agency signed: the clock cannot rightly be before it."""
    latest = connection.execute(select(func.max(ReceiptRow.received_at_ms))).scalar_one()
    return None if latest is None else moment_of(latest)


def _next_sitting(connection: Connection, groups: frozenset[str] | None) -> tuple[SittingId | None, str]:
    closed = select(SittingEvent.sitting_id).where(SittingEvent.final)
    query = (
        select(SittingPlan.sitting_id, SittingPlan.place, SittingPlan.days, GroupRow.course_number)
        .outerjoin(GroupRow, GroupRow.group_id == SittingPlan.group_id)
        .where(~SittingPlan.replaced, SittingPlan.group_id.is_not(None), SittingPlan.sitting_id.not_in(closed))
    )
    if groups is not None:
        query = query.where(SittingPlan.group_id.in_(groups))
    rows = sorted(connection.execute(query).all(), key=lambda row: (row.days[0], row.sitting_id))
    if not rows:
        return None, ""
    row = rows[0]
    day = date.fromisoformat(row.days[0])
    return SittingId(row.sitting_id), f"{row.course_number or ''} · {row.place} · {day:%d/%m/%Y}"


def _recent_sittings(connection: Connection, on: date) -> list[str]:
    """Return the sittings of the last three months: who has not had a paper by then stands in the list of papers."""
    query = select(SittingPlan.sitting_id, SittingPlan.days).where(~SittingPlan.replaced, SittingPlan.days.is_not(None))
    since = (on - timedelta(days=RECENT_DAYS)).isoformat()
    return [row.sitting_id for row in connection.execute(query) if row.days[-1] >= since]


def _seats_to_do(connection: Connection, sitting_id: SittingId) -> int:
    annulled = select(AttemptEvent.attempt_id).where(AttemptEvent.event == "annulled")
    started = select(Attempt.person_id).where(Attempt.sitting_id == sitting_id, Attempt.attempt_id.not_in(annulled))
    absent = select(Absence.person_id).where(Absence.sitting_id == sitting_id, ~Absence.replaced, Absence.absence != "")
    refused = select(IdentityCheck.person_id).where(
        IdentityCheck.sitting_id == sitting_id, ~IdentityCheck.replaced, IdentityCheck.outcome == "not_admitted"
    )
    query = select(func.count(func.distinct(SeatPlan.person_id))).where(
        SeatPlan.sitting_id == sitting_id,
        ~SeatPlan.replaced,
        SeatPlan.person_id.not_in(gone()),
        SeatPlan.person_id.not_in(started),
        SeatPlan.person_id.not_in(absent),
        SeatPlan.person_id.not_in(refused),
    )
    return connection.execute(query).scalar_one()


def _unconfirmed(connection: Connection, on: date, groups: frozenset[str] | None) -> int:
    """Count enrolled people without a confirmed evaluation in groups that have not ended more than a year ago."""
    confirmed = select(Evaluation.person_id).where(
        Evaluation.group_id == Enrolment.group_id, ~Evaluation.replaced, Evaluation.points.is_not(None)
    )
    query = (
        select(func.count())
        .select_from(Enrolment)
        .join(GroupRow, GroupRow.group_id == Enrolment.group_id)
        .where(
            is_member(),
            Enrolment.withdrawn_on.is_(None),
            (GroupRow.ends_on.is_(None)) | (GroupRow.ends_on >= on.replace(year=on.year - 1, day=min(on.day, 28))),
            Enrolment.person_id.not_in(confirmed),
        )
    )
    if groups is not None:
        query = query.where(Enrolment.group_id.in_(groups))
    return connection.execute(query).scalar_one()


def _open_reserves(connection: Connection) -> int:
    query = (
        select(func.count())
        .select_from(IdentityCheck)
        .join(PersonRow, PersonRow.person_id == IdentityCheck.person_id)
        .where(~IdentityCheck.replaced, IdentityCheck.outcome == "under_reserve")
    )
    return connection.execute(query).scalar_one()
