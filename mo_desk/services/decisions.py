"""Open cases: one list of everything that waits for a person, whoever it is, and recording what was decided.

What is open in a sitting comes from the composition that feeds results, workbook and papers. Old sittings are looked at when
something in them waits for a person; of a missing evaluation or a conflict of rules only those of the last months are listed,
and the sitting itself keeps saying it. The list is kept until something it rests on changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mo_desk.domain.access import Action, Actor, Role
from mo_desk.domain.cards import Card, CardBody, CardKind
from mo_desk.domain.decisions import (
    DECIDES,
    FIRST_STAYS,
    JOINS,
    REASON_LIMIT,
    SETTLED_BY,
    WITHDRAWN,
    Case,
    about_result,
    check_decision,
    pair_of,
)
from mo_desk.domain.doubles import Near
from mo_desk.domain.errors import Conflict, NotFound
from mo_desk.domain.facts import CaseDecided
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import PersonId, SittingId
from mo_desk.domain.joining import joined_group, joined_person
from mo_desk.domain.people import Person
from mo_desk.services.context import Context
from mo_desk.services.standings import Standings
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import decisions as queries
from mo_desk.store.queries import groups as group_queries
from mo_desk.store.queries import people as people_queries
from mo_desk.store.queries import sittings as sitting_queries
from mo_desk.store.work import Work
from mo_desk.views.decisions import CaseRow, DoubleView, cases_of
from mo_desk.views.results import ResultsView

RECENT_DAYS = 92
"""How long a missing evaluation or a conflict of rules stays in the list, in days."""

_RESTS_ON = frozenset(
    {
        "person", "decision", "course_group", "enrolment", "sitting_plan", "seat_plan", "identity_check", "absence", "attempt",
        "attempt_event", "result", "evaluation", "card",
    }
)  # fmt: skip
_Asked = tuple[Actor, date]
_BY_PERSON = frozenset({Case.POSSIBLE_DOUBLE.value})


class Decisions:
    """Use cases about what waits for a person to decide."""

    def __init__(self, context: Context, standings: Standings) -> None:
        self._context = context
        self._standings = standings
        self._kept: dict[_Asked, tuple[CaseRow, ...]] = {}
        context.store.on_changed(self._forget)

    def list_open(self, actor: Actor, sitting_id: SittingId | None = None) -> tuple[CaseRow, ...]:
        """Return the open cases that this reader may know of, by kind; of one sitting when it is named."""
        self._context.allow(actor, Action.SEE_RESULTS)
        asked = actor, self._context.today()
        rows = self._kept.get(asked)
        if rows is None:
            found = [*self._doubles(actor), *self._in_sittings(actor)]
            rows = self._kept[asked] = tuple(sorted(found, key=lambda row: row.rank))
        return tuple(row for row in rows if sitting_id is None or row.sitting_id == sitting_id)

    def count_open(self, actor: Actor) -> int:
        """Return how many lines the list has."""
        return len(self.list_open(actor))

    def compare(self, actor: Actor, one: PersonId, other: PersonId) -> DoubleView:
        """Return two people beside each other.

        Raises:
            NotFound: `person_unknown`.
        """
        self._context.allow(actor, Action.SEE_PEOPLE)
        with self._context.store.read() as connection:
            sides = people_queries.double_sides(connection, pair_of(one, other))
        if len(sides) != 2:
            raise NotFound("person_unknown")
        return DoubleView(*sides)

    def decide(self, actor: Actor, case: str, subject_id: str, other_id: str, choice: str, reason: str = "") -> None:
        """Record what was decided; it replaces every earlier decision of the same case, and an empty choice opens it again.

        Of two people who are one, the card of the one who goes is joined into the other in the same commit.

        Raises:
            Invalid: `decision_unknown`, `reason_missing`.
            Conflict: `double_has_history` when tests or evaluations hang on the card that would go.
            NotFound: `person_unknown`.
        """
        self._context.allow(actor, SETTLED_BY.get(case, Action.DECIDE_CASE))
        check_decision(case, choice, reason)
        if case in _BY_PERSON:
            subject_id, other_id = pair_of(subject_id, other_id)
        with self._context.store.write(actor) as work:
            known = queries.current(work.connection, [case]).get((case, subject_id, other_id))
            body = CaseDecided(
                case, subject_id, other_id, choice, reason.strip()[:REASON_LIMIT], known.refs if known else ()
            )
            if choice in JOINS:
                goes, stays = (other_id, subject_id) if choice == FIRST_STAYS else (subject_id, other_id)
                if queries.has_history(work.connection, PersonId(goes)):
                    raise Conflict("double_has_history")
                _join(work, PersonId(stays), PersonId(goes))
            work.append(subject_id, body)
            work.checkpoint()

    def _doubles(self, actor: Actor) -> Iterator[CaseRow]:
        """Give the pairs of people who may be one and about whom nobody decided yet."""
        may_settle = actor.may(SETTLED_BY[Case.POSSIBLE_DOUBLE])
        with self._context.store.read() as connection:
            people = people_queries.list_known(connection)
            decided = queries.current(connection, [Case.POSSIBLE_DOUBLE])
        near: Near[people_queries.PersonMatch] = Near()
        for person in people:
            for other in near.find(person.known):
                first, second = pair_of(person.person_id, other.person_id)
                known = decided.get((Case.POSSIBLE_DOUBLE, first, second))
                if known is None or known.choice == WITHDRAWN:
                    yield CaseRow(
                        case=Case.POSSIBLE_DOUBLE,
                        decides=DECIDES[Case.POSSIBLE_DOUBLE],
                        may_settle=may_settle,
                        subject_id=first,
                        other_id=second,
                        person_id=other.person_id,
                        display_name=other.display_name,
                        other_name=person.display_name,
                    )
            near.add(person.known, person)

    def _in_sittings(self, actor: Actor) -> Iterator[CaseRow]:
        since = self._context.today() - timedelta(days=RECENT_DAYS)
        with self._context.store.read() as connection:
            sittings = queries.sittings_to_look_at(connection, since)
        for sitting_id in sittings:
            view = self._standings.results(actor, sitting_id)
            yield from _rows(view, actor, recent=view.days[-1] >= since)

    def _forget(self, topics: frozenset[str]) -> None:
        if topics & _RESTS_ON:
            self._kept.clear()


def _rows(view: ResultsView, actor: Actor, *, recent: bool) -> Iterator[CaseRow]:
    """Give the lines of one sitting; evaluations that miss are one line, since they are one piece of work."""
    unjudged = 0
    for one in cases_of(view):
        row = one.row
        if one.case == Case.PROCESS_EVALUATION:
            unjudged += recent
        elif one.case != Case.OTHER_RULE:
            line = _line(view, actor, one.case, row.attempt_id or row.person_id)
            yield replace(line, person_id=row.person_id, attempt_id=row.attempt_id, display_name=row.display_name)
        elif recent and row.attempt_id is not None and row.result_ref is not None:
            yield replace(
                _line(view, actor, one.case, row.attempt_id),
                other_id=about_result(row.result_ref),
                person_id=row.person_id,
                attempt_id=row.attempt_id,
                display_name=row.display_name,
                detail=row.other_rule,
            )
    if unjudged:
        yield replace(_line(view, actor, Case.PROCESS_EVALUATION, view.sitting_id), count=unjudged)


def _line(view: ResultsView, actor: Actor, case: str, subject_id: str) -> CaseRow:
    return CaseRow(
        case=case,
        decides=DECIDES.get(case, Role.COORDINATOR),
        may_settle=actor.may(SETTLED_BY.get(case, Action.DECIDE_CASE)),
        subject_id=subject_id,
        sitting_id=view.sitting_id,
        group_id=view.group_id,
        course_number=view.course_number,
        place=view.place,
        day=view.days[0],
    )


def _join(work: Work, stays: PersonId, goes: PersonId) -> None:
    """Let one card take over the other: what it lacks, the places in groups, the planned seats."""
    person, other = (card_queries.get_card(work.connection, CardKind.PERSON, one) for one in (stays, goes))
    if not isinstance(person.body, Person) or not isinstance(other.body, Person):
        raise NotFound("person_unknown")
    groups = card_queries.list_by_ids(work.connection, CardKind.GROUP, group_queries.groups_of(work.connection, goes))
    cards: list[tuple[Card, CardBody]] = [
        (person, joined_person(person.body, other.body)),
        *((one, joined_group(one.body, stays, goes)) for one in groups.values() if isinstance(one.body, Group)),
    ]
    work.append_many([(seat.sitting_id, seat) for seat in sitting_queries.seats_to_move(work.connection, goes, stays)])
    work.put_many([replace(card, version=card.version + 1, body=body) for card, body in cards if body != card.body])
