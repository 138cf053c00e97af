"""Reads of sittings: the plan, whether it is open, and what is known of each seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, case, func, or_, select

from mo_desk.domain.facts import SeatPlanned
from mo_desk.domain.ids import ChainId, EntryRef, FormId, GroupId, PersonId, SittingId, UserId
from mo_desk.domain.questions import Standing
from mo_desk.store.base import table_of
from mo_desk.store.models.attempts import Attempt, AttemptEvent
from mo_desk.store.models.people import Enrolment, GroupRow, is_member
from mo_desk.store.models.sittings import Absence, FormRow, IdentityCheck, SeatPlan, SittingEvent, SittingPlan
from mo_desk.store.queries.decisions import gone
from mo_desk.views import sittings as views


@dataclass(frozen=True, slots=True)
class SittingHead:
    """A sitting as planned and whether it is open; times in milliseconds since 1970 UTC."""

    ref: EntryRef
    sitting_id: SittingId
    group_id: GroupId
    place: str
    country: str
    time_zone: str
    days: tuple[date, ...]
    forms: tuple[FormId, ...]
    time_limit_seconds: int
    standing: Standing
    leader_id: UserId
    open: bool = False
    closed: bool = False
    opened_at_ms: int | None = None
    closed_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What is planned and recorded for one person in a sitting, with the entries a correction has to name."""

    language: str = ""
    form_id: FormId | None = None
    accommodations: tuple[str, ...] = ()
    identity: str = ""
    document_kind: str = ""
    absence: str = ""
    plan_refs: tuple[EntryRef, ...] = ()
    identity_refs: tuple[EntryRef, ...] = ()
    absence_refs: tuple[EntryRef, ...] = ()
    differences: tuple[str, ...] = field(default=())


