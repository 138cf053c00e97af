"""What waits for a person, and a key that proved wrong: a double is added to the demo's desk, and one key is corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from mo_desk.bootstrap.desk import Desk
from mo_desk.domain.ids import GroupId
from mo_desk.ui.pages.corrections.page import CorrectionsPage
from mo_desk.ui.pages.decisions.page import DecisionsPage
from mo_desk.ui.pages.outcomes.page import OutcomesPage
from mo_desk.ui.shell.main_window import MainWindow

Step = tuple[str, Callable[[], object]]
"""The name of a picture, and what has to be done before it is taken."""


def add_double(desk: Desk, group: GroupId) -> None:
    """Add somebody by hand whose name is nearly that of a member."""
    member = desk.catalog.groups.get_group(desk.actor, group).members[0]
    person = desk.catalog.people.get_person(desk.actor, member.person_id).person
    double = replace(person, given_name=f"{person.given_name}a", national_number="", agency_number="")
    desk.catalog.people.add_person(desk.actor, double, group)


def decision_steps(window: MainWindow) -> Iterator[Step]:
    """Give the pictures of the list of open cases and of its panels."""
    yield "decisions", lambda: window.go("decisions")
    yield "decisions_personen", lambda: _press(window, "case_possible_double_")
    yield "decisions_blijft", lambda: _press(window, "same_button")
    yield "decisions_regel", lambda: _press(window, "case_other_rule_")
    yield "decisions_later", lambda: window.page.hide_side() if isinstance(window.page, DecisionsPage) else None


def correction_steps(window: MainWindow, desk: Desk, sitting: object) -> Iterator[Step]:
    """Give the pictures from the forms to a corrected key, and the results afterwards."""
    form = max(desk.catalog.corrections.list_forms(desk.actor), key=lambda one: one.results)
    yield "corrections", lambda: window.go("corrections")
    yield "corrections_een", lambda: window.go("corrections", form.form_id)
    yield "corrections_vraag", lambda: _choose_question(window)
    yield "corrections_verandert", lambda: _press(window, "panel_button")
    yield "corrections_klaar", lambda: _press(window, "correct_button")
    yield "results_opnieuw", lambda: window.go("results", sitting)
    yield "results_opnieuw_een", lambda: _choose_rescored(window)
    yield "results_papieren", lambda: _press(window, "main_button")


def _press(window: QWidget, name: str) -> None:
    found = [
        one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.objectName().startswith(name)
    ]
    if found:
        found[0].click()


def _choose_question(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, CorrectionsPage)
    page.questions_table.selectRow(12)
    assert page.side is not None
    unchosen = [card for card in page.side.findChildren(QAbstractButton) if card.isCheckable() and not card.isChecked()]
    unchosen[0].click()
    page.side.findChildren(QPlainTextEdit)[0].setPlainText(
        "De regels veranderden op 1 januari: dit antwoord is nu juist."
    )


def _choose_rescored(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, OutcomesPage)
    rows = page.results_table.rows_model.shown
    page.results_table.selectRow(next((place for place, row in enumerate(rows) if row.history), 0))
