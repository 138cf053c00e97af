"""Sittings (testmomenten): planned, opened and closed a day at a time; seats, identity, absences, incidents."""

from __future__ import annotations

from collections import Counter

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Conflict, Invalid, NotFound, Refused
from mo_desk.domain.facts import (
    AbsenceRecorded,
    IdentityChecked,
    IncidentReported,
    SeatPlanned,
    SittingClosed,
    SittingOpened,
    SittingPrepared,
)
from mo_desk.domain.forms import form_label
from mo_desk.domain.ids import FormId, GroupId, PersonId, SittingId, UserId
from mo_desk.domain.ordering import seeded_order
from mo_desk.domain.sittings import (
    ABSENCES,
    NewSitting,
    SeatStatus,
    check_identity_record,
    check_incident,
    check_new_sitting,
    language_for,
)
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore
from mo_desk.store.clocktime import optional_moment
from mo_desk.store.queries import attempts as attempt_queries
from mo_desk.store.queries import groups as group_queries
from mo_desk.store.queries import people as people_queries
from mo_desk.store.queries import sittings as queries
from mo_desk.store.queries.seats import seat_row
from mo_desk.store.queries.sittings import SeatFacts, SittingHead
from mo_desk.store.work import Work
from mo_desk.store.working import set_secret
from mo_desk.views.sittings import FormUse, SittingRow, SittingView