def find_sitting(connection: Connection, sitting_id: SittingId) -> SittingHead | None:
    """Return one sitting, or None."""
    query = (
        select(SittingPlan)
        .where(SittingPlan.sitting_id == sitting_id, ~SittingPlan.replaced, SittingPlan.group_id.is_not(None))
        .order_by(SittingPlan.chain_id.desc(), SittingPlan.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    events = connection.execute(
        select(SittingEvent)
        .where(SittingEvent.sitting_id == sitting_id)
        .order_by(SittingEvent.at_ms, SittingEvent.chain_id, SittingEvent.seq)
    ).all()
    return _head(row, events)


def list_sittings(
    connection: Connection, group_id: GroupId | None, groups: frozenset[str] | None
) -> tuple[views.SittingRow, ...]:
    """Return sittings, the latest day first, with how many seats are done: three queries, whatever their number."""
    query = (
        select(SittingPlan, GroupRow.course_number, GroupRow.language)
        .outerjoin(GroupRow, GroupRow.group_id == SittingPlan.group_id)
        .where(~SittingPlan.replaced, SittingPlan.group_id.is_not(None))
    )
    if group_id is not None:
        query = query.where(SittingPlan.group_id == group_id)
    if groups is not None:
        query = query.where(SittingPlan.group_id.in_(groups))
    seats = _seat_counts(connection)
    opened = _open_states(connection)
    rows = [
        views.SittingRow(
            sitting_id=SittingId(row.sitting_id),
            group_id=GroupId(row.group_id),
            course_number=row.course_number or "",
            language=row.language or "",
            place=row.place,
            days=tuple(date.fromisoformat(day) for day in row.days),
            standing=Standing(row.standing),
            open=opened.get(row.sitting_id, (False, False))[0],
            closed=opened.get(row.sitting_id, (False, False))[1],
            seats=seats.get(row.sitting_id, (0, 0))[0],
            done=seats.get(row.sitting_id, (0, 0))[1],
        )
        for row in connection.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: (row.days[-1], row.sitting_id), reverse=True))


def seats_of(connection: Connection, sitting_id: SittingId) -> Mapping[PersonId, SeatFacts]:
    """Return what is current for every person with a seat, an identity check or an absence in the sitting.

    The planned seat of somebody who was joined with another person is nobody's.
    """
    seats: dict[PersonId, SeatFacts] = {}
    left = set(connection.execute(gone()).scalars())
    for person, rows in _current(connection, table_of(SeatPlan), sitting_id).items():
        if person in left:
            continue
        row = rows[-1]
        seats[person] = SeatFacts(
            language=row.language,
            form_id=FormId(row.form_id),
            accommodations=tuple(row.accommodations),
            plan_refs=_refs(rows),
            differences=("seat",) if len(rows) > 1 else (),
        )
    for person, rows in _current(connection, table_of(IdentityCheck), sitting_id).items():
        seats[person] = _with(
            seats.get(person, SeatFacts()),
            rows,
            "identity",
            identity=rows[-1].outcome,
            document_kind=rows[-1].document_kind,
            identity_refs=_refs(rows),
        )
    for person, rows in _current(connection, table_of(Absence), sitting_id).items():
        seats[person] = _with(
            seats.get(person, SeatFacts()), rows, "absence", absence=rows[-1].absence, absence_refs=_refs(rows)
        )
    return seats


def seats_to_move(connection: Connection, goes: PersonId, stays: PersonId) -> tuple[SeatPlanned, ...]:
    """Return the planned seats of somebody who is joined with another, as seats of the other where that one has none."""
    query = (
        select(SeatPlan)
        .where(SeatPlan.person_id.in_((goes, stays)), ~SeatPlan.replaced, SeatPlan.form_id.is_not(None))
        .order_by(SeatPlan.sitting_id, SeatPlan.chain_id, SeatPlan.seq)
    )
    rows = connection.execute(query).all()
    seated = {row.sitting_id for row in rows if row.person_id == stays}
    moved = {
        row.sitting_id: SeatPlanned(
            SittingId(row.sitting_id), stays, row.language, FormId(row.form_id), tuple(row.accommodations)
        )
        for row in rows
        if row.person_id == goes and row.sitting_id not in seated
    }
    return tuple(moved.values())


def list_enrolled(connection: Connection, group_id: GroupId, on: date) -> tuple[PersonId, ...]:
    """Return who is enrolled in a group on a day."""
    query = (
        select(Enrolment.person_id)
        .where(
            Enrolment.group_id == group_id,
            is_member(),
            or_(Enrolment.withdrawn_on.is_(None), Enrolment.withdrawn_on > on),
        )
        .order_by(Enrolment.person_id)
    )
    return tuple(PersonId(person) for person in connection.execute(query).scalars())


def forms_in_use(connection: Connection) -> frozenset[FormId]:
    """Return the forms that stand in a current plan."""
    query = select(SittingPlan.forms).where(~SittingPlan.replaced, SittingPlan.forms.is_not(None))
    return frozenset(FormId(form) for forms in connection.execute(query).scalars() for form in forms or ())


def form_rows(connection: Connection, form_ids: frozenset[FormId] | None) -> tuple[Row[FormRow], ...]:
    """Return the named forms, or all, oldest first."""
    query = select(FormRow).order_by(FormRow.at_ms, FormRow.form_id)
    if form_ids is not None:
        query = query.where(FormRow.form_id.in_(form_ids))
    return tuple(connection.execute(query))


def _head(row: Row[SittingPlan], events: Sequence[Row[SittingEvent]]) -> SittingHead:
    opened = closed = None
    is_open = final = False
    for event in events:
        is_open = event.event == "opened"
        if is_open:
            opened, final = opened or event.at_ms, False
        else:
            closed, final = event.at_ms, bool(event.final)
    return SittingHead(
        ref=EntryRef(ChainId(row.chain_id), row.seq),
        sitting_id=SittingId(row.sitting_id),
        group_id=GroupId(row.group_id),
        place=row.place,
        country=row.country,
        time_zone=row.time_zone,
        days=tuple(date.fromisoformat(day) for day in row.days),
        forms=tuple(FormId(form) for form in row.forms),
        time_limit_seconds=row.time_limit_seconds,
        standing=Standing(row.standing),
        leader_id=UserId(row.leader_id),
        open=is_open,
        closed=final,
        opened_at_ms=opened,
        closed_at_ms=closed,
    )


def _seat_counts(connection: Connection) -> dict[str, tuple[int, int]]:
    planned = connection.execute(
        select(SeatPlan.sitting_id, func.count(func.distinct(SeatPlan.person_id)))
        .where(~SeatPlan.replaced, SeatPlan.person_id.not_in(gone()))
        .group_by(SeatPlan.sitting_id)
    )
    annulled = select(AttemptEvent.attempt_id).where(AttemptEvent.event == "annulled")
    done = dict(
        connection.execute(
            select(Attempt.sitting_id, func.count(func.distinct(Attempt.person_id)))
            .join(AttemptEvent, AttemptEvent.attempt_id == Attempt.attempt_id)
            .where(AttemptEvent.event.in_(("submitted", "stopped")), Attempt.attempt_id.not_in(annulled))
            .group_by(Attempt.sitting_id)
        ).all()
    )
    return {sitting: (count, done.get(sitting, 0)) for sitting, count in planned}


def _open_states(connection: Connection) -> dict[str, tuple[bool, bool]]:
    rank = func.row_number().over(
        partition_by=SittingEvent.sitting_id,
        order_by=(SittingEvent.at_ms.desc(), SittingEvent.chain_id.desc(), SittingEvent.seq.desc()),
    )
    last = select(
        SittingEvent.sitting_id,
        case((SittingEvent.event == "opened", 1), else_=0).label("is_open"),
        SittingEvent.final,
        rank.label("rank"),
    ).subquery()
    query = select(last.c.sitting_id, last.c.is_open, last.c.final).where(last.c.rank == 1)
    return {
        sitting: (bool(is_open), not is_open and bool(final)) for sitting, is_open, final in connection.execute(query)
    }


def _current(
    connection: Connection, table: Table, sitting_id: SittingId
) -> dict[PersonId, list[Row[tuple[object, ...]]]]:
    query = (
        select(table)
        .where(table.c.sitting_id == sitting_id, ~table.c.replaced, table.c.at_ms.is_not(None))
        .order_by(table.c.chain_id, table.c.seq)
    )
    rows: dict[PersonId, list[Row[tuple[object, ...]]]] = {}
    for row in connection.execute(query):
        rows.setdefault(PersonId(row.person_id), []).append(row)
    return rows


def _refs(rows: list[Row[tuple[object, ...]]]) -> tuple[EntryRef, ...]:
    return tuple(EntryRef(ChainId(row.chain_id), row.seq) for row in rows)


def _with(seat: SeatFacts, rows: list[Row[tuple[object, ...]]], about: str, **changes: Any) -> SeatFacts:
    differences = (*seat.differences, about) if len(rows) > 1 else seat.differences
    return replace(seat, differences=differences, **changes)
