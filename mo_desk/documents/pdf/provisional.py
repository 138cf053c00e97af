"""*Voorlopig bewijs van resultaat maatschappelijke oriëntatie*: one page a person, a batch in one file.

Visibly not final: a dashed frame, VOORLOPIG in the first line, and in three languages that it is no inburgeringsattest. The QR is
at least 35 mm, level M, with the same facts in words beside it and the head code under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mo_desk.documents import words
from mo_desk.documents.pdf import wording
from mo_desk.documents.pdf.drawing import Pen
from mo_desk.documents.pdf.fonts import Weight
from mo_desk.documents.pdf.paper import (
    HEIGHT,
    INNER,
    MARGIN,
    MM,
    MUTED,
    WIDTH,
    dashed_frame,
    new_paper,
    practice_band,
    rule,
)
from mo_desk.documents.qr import draw_qr
from mo_desk.domain.questions import Standing
from mo_desk.views.papers import ProvisionalView

QR_SIDE: Final = 46 * MM
_FRAME: Final = 11 * MM
_LABELS: Final = 46 * MM
_CODE_BOTTOM: Final = 34 * MM
_CODE_TOP: Final = _CODE_BOTTOM + QR_SIDE + 7 * MM
_ABOVE: Final = 6.2 * MM
_BELOW: Final = 1.2 * MM


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table of facts; without a label it goes on with the row above."""

    label: str
    value: str
    size: float = 11
    weight: Weight = Weight.REGULAR