class Sittings:
    """Use cases about sittings."""

    def __init__(self, context: Context, formstore: FormStore) -> None:
        self._context = context
        self._formstore = formstore

    def list_sittings(self, actor: Actor, group_id: GroupId | None = None) -> tuple[SittingRow, ...]:
        """Return sittings, the latest day first."""
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        with self._context.store.read() as connection:
            return queries.list_sittings(connection, group_id, self._context.visible_groups(actor))

    def get_sitting(self, actor: Actor, sitting_id: SittingId) -> SittingView:
        """Return one sitting with its seats by name.

        Raises:
            NotFound: `sitting_unknown`.
        """
        with self._context.store.read() as connection:
            head = _head(queries.find_sitting(connection, sitting_id))
            self._context.allow(actor, Action.SEE_GROUPS, head.group_id)
            seats = queries.seats_of(connection, sitting_id)
            attempts = attempt_queries.list_by_sitting(connection, sitting_id)
            names = people_queries.greeting_names(connection, seats)
            group = next(iter(group_queries.list_groups(connection, "", frozenset({head.group_id}))), None)
            rows = queries.form_rows(connection, frozenset(head.forms))
        used = Counter(attempt.form_id for attempt in attempts)
        lengths = {row.form_id: row.length for row in rows}
        return SittingView(
            sitting_id=sitting_id,
            group_id=head.group_id,
            course_number=group.course_number if group else "",
            language=group.language if group else "",
            place=head.place,
            country=head.country,
            time_zone=head.time_zone,
            days=head.days,
            standing=head.standing,
            time_limit_seconds=head.time_limit_seconds,
            leader_id=head.leader_id,
            open=head.open,
            closed=head.closed,
            opened_at=optional_moment(head.opened_at_ms),
            closed_at=optional_moment(head.closed_at_ms),
            languages=self._context.library.bank().edition.languages,
            forms=tuple(
                FormUse(FormId(row.form_id), form_label(FormId(row.form_id)), used[FormId(row.form_id)]) for row in rows
            ),
            seats=tuple(
                seat_row(person, seats[person], names.get(person, ("", "")), attempts, lengths)
                for person in (*names, *sorted(seats.keys() - names.keys()))
            ),
        )

    def prepare(self, actor: Actor, new: NewSitting) -> SittingView:
        """Plan a sitting: draw and seal the forms, give everyone enrolled a seat in their language, forms in turn.

        Following people get another form as long as the bank allows.

        Raises:
            Invalid: see `check_new_sitting`.
            Refused: `group_empty`, `official_form_missing` (official forms come from the agency), or from assembling.
        """
        self._context.allow(actor, Action.PREPARE_SITTING, new.group_id)
        check_new_sitting(new)
        if new.standing.value != "oefening":
            raise Refused("official_form_missing")
        with self._context.store.read() as connection:
            people = queries.list_enrolled(connection, new.group_id, new.days[0])
            members = group_queries.list_members(connection, new.group_id)
        if not people:
            raise Refused("group_empty")
        forms = self._formstore.assemble_most(actor, len(people))
        sitting_id = SittingId(self._context.ids.new())
        languages = self._context.library.bank().edition.languages
        by_person = {member.person_id: member for member in members}
        order = seeded_order(sitting_id, "seats", people)
        planned = SittingPrepared(
            sitting_id=sitting_id,
            group_id=new.group_id,
            place=new.place.strip(),
            country=new.country,
            time_zone=new.time_zone,
            days=new.days,
            forms=forms,
            time_limit_seconds=60 * new.time_limit_minutes,
            standing=new.standing,
            leader_id=actor.user_id,
        )
        seats = [
            SeatPlanned(
                sitting_id=sitting_id,
                person_id=PersonId(person),
                language=language_for(by_person[PersonId(person)].contact_language, languages),
                form_id=forms[place % len(forms)],
                accommodations=by_person[PersonId(person)].accommodations,
            )
            for place, person in enumerate(order)
        ]
        with self._context.store.write(actor) as work:
            work.append_many([(sitting_id, planned), *((sitting_id, seat) for seat in seats)])
        return self.get_sitting(actor, sitting_id)

    def plan_seat(
        self, actor: Actor, sitting_id: SittingId, person_id: PersonId, language: str, accommodations: tuple[str, ...]
    ) -> None:
        """Plan a seat anew: another language or other accommodations, also for somebody who came to the list late.

        Raises:
            Conflict: `attempt_already_started`.
            Invalid: `language_not_available`.
        """
        self._context.allow(actor, Action.RUN_SITTING)
        if language not in self._context.library.bank().edition.languages:
            raise Invalid("language_not_available", field="language", language=language)
        with self._context.store.write(actor) as work:
            head = _head(queries.find_sitting(work.connection, sitting_id))
            seats = queries.seats_of(work.connection, sitting_id)
            seat = seats.get(person_id, SeatFacts())
            attempts = attempt_queries.list_by_sitting(work.connection, sitting_id)
            if any(one.person_id == person_id and not one.annulled for one in attempts):
                raise Conflict("attempt_already_started")
            used = Counter(one.form_id for one in seats.values())
            form = seat.form_id or min(head.forms, key=lambda one: (used[one], one))
            work.append(
                sitting_id,
                SeatPlanned(sitting_id, person_id, language, form, accommodations, replaces=seat.plan_refs),
            )

    def open_day(self, actor: Actor, sitting_id: SittingId, pin: str) -> None:
        """Open a day of the sitting; the six-digit PIN opens nothing but the exit of the test screen.

        Raises:
            Invalid: `pin_not_six_digits`.
            Conflict: `sitting_closed`.
        """
        self._context.allow(actor, Action.RUN_SITTING)
        if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
            raise Invalid("pin_not_six_digits", field="pin")
        with self._context.store.write(actor) as work:
            head = _head(queries.find_sitting(work.connection, sitting_id))
            if head.closed:
                raise Conflict("sitting_closed")
            set_secret(work.connection, f"pin:{sitting_id}", pin.encode())
            if not head.open:
                work.append(sitting_id, SittingOpened(sitting_id))

    def close_day(self, actor: Actor, sitting_id: SittingId, *, final: bool) -> None:
        """Close the day with a checkpoint; `final` ends the sitting, and then everyone must have a final status.

        Raises:
            Conflict: `attempt_still_running`, `seats_without_status`.
        """
        self._context.allow(actor, Action.RUN_SITTING)
        view = self.get_sitting(actor, sitting_id)
        if any(seat.status is SeatStatus.BUSY for seat in view.seats):
            raise Conflict("attempt_still_running")
        left = sum(seat.status is SeatStatus.TO_DO for seat in view.seats)
        if final and left:
            raise Conflict("seats_without_status", count=left)
        with self._context.store.write(actor) as work:
            if view.open or final:
                work.append(sitting_id, SittingClosed(sitting_id, final))
            work.checkpoint()

    def check_identity(
        self,
        actor: Actor,
        sitting_id: SittingId,
        person_id: PersonId,
        outcome: str,
        document_kind: str = "",
        second_by: UserId | None = None,
        reason: str = "",
    ) -> None:
        """Record how identity was established; a document recorded later ends a reserve. Raises: as `check_identity_record`."""
        self._context.allow(actor, Action.RUN_SITTING)
        second = second_by in self._context.user_names().keys() - {actor.user_id}
        check_identity_record(outcome, document_kind, reason, second=second)
        with self._context.store.write(actor) as work:
            seat = self._seat(work, sitting_id, person_id)
            work.append(
                sitting_id,
                IdentityChecked(
                    sitting_id,
                    person_id,
                    outcome,
                    document_kind,
                    second_by,
                    reason.strip(),
                    replaces=seat.identity_refs,
                ),
            )

    def record_absence(self, actor: Actor, sitting_id: SittingId, person_id: PersonId, absence: str) -> None:
        """Record that somebody did not come, or take that back with an empty absence.

        Raises:
            Invalid: `absence_unknown`.
        """
        self._context.allow(actor, Action.RUN_SITTING)
        if absence not in ABSENCES:
            raise Invalid("absence_unknown", field="absence")
        with self._context.store.write(actor) as work:
            seat = self._seat(work, sitting_id, person_id)
            work.append(sitting_id, AbsenceRecorded(sitting_id, person_id, absence, replaces=seat.absence_refs))

    def report_incident(
        self, actor: Actor, sitting_id: SittingId, category: str, text: str, person_id: PersonId | None = None
    ) -> None:
        """Record an incident; a suspicion stops no test by itself. Raises: as `check_incident`."""
        self._context.allow(actor, Action.RUN_SITTING)
        check_incident(category, text)
        with self._context.store.write(actor) as work:
            _head(queries.find_sitting(work.connection, sitting_id))
            work.append(sitting_id, IncidentReported(sitting_id, category, text.strip(), person_id))

    def _seat(self, work: Work, sitting_id: SittingId, person_id: PersonId) -> SeatFacts:
        _head(queries.find_sitting(work.connection, sitting_id))
        return queries.seats_of(work.connection, sitting_id).get(person_id, SeatFacts())


def _head(found: SittingHead | None) -> SittingHead:
    if found is None:
        raise NotFound("sitting_unknown")
    return found
