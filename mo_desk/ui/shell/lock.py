"""The lock after idling: nothing of anybody is readable until the signed-in user's passphrase is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.forms import FieldForm, passphrase_edit
from mo_desk.ui.widgets.text import make_label


class LockScreen(QWidget):
    """A card in an empty window."""

    unlocked = Signal()

    def __init__(self, kit: Kit, check_passphrase: Callable[[str], bool]) -> None:
        super().__init__()
        self._kit = kit
        self._check = check_passphrase
        self.setObjectName("door")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say = kit.texts.say
        card = DoorCard("locked", say("Locked"), say("MO Desk is still open. Type your passphrase to go on."))
        self.line = passphrase_edit()
        form = FieldForm()
        form.add("lock_passphrase", say("Your passphrase"), self.line)
        self.problem = make_label("", "field_error", "lock_problem")
        self.problem.hide()
        self.button = make_button("unlock_button", say("Unlock"), self._on_unlock_clicked, kind="primary")
        for widget in (form, self.problem, self.button):
            card.body.addWidget(widget)
        self.line.returnPressed.connect(self._on_unlock_clicked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)

    def lock(self) -> None:
        """Start with an empty line."""
        self.line.clear()
        self.problem.hide()
        self.line.setFocus()

    def _on_unlock_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        typed = self.line.text()
        self.line.clear()
        self.button.setEnabled(False)
        self._kit.tasks.run(self, lambda: self._check(typed), self._on_checked, self._on_failed)

    def _on_checked(self, right: bool) -> None:
        self.button.setEnabled(True)
        if right:
            self.problem.hide()
            self.unlocked.emit()
            return
        self.problem.setText(self._kit.texts.code("passphrase_wrong"))
        self.problem.show()
        self.line.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self._kit.notices.failure(error)
