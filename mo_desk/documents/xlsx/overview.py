"""The first sheet, readable on a phone: what was held, by which rule, whether the statuses add up, what came out of it.

Two narrow columns, a label and a value. The control line is red when it does not add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mo_desk.documents import words
from mo_desk.documents.words import word
from mo_desk.documents.xlsx import wording
from mo_desk.documents.xlsx.cells import (
    DATE_FORMAT,
    TIME_FORMAT,
    RowWriter,
    Sheet,
    Value,
    bold_cell,
    prepare,
    wrapped_cell,
)
from mo_desk.documents.xlsx.columns import local_time, place_of
from mo_desk.domain.questions import Standing
from mo_desk.views.results import ResultsView

_VALUE_WIDTH: Final = 46
RED: Final = "B3261E"
GREEN: Final = "14703F"
BLUE: Final = "22406B"


def write_overview(sheet: Sheet, view: ResultsView, version: int) -> None:
    """Fill the sheet Overzicht."""
    practice = view.standing is Standing.PRACTICE
    prepare(sheet, (34, _VALUE_WIDTH), practice=practice)
    plain, dates, times = RowWriter(sheet), RowWriter(sheet, ("", DATE_FORMAT)), RowWriter(sheet, ("", TIME_FORMAT))
    if practice:
        sheet.append([bold_cell(sheet, wording.BANNER, colour=RED)])
    sheet.append([bold_cell(sheet, wording.TITLE, colour=BLUE, size=14)])
    for label, value in _facts(view):
        if isinstance(value, str) and len(value) > _VALUE_WIDTH:
            sheet.append((label, wrapped_cell(sheet, value)))
        else:
            (dates if isinstance(value, date) else plain).row((label, value))
    _write_control(sheet, plain, view)
    sheet.append([bold_cell(sheet, "Uitkomst")])
    for label, value in _outcome(view):
        plain.row((label, value))
    sheet.append([bold_cell(sheet, "Dit bestand")])
    plain.row(("Uitgave van dit bestand", version))
    if version > 1:
        plain.row(("Vervangt uitgave", version - 1))
    times.row(("Gemaakt op (plaatselijke tijd)", local_time(view.made_at, place_of(view))))
    plain.row(("Gemaakt door", view.made_by))
    confirmed, total = view.confirmed_share
    plain.row(("Bevestigd door het agentschap", f"{confirmed} van {total}"))
    plain.row(("Logboekcode", view.head_code))


def _facts(view: ResultsView) -> Iterator[tuple[str, Value]]:
    """Return what was held, where, by whom and by which rule."""
    yield "Agentschap", view.agency or "nog geen agentschap"
    yield "Cursusnummer", view.course_number
    yield "Taal van de cursus", view.language
    yield from (("Testmoment", day) for day in view.days)
    yield "Plaats", view.place
    yield "Land", view.country
    yield "Tijdzone", view.time_zone
    yield "Testverantwoordelijke", view.leader
    yield "Aard", words.STANDING[view.standing.value]
    yield (
        "Testversies (naam: aantal afnames)",
        "; ".join(f"{label}: {times}" for label, times in view.form_uses) or None,
    )
    yield "Slaagregel", f"{view.rule_title} ({view.rule_id})"
    yield "Regel geldig vanaf", view.rule_valid_from
    yield "Zekerheid van de regel", word(wording.CERTAINTY, view.rule_certainty)
    yield "De regel in woorden", view.rule_sentence


def _write_control(sheet: Sheet, plain: RowWriter, view: ResultsView) -> None:
    control = view.control
    sheet.append([bold_cell(sheet, "Controle")])
    sheet.append(("Zo hoort het", wrapped_cell(sheet, wording.CONTROL_LINE)))
    for label, count in (
        ("Ingeschreven", control.enrolled),
        ("Afgelegd", control.taken),
        ("Afwezig", control.absent),
        ("Verantwoord afwezig", control.justified_absence),
        ("Niet toegelaten", control.not_admitted),
        ("Stopgezet", control.stopped),
        ("Geannuleerd", control.annulled),
    ):
        plain.row((label, count))
    if control.open == 0 and control.enrolled == len(view.rows):
        sheet.append([bold_cell(sheet, wording.ADDS_UP, colour=GREEN)])
    else:
        missing = control.open or len(view.rows) - control.enrolled
        sheet.append([bold_cell(sheet, wording.DOES_NOT_ADD_UP.format(open=missing), colour=RED)])


def _outcome(view: ResultsView) -> Iterator[tuple[str, Value]]:
    """Return how many passed, of the scores that may be shown, and their mean."""
    scores = [row.score for row in view.rows if row.score is not None]
    for verdict, label in (
        ("passed", "Geslaagd voor de test"),
        ("not_passed", "Niet geslaagd voor de test"),
        ("undetermined", "Te bepalen"),
    ):
        yield label, sum(score.verdict == verdict for score in scores)
    withheld = sum(bool(row.withheld) for row in view.rows)
    if withheld:
        yield "Score niet getoond", withheld
    if scores:
        yield "Gemiddelde score (punten)", round(sum(score.points for score in scores) / len(scores), 1)
    for outcome, label in words.OUTCOME.items():
        yield f"Voorstel: {label}", sum(row.outcome.outcome == outcome for row in view.rows)
