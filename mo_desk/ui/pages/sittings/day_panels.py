"""Opening a day with the PIN of the test screen, and closing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.sittings import SeatStatus
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.forms import passphrase_edit
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.sittings import SittingView

PIN_LENGTH = 6


class OpenDayPanel(FormPanel):
    """Asks twice for six digits; they open nothing but the way out of the test screen."""

    def __init__(self, kit: Kit, wish: Callable[[str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Open the day"), say("Open the day"), self._on_button_clicked)
        self._wish = wish
        self.explain(
            say(
                "Choose six digits. You leave the test screen with them. "
                "If you forget them, your own passphrase always works."
            )
        )
        self.form.add("pin", say("PIN of six digits"), _pin_edit())
        self.form.add("pin_again", say("The same PIN once more"), _pin_edit())

    def _on_button_clicked(self) -> None:
        say = self.kit.texts.say
        pin = self.form.text("pin")
        if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
            self.refuse("pin", say("The PIN has exactly six digits."))
        elif pin != self.form.text("pin_again"):
            self.refuse("pin_again", say("The two PINs are not the same. Type them again."))
        else:
            self.begin()
            self._wish(pin)


class ClosePanel(SidePanel):
    """Asks whether the day or the whole sitting is closed, and says who still has no status."""

    def __init__(self, kit: Kit, view: SittingView, wish: Callable[[bool], None]) -> None:
        say = kit.texts.say
        super().__init__(kit.icons, say("Close"), say("Close this panel"))
        self._wish = wish
        left = [seat for seat in view.seats if seat.status is SeatStatus.TO_DO]
        self.body.addWidget(
            make_label(say("Close the day: the test moment goes on on another day. You open it again with a new PIN."))
        )
        day = make_button(
            "close_day_button",
            say("Close the day"),
            self._on_close_day_button_clicked,
            icons=kit.icons,
            icon="door-exit",
        )
        self.body.addWidget(day)
        self.body.addWidget(
            make_label(say("Close for good: nobody can start any more. Results and papers can still be made."))
        )
        final = make_button(
            "close_final_button",
            say("Close for good"),
            self._on_close_final_button_clicked,
            kind="danger",
            icons=kit.icons,
            icon="lock",
        )
        final.setEnabled(not left)
        day.setEnabled(view.open)
        self.body.addWidget(final)
        if left:
            sentence = kit.texts.say_many(
                "{count} person has no status yet. Note who is absent or not admitted first.",
                "{count} people have no status yet. Note who is absent or not admitted first.",
                len(left),
            )
            self.body.addWidget(make_label(sentence, "second", "close_reason"))

    def _on_close_day_button_clicked(self) -> None:
        self._wish(False)  # noqa: FBT003  the wish's one argument: final or not

    def _on_close_final_button_clicked(self) -> None:
        self._wish(True)  # noqa: FBT003  the wish's one argument: final or not


def _pin_edit() -> QLineEdit:
    line = passphrase_edit()
    line.setMaxLength(PIN_LENGTH)
    line.setInputMethodHints(line.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
    return line
