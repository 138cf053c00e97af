"""The running test: choices go out to be saved, acknowledgements come back, time passes, the place is kept.

The screens show what this says and pass their wishes to it. Its timer only looks at the clock; the time used and the
deadline are computed from the clock itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mo_desk.domain.attempts import SubmitCause
from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.ui.kiosk.controller import KioskController, code_of
from mo_desk.ui.kiosk.session import Session
from mo_desk.ui.kiosk.stopwatch import Stopwatch
from mo_desk.views.attempts import DeliveryView, SavedAnswer

TICK_MS = 1000
TIME_OVER = "attempt_time_over"
"""The code with which an answer past the deadline is refused: the test ends, as it does at the deadline itself."""

CURSOR_SECONDS = 5
"""At most this much of the time used, and of the place and the marks, can be lost."""


class Run(QObject):
    """One person's test from the first question to the hand-in."""

    changed = Signal()
    """Something that the screens show is different."""

    ticked = Signal()
    """A second went by."""

    submitted = Signal(str)
    """The test is handed in; the cause is passed on."""

    submit_failed = Signal(str)
    """Handing in failed with this code; it may be tried again."""

    def __init__(self, delivery: DeliveryView, controller: KioskController, now: Callable[[], float]) -> None:
        super().__init__(controller)
        self.session = Session(delivery)
        self.stopwatch = Stopwatch(now, delivery.used_seconds, delivery.time_limit_seconds)
        self.language, self.size = delivery.language, delivery.text_size
        self.failure = ""
        self.submitting = False
        self._attempt_id = delivery.attempt_id
        self._controller = controller
        self._kept_at = delivery.used_seconds
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def begin(self) -> None:
        """Let time count, from the first question on."""
        self.stopwatch.start()
        self._timer.start()
        self.keep_place()

    def end(self) -> None:
        """Stop the clock: the test is handed in or left."""
        self._timer.stop()
        self.stopwatch.stop()

    def choose(self, option: OptionId) -> None:
        """Choose an option of the question shown and save it."""
        if self.submitting or not self.session.choose(option):
            return
        item = self.session.question.item_id
        self.changed.emit()
        self._controller.save_answer(
            self._attempt_id, item, option, self.language, self._on_answer_saved, self._failed_with(item, option)
        )

    def go(self, number: int) -> None:
        """Show a question."""
        self.session.go(number)
        self.keep_place()
        self.changed.emit()

    def toggle_mark(self) -> None:
        """Mark the question shown to look at again, or take the mark away."""
        self.session.toggle_mark()
        self.keep_place()
        self.changed.emit()

    def keep_place(self) -> None:
        """Keep place, time used, marks, language and size."""
        used = self.stopwatch.used_seconds
        self._kept_at = used
        self._controller.save_cursor(self.session.cursor(used, self.language, self.size))

    def tick(self) -> None:
        """Look at the clock: keep the place now and then, and end the test at the deadline."""
        if self.stopwatch.over:
            self.submit(SubmitCause.TIME_OVER)
            return
        if self.stopwatch.used_seconds - self._kept_at >= CURSOR_SECONDS:
            self.keep_place()
        self.ticked.emit()

    def record_away(self, cause: str, seconds: int) -> None:
        """Record that the test screen was away or was left."""
        self._controller.focus_lost(self._attempt_id, cause, seconds)

    def submit(self, cause: SubmitCause = SubmitCause.HANDED_IN) -> None:
        """Hand in once; answers on their way go first, since the lane keeps its order."""
        if self.submitting:
            return
        self.submitting = True
        self.changed.emit()
        used = self.stopwatch.used_seconds
        self._controller.submit(
            self._attempt_id, used, cause.value, lambda _none: self._on_submitted(cause), self._on_submit_failed
        )

    def _on_answer_saved(self, saved: SavedAnswer) -> None:
        self.session.acknowledge(saved.item_id, saved.option_id)
        if not self.session.any_refused:
            self.failure = ""
        self.changed.emit()

    def _failed_with(self, item: ItemId, option: OptionId) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self.session.refuse(item, option)
            self.failure = code_of(error)
            self.changed.emit()
            if self.failure == TIME_OVER:
                self.submit(SubmitCause.TIME_OVER)

        return failed

    def _on_submitted(self, cause: SubmitCause) -> None:
        self.end()
        self.submitted.emit(cause.value)

    def _on_submit_failed(self, error: Exception) -> None:
        self.submitting = False
        if self.stopwatch.over:
            self._timer.stop()
        self.submit_failed.emit(code_of(error))
