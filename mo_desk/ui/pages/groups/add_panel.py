"""Adding somebody in ten seconds: a name and a language. The next list from the agency confirms them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.people import Person
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_options
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel


class AddPersonPanel(FormPanel):
    """Three fields; after saving they are empty again for the next person."""

    def __init__(self, kit: Kit, language: str, wish: Callable[[Person], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Add a person"), say("Add this person"), self._on_button_clicked)
        self._wish = wish
        self._language = Choice(language_options(kit.texts), language)
        self.explain(say("A name is enough. The person is “to be confirmed” until the agency's list has them."))
        self.form.add("given_name", say("Given name"), QLineEdit())
        self.form.add("family_name", say("Family name"), QLineEdit())
        self.form.add("contact_language", say("Contact language"), self._language)

    def start_again(self) -> None:
        """Empty the names for the next person."""
        self.button.setEnabled(True)
        for name in ("family_name", "given_name"):
            control = self.form.fields[name].control
            assert isinstance(control, QLineEdit)
            control.clear()
        self.form.fields["given_name"].control.setFocus()

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(
            Person(
                family_name=self.form.text("family_name"),
                given_name=self.form.text("given_name"),
                contact_language=self._language.code(),
            )
        )
