"""What the test screen asks of the desk, and the one that asks it: every call on the `db` lane, every write counted.

`KioskDesk` is already bound to the actor, the sitting and the person (`binding.BoundDesk`). While `saving` is true the
window refuses to close; `settled` says that nothing is on its way any more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from mo_desk.domain.errors import MoDeskError
from mo_desk.domain.ids import AttemptId, ItemId, OptionId
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, PinAnswer, QuestionView, SavedAnswer

T = TypeVar("T")
Failed = Callable[[Exception], None]
UNEXPECTED = "unexpected"


class KioskDesk(Protocol):
    """The use cases of one person's test; each returns after its commit."""

    def get_handover(self) -> HandoverView:
        """Return whom the laptop goes to; nothing is started."""
        ...

    def start(self) -> DeliveryView:
        """Start the attempt or go on with it."""
        ...

    def practice(self) -> tuple[QuestionView, ...]:
        """Return the practice questions."""
        ...

    def save_answer(self, attempt_id: AttemptId, item_id: ItemId, option_id: OptionId, language: str) -> SavedAnswer:
        """Save a chosen option."""
        ...

    def save_cursor(self, cursor: Cursor) -> None:
        """Keep the working state."""
        ...

    def focus_lost(self, attempt_id: AttemptId, cause: str, seconds: int) -> None:
        """Record that the test screen was not in front, or was left."""
        ...

    def submit(self, attempt_id: AttemptId, used_seconds: int, cause: str) -> None:
        """Hand in; twice changes nothing."""
        ...

    def check_pin(self, text: str) -> PinAnswer:
        """Check the exit PIN or a passphrase."""
        ...


class KioskController(QObject):
    """Sends the screen's wishes to the desk in the order they were made."""

    settled = Signal()
    """The last write that was on its way was answered."""

    def __init__(self, desk: KioskDesk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._writes = 0

    @property
    def saving(self) -> bool:
        """Say whether a write is on its way."""
        return self._writes > 0

    def get_handover(self, done: Callable[[HandoverView], None], failed: Failed) -> None:
        """Ask whom the laptop goes to; this is no write that closing waits for."""
        self._tasks.run(self, self._desk.get_handover, done, failed)

    def start(self, done: Callable[[tuple[DeliveryView, tuple[QuestionView, ...]]], None], failed: Failed) -> None:
        """Start the attempt and fetch the practice questions."""
        desk = self._desk
        self._write(lambda: (desk.start(), desk.practice()), done, failed)

    def save_answer(
        self,
        attempt_id: AttemptId,
        item_id: ItemId,
        option_id: OptionId,
        language: str,
        done: Callable[[SavedAnswer], None],
        failed: Failed,
    ) -> None:
        """Save a chosen option; only `done` may make the screen say that it is saved."""
        desk = self._desk
        self._write(lambda: desk.save_answer(attempt_id, item_id, option_id, language), done, failed)

    def save_cursor(self, cursor: Cursor) -> None:
        """Keep the working state; when that fails, the next one follows within seconds."""
        desk = self._desk
        self._write(lambda: desk.save_cursor(cursor), _nothing, _nothing)

    def focus_lost(self, attempt_id: AttemptId, cause: str, seconds: int) -> None:
        """Record an absence of the screen; a record that cannot be written stops nobody's test."""
        desk = self._desk
        self._write(lambda: desk.focus_lost(attempt_id, cause, seconds), _nothing, _nothing)

    def submit(
        self, attempt_id: AttemptId, used_seconds: int, cause: str, done: Callable[[None], None], failed: Failed
    ) -> None:
        """Hand in, after every answer that is on its way."""
        desk = self._desk
        self._write(lambda: desk.submit(attempt_id, used_seconds, cause), done, failed)

    def check_pin(self, text: str, done: Callable[[PinAnswer], None], failed: Failed) -> None:
        """Check the PIN; this is no write that closing waits for."""
        desk = self._desk
        self._tasks.run(self, lambda: desk.check_pin(text), done, failed)

    def _write(self, call: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        self._writes += 1

        def answered(value: T) -> None:
            self._writes -= 1
            done(value)
            self._tell()

        def refused(error: Exception) -> None:
            self._writes -= 1
            failed(error)
            self._tell()

        self._tasks.run(self, call, answered, refused)

    def _tell(self) -> None:
        if not self._writes:
            self.settled.emit()


def code_of(error: Exception) -> str:
    """Return the code that the participant reads to the teacher; a bug has no code of its own."""
    return error.code if isinstance(error, MoDeskError) else UNEXPECTED


def _nothing(_value: object) -> None:
    """Take an answer that changes nothing on the screen."""
