"""The line at the foot: saved, what waits for the agency, network, battery, who is signed in, help. It tells the truth, always.

What nobody knows is left away: a network or a battery the system does not speak of.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mo_desk.ui.plumbing.battery import battery_percentage
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.network import Network
from mo_desk.ui.plumbing.spacing import HALF_STEP, TWO_STEPS
from mo_desk.ui.plumbing.tasks import Lane
from mo_desk.ui.widgets.buttons import make_button

_BATTERY_SECONDS = 60


class StatusLine(QWidget):
    """Small words with one meaning each."""

    def __init__(self, kit: Kit, user_name: str) -> None:
        super().__init__()
        self._kit = kit
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say = kit.texts.say
        self.saved = QLabel(say("Saved"))
        self.saved.setObjectName("status_saved")
        self.waiting = make_button("status_waiting", "", lambda: kit.navigator.go("sync"))
        self.network = QLabel("")
        self.network.setObjectName("status_network")
        self.battery = QLabel("")
        self.battery.setObjectName("status_battery")
        self.user = QLabel(user_name)
        self.user.setObjectName("status_user")
        self.sign_out_button = make_button("sign_out_button", say("Sign out"), lambda: None)
        self.help_button = make_button("help_button", say("Help (F1)"), lambda: None)
        row = QHBoxLayout(self)
        row.setContentsMargins(TWO_STEPS, HALF_STEP, TWO_STEPS, HALF_STEP)
        row.setSpacing(TWO_STEPS)
        for widget in (self.saved, self.waiting, self.network, self.battery):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.user, self.sign_out_button, self.help_button):
            row.addWidget(widget)
        kit.tasks.idle_changed.connect(self._on_tasks_idle_changed)
        self._network = Network(self)
        self._network.changed.connect(self._on_network_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(1000 * _BATTERY_SECONDS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()
        self._on_network_changed()
        self._on_timer_timeout()
        self.show_waiting(0)

    def show_waiting(self, count: int) -> None:
        """Show how many records have not reached the agency."""
        say = self._kit.texts
        text = (
            say.say_many("{count} still to send", "{count} still to send", count)
            if count
            else say.say("Nothing to send")
        )
        self.waiting.setText(text)
        self.waiting.setAccessibleName(text)

    def show_network(self, present: bool | None) -> None:
        """Show whether there is a network; None is left away."""
        say = self._kit.texts.say
        self.network.setVisible(present is not None)
        self.network.setText(say("Network") if present else say("No network"))

    def show_battery(self, percentage: int | None) -> None:
        """Show the charge from 0 to 100; None is left away."""
        self.battery.setVisible(percentage is not None)
        if percentage is not None:
            self.battery.setText(self._kit.texts.say("Battery {percentage} %", percentage=percentage))

    def _on_tasks_idle_changed(self) -> None:
        say = self._kit.texts.say
        self.saved.setText(say("Saving …") if self._kit.tasks.busy(Lane.DB) else say("Saved"))

    def _on_network_changed(self) -> None:
        self.show_network(self._network.present)

    def _on_timer_timeout(self) -> None:
        self.show_battery(battery_percentage())
