"""A list of the agency as it looks before it is taken over, with possible doubles to decide."""

from __future__ import annotations

from pathlib import Path

from mo_desk.bootstrap.desk import Desk
from mo_desk.domain.ids import GroupId
from mo_desk.ui.pages.groups.page import GroupsPage

HEAD = "Familienaam;Voornaam;Geboortedatum;Contacttaal;Cursusnummer"


def show_list(page: GroupsPage, desk: Desk, group: GroupId, folder: Path) -> None:
    """Show a list in which one person is spelled otherwise, one comes twice, and one is new."""
    view = desk.catalog.groups.get_group(desk.actor, group)
    known = desk.catalog.people.get_person(desk.actor, view.members[0].person_id).person
    day, month, year = reversed(known.birth_date.split("-"))
    born = f"{day}/{month}/{year}"
    rows = (
        f"{known.family_name};{known.given_name}e;{born};Somalisch;{view.group.course_number}",
        f"Abdi;Hodan;12/03/1990;Somalisch;{view.group.course_number}",
        f"Abdi;Hodaan;12/03/1990;Somalisch;{view.group.course_number}",
        f"Haile;Meron;31/02/1988;Tigrinya;{view.group.course_number}",
    )
    path = folder / "lijst.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    page._show_preview(desk.catalog.rosters.preview_roster(desk.actor, path, group))
    path.unlink()
    page.roster.ask_next()
