"""Reads of how far this laptop's records have travelled."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.clocktime import moment_of
from mo_desk.store.models.attempts import Attempt, AttemptEvent
from mo_desk.store.models.evaluations import Evaluation
from mo_desk.store.models.exchange import DisputedChainRow, ResultCheckRow
from mo_desk.store.models.people import PersonRow
from mo_desk.store.queries import journal
from mo_desk.views.sync import DisputeRow, ReceiptRow, SyncRow


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """Entries of own chains waiting and received, and attempts handed in and checked."""

    waiting: int
    received: int
    attempts_checked: int
    attempts_total: int


def counts(connection: Connection) -> SyncCounts:
    """Return the counts of the synchronisation page."""
    waiting = journal.count_waiting(connection)
    total = sum(journal.head_of(connection, chain.chain_id).seq for chain in journal.own_chains(connection))
    submitted = select(func.count(func.distinct(AttemptEvent.attempt_id))).where(AttemptEvent.event == "submitted")
    checked = select(func.count(func.distinct(ResultCheckRow.attempt_id))).where(ResultCheckRow.agrees)
    return SyncCounts(
        waiting=waiting,
        received=total - waiting,
        attempts_checked=connection.execute(checked).scalar_one(),
        attempts_total=connection.execute(submitted).scalar_one(),
    )


def disputes(connection: Connection) -> tuple[DisputeRow, ...]:
    """Return the chains of this laptop that wait for a decision at the agency, longest known first."""
    query = select(DisputedChainRow).order_by(DisputedChainRow.told_at_ms, DisputedChainRow.chain_id)
    return tuple(DisputeRow(row.chain_id, row.from_seq, moment_of(row.told_at_ms)) for row in connection.execute(query))


def receipt_rows(connection: Connection) -> tuple[ReceiptRow, ...]:
    """Return the receipts of own chains, oldest first."""
    return tuple(
        ReceiptRow(
            one.chain_id,
            one.from_seq,
            one.to_seq,
            one.hash.hex(),
            moment_of(one.received_at_ms),
            one.agency,
            one.signature.hex(),
        )
        for chain in journal.own_chains(connection)
        for one in journal.receipts(connection, chain.chain_id)
    )


def list_rows(connection: Connection, limit: int) -> tuple[SyncRow, ...]:
    """Return attempts handed in and evaluations confirmed, newest first: four queries."""
    attempts = connection.execute(
        select(AttemptEvent.chain_id, AttemptEvent.seq, AttemptEvent.at_ms, Attempt.attempt_id, PersonRow.display_name)
        .join(Attempt, Attempt.attempt_id == AttemptEvent.attempt_id)
        .outerjoin(PersonRow, PersonRow.person_id == Attempt.person_id)
        .where(AttemptEvent.event == "submitted")
        .order_by(AttemptEvent.at_ms.desc())
        .limit(limit)
    ).all()
    evaluations = connection.execute(
        select(Evaluation.chain_id, Evaluation.seq, Evaluation.at_ms, PersonRow.display_name)
        .outerjoin(PersonRow, PersonRow.person_id == Evaluation.person_id)
        .where(Evaluation.points.is_not(None))
        .order_by(Evaluation.at_ms.desc())
        .limit(limit)
    ).all()
    refs = [EntryRef(ChainId(row.chain_id), row.seq) for row in (*attempts, *evaluations)]
    arrivals = journal.arrivals(connection, refs)
    ids = [row.attempt_id for row in attempts]
    checked = set(
        connection.execute(
            select(ResultCheckRow.attempt_id).where(ResultCheckRow.attempt_id.in_(ids), ResultCheckRow.agrees)
        ).scalars()
    )
    rows = [
        SyncRow(kind, row.display_name or "", moment_of(row.at_ms), state, received)
        for kind, found in (("attempt", attempts), ("evaluation", evaluations))
        for row in found
        for received in (arrivals[EntryRef(ChainId(row.chain_id), row.seq)].received_at,)
        for state in (_state(kind == "attempt" and row.attempt_id in checked, received is not None),)
    ]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True)[:limit])


def _state(checked: bool, received: bool) -> str:
    if not received:
        return "only_here"
    return "checked" if checked else "received"
