"""The one door for messages: whoever has something to say posts a notice, the shell lets it slide in at the foot.

Notices can be found again in `history`, which tests read too. A failure raised on purpose becomes its sentence; any other
failure is a bug and goes to whoever listens to `crashed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from mo_desk.domain.errors import MoDeskError, Unreachable
from mo_desk.texts import Texts

KEPT = 100


class Tone(Enum):
    """How a message, a badge or a banner is meant; always shown with a sign and a word, never by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; `action` is what its button does (undo, open the file), with the button's word."""

    tone: Tone
    text: str
    action_text: str = ""
    action: Callable[[], None] | None = None


class Notices(QObject):
    """Takes messages and failures from pages and passes them to the shell."""

    posted = Signal(object)
    """A notice was posted."""

    crashed = Signal(object)
    """An exception that nobody raised on purpose."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._history: list[Notice] = []

    @property
    def history(self) -> tuple[Notice, ...]:
        """Return the last notices, oldest first."""
        return tuple(self._history)

    def post(self, notice: Notice) -> None:
        """Show a notice and keep it."""
        self._history = [*self._history[1 - KEPT :], notice]
        self.posted.emit(notice)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a sentence."""
        self.post(Notice(tone, text))

    def done(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Say that something succeeded, perhaps with a button to undo it or to open the result."""
        self.post(Notice(Tone.GOOD, text, action_text, action))

    def failure(self, error: Exception) -> None:
        """Say what went wrong in the sentence of its code; pass a bug on to the crash dialog."""
        if not isinstance(error, MoDeskError):
            self.crashed.emit(error)
            return
        self.post(Notice(Tone.CARE if isinstance(error, Unreachable) else Tone.BAD, self._texts.error(error)))
