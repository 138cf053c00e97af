"""A new group, or the facts of one that exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.groups import Group
from mo_desk.ui.plumbing.countries import country_options
from mo_desk.ui.plumbing.formats import date_text, read_date
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_options
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel

NEW = Group(course_number="", language="ar", place="")


class GroupPanel(FormPanel):
    """Asks for the facts of a group and hands them to `wish`."""

    def __init__(self, kit: Kit, group: Group | None, wish: Callable[[Group], None]) -> None:
        say = kit.texts.say
        heading = say("New group") if group is None else say("The group")
        super().__init__(kit, heading, say("Save the group"), self._on_button_clicked)
        self._wish = wish
        self._group = group or NEW
        self._language = Choice(language_options(kit.texts), self._group.language)
        self._country = Choice(country_options(kit.texts), self._group.country)
        add = self.form.add
        add(
            "course_number", say("Course number"), QLineEdit(self._group.course_number), say("As the agency writes it.")
        )
        add("language", say("Course language"), self._language)
        add("place", say("Place"), QLineEdit(self._group.place))
        add("country", say("Country"), self._country)
        add("starts_on", say("From"), QLineEdit(date_text(self._group.starts_on)), say("For example 12/03/2026."))
        add("ends_on", say("Until"), QLineEdit(date_text(self._group.ends_on)))

    def _on_button_clicked(self) -> None:
        days: dict[str, date | None] = {}
        for name in ("starts_on", "ends_on"):
            text = self.form.text(name)
            days[name] = read_date(text)
            if text and days[name] is None:
                self.refuse(name, self.kit.texts.say("Write the date as 12/03/2026."))
                return
        self.begin()
        self._wish(
            replace(
                self._group,
                course_number=self.form.text("course_number"),
                language=self._language.code(),
                place=self.form.text("place"),
                country=self._country.code(),
                starts_on=days["starts_on"],
                ends_on=days["ends_on"],
            )
        )
