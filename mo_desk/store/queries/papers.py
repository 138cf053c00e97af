"""Reads of papers that left the desk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mo_desk.domain.ids import ChainId, EntryRef, PersonId, SittingId
from mo_desk.store.models.attempts import Result
from mo_desk.store.models.sittings import ExportRow, PaperRow


@dataclass(frozen=True, slots=True)
class Printed:
    """How often somebody's provisional certificate was printed, its number, and which was the last, when."""

    number: str
    copies: int
    at_ms: int
    ref: EntryRef


def printed_in(connection: Connection, sitting_id: SittingId, kind: str) -> Mapping[PersonId, Printed]:
    """Return what was printed of a kind in a sitting, by person."""
    query = (
        select(PaperRow)
        .where(PaperRow.sitting_id == sitting_id, PaperRow.paper_kind == kind, PaperRow.person_id.is_not(None))
        .order_by(PaperRow.at_ms, PaperRow.chain_id, PaperRow.seq)
    )
    found: dict[PersonId, Printed] = {}
    for row in connection.execute(query):
        person = PersonId(row.person_id)
        before = found.get(person)
        found[person] = Printed(
            number=min(before.number, row.number) if before else row.number,
            copies=max(before.copies, row.copy) if before else row.copy,
            at_ms=row.at_ms or 0,
            ref=EntryRef(ChainId(row.chain_id), row.seq),
        )
    return found


def reports_of(connection: Connection, sitting_id: SittingId) -> tuple[EntryRef, ...]:
    """Return the entries of the reports printed of a sitting, in order."""
    query = (
        select(PaperRow.chain_id, PaperRow.seq)
        .where(PaperRow.sitting_id == sitting_id, PaperRow.paper_kind == "report")
        .order_by(PaperRow.at_ms, PaperRow.chain_id, PaperRow.seq)
    )
    return tuple(EntryRef(ChainId(chain), seq) for chain, seq in connection.execute(query))


def last_export(connection: Connection, sitting_id: SittingId, profile: str) -> int:
    """Return the highest version of a workbook exported of a sitting under a profile; 0 when there is none."""
    query = select(func.max(ExportRow.version)).where(ExportRow.sitting_id == sitting_id, ExportRow.profile == profile)
    return connection.execute(query).scalar_one() or 0


def count_unprinted(connection: Connection, sitting_ids: Collection[str]) -> int:
    """Return how many attempts with a result in these sittings have no provisional certificate on paper yet."""
    printed = select(PaperRow.person_id).where(
        PaperRow.paper_kind == "provisional", PaperRow.sitting_id == Result.sitting_id, PaperRow.person_id.is_not(None)
    )
    query = (
        select(func.count())
        .select_from(Result)
        .where(Result.sitting_id.in_(sorted(sitting_ids)), ~Result.replaced, Result.person_id.not_in(printed))
    )
    return connection.execute(query).scalar_one()
