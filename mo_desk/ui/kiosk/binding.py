"""The desk as the test screen sees it: the use cases bound to who runs the sitting, to the sitting and to the person.

KioskWindow(BoundDesk(catalog, actor, sitting_id, person_id), kit, folder).begin()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mo_desk.domain.access import Actor
from mo_desk.domain.errors import NotFound
from mo_desk.domain.ids import AttemptId, ItemId, OptionId, PersonId, SittingId
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, PinAnswer, QuestionView, SavedAnswer

if TYPE_CHECKING:
    from mo_desk.services.catalog import Catalog


class BoundDesk:
    """Passes each wish on to the services; without a person it goes on with the attempt that was running."""

    def __init__(self, catalog: Catalog, actor: Actor, sitting_id: SittingId, person_id: PersonId | None) -> None:
        self._catalog, self._actor = catalog, actor
        self._sitting_id, self._person_id = sitting_id, person_id
        self.left_by_pin = False
        """Whether the exit was opened with the PIN, which opens nothing else: the desk behind it stays locked."""

    def get_handover(self) -> HandoverView:
        """Return whom the laptop goes to; nothing is started.

        Raises:
            NotFound: `attempt_unknown` when no person was named and no attempt is running.
        """
        return self._catalog.attempts.get_handover(self._actor, self._sitting_id, self._person_id)

    def start(self) -> DeliveryView:
        """Start the person's attempt or go on with it.

        Raises:
            NotFound: `attempt_unknown` when no person was named and no attempt is running.
        """
        if self._person_id is not None:
            return self._catalog.attempts.start(self._actor, self._sitting_id, self._person_id)
        delivery = self._catalog.attempts.resume(self._actor, self._sitting_id)
        if delivery is None:
            raise NotFound("attempt_unknown")
        return delivery

    def practice(self) -> tuple[QuestionView, ...]:
        """Return the practice questions."""
        return self._catalog.attempts.practice(self._actor)

    def save_answer(self, attempt_id: AttemptId, item_id: ItemId, option_id: OptionId, language: str) -> SavedAnswer:
        """Save a chosen option."""
        return self._catalog.attempts.save_answer(self._actor, attempt_id, item_id, option_id, language)

    def save_cursor(self, cursor: Cursor) -> None:
        """Keep the working state."""
        self._catalog.attempts.save_cursor(self._actor, cursor)

    def focus_lost(self, attempt_id: AttemptId, cause: str, seconds: int) -> None:
        """Record that the test screen was not in front, or was left."""
        self._catalog.attempts.focus_lost(self._actor, attempt_id, cause, seconds)

    def submit(self, attempt_id: AttemptId, used_seconds: int, cause: str) -> None:
        """Hand in."""
        self._catalog.attempts.submit(self._actor, attempt_id, used_seconds, cause)

    def check_pin(self, text: str) -> PinAnswer:
        """Check the exit PIN, or a passphrase of the signed-in user."""
        answer = self._catalog.supervision.check_pin(self._actor, self._sitting_id, text)
        self.left_by_pin = answer.ok and len(text) == 6 and text.isdigit()
        return answer
