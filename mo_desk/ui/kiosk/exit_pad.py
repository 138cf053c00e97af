"""The way out for the test leader, in the language of the desk: a pad for the six-digit PIN, or a typed passphrase.

It opens nothing but the exit. A wrong try says how long the next PIN has to wait; a passphrase never waits.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.texts import Texts
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import FOUR_STEPS, SIX_STEPS, STEP, THREE_STEPS, TWO_STEPS
from mo_desk.ui.widgets.forms import passphrase_edit

WIDEST = 900


class ExitPad(QWidget):
    """Emits what was typed; the window asks the desk."""

    typed = Signal(str)
    cancelled = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("exit_screen")
        self.setProperty("kind", "screen")
        self._texts = texts
        self._title = Passage("exit_title", "title", bold=True)
        self._line = Passage("exit_line", "chrome")
        self._answer = Passage("exit_answer", "chrome", bold=True, frame="care_fill")
        self.edit = passphrase_edit()
        self.edit.setObjectName("exit_edit")
        self.edit.setMaxLength(256)
        self.edit.returnPressed.connect(self._on_leave_clicked)
        self._digits = {
            digit: WordButton(f"digit_{digit}", partial(self._on_digit_clicked, digit), "quiet") for digit in range(10)
        }
        self._erase = WordButton("erase_button", self.edit.backspace, "quiet", "arrow-back-up")
        self._leave = WordButton("leave_button", self._on_leave_clicked, "primary")
        self._back = WordButton("back_to_test_button", self.cancelled.emit, "quiet", "arrow-left")
        pad = QGridLayout()
        pad.setSpacing(0)
        for digit in range(1, 10):
            pad.addWidget(self._digits[digit], (digit - 1) // 3, (digit - 1) % 3)
        pad.addWidget(self._digits[0], 3, 1)
        pad.addWidget(self._erase, 3, 2)
        for button in (*self._digits.values(), self._erase):
            button.setMinimumWidth(96)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = QVBoxLayout()
        words.setSpacing(TWO_STEPS)
        words.addStretch(1)
        for widget in (self._title, self._line, self.edit, self._answer, self._leave, self._back):
            words.addWidget(widget)
        words.addStretch(1)
        padding = QVBoxLayout()
        padding.addStretch(1)
        padding.addLayout(pad)
        padding.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        across = QHBoxLayout(column)
        across.setSpacing(SIX_STEPS)
        across.addLayout(words, 1)
        across.addLayout(padding)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(FOUR_STEPS, STEP, FOUR_STEPS, THREE_STEPS)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def open(self, manner: Manner) -> None:
        """Show the pad, empty, ready for typing; `manner` is in the language of the desk."""
        say = self._texts.say
        self._title.dress(manner, say("Leave the test screen"))
        self._line.dress(manner, say("Type the six digits of the exit PIN, or your own passphrase."))
        self.edit.setAccessibleName(say("Exit PIN or passphrase"))
        self._leave.dress(manner, say("Leave the test screen"))
        self._back.dress(manner, say("Back to the test"))
        self._erase.dress(manner, say("Erase one sign"), shown="")
        for digit, button in self._digits.items():
            button.dress(manner, str(digit), pixels=24)
        self.edit.clear()
        self.tell(manner, "")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, manner: Manner, sentence: str) -> None:
        """Say what came of the try, or nothing."""
        self._answer.dress(manner, sentence, icon="info-circle")
        self._answer.setVisible(bool(sentence))

    def refuse(self, manner: Manner, wait_seconds: int) -> None:
        """Say that this opens nothing, and how long the next PIN has to wait."""
        self.edit.clear()
        self.tell(
            manner,
            self._texts.say_many(
                "That does not open the exit. You can try a PIN again in {count} second. Your passphrase works at once.",
                "That does not open the exit. You can try a PIN again in {count} seconds. Your passphrase works at once.",
                wait_seconds,
            ),
        )
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, manner: Manner) -> None:
        """Say that the exit opens as soon as what is being saved is saved."""
        self.tell(manner, self._texts.say("The exit is open. The last answer is being saved first."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the test on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _on_digit_clicked(self, digit: int) -> None:
        self.edit.insert(str(digit))

    def _on_leave_clicked(self) -> None:
        if self.edit.text():
            self.typed.emit(self.edit.text())
