"""One person: everything that is known, to edit; the history of the card; leaving the course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QLineEdit

from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation, Person
from mo_desk.ui.pages.groups.birth_dates import read_birth_date
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import moment_text, partial_date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_options
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.choice import Choice, Ticks
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.forms import passphrase_edit
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.people import PersonVersionRow, PersonView

HOME_ZONE = "Europe/Brussels"


class PersonPanel(FormPanel):
    """The card of a person. `withdraw` is None where the person has left already or nothing may be changed."""

    def __init__(
        self,
        kit: Kit,
        view: PersonView,
        history: tuple[PersonVersionRow, ...],
        wish: Callable[[Person], None],
        *,
        may_edit: bool,
        withdraw: Callable[[], None] | None,
    ) -> None:
        say, texts, person = kit.texts.say, kit.texts, view.person
        super().__init__(kit, person.display_name, say("Save"), self._on_button_clicked)
        self._view, self._wish = view, wish
        self._add_names(person)
        self._language = Choice((("", say("Not known")), *language_options(texts)), person.contact_language)
        self.form.add("contact_language", say("Contact language"), self._language)
        self._ticks = Ticks("accommodations", words.options(texts, words.ACCOMMODATIONS), person.accommodations)
        self.form.add("accommodations", say("Reasonable adjustments"), self._ticks)
        self._skill = Choice(words.options(texts, words.SKILLS), person.digital_skill)
        self._fee = Choice(words.options(texts, words.FEES), person.fee_status)
        self._obligation = Choice(words.options(texts, words.OBLIGATIONS), person.obligation)
        self.form.add("digital_skill", say("Digital skill"), self._skill)
        self.form.add("fee_status", say("Fee"), self._fee)
        self.form.add("obligation", say("Obliged or entitled"), self._obligation)
        self._add_numbers(person)
        self._confirm = QCheckBox(say("Still to be confirmed by the agency"))
        self._confirm.setObjectName("to_confirm")
        self._confirm.setChecked(person.to_confirm)
        self._confirm.setVisible(person.to_confirm)
        self.form.add_widget(self._confirm)
        self.form.setEnabled(may_edit)
        self.button.setVisible(may_edit)
        if withdraw is not None:
            self.body.addWidget(
                make_button("withdraw_button", say("Leaves the course"), withdraw, icons=kit.icons, icon="door-exit")
            )
        self._show_history(history)

    def _add_names(self, person: Person) -> None:
        say, add = self.kit.texts.say, self.form.add
        add("family_name", say("Family name"), QLineEdit(person.family_name))
        add("given_name", say("Given name"), QLineEdit(person.given_name))
        add("called", say("Wants to be called"), QLineEdit(person.called))
        add("document_name", say("Name in the travel document"), QLineEdit(person.document_name), say("Only abroad."))
        add(
            "birth_date",
            say("Date of birth"),
            QLineEdit(partial_date_text(person.birth_date)),
            say("04/05/1990, or 05/1990, or only 1990."),
        )

    def _add_numbers(self, person: Person) -> None:
        say, add = self.kit.texts.say, self.form.add
        self._number = passphrase_edit()
        self._number.setText(person.national_number)
        add("national_number", say("National number"), self._number)
        self._show = make_button(
            "show_number_button",
            say("Show the number"),
            self._on_show_clicked,
            icons=self.kit.icons,
            icon="eye",
            kind="link",
        )
        self._show.setVisible(bool(person.national_number))
        self.form.add_widget(self._show)
        add("agency_number", say("Agency number"), QLineEdit(person.agency_number))
        add("travel_document", say("Travel document"), QLineEdit(person.travel_document))

    def _on_show_clicked(self) -> None:
        hidden = self._number.echoMode() is QLineEdit.EchoMode.Password
        self._number.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(self.kit.texts.say("Hide the number") if hidden else self.kit.texts.say("Show the number"))

    def _show_history(self, history: tuple[PersonVersionRow, ...]) -> None:
        texts = self.kit.texts
        self.body.addWidget(make_label(texts.say("What changed"), "field_label"))
        for row in history:
            when = moment_text(datetime.fromisoformat(row.at), HOME_ZONE)
            changed = words.words(texts, words.PERSON_FIELDS, row.changed) or texts.say("added")
            self.body.addWidget(make_label(f"{when}  {row.actor}: {changed}", "second"))

    def _on_button_clicked(self) -> None:
        text = self.form.text
        born = read_birth_date(text("birth_date"))
        if born is None:
            self.refuse("birth_date", self.kit.texts.say("Write the date as 04/05/1990, 05/1990 or 1990."))
            return
        self.begin()
        self._wish(
            replace(
                self._view.person,
                family_name=text("family_name"),
                given_name=text("given_name"),
                called=text("called"),
                document_name=text("document_name"),
                birth_date=born,
                national_number=text("national_number"),
                agency_number=text("agency_number"),
                travel_document=text("travel_document"),
                contact_language=self._language.code(),
                accommodations=tuple(Accommodation(code) for code in self._ticks.codes()),
                digital_skill=DigitalSkill(self._skill.code()),
                fee_status=FeeStatus(self._fee.code()),
                obligation=Obligation(self._obligation.code()),
                to_confirm=self._confirm.isChecked(),
            )
        )
