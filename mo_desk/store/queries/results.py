"""Everything that is known of a sitting, read once: the source of screen, workbook and papers.

The number of queries does not depend on the number of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.cards import CardKind
from mo_desk.domain.decisions import Case
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.forms import form_label
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, FormId, PersonId, SittingId
from mo_desk.store.clocktime import moment_of
from mo_desk.store.models.attempts import Attempt, Result
from mo_desk.store.models.exchange import ResultCheckRow
from mo_desk.store.models.people import PersonRow
from mo_desk.store.models.sittings import Incident, KeyCorrection, PaperRow
from mo_desk.store.queries import attempts, cards, decisions, evaluations, journal, sittings
from mo_desk.store.queries.decisions import Decided
from mo_desk.store.queries.evaluations import CurrentJudgement
from mo_desk.store.queries.sittings import SeatFacts, SittingHead
from mo_desk.views.results import IncidentRow


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who somebody on the roster is."""

    person_id: PersonId
    display_name: str
    greeting_name: str
    birth_date: str
    agency_number: str
    national_number: str
    contact_language: str
    fee_status: str


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """A result of an attempt: current, or `replaced` by a later one."""

    ref: EntryRef
    at_ms: int
    verdict: str
    points: int
    maximum: int
    unanswered: int
    blocks: tuple[BlockPoints, ...]
    themes: tuple[BlockPoints, ...]
    replaced: bool = False

    @property
    def outcome(self) -> tuple[int, tuple[BlockPoints, ...]]:
        """Return what a verdict rests on: the points, whole and by block."""
        return self.points, self.blocks


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """A sitting with everything that hangs on it; the roster in name order.

    `results` are in order of time, replaced ones included; `corrections` says why a key was corrected, by chain and moment.
    """

    head: SittingHead
    group: Group
    roster: tuple[PersonFacts, ...]
    seats: Mapping[PersonId, SeatFacts]
    attempts: tuple[AttemptState, ...]
    results: Mapping[AttemptId, tuple[ResultFacts, ...]]
    judgements: Mapping[PersonId, CurrentJudgement]
    incidents: tuple[Row[Incident], ...]
    incident_counts: Mapping[PersonId, int]
    paper_numbers: Mapping[PersonId, str]
    form_uses: tuple[tuple[str, int], ...]
    arrivals: Mapping[EntryRef, datetime | None]
    checked: frozenset[AttemptId]
    decisions: Mapping[decisions.Key, Decided]
    corrections: Mapping[tuple[str, int], str]


def sitting_facts(connection: Connection, sitting_id: SittingId) -> SittingFacts | None:
    """Read a sitting whole, or None when it is not known."""
    head = sittings.find_sitting(connection, sitting_id)
    if head is None:
        return None
    card = cards.find_card(connection, CardKind.GROUP, head.group_id)
    group = card.body if card is not None and isinstance(card.body, Group) else Group("", "", "")
    seats = sittings.seats_of(connection, sitting_id)
    states = attempts.list_by_sitting(connection, sitting_id)
    people = _people(connection, {*seats, *(state.person_id for state in states)})
    incidents = tuple(
        connection.execute(
            select(Incident).where(Incident.sitting_id == sitting_id).order_by(Incident.at_ms, Incident.seq)
        )
    )
    forms = sittings.form_rows(connection, frozenset({*head.forms, *(state.form_id for state in states)}))
    used = Counter(state.form_id for state in states)
    submitted = [state.submitted_ref for state in states if state.submitted_ref is not None]
    return SittingFacts(
        head=head,
        group=group,
        roster=people,
        seats=seats,
        attempts=states,
        results=_results(connection, sitting_id),
        judgements=evaluations.current_by_group(connection, head.group_id),
        incidents=incidents,
        incident_counts=Counter(PersonId(row.person_id) for row in incidents if row.person_id),
        paper_numbers=_papers(connection, sitting_id),
        form_uses=tuple((form_label(FormId(row.form_id)), used[FormId(row.form_id)]) for row in forms),
        arrivals={ref: found.received_at for ref, found in journal.arrivals(connection, submitted).items()},
        checked=_checked(connection, states),
        decisions=decisions.current(
            connection,
            [Case.STOPPED, Case.OTHER_RULE],
            select(Attempt.attempt_id).where(Attempt.sitting_id == sitting_id),
        ),
        corrections=_corrections(connection, frozenset(state.form_id for state in states)),
    )


