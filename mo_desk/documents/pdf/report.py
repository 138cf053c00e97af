"""The report of a sitting (verslag van het testmoment): one page for an ordinary group, signed by two people.

Control line, form uses, everyone with a status, incidents, the rule in words, the head code. A long list or long incidents go on
to a next page; nothing is cut. Points that are withheld from the reader show as an asterisk.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from mo_desk.documents import words
from mo_desk.documents.pdf import wording
from mo_desk.documents.pdf.drawing import Pen
from mo_desk.documents.pdf.fonts import Fonts, Weight
from mo_desk.documents.pdf.paper import HEIGHT, INNER, MARGIN, MM, MUTED, WIDTH, new_paper, practice_band, rule
from mo_desk.domain.questions import Standing
from mo_desk.views.results import ControlLine, IncidentRow, ResultRow, ResultsView

_BOTTOM: Final = 20 * MM
_TOP: Final = HEIGHT - 20 * MM
_COLUMNS: Final = (0.0, 8 * MM, 66 * MM, 100 * MM, 132 * MM, 145 * MM, 159 * MM)
"""Left edges of the table's columns; figures in the last two are set to the right."""
_LEADING: Final = 4.3 * MM
_SIZES: Final = ((9.0, 5.0 * MM), (8.5, 4.2 * MM), (8.0, 3.7 * MM), (7.5, 3.3 * MM))
"""Size of the table's letters and height of its rows, in points, from roomy to tight."""


