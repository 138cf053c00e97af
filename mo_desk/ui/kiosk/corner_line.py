"""The thin line below every screen: the test leader's way out, and the time for who wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.stopwatch import Stopwatch
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import STEP, THREE_STEPS


class CornerLine(QWidget):
    """Quiet; the time is hidden until somebody asks for it."""

    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "screen")
        self._leave = WordButton("leader_button", self.leave_requested.emit, "plain", "lock")
        self._clock = WordButton("clock_button", self._on_clock_clicked, "plain", "clock")
        self._time = Passage("time_shown", "chrome")
        self._wanted = False
        self._manner: Manner | None = None
        self._stopwatch: Stopwatch | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(THREE_STEPS - STEP, 0, THREE_STEPS - STEP, 0)
        layout.addWidget(self._leave)
        layout.addStretch(1)
        layout.addWidget(self._time)
        layout.addWidget(self._clock)

    def dress(self, manner: Manner, stopwatch: Stopwatch | None) -> None:
        """Show the line; without a running stopwatch there is no time to show."""
        self._manner, self._stopwatch = manner, stopwatch
        self.setLayoutDirection(manner.direction)
        self._leave.dress(manner, manner.words.text("leave"))
        self._clock.dress(manner, manner.words.text("clock_hide" if self._wanted else "clock_show"))
        self._clock.setVisible(stopwatch is not None)
        self._time.setText("")
        self.show_time()

    def show_time(self) -> None:
        """Show the whole minutes used, or left when there is a limit."""
        stopwatch = self._stopwatch
        self._time.setVisible(self._wanted and stopwatch is not None)
        if self._manner is None or stopwatch is None:
            return
        words, left = self._manner.words, stopwatch.left_seconds
        if left is None:
            said = words.text("minutes_used", minutes=stopwatch.used_seconds // 60)
        else:
            said = words.text("minutes_left", minutes=-(-left // 60))
        if said != self._time.text():
            self._time.dress(self._manner, said, colour="muted")

    def _on_clock_clicked(self) -> None:
        self._wanted = not self._wanted
        if self._manner is not None:
            self.dress(self._manner, self._stopwatch)
