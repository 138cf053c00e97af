"""What the test leader can do beside a running test: annul, put a wrong person right, leave the test screen."""

from __future__ import annotations

import hmac

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.attempts import AnnulReason
from mo_desk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from mo_desk.domain.facts import AttemptAnnulled, AttemptReassigned, PinRefused
from mo_desk.domain.ids import AttemptId, PersonId, SittingId, UserId
from mo_desk.services.context import Context
from mo_desk.store.queries import attempts as queries
from mo_desk.store.working import find_secret
from mo_desk.views.attempts import PinAnswer

PIN_DELAY_LIMIT = 30
"""Most seconds that wrong PINs can delay the next try: nobody can be locked in."""


class Supervision:
    """Use cases of the test leader during a sitting."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pin_tries = 0
        self._pin_free_at_ms = 0

    def annul(
        self, actor: Actor, attempt_id: AttemptId, reason: str, second_by: UserId, second_passphrase: str
    ) -> None:
        """Annul an attempt by two named people; it stays visible and is never deleted.

        Raises:
            Invalid: `annul_reason_unknown`, `second_person_missing`.
            NotAllowed: `passphrase_wrong` of the second person.
        """
        self._context.allow(actor, Action.ANNUL_ATTEMPT)
        if reason not in set(AnnulReason):
            raise Invalid("annul_reason_unknown", field="reason")
        self._second(actor, second_by, second_passphrase)
        with self._context.store.write(actor) as work:
            state = queries.find_attempt(work.connection, attempt_id)
            if state is None:
                raise NotFound("attempt_unknown")
            if not state.annulled:
                work.append(attempt_id, AttemptAnnulled(attempt_id, reason, second_by))
                work.checkpoint()

    def reassign(
        self,
        actor: Actor,
        attempt_id: AttemptId,
        person_id: PersonId,
        reason: str,
        second_by: UserId,
        second_passphrase: str,
    ) -> None:
        """Give an attempt to the person who really sat in the seat, by two named people, with a reason.

        Raises:
            Conflict: `person_has_attempt` when that person has one in this sitting already.
        """
        self._context.allow(actor, Action.ANNUL_ATTEMPT)
        if not reason.strip():
            raise Invalid("reason_missing", field="reason")
        self._second(actor, second_by, second_passphrase)
        with self._context.store.write(actor) as work:
            state = queries.find_attempt(work.connection, attempt_id)
            if state is None:
                raise NotFound("attempt_unknown")
            others = queries.list_by_sitting(work.connection, state.sitting_id)
            if any(one.person_id == person_id and not one.annulled for one in others if one.attempt_id != attempt_id):
                raise Conflict("person_has_attempt")
            work.append(attempt_id, AttemptReassigned(attempt_id, person_id, reason.strip()[:64], second_by))
            work.checkpoint()

    def check_pin(self, actor: Actor, sitting_id: SittingId, pin_or_passphrase: str) -> PinAnswer:
        """Check the exit PIN, or a passphrase of the signed-in user, which is always accepted.

        Wrong tries are recorded and delay the next PIN by 1, 2, 4 ... at most 30 seconds; a passphrase is never delayed.
        """
        with self._context.store.read() as connection:
            pin = find_secret(connection, f"pin:{sitting_id}")
        moment = self._context.clock.now()
        waiting = max(0, self._pin_free_at_ms - moment.elapsed_ms)
        typed = pin_or_passphrase.encode()
        if pin is not None and waiting == 0 and hmac.compare_digest(pin, typed):
            self._pin_tries = 0
            return PinAnswer(ok=True, wait_seconds=0)
        if not (pin_or_passphrase.isascii() and pin_or_passphrase.isdigit() and len(pin_or_passphrase) == 6):
            try:
                self._context.check_signature(actor.user_id, pin_or_passphrase)
            except NotAllowed:
                pass
            else:
                self._pin_tries, self._pin_free_at_ms = 0, 0
                return PinAnswer(ok=True, wait_seconds=0)
        if waiting == 0:
            self._pin_tries += 1
            delay = min(2 ** (self._pin_tries - 1), PIN_DELAY_LIMIT)
            self._pin_free_at_ms = moment.elapsed_ms + 1000 * delay
            waiting = 1000 * delay
            with self._context.store.write(actor) as work:
                work.append(sitting_id, PinRefused(sitting_id, self._pin_tries))
        return PinAnswer(ok=False, wait_seconds=-(-waiting // 1000))

    def _second(self, actor: Actor, second_by: UserId, passphrase: str) -> None:
        if second_by == actor.user_id:
            raise Invalid("second_person_missing", field="second_by")
        self._context.check_signature(second_by, passphrase)