def incident_rows(facts: SittingFacts, names: Mapping[str, str]) -> tuple[IncidentRow, ...]:
    """Return the incidents of a sitting in order; `names` maps user ids to names."""
    people = {person.person_id: person.display_name for person in facts.roster}
    return tuple(
        IncidentRow(
            at=moment_of(row.at_ms),
            category=row.category,
            text=row.text,
            display_name=people.get(PersonId(row.person_id), "") if row.person_id else "",
            reported_by=names.get(row.actor_id, ""),
        )
        for row in facts.incidents
    )


def _people(connection: Connection, ids: set[PersonId]) -> tuple[PersonFacts, ...]:
    query = select(PersonRow).where(PersonRow.person_id.in_(ids)).order_by(PersonRow.sort_name, PersonRow.person_id)
    return tuple(
        PersonFacts(
            PersonId(row.person_id),
            row.display_name,
            row.greeting_name,
            row.birth_date,
            row.agency_number,
            row.national_number,
            row.contact_language,
            row.fee_status,
        )
        for row in connection.execute(query)
    )


def _results(connection: Connection, sitting_id: SittingId) -> Mapping[AttemptId, tuple[ResultFacts, ...]]:
    query = (
        select(Result)
        .where(Result.sitting_id == sitting_id, Result.points.is_not(None))
        .order_by(Result.at_ms, Result.chain_id, Result.seq)
    )
    found: dict[AttemptId, tuple[ResultFacts, ...]] = {}
    for row in connection.execute(query):
        result = ResultFacts(
            EntryRef(ChainId(row.chain_id), row.seq),
            row.at_ms,
            row.verdict,
            row.points,
            row.maximum,
            row.unanswered,
            _parts(row.blocks),
            _parts(row.themes),
            row.replaced,
        )
        found[AttemptId(row.attempt_id)] = (*found.get(AttemptId(row.attempt_id), ()), result)
    return found


def _parts(rows: list[dict[str, Any]]) -> tuple[BlockPoints, ...]:
    return tuple(BlockPoints(row["name"], row["points"], row["maximum"]) for row in rows)


def _corrections(connection: Connection, forms: frozenset[FormId]) -> Mapping[tuple[str, int], str]:
    query = select(KeyCorrection.chain_id, KeyCorrection.at_ms, KeyCorrection.reason).where(
        KeyCorrection.form_id.in_(forms), KeyCorrection.reason.is_not(None)
    )
    return {(chain, at_ms or 0): reason or "" for chain, at_ms, reason in connection.execute(query)}


def _papers(connection: Connection, sitting_id: SittingId) -> Mapping[PersonId, str]:
    query = (
        select(PaperRow.person_id, PaperRow.number)
        .where(PaperRow.sitting_id == sitting_id, PaperRow.paper_kind == "provisional", PaperRow.person_id.is_not(None))
        .order_by(PaperRow.at_ms, PaperRow.seq)
    )
    return {PersonId(person): number for person, number in connection.execute(query) if person}


def _checked(connection: Connection, states: tuple[AttemptState, ...]) -> frozenset[AttemptId]:
    ids = [state.attempt_id for state in states]
    query = select(ResultCheckRow.attempt_id).where(ResultCheckRow.attempt_id.in_(ids), ResultCheckRow.agrees)
    return frozenset(AttemptId(attempt) for attempt in connection.execute(query).scalars())