def write_provisional(path: Path, papers: Sequence[ProvisionalView], fonts: Path) -> None:
    """Write the papers, each on a page of its own; `fonts` is the folder with the Noto fonts.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    with new_paper(path, f"{wording.PROVISIONAL_TITLE} {wording.PROVISIONAL_SUBJECT}", fonts) as pen:
        for paper in papers:
            _draw(pen, paper)
            pen.canvas.showPage()


def _draw(pen: Pen, paper: ProvisionalView) -> None:
    dashed_frame(pen, _FRAME, _FRAME, WIDTH - 2 * _FRAME, HEIGHT - 2 * _FRAME)
    base = HEIGHT - 26 * MM
    if paper.standing is Standing.PRACTICE:
        base = practice_band(pen, base + 9 * MM, wording.PRACTICE, wording.PRACTICE_MEANS)
    base = _head(pen, paper, base)
    _facts(pen, paper, base)
    _code(pen, paper)
    _foot(pen, paper)


def _head(pen: Pen, paper: ProvisionalView, base: float) -> float:
    """Draw what the paper is, what it is not, and what to do with it."""
    pen.line(MARGIN, base, wording.PROVISIONAL_TITLE, 21, Weight.BOLD)
    pen.line(MARGIN, base - 9 * MM, wording.PROVISIONAL_SUBJECT, 21, Weight.BOLD)
    base -= 18 * MM
    for at, sentence in enumerate(wording.NOT_THE_FINAL_ONE.values()):
        pen.line(MARGIN, base, sentence, 13 if at == 0 else 10.5, Weight.BOLD if at == 0 else Weight.REGULAR)
        base -= 5.2 * MM
    confirmed = wording.CONFIRMED if paper.confirmed_by_agency else wording.NOT_CONFIRMED
    base = pen.paragraph((MARGIN, base - 2 * MM), wording.WHAT_TO_DO, INNER, 10)
    pen.line(MARGIN, base, confirmed, 10, Weight.REGULAR if paper.confirmed_by_agency else Weight.BOLD)
    return base - 5 * MM


def _facts(pen: Pen, paper: ProvisionalView, base: float) -> None:
    """Draw the table of facts above the code; long values take more lines and everything then gets smaller, nothing is cut."""
    rows = _rows(paper)
    room = base - _CODE_TOP
    scale = next((scale for scale in (1.0, 0.9, 0.8, 0.7) if _height(pen, rows, scale) <= room), 0.6)
    for row in rows:
        if row.label:
            rule(pen, base)
            base -= _ABOVE * scale
            pen.canvas.setFillGray(MUTED)
            pen.line(MARGIN, base, row.label, 9.5 * scale)
            pen.canvas.setFillGray(0)
        size = row.size * scale
        base = (
            pen.paragraph((MARGIN + _LABELS, base), row.value, INNER - _LABELS, size, row.weight)
            + size * 0.35
            - _BELOW * scale
        )
    rule(pen, base)


def _rows(paper: ProvisionalView) -> tuple[_Row, ...]:
    verdict = words.word(words.VERDICT, paper.verdict)
    return (
        _Row(wording.NAME, paper.name, 14, Weight.BOLD),
        _Row(wording.BIRTH_DATE, wording.birth_date(paper.birth_date)),
        _Row(wording.AGENCY, paper.agency or wording.NO_AGENCY),
        _Row(wording.COURSE, paper.course_number),
        _Row(wording.PLACE, paper.place),
        _Row(wording.SAT_AT, wording.day_and_time(paper.sat_at, paper.time_zone)),
        _Row(wording.TEST_RESULT, f"{paper.points} / {paper.maximum}: {verdict}", 14, Weight.BOLD),
        _Row("", paper.sentence, 10),
        _Row(wording.RULE, paper.rule_title, 10),
        _Row(wording.OUTCOME, words.word(words.OUTCOME, paper.outcome), 11, Weight.BOLD),
        _Row("", paper.outcome_sentence, 10),
    )


def _height(pen: Pen, rows: Sequence[_Row], scale: float) -> float:
    """Return how high the table would be."""
    height = 0.0
    for row in rows:
        lines = len(pen.wrap(row.value, INNER - _LABELS, row.size * scale, row.weight))
        height += (
            (_ABOVE if row.label else 0) * scale
            + lines * row.size * scale * 1.35
            - row.size * scale * 0.35
            + _BELOW * scale
        )
    return height


def _code(pen: Pen, paper: ProvisionalView) -> None:
    """Draw the QR at the left, the same facts in words at the right, the head code under it."""
    bottom, left = _CODE_BOTTOM, MARGIN + 3 * MM
    draw_qr(pen.canvas, paper.qr, left, bottom, QR_SIDE)
    pen.canvas.setFillGray(0)
    pen.line(left, bottom - 7.5 * MM, f"{wording.HEAD_CODE}: {paper.head_code}", 10, Weight.BOLD)
    beside, top = left + QR_SIDE + 9 * MM, bottom + QR_SIDE - 3 * MM
    pen.line(beside, top, wording.SAME_FACTS, 9.5, Weight.BOLD)
    facts = (
        f"{wording.NUMBER}: {paper.number}",
        f"{wording.NAME}: {paper.name}",
        f"{wording.BIRTH_DATE}: {wording.birth_date(paper.birth_date)}",
        f"{wording.COURSE}: {paper.course_number}",
        f"{wording.SAT_AT}: {wording.day_and_time(paper.sat_at, paper.time_zone)}",
        f"{wording.TEST_RESULT}: {wording.points(paper.points, paper.maximum, paper.needed)}",
        f"{words.word(words.VERDICT, paper.verdict).capitalize()} ({words.word(words.STANDING, paper.standing.value)})",
    )
    width = WIDTH - MARGIN - beside
    size = 9.5 if sum(len(pen.wrap(fact, width, 9.5)) for fact in facts) <= 8 else 7.5
    top -= 5.2 * MM
    for fact in facts:
        top = pen.paragraph((beside, top), fact, width, size) - size * 0.2


def _foot(pen: Pen, paper: ProvisionalView) -> None:
    pen.canvas.setFillGray(MUTED)
    printed = (
        f"{wording.PRINTED} {wording.day_and_time(paper.printed_at, paper.time_zone)} · {wording.COPY} {paper.copy}"
    )
    pen.line(MARGIN, 16 * MM, f"{wording.NUMBER} {paper.number}", 8.5)
    pen.right(WIDTH - MARGIN, 16 * MM, printed, 8.5)
    pen.canvas.setFillGray(0)
