"""Everything one can act with has an object name, which tests use, and a name that a screen reader says.

The walk goes over a real desk: every page, what every row opens, and what every quiet button opens beside it; then the door and
the covers. The test screen has its own walk (kiosk/test_window.py). What Qt puts inside its own controls is Qt's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget

from mo_desk.domain.errors import Damaged
from mo_desk.domain.sittings import NewSitting
from mo_desk.ui.shell.first_run import FirstRunCard, RecoveryCodeCard
from mo_desk.ui.shell.help import HelpWindow
from mo_desk.ui.shell.recovery import DamagedCard, ForgottenCard
from mo_desk.ui.widgets.cards import PressCard
from tests.helpers.desks import TODAY, OpenDay
from tests.helpers.fakes import FakeClock
from tests.interchange.lists import csv_file
from tests.ui.front import DayOpener, Front
from tests.ui.naming import acting, unnamed
from tests.ui.pages.seeing import press_enter
from tests.ui.shell.fakes import CODE, FakeOpener

LEAVES = {"back_button", "seat_start_button", "seat_absent_button", "seat_justified_absence_button", "withdraw_button",
          "remove_button", "results_button", "leave_list_button", "panel_button", "side_close_button"}  # fmt: skip
"""Buttons that go elsewhere or do something at once; what they lead to is walked by itself."""


@dataclass(slots=True)
class Walk:
    """Somebody who goes everywhere and writes down what has no name."""

    front: Front
    found: set[str]
    seen: set[str]

    def look(self, place: str) -> None:
        main = self.front.windows.main
        assert main is not None
        self.seen.update(widget.objectName() for widget in acting(main))
        self.found.update(f"{place}: {one}" for one in unnamed(main))

    def open(self, room: str, subject: object, row: int | None, pressed: tuple[str, ...]) -> None:
        """Go to a page afresh, open a row of the table that is shown, press buttons one after the other."""
        self.front.go(room)
        self.front.go(room, subject)
        page = self.page()
        if row is not None:
            table = next(one for one in page.findChildren(QTableView) if one.isVisible())
            press_enter(table, row)
            self.front.settle()
        for name in pressed:
            next(one for one in self.page().findChildren(QPushButton, name) if one.isVisible()).click()
            self.front.settle()

    def everywhere(self, room: str, subject: object = None, row: int | None = None, *first: str) -> None:
        """Look at a page, and at what each of its quiet buttons opens."""
        self.open(room, subject, row, first)
        place = f"{room} {'row' if row is not None else ''} {' '.join(first)}".strip()
        self.look(place)
        names = {
            one.objectName() for one in self.page().findChildren(QPushButton) if one.isVisible() and one.isEnabled()
        }
        for name in sorted(names - LEAVES - {""}):
            self.open(room, subject, row, (*first, name))
            self.look(f"{place} {name}")

    def press_card(self, room: str, name: str) -> None:
        """Go to a page afresh, press a card, and look at what it opens."""
        self.open(room, None, None, ())
        cards = (one for one in self.page().findChildren(PressCard) if one.objectName().startswith(name))
        next(cards).click()
        self.front.settle()
        self.look(f"{room} {name}")

    def page(self) -> QWidget:
        main = self.front.windows.main
        assert main is not None
        assert main.page is not None
        return main.page


@pytest.fixture
def walk(start, home) -> Walk:
    front = start(DayOpener(home, "en"))
    front.sign_in()
    return Walk(front, set(), set())


def test_on_every_page_and_beside_it_everything_has_its_names(walk, chosen_files, tmp_path):
    desk = walk.front.windows._desk
    day = OpenDay(desk, FakeClock())
    group = desk.catalog.groups.list_groups(day.actor)[0].group_id
    sitting = desk.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    person = desk.catalog.groups.get_group(day.actor, group).members[2].person_id
    lesson = desk.catalog.lessons.list_lessons(day.actor)[0].lesson_id

    known = desk.catalog.people.get_person(day.actor, person).person
    double = replace(known, given_name=f"{known.given_name}a", national_number="", agency_number="")
    desk.catalog.people.add_person(day.actor, double)
    for room in ("today", "lessons", "device", "sync"):
        walk.everywhere(room)
    walk.everywhere("lessons", lesson)
    walk.everywhere("groups")
    walk.everywhere("groups", group)
    walk.everywhere("groups", group, 0)
    walk.everywhere("sittings")
    walk.everywhere("sittings", sitting, 0)
    walk.everywhere("sittings", sitting, 1)
    new = NewSitting(group, "Genk", "BE", "Europe/Brussels", (TODAY,))
    walk.everywhere("sittings", desk.catalog.sittings.prepare(day.actor, new).sitting_id)
    walk.everywhere("evaluations", group)
    walk.everywhere("evaluations", (group, person))
    walk.everywhere("evaluations", (group, day_first(desk, day.actor, group)))
    walk.everywhere("results")
    walk.everywhere("results", sitting)
    walk.everywhere("results", sitting, 0)
    walk.everywhere("decisions")
    for case in ("possible_double", "other_rule"):
        walk.press_card("decisions", f"case_{case}_")
    walk.everywhere("corrections")
    form = desk.catalog.corrections.list_forms(day.actor)[0].form_id
    walk.everywhere("corrections", form, 0)
    walk.everywhere("device", None, 1)
    chosen_files.answer = csv_file(tmp_path, "Naam;Voornaam;Taal\nNieuw;Nora;ar\n")
    walk.everywhere("groups", group, None, "list_button")

    assert sorted(walk.found) == []
    reached = {
        "course_number", "family_name", "members_search", "to_confirm", "seat_plan_button", "accommodations_extra_time", "category",
        "second_by", "reason", "pin_again", "close_day_button", "place", "group_choice", "criterion", "passphrase", "hub_url", "code",
        "roles_trainer", "ends_on", "choose_paper_button", "papers_workbook_button", "text", "roster_table", "lesson_plan", "same_button", "choice", "questions_search", "decide_here_button", "key_button",
    }  # fmt: skip
    assert reached - walk.seen == set()


def test_a_planted_button_without_names_is_found(qtbot):
    window, named, bare = QWidget(), QLineEdit(), QPushButton()
    named.setObjectName("search")
    named.setAccessibleName("Search")
    for widget in (named, bare):
        widget.setParent(window)
    qtbot.addWidget(window)

    assert [one.split(":")[0] for one in unnamed(window)] == ["no object name", "no accessible name"]


def day_first(desk, actor, group):
    """Return somebody whose evaluation is confirmed, so that it can be corrected."""
    rows = desk.catalog.evaluations.list_evaluations(actor, group)
    return next(row.person_id for row in rows if row.state == "confirmed")


def test_around_the_pages_everything_has_its_names(walk, qtbot, kit, tmp_path):
    main = walk.front.windows.main
    walk.look("frame")
    for cover, name in ((main.lock, "lock"), (main._on_displays_changed, "guard")):
        cover()
        walk.look(name)
    help_window = HelpWindow(kit, tmp_path / "none.md", lambda out: out)
    qtbot.addWidget(help_window)

    assert sorted(walk.found) == []
    assert unnamed(help_window) == []
    assert {"lock_passphrase", "unlock_button", "sign_out_button", "help_button", "room_today"} <= walk.seen


def test_at_the_door_everything_has_its_names(kit, qtbot):
    opener = FakeOpener()
    damaged = Damaged("database_unreadable")
    for card in (
        FirstRunCard(opener, kit), RecoveryCodeCard(CODE, kit), ForgottenCard(opener, kit), DamagedCard(opener, kit, damaged, ()),
    ):  # fmt: skip
        qtbot.addWidget(card)
        assert unnamed(card) == []
