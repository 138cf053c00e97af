"""Facts about forms, sittings, seats, identity, absence, incidents, papers and exports to rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mo_desk.domain import facts
from mo_desk.domain.facts import Fact
from mo_desk.domain.forms import FormItem
from mo_desk.store.base import table_of
from mo_desk.store.models import sittings as models
from mo_desk.store.projections.base import Board, Projection
from mo_desk.store.projections.rows import add_correctable, add_row, milliseconds

PLAN, EVENT, SEAT = table_of(models.SittingPlan), table_of(models.SittingEvent), table_of(models.SeatPlan)
IDENTITY, ABSENCE, INCIDENT = table_of(models.IdentityCheck), table_of(models.Absence), table_of(models.Incident)
FORM, PAPER, EXPORT = table_of(models.FormRow), table_of(models.PaperRow), table_of(models.ExportRow)
KEY = table_of(models.KeyCorrection)


def _apply(fact: Fact, board: Board) -> None:
    match fact.body:
        case facts.FormAssembled() as body:
            board.set(
                FORM,
                {"form_id": body.form_id},
                blueprint=body.blueprint,
                edition=body.edition,
                seed=body.seed,
                algorithm=body.algorithm,
                standing=body.standing.value,
                items=[_plain(item) for item in body.items],
                paper_digest=body.paper_digest,
                length=len(body.items),
                at_ms=milliseconds(fact),
            )
        case facts.SittingPrepared() as body:
            add_correctable(
                board,
                PLAN,
                {"sitting_id": body.sitting_id},
                fact,
                body.replaces,
                group_id=body.group_id,
                place=body.place,
                country=body.country,
                time_zone=body.time_zone,
                days=[day.isoformat() for day in body.days],
                forms=list(body.forms),
                time_limit_seconds=body.time_limit_seconds,
                standing=body.standing.value,
                leader_id=body.leader_id,
            )
        case facts.SittingOpened() as body:
            add_row(board, EVENT, {"sitting_id": body.sitting_id}, fact, event="opened", final=False)
        case facts.SittingClosed() as body:
            add_row(board, EVENT, {"sitting_id": body.sitting_id}, fact, event="closed", final=body.final)
        case facts.SeatPlanned() as body:
            add_correctable(
                board,
                SEAT,
                {"sitting_id": body.sitting_id, "person_id": body.person_id},
                fact,
                body.replaces,
                language=body.language,
                form_id=body.form_id,
                accommodations=list(body.accommodations),
            )
        case _:
            _apply_room(fact, board)


def _apply_room(fact: Fact, board: Board) -> None:
    match fact.body:
        case facts.IdentityChecked() as body:
            add_correctable(
                board,
                IDENTITY,
                {"sitting_id": body.sitting_id, "person_id": body.person_id},
                fact,
                body.replaces,
                outcome=body.outcome,
                document_kind=body.document_kind,
                second_by=body.second_by,
                reason=body.reason,
            )
        case facts.AbsenceRecorded() as body:
            key = {"sitting_id": body.sitting_id, "person_id": body.person_id}
            add_correctable(board, ABSENCE, key, fact, body.replaces, absence=body.absence)
        case facts.IncidentReported() as body:
            key = {"sitting_id": body.sitting_id}
            add_row(board, INCIDENT, key, fact, person_id=body.person_id, category=body.category, text=body.text)
        case facts.KeyCorrected() as body:
            key = {"form_id": body.form_id, "item_id": body.item_id}
            add_correctable(board, KEY, key, fact, body.replaces, option_id=body.option_id, reason=body.reason)
        case facts.PaperPrinted() as body:
            add_row(
                board,
                PAPER,
                {},
                fact,
                paper_id=body.paper_id,
                paper_kind=body.paper_kind,
                number=body.number,
                person_id=body.person_id,
                sitting_id=body.sitting_id,
                standing=body.standing.value,
                copy=body.copy,
            )
        case facts.WorkbookExported() as body:
            add_row(
                board,
                EXPORT,
                {},
                fact,
                sitting_id=body.sitting_id,
                version=body.version,
                profile=body.profile,
                digest=body.digest,
            )
        case _:
            pass


def _plain(item: FormItem) -> dict[str, Any]:
    # As JSON gives it back: lists and plain text, so that a row read equals the row written.
    return {**asdict(item), "block": item.block.value, "options": list(item.options)}


PROJECTION = Projection(
    kinds=frozenset(
        body.kind
        for body in (
            facts.FormAssembled, facts.SittingPrepared, facts.SittingOpened, facts.SittingClosed, facts.SeatPlanned,
            facts.IdentityChecked, facts.AbsenceRecorded, facts.IncidentReported, facts.PaperPrinted, facts.WorkbookExported, facts.KeyCorrected,
        )
    ),
    tables=(PLAN, EVENT, SEAT, IDENTITY, ABSENCE, INCIDENT, FORM, PAPER, EXPORT, KEY),
    reads=lambda _fact: (),
    apply=_apply,
)  # fmt: skip
