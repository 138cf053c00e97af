"""The slip a participant takes home: two on an A4, cut in half.

Dutch and the person's own language, as far as reportlab lays that out rightly (Latin, Cyrillic, Greek, Ethiopic). For right-to-left
scripts the own-language sentence is left out rather than printed backwards; the bar of points says it without words, and a line
says that the teacher explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mo_desk.documents.pdf import wording
from mo_desk.documents.pdf.drawing import Pen
from mo_desk.documents.pdf.fonts import Weight
from mo_desk.documents.pdf.paper import HEIGHT, INNER, MARGIN, MM, MUTED, WIDTH, new_paper, practice_band
from mo_desk.domain.questions import Standing
from mo_desk.views.papers import SlipView

_HALF: Final = HEIGHT / 2
_BAR: Final = 7 * MM
_SENTENCE: Final = 13


def write_slips(path: Path, slips: Sequence[SlipView], fonts: Path) -> None:
    """Write the slips, two on a page; `fonts` is the folder with the Noto fonts.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    with new_paper(path, wording.SLIP_TITLE, fonts) as pen:
        for at, slip in enumerate(slips):
            upper = at % 2 == 0
            _draw(pen, slip, HEIGHT if upper else _HALF)
            if upper:
                _cut_line(pen)
            if not upper or at == len(slips) - 1:
                pen.canvas.showPage()


def _draw(pen: Pen, slip: SlipView, top: float) -> None:
    base = top - 14 * MM
    if slip.standing is Standing.PRACTICE:
        base = practice_band(pen, base + 4 * MM, wording.PRACTICE, wording.PRACTICE_MEANS) + 2 * MM
    else:
        base -= 4 * MM
    pen.line(MARGIN, base, wording.SLIP_TITLE, 16, Weight.BOLD)
    base = pen.paragraph((MARGIN, base - 7 * MM), slip.name, INNER, 12, Weight.BOLD)
    pen.canvas.setFillGray(MUTED)
    when = wording.day_and_time(slip.sat_at, slip.time_zone)
    base = pen.paragraph((MARGIN, base), f"{slip.course_number} · {slip.place} · {when}", INNER, 9.5)
    pen.canvas.setFillGray(0)
    base = _bar(pen, slip, base - 9 * MM)
    base = pen.paragraph((MARGIN, base), slip.sentence_nl, INNER, _SENTENCE) - 2 * MM
    if slip.language not in ("", "nl") and slip.sentence_own:
        if pen.fonts.lays_out(slip.sentence_own):
            base = pen.paragraph((MARGIN, base), slip.sentence_own, INNER, _SENTENCE) - 2 * MM
        else:
            base = pen.paragraph((MARGIN, base), wording.SLIP_NOT_YOUR_SCRIPT, INNER, 10) - 2 * MM
    base = pen.paragraph((MARGIN, base), wording.SLIP_LATER, INNER, _SENTENCE, Weight.BOLD) - 2 * MM
    base = pen.paragraph((MARGIN, base), wording.SLIP_ASK, INNER, 10.5)
    pen.paragraph((MARGIN, base), wording.SLIP_IS_NOT, INNER, 10.5)


def _bar(pen: Pen, slip: SlipView, base: float) -> float:
    """Draw the points as a bar: one box a question, filled as far as the points, a mark where passing begins."""
    canvas = pen.canvas
    box = INNER / max(slip.maximum, 1)
    canvas.saveState()
    canvas.setLineWidth(0.6)
    for question in range(slip.maximum):
        canvas.setFillGray(0.25 if question < slip.points else 1)
        canvas.rect(MARGIN + question * box, base - _BAR, box * 0.86, _BAR, stroke=1, fill=1)
    canvas.restoreState()
    mark = MARGIN + slip.needed * box - box * 0.07
    canvas.setLineWidth(1.6)
    canvas.line(mark, base - _BAR - 3 * MM, mark, base + 2 * MM)
    pen.centre(mark, base + 3 * MM, str(slip.needed), 10)
    pen.line(MARGIN, base - _BAR - 7.5 * MM, f"{slip.points} / {slip.maximum}", 20, Weight.BOLD)
    return base - _BAR - 17 * MM


def _cut_line(pen: Pen) -> None:
    pen.canvas.saveState()
    pen.canvas.setDash(2, 3)
    pen.canvas.setLineWidth(0.6)
    pen.canvas.line(0, _HALF, WIDTH, _HALF)
    pen.canvas.restoreState()
    pen.canvas.setFillGray(MUTED)
    pen.right(WIDTH - MARGIN / 2, _HALF + 1.2 * MM, wording.SLIP_CUT, 7)
    pen.canvas.setFillGray(0)
