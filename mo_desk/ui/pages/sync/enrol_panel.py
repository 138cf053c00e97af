"""Becoming known to an agency: its address and the code that its coordinator gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.form_panel import FormPanel


class EnrolPanel(FormPanel):
    """Two fields, once."""

    def __init__(self, kit: Kit, address: str, wish: Callable[[str, str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Connect with the agency"), say("Connect"), self._on_button_clicked)
        self._wish = wish
        self.explain(say("You do this once. The coordinator of the agency gives you the address and a code."))
        self.form.add("hub_url", say("Address of the agency"), QLineEdit(address), say("It begins with https://"))
        self.form.add("code", say("Code"), QLineEdit(), say("Capitals, spaces and hyphens do not matter."))

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(self.form.text("hub_url"), self.form.text("code"))
