"""The test screen's own window: full screen, in front, and honest: it deters and records, it does not claim to lock.

It closes only for the test leader (PIN or passphrase, Ctrl+Alt+X or the button in the corner), and only when nothing that
was chosen is still being saved. Absences of the window during the test are recorded with their length.

    window = KioskWindow(BoundDesk(catalog, actor, sitting_id, person_id), kit, shipped.locale / "kiosk")
    window.finished.connect(...); window.closed_by_leader.connect(...)
    window.begin()
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.ui.kiosk.controller import KioskController, KioskDesk
from mo_desk.ui.kiosk.corner_line import CornerLine
from mo_desk.ui.kiosk.flow import Flow
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.stage import Stage
from mo_desk.ui.kiosk.wardrobe import Wardrobe
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.views.attempts import PinAnswer

EXIT_KEYS = "Ctrl+Alt+X"
AWAY = "window_away"
LEFT = "left_by_leader"


class KioskWindow(QWidget):
    """One window for one person's test."""

    finished = Signal()
    """The test was handed in and the window was closed by the test leader."""

    closed_by_leader = Signal()
    """The window was closed by the test leader before the test was handed in; it can go on later."""

    def __init__(
        self,
        desk: KioskDesk,
        kit: Kit,
        folder: Path,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("kiosk_window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("MO Desk")
        self._kit, self._now = kit, now
        self._controller = KioskController(desk, kit.tasks, self)
        self._wardrobe = Wardrobe(kit, folder)
        self._stage = Stage(kit.texts)
        self._corner = CornerLine()
        self._flow = Flow(self._controller, self._stage, self._wardrobe, now)
        self._theme = ""
        self._away_since: float | None = None
        self._leaving = self._free = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stage, 1)
        layout.addWidget(self._corner)
        self._exit_keys = QShortcut(QKeySequence(EXIT_KEYS), self)
        self._exit_keys.activated.connect(self.ask_to_leave)
        self._corner.leave_requested.connect(self.ask_to_leave)
        self._flow.shown.connect(self._on_flow_shown)
        self._flow.ticked.connect(self._corner.show_time)
        self._flow.leave_requested.connect(self.ask_to_leave)
        self._stage.exit_pad.typed.connect(self._on_exit_pad_typed)
        self._stage.exit_pad.cancelled.connect(self._on_exit_pad_cancelled)
        self._controller.settled.connect(self._on_controller_settled)

    def begin(self) -> None:
        """Start or go on with the person's test, over the whole screen unless the window is shown already."""
        self._flow.begin()
        if not self.isVisible():
            self.showFullScreen()
        self.activateWindow()

    def ask_to_leave(self) -> None:
        """Show the exit of the test leader over the test, which goes on."""
        if not self._leaving:
            self._flow.covered = True
            self._stage.show_exit(self._desk_manner())

    def event(self, event: QEvent) -> bool:
        """Notice when the window stops being in front, and when it is again."""
        if event.type() == QEvent.Type.WindowDeactivate and self._flow.recording:
            self._away_since = self._now()
        elif event.type() == QEvent.Type.WindowActivate:
            self._record_absence()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close for the test leader only, and never while something is being saved."""
        if self._free and not self._controller.saving:
            event.accept()
            return
        event.ignore()
        self.ask_to_leave()

    def _on_flow_shown(self) -> None:
        manner = self._flow.manner
        if manner.look.theme != self._theme:
            self._theme = manner.look.theme
            self.setStyleSheet(manner.look.sheet("kiosk.qss"))
        run = self._flow.run
        self._corner.dress(manner, run.stopwatch if run is not None and self._flow.recording else None)

    def _on_exit_pad_typed(self, text: str) -> None:
        self._controller.check_pin(text, self._on_pin_checked, self._on_pin_unchecked)

    def _on_pin_checked(self, answer: PinAnswer) -> None:
        if answer.ok:
            self._leave()
        else:
            self._stage.exit_pad.refuse(self._desk_manner(), answer.wait_seconds)

    def _on_pin_unchecked(self, _error: Exception) -> None:
        """Open the exit: where the PIN cannot be checked, nobody may be locked in."""
        self._leave()

    def _on_exit_pad_cancelled(self) -> None:
        if not self._leaving:
            self._flow.covered = False
            self._flow.show()

    def _on_controller_settled(self) -> None:
        if self._leaving:
            self._close_for_good()

    def _leave(self) -> None:
        """Record the leaving, keep the place, and close as soon as nothing is on its way."""
        if self._leaving:
            return
        self._leaving = True
        self._record_absence()
        run = self._flow.run
        if run is not None and self._flow.recording:
            run.record_away(LEFT, 0)
            run.keep_place()
            run.end()
        if self._controller.saving:
            self._stage.exit_pad.wait(self._desk_manner())
        else:
            self._close_for_good()

    def _close_for_good(self) -> None:
        if self._free:
            return
        self._free = True
        self.close()
        (self.finished if self._flow.done else self.closed_by_leader).emit()

    def _record_absence(self) -> None:
        run, since = self._flow.run, self._away_since
        self._away_since = None
        if run is not None and since is not None and self._flow.recording:
            run.record_away(AWAY, round(self._now() - since))

    def _desk_manner(self) -> Manner:
        contrast = self._flow.manner.look.theme != self._kit.look.theme
        return self._wardrobe.manner(self._kit.texts.language, 0, contrast=contrast)
