"""A key that proved wrong: corrected on the demo's desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from mo_desk.bootstrap.desk import Desk
from mo_desk.ui.pages.corrections.page import CorrectionsPage
from mo_desk.ui.pages.outcomes.page import OutcomesPage
from mo_desk.ui.shell.main_window import MainWindow

Step = tuple[str, Callable[[], object]]
"""The name of a picture, and what has to be done before it is taken."""


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
