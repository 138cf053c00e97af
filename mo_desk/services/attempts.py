"""Attempts (afnames): starting, saving every answer before it is called saved, going on after a fault, handing in.

The service keeps what a running attempt needs in memory (its options and current entries), so that one answer costs one
small commit; the truth is in the journal, and a fresh process reads it back from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.attempts import AttemptState, SubmitCause
from mo_desk.domain.errors import Conflict, Invalid, NotFound, Refused
from mo_desk.domain.facts import (
    AnswerGiven,
    AttemptResumed,
    AttemptStarted,
    AttemptStopped,
    AttemptSubmitted,
    FocusLost,
)
from mo_desk.domain.ids import AttemptId, EntryRef, ItemId, OptionId, PersonId, SittingId
from mo_desk.domain.questions import Standing, TextStatus
from mo_desk.domain.results import result_of
from mo_desk.domain.sittings import ADMITTED, time_limit_for
from mo_desk.domain.timing import AttemptTimes
from mo_desk.services.context import Context
from mo_desk.services.deliveries import deliver, hand_over
from mo_desk.services.formstore import FormStore, opened
from mo_desk.store.queries import attempts as queries
from mo_desk.store.queries import sittings as sitting_queries
from mo_desk.store.queries.sittings import SeatFacts, SittingHead
from mo_desk.store.working import find_cursor, save_cursor
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, QuestionView, SavedAnswer


@dataclass(slots=True)
class _Running:
    options: dict[ItemId, frozenset[OptionId]]
    current: dict[ItemId, tuple[OptionId, EntryRef]]
    open: bool = True


@dataclass(frozen=True, slots=True)
class _Ready:
    head: SittingHead
    person_id: PersonId
    seat: SeatFacts
    running: AttemptState | None


class Attempts:
    """Use cases of the test screen."""

    def __init__(self, context: Context, formstore: FormStore) -> None:
        self._context = context
        self._formstore = formstore
        self._running: dict[AttemptId, _Running] = {}
        self._times = AttemptTimes()
        context.store.on_changed(self._forget_ended)

    def get_handover(self, actor: Actor, sitting_id: SittingId, person_id: PersonId | None) -> HandoverView:
        """Return whom the laptop goes to (None: whose attempt is running), after every check; nothing is started.

        Raises:
            NotFound: `attempt_unknown` when nobody was named and no attempt is running.
            Conflict, Refused: as `start`.
        """
        ready = self._ready(actor, sitting_id, person_id)
        return hand_over(self._context, ready.person_id, ready.seat, ready.running)

    def start(self, actor: Actor, sitting_id: SittingId, person_id: PersonId) -> DeliveryView:
        """Start a person's attempt, or go on with the one that is running.

        Raises:
            Conflict: `sitting_not_open`, `attempt_already_ended`, `other_attempt_running`.
            Refused: `identity_not_checked`, `draft_text_in_official_test`.
        """
        context = self._context
        ready = self._ready(actor, sitting_id, person_id)
        head, seat = ready.head, ready.seat
        if ready.running is not None:
            return self._resume(actor, ready.running, reason="restarted")
        if seat.form_id is None:
            raise Refused("identity_not_checked")
        with context.store.read() as connection:
            earlier = queries.count_earlier(connection, person_id)
        attempt = AttemptStarted(
            attempt_id=AttemptId(context.ids.new()),
            sitting_id=sitting_id,
            person_id=person_id,
            form_id=seat.form_id,
            language=seat.language,
            order_seed=context.ids.new(),
            rule_id=context.rule_on(context.today(head.time_zone)).rule_id,
            standing=head.standing,
            attempt_number=earlier + 1,
            time_limit_seconds=time_limit_for(head.time_limit_seconds, seat.accommodations),
        )
        with context.store.write(actor) as work:
            work.append_many(
                [opened(seat.form_id, "paper", "delivery"), (attempt.attempt_id, attempt)],
            )
        return self._deliver(self._state(attempt.attempt_id), resumed=False)

    def resume(self, actor: Actor, sitting_id: SittingId) -> DeliveryView | None:
        """Go on with the attempt that was running on this laptop when the program stopped, or return None."""
        self._context.allow(actor, Action.RUN_SITTING)
        with self._context.store.read() as connection:
            attempts = queries.list_by_sitting(connection, sitting_id)
        running = [attempt for attempt in attempts if attempt.running]
        return self._resume(actor, running[0], reason="program_stopped") if running else None

    def practice(self, actor: Actor) -> tuple[QuestionView, ...]:
        """Return the practice questions, given with the real controls before the first real one."""
        self._context.allow(actor, Action.RUN_SITTING)
        return self._context.library.practice()

    def save_answer(
        self, actor: Actor, attempt_id: AttemptId, item_id: ItemId, option_id: OptionId, language: str
    ) -> SavedAnswer:
        """Save a chosen option; this returns only after the commit, and only then may the screen say *Bewaard*.

        Raises:
            Conflict: `attempt_already_ended`; `attempt_time_over` past the limit and its grace.
            Invalid: `answer_item_unknown`, `answer_option_unknown`.
        """
        self._context.allow(actor, Action.RUN_SITTING)
        running = self._memory(attempt_id)
        if not running.open:
            raise Conflict("attempt_already_ended")
        if self._times.refuses(attempt_id, self._context.clock.now().elapsed_ms):
            raise Conflict("attempt_time_over")
        if item_id not in running.options:
            raise Invalid("answer_item_unknown", field=item_id, item=item_id)
        if option_id not in running.options[item_id]:
            raise Invalid("answer_option_unknown", field=item_id, item=item_id, option=option_id)
        before = running.current.get(item_id)
        if before is not None and before[0] == option_id:
            return SavedAnswer(attempt_id, item_id, option_id, before[1].seq)
        replaces = () if before is None else (before[1],)
        with self._context.store.write(actor) as work:
            ref = work.append(attempt_id, AnswerGiven(attempt_id, item_id, option_id, language, replaces))
        running.current[item_id] = (option_id, ref)
        return SavedAnswer(attempt_id, item_id, option_id, ref.seq)

    def save_cursor(self, actor: Actor, cursor: Cursor) -> None:
        """Keep the place shown, the time used and the marks; may be lost by at most five seconds."""
        self._context.allow(actor, Action.RUN_SITTING)
        now = self._context.clock.now()
        self._times.count(cursor.attempt_id, now.elapsed_ms, cursor.used_seconds)
        with self._context.store.scratch() as connection:
            save_cursor(connection, cursor, round(now.at.timestamp() * 1000))

    def focus_lost(self, actor: Actor, attempt_id: AttemptId, cause: str, seconds: int) -> None:
        """Record that the test screen was not in front, or was left with the PIN."""
        self._context.allow(actor, Action.RUN_SITTING)
        with self._context.store.write(actor) as work:
            work.append(attempt_id, FocusLost(attempt_id, cause[:32], max(0, seconds)))

    def submit(self, actor: Actor, attempt_id: AttemptId, used_seconds: int, cause: str = "handed_in") -> None:
        """Hand in and score in one commit; handing in twice changes nothing."""
        self._context.allow(actor, Action.RUN_SITTING)
        context = self._context
        if cause not in set(SubmitCause):
            raise Invalid("submit_cause_unknown", field="cause")
        state = self._state(attempt_id)
        if state.submitted:
            return
        if not state.running:
            raise Conflict("attempt_already_ended")
        form = self._formstore.get_form(state.form_id)
        right = self._formstore.right_options(form)
        rule = context.rule(state.rule_id)
        with context.store.write(actor) as work:
            if self._ended(queries.find_attempt(work.connection, attempt_id)):
                return
            answers = queries.current_answers(work.connection, attempt_id)
            chosen = {item: option for item, (option, _) in answers.items()}
            result = result_of(state, form, right, chosen, rule)
            work.append_many(
                [
                    (attempt_id, AttemptSubmitted(attempt_id, max(0, used_seconds), result.unanswered, cause)),
                    opened(form.form_id, "key", "scoring"),
                    (attempt_id, result),
                ]
            )
            work.checkpoint()
        self._forget(attempt_id)

    def stop(self, actor: Actor, attempt_id: AttemptId, reason: str, used_seconds: int) -> None:
        """Break the attempt off with the person's consent; the choices are kept, nothing is scored."""
        self._context.allow(actor, Action.RUN_SITTING)
        if not reason.strip():
            raise Invalid("reason_missing", field="reason")
        with self._context.store.write(actor) as work:
            if self._ended(queries.find_attempt(work.connection, attempt_id)):
                raise Conflict("attempt_already_ended")
            work.append(attempt_id, AttemptStopped(attempt_id, reason.strip()[:64], max(0, used_seconds)))
            work.checkpoint()
        self._forget(attempt_id)

    def _ready(self, actor: Actor, sitting_id: SittingId, person_id: PersonId | None) -> _Ready:
        """Return what a start rests on, after every check that could refuse it."""
        self._context.allow(actor, Action.RUN_SITTING)
        with self._context.store.read() as connection:
            head = sitting_queries.find_sitting(connection, sitting_id)
            seats = sitting_queries.seats_of(connection, sitting_id)
            attempts = queries.list_by_sitting(connection, sitting_id)
        if head is None:
            raise NotFound("sitting_unknown")
        if not head.open:
            raise Conflict("sitting_not_open")
        running = [attempt for attempt in attempts if attempt.running]
        person = person_id or next((attempt.person_id for attempt in running), None)
        if person is None:
            raise NotFound("attempt_unknown")
        seat = seats.get(person, SeatFacts())
        if any(attempt.person_id != person for attempt in running):
            raise Conflict("other_attempt_running")
        if running:
            return _Ready(head, person, seat, running[0])
        if any(attempt.person_id == person and not attempt.annulled for attempt in attempts):
            raise Conflict("attempt_already_ended")
        if seat.identity not in ADMITTED or seat.form_id is None:
            raise Refused("identity_not_checked")
        self._refuse_drafts(head.standing, seat)
        return _Ready(head, person, seat, None)

    def _refuse_drafts(self, standing: Standing, seat: SeatFacts) -> None:
        if standing is Standing.PRACTICE or seat.form_id is None:
            return
        paper = self._formstore.open_paper(seat.form_id)
        if any(item.texts[seat.language].status is TextStatus.DRAFT for item in paper.items):
            raise Refused("draft_text_in_official_test")

    def _resume(self, actor: Actor, state: AttemptState, reason: str) -> DeliveryView:
        with self._context.store.read() as connection:
            cursor = find_cursor(connection, state.attempt_id)
        used = _used(state, cursor)
        with self._context.store.write(actor) as work:
            work.append_many(
                [
                    opened(state.form_id, "paper", "delivery"),
                    (state.attempt_id, AttemptResumed(state.attempt_id, used, reason)),
                ]
            )
        return self._deliver(self._state(state.attempt_id), resumed=True)

    def _deliver(self, state: AttemptState, *, resumed: bool) -> DeliveryView:
        view, current = deliver(self._context, self._formstore, state, resumed=resumed)
        options = {question.item_id: frozenset(question.options) for question in view.questions}
        self._running[state.attempt_id] = _Running(options, current)
        self._times.begin(state.attempt_id, view.time_limit_seconds, view.used_seconds)
        return view

    def _forget(self, attempt_id: AttemptId) -> None:
        self._running.pop(attempt_id, None)
        self._times.forget(attempt_id)

    def _forget_ended(self, topics: frozenset[str]) -> None:
        """Read an attempt again after something ended or annulled one, here or by another service."""
        if queries.EVENTS_TOPIC in topics:
            self._running.clear()

    def _memory(self, attempt_id: AttemptId) -> _Running:
        if attempt_id not in self._running:
            state = self._state(attempt_id)
            form = self._formstore.get_form(state.form_id)
            with self._context.store.read() as connection:
                current = dict(queries.current_answers(connection, attempt_id))
                cursor = find_cursor(connection, attempt_id)
            if not self._times.knows(attempt_id):
                self._times.begin(attempt_id, state.time_limit_seconds, _used(state, cursor))
            options = {item.item_id: frozenset(item.options) for item in form.items}
            self._running[attempt_id] = _Running(options, current, open=state.running)
        return self._running[attempt_id]

    def _state(self, attempt_id: AttemptId) -> AttemptState:
        with self._context.store.read() as connection:
            state = queries.find_attempt(connection, attempt_id)
        if state is None:
            raise NotFound("attempt_unknown")
        return state

    @staticmethod
    def _ended(state: AttemptState | None) -> bool:
        return state is None or not state.running


def _used(state: AttemptState, cursor: Cursor | None) -> int:
    """Return the seconds used before now: by the journal, or by the cursor that was kept last."""
    return max(state.used_seconds, cursor.used_seconds if cursor else 0)
