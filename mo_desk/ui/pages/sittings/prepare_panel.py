"""Preparing a sitting: which group, where, when, how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.ids import GroupId
from mo_desk.domain.sittings import NewSitting
from mo_desk.ui.plumbing.countries import HOME, country_options, zone_of
from mo_desk.ui.plumbing.formats import date_text, read_date
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.views.groups import GroupRow

LIMITS = (30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 360, 420, 480)
"""Time limits to choose from, in minutes; the service takes 10 to 480."""


class PreparePanel(FormPanel):
    """Asks for a new sitting and hands it to `wish`. The place and country of the group are proposed."""

    def __init__(
        self, kit: Kit, groups: tuple[GroupRow, ...], chosen: GroupId | None, wish: Callable[[NewSitting], None]
    ) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Prepare a test moment"), say("Prepare the test moment"), self._on_button_clicked)
        self._wish = wish
        self._groups = {group.group_id: group for group in groups}
        names = [
            (group.group_id, f"{group.course_number}  {language_name(kit.texts, group.language)}  {group.place}")
            for group in groups
        ]
        self._group = Choice(names, chosen or "")
        self._place = QLineEdit()
        self._country = Choice(country_options(kit.texts), HOME)
        self._zone = QLineEdit(zone_of(HOME))
        self._days = QLineEdit()
        minutes = ((str(count), kit.texts.say_many("{count} minute", "{count} minutes", count)) for count in LIMITS)
        self._minutes = Choice((("0", say("No time limit")), *minutes))
        add = self.form.add
        add("group_id", say("Group"), self._group)
        add("place", say("Place"), self._place, say("The town or the room, as it stands on the papers."))
        add("country", say("Country"), self._country)
        add("time_zone", say("Time zone"), self._zone, say("Papers show the time of this place."))
        add("days", say("Days"), self._days, say("For example 12/03/2026. Put a comma between several days."))
        add("time_limit_minutes", say("Time limit"), self._minutes)
        self.explain(say("Everyone in the group gets a seat, in their own language where the test exists in it."))
        self._group.currentIndexChanged.connect(self._on_group_changed)
        self._country.currentIndexChanged.connect(self._on_country_changed)
        self._on_group_changed()

    def _on_group_changed(self) -> None:
        group = self._groups.get(GroupId(self._group.code()))
        if group is not None:
            self._place.setText(group.place)

    def _on_country_changed(self) -> None:
        self._zone.setText(zone_of(self._country.code()))

    def _on_button_clicked(self) -> None:
        days = read_days(self._days.text())
        if days is None:
            example = date_text(date(2026, 3, 12))
            self.refuse("days", self.kit.texts.say("Write each day as {example}.", example=example))
            return
        self.begin()
        self._wish(
            NewSitting(
                group_id=GroupId(self._group.code()),
                place=self.form.text("place"),
                country=self._country.code(),
                time_zone=self.form.text("time_zone"),
                days=days,
                time_limit_minutes=int(self._minutes.code()),
            )
        )


def read_days(text: str) -> tuple[date, ...] | None:
    """Return the days written with commas between them, in order, or None when one cannot be read."""
    days = [read_date(part) for part in text.replace(";", ",").split(",") if part.strip()]
    known = {day for day in days if day is not None}
    return None if None in days else tuple(sorted(known))