def write_report(path: Path, view: ResultsView, fonts: Path) -> None:
    """Write the report; `fonts` is the folder with the Noto fonts.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    with new_paper(path, wording.REPORT_TITLE, fonts) as pen:
        _Report(pen, view, _roomiest(view, pen.fonts)).draw()


def _roomiest(view: ResultsView, fonts: Fonts) -> tuple[float, float]:
    """Return the first size with which the report fits one page, drawn on trial; the tightest when none does."""
    trials = (_Report(Pen(Canvas(BytesIO(), pagesize=(WIDTH, HEIGHT)), fonts), view, size) for size in _SIZES)
    return next((size for size, trial in zip(_SIZES, trials, strict=True) if trial.draw() == 1), _SIZES[-1])


class _Report:
    """A cursor that goes down the page and turns it when needed."""

    def __init__(self, pen: Pen, view: ResultsView, size: tuple[float, float]) -> None:
        self._pen = pen
        self._view = view
        self._base = _TOP
        self._page = 1
        self._size, self._row = size

    def draw(self) -> int:
        """Draw everything in reading order; return how many pages it took."""
        self._head()
        self._control()
        self._people(self._view.rows)
        self._incidents(self._view.incidents)
        self._rule()
        self._signatures()
        self._foot()
        self._pen.canvas.showPage()
        return self._page

    def _head(self) -> None:
        view, pen = self._view, self._pen
        if view.standing is Standing.PRACTICE:
            self._base = practice_band(pen, self._base + 6 * MM, wording.PRACTICE, wording.PRACTICE_MEANS) + 1 * MM
        pen.line(MARGIN, self._base, wording.REPORT_TITLE, 18, Weight.BOLD)
        self._base -= 6 * MM
        self._text(wording.REPORT_WHAT, 9.5)
        days = ", ".join(f"{day:%d/%m/%Y}" for day in view.days)
        self._text(
            f"{wording.COURSE} {view.course_number} · {view.place} ({view.country}) · {days} · {view.time_zone}",
            10,
            Weight.BOLD,
        )
        self._text(
            f"{wording.AGENCY}: {view.agency or wording.NO_AGENCY} · {wording.REPORT_LEADER}: {view.leader}", 9.5
        )
        forms = "; ".join(wording.REPORT_FORM.format(label=label, times=times) for label, times in view.form_uses)
        self._text(f"{wording.REPORT_FORMS}: {forms or wording.REPORT_NO_FORMS}", 9.5)

    def _control(self) -> None:
        self._title(wording.REPORT_CONTROL)
        control = self._view.control
        self._text(control_sentence(control), 9.5)
        sound = control.open == 0
        self._text(
            wording.REPORT_ADDS_UP if sound else wording.REPORT_DOES_NOT_ADD_UP.format(open=control.open),
            9.5,
            Weight.BOLD,
        )

    def _people(self, rows: Sequence[ResultRow]) -> None:
        self._title(wording.REPORT_PEOPLE)
        self._table_line(wording.REPORT_COLUMNS, Weight.BOLD)
        for row in rows:
            points = str(row.score.points) if row.score else wording.REPORT_WITHHELD if row.withheld else ""
            minutes = "" if row.minutes is None else str(row.minutes)
            begin = wording.clock_time(row.started_at, self._view.time_zone)
            status, identity = words.word(words.STATUS, row.status.value), words.word(words.IDENTITY, row.identity)
            self._table_line((str(row.number), row.display_name, status, identity, begin, minutes, points))
        if any(row.withheld for row in rows):
            self._text(wording.REPORT_WITHHELD_MEANS, 8)

    def _table_line(self, values: Sequence[str], weight: Weight = Weight.REGULAR) -> None:
        pen = self._pen
        wrapped = [
            pen.wrap(value, end - start - 2 * MM, self._size, weight) if 0 < at < 5 else [value]
            for at, (value, start, end) in enumerate(zip(values, _COLUMNS, (*_COLUMNS[1:], INNER), strict=True))
        ]
        lines = max(len(cell) for cell in wrapped)
        self._need(lines * self._row)
        for at, cell in enumerate(wrapped):
            for line, text in enumerate(cell):
                base = self._base - line * self._row
                if at >= 5:
                    pen.right(MARGIN + (_COLUMNS[at] + 8 * MM if at == 5 else INNER), base, text, self._size, weight)
                else:
                    pen.line(MARGIN + _COLUMNS[at], base, text, self._size, weight)
        self._base -= lines * self._row

    def _incidents(self, incidents: Sequence[IncidentRow]) -> None:
        self._title(wording.REPORT_INCIDENTS)
        if not incidents:
            self._text(wording.REPORT_NO_INCIDENTS, 9.5)
        for incident in incidents:
            when = wording.day_and_time(incident.at, self._view.time_zone)
            about = [words.word(wording.INCIDENT, incident.category), incident.display_name]
            self._text(f"{when} · {' · '.join(filter(None, about))} · {incident.reported_by}", 9, Weight.BOLD)
            self._text(incident.text, 9)

    def _rule(self) -> None:
        self._title(wording.REPORT_RULE)
        self._text(self._view.rule_title, 9.5, Weight.BOLD)
        self._text(self._view.rule_sentence, 9.5)

    def _signatures(self) -> None:
        height = 34 * MM
        self._need(height + 8 * MM)
        self._title(wording.REPORT_SIGN)
        pen, width = self._pen, (INNER - 8 * MM) / 2
        for at, signer in enumerate(wording.REPORT_SIGNERS):
            left = MARGIN + at * (width + 8 * MM)
            pen.line(left, self._base, signer, 9.5, Weight.BOLD)
            for line, label in enumerate(wording.REPORT_SIGN_LINES):
                base = self._base - (8 + 8 * line) * MM
                pen.line(left, base, label, 8.5)
                rule(pen, base - 1 * MM, left + 24 * MM, width - 24 * MM)
        self._base -= height - 6 * MM

    def _foot(self) -> None:
        pen, view = self._pen, self._view
        pen.canvas.setFillGray(MUTED)
        when = wording.day_and_time(view.made_at, view.time_zone)
        pen.line(MARGIN, 13 * MM, wording.REPORT_MADE.format(when=when, who=view.made_by), 8)
        pen.canvas.setFillGray(0)
        pen.right(
            WIDTH - MARGIN,
            13 * MM,
            f"{wording.HEAD_CODE}: {view.head_code} · {wording.PAGE.format(page=self._page)}",
            9,
            Weight.BOLD,
        )

    def _title(self, text: str) -> None:
        self._need(12 * MM)
        self._base -= 5 * MM
        rule(self._pen, self._base + 5 * MM)
        self._pen.line(MARGIN, self._base, text, 11, Weight.BOLD)
        self._base -= 5 * MM

    def _text(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> None:
        for line in self._pen.wrap(text, INNER, size, weight):
            self._need(_LEADING)
            self._pen.line(MARGIN, self._base, line, size, weight)
            self._base -= size * 1.3

    def _need(self, height: float) -> None:
        """Turn the page when less than `height` is left on it."""
        if self._base - height >= _BOTTOM:
            return
        self._foot()
        self._pen.canvas.showPage()
        self._page += 1
        self._base = _TOP
        continued = f"{wording.REPORT_TITLE} {self._view.course_number} ({wording.REPORT_CONTINUED})"
        practice = f"{wording.PRACTICE} · " if self._view.standing is Standing.PRACTICE else ""
        self._pen.line(MARGIN, self._base, f"{practice}{continued}", 10, Weight.BOLD)
        self._base -= 8 * MM


def control_sentence(control: ControlLine) -> str:
    """Return the control line in words and figures."""
    return wording.REPORT_CONTROL_LINE.format(
        enrolled=control.enrolled, taken=control.taken, absent=control.absent, justified=control.justified_absence,
        refused=control.not_admitted, stopped=control.stopped, annulled=control.annulled,
    )  # fmt: skip
