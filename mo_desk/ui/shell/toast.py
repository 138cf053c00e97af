"""A message that slides in at the foot, stays long enough to read, and steals no focus."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Notice, Tone
from mo_desk.ui.plumbing.spacing import SIX_STEPS, STEP, TWO_STEPS
from mo_desk.ui.widgets.badge import COLOURS, SIGNS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.text import make_label

_LEAST_MS = 6000
_MS_A_CHARACTER = 80
_WIDTH = 640
_SEEN_SECONDS = 2.0
"""After this a message belongs to the page where it came, and goes when another one opens."""


class Toast(QFrame):
    """One message at a time; the newest takes the place of the one before (all stay in the notices' history)."""

    def __init__(self, kit: Kit, parent: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._kit, self._now, self._since = kit, now, 0.0
        self._notice: Notice | None = None
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel()
        self.sentence = make_label("", "body", "toast_sentence")
        self.button = make_button("toast_button", "", self._on_button_clicked, kind="link")
        close = make_button("toast_close", kit.texts.say("Close"), self.hide, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(TWO_STEPS, STEP, STEP, STEP)
        row.setSpacing(TWO_STEPS)
        row.addWidget(self._sign)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def leave(self) -> None:
        """Go with the page, unless the message is new or tells of a failure; it stays in the history."""
        seen = self._now() - self._since >= _SEEN_SECONDS
        if seen and self._notice is not None and self._notice.tone is not Tone.BAD:
            self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a message for as long as it takes to read it."""
        self._notice, self._since = notice, self._now()
        self.setProperty("tone", notice.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.setPixmap(self._kit.icons.pixmap(SIGNS[notice.tone], COLOURS[notice.tone]))
        self.sentence.setText(notice.text)
        self.setAccessibleName(notice.text)
        self.button.setText(notice.action_text)
        self.button.setVisible(bool(notice.action_text))
        self.place()
        self.show()
        self.raise_()
        self._timer.start(max(_LEAST_MS, _MS_A_CHARACTER * len(notice.text)))

    def place(self) -> None:
        """Stand in the middle of the foot of the window."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(_WIDTH, window.width() - 2 * TWO_STEPS)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, window.height() - self.height() - SIX_STEPS)

    def _on_button_clicked(self) -> None:
        self.hide()
        if self._notice is not None and self._notice.action is not None:
            self._notice.action()
