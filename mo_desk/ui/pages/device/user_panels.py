"""Users of this laptop: giving access, taking it away, and another passphrase for oneself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.access import Role
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text, read_date
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.choice import Ticks
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.forms import passphrase_edit
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.desk import UserRow


class AdmitPanel(FormPanel):
    """A colleague chooses a name and types a passphrase."""

    def __init__(self, kit: Kit, wish: Callable[[str, str, tuple[Role, ...], date | None], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Give a colleague access"), say("Give access"), self._on_button_clicked)
        self._wish = wish
        self._roles = Ticks("roles", words.options(kit.texts, words.ROLES), (Role.TRAINER,))
        self.explain(say("Let your colleague choose the passphrase. Nobody else needs to know it."))
        self.form.add("name", say("Name"), QLineEdit())
        self.form.add("roles", say("What this person does"), self._roles)
        self.form.add(
            "ends_on", say("Access until"), QLineEdit(), say("Needed for a partner abroad. For example 12/03/2026.")
        )
        self.form.add(
            "passphrase", say("Passphrase"), passphrase_edit(), say("A few words are better than one difficult word.")
        )
        self.form.add("passphrase_again", say("The same passphrase once more"), passphrase_edit())

    def _on_button_clicked(self) -> None:
        say, text = self.kit.texts.say, self.form.text
        ends_on = read_date(text("ends_on"))
        if text("ends_on") and ends_on is None:
            self.refuse("ends_on", say("Write the date as 12/03/2026."))
        elif text("passphrase") != text("passphrase_again"):
            self.refuse("passphrase_again", say("The two passphrases are not the same. Type them again."))
        else:
            self.begin()
            roles = tuple(Role(code) for code in self._roles.codes())
            self._wish(text("name"), text("passphrase"), roles, ends_on)


class PassphrasePanel(FormPanel):
    """The old passphrase and twice the new one."""

    def __init__(self, kit: Kit, wish: Callable[[str, str], None]) -> None:
        say = kit.texts.say
        super().__init__(
            kit,
            say("Change my passphrase"),
            say("Change my passphrase"),
            self._on_button_clicked,
            fields_of={"passphrase_wrong": "old"},
        )
        self._wish = wish
        self.form.add("old", say("Passphrase of now"), passphrase_edit())
        self.form.add("passphrase", say("New passphrase"), passphrase_edit())
        self.form.add("passphrase_again", say("The new passphrase once more"), passphrase_edit())

    def _on_button_clicked(self) -> None:
        text = self.form.text
        if text("passphrase") != text("passphrase_again"):
            say = self.kit.texts.say
            self.refuse("passphrase_again", say("The two passphrases are not the same. Type them again."))
            return
        self.begin()
        self._wish(text("old"), text("passphrase"))


class UserPanel(SidePanel):
    """One user: what they may do, and taking their access away where that can be done here."""

    def __init__(self, kit: Kit, row: UserRow, remove: Callable[[], None] | None) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, row.name, say("Close"))
        ends_on = date_text(date.fromisoformat(row.ends_on)) if row.ends_on else ""
        access = say("yes") if row.has_access else say("no")
        facts = (
            (say("Does"), words.words(texts, words.ROLES, row.roles)),
            (say("Has access"), access),
            (say("Access until"), ends_on),
        )
        self.body.addWidget(Facts("user_facts", facts))
        if remove is not None and row.has_access:
            sentence = say(
                "After this {name} can no longer open anything on this laptop. MO Desk closes and you sign in again. "
                "This cannot be undone.",
                name=row.name,
            )
            self.body.addWidget(make_label(sentence))
            self.body.addWidget(
                make_button(
                    "remove_button", say("Take the access away"), remove, icons=kit.icons, icon="trash", kind="danger"
                )
            )
