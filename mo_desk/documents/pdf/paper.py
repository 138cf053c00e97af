"""What all papers share: A4, margins, fonts by folder, no personal data in the file's own description, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from mo_desk.documents.files import replacing
from mo_desk.documents.pdf.drawing import Pen
from mo_desk.documents.pdf.fonts import Fonts, Weight

MM: Final = 72 / 25.4
"""Points in a millimetre."""
WIDTH: Final = float(A4[0])
HEIGHT: Final = float(A4[1])
MARGIN: Final = 22 * MM
INNER: Final = WIDTH - 2 * MARGIN
MUTED: Final = 0.35
"""Grey of second lines: still dark when copied."""


@contextmanager
def new_paper(path: Path, title: str, fonts: Path) -> Iterator[Pen]:
    """Yield a pen on the first page of a PDF; when the block ends well the file is written whole.

    Raises: Unreachable when the file cannot be written (`documents.files.replacing`).
    """
    with replacing(path) as temporary:
        canvas = Canvas(str(temporary), pagesize=A4, invariant=1, pageCompression=1, lang="nl-BE")
        canvas.setTitle(title)
        canvas.setAuthor("MO Desk")
        canvas.setCreator("MO Desk")
        yield Pen(canvas, Fonts(fonts))
        canvas.save()


def practice_band(pen: Pen, base: float, heading: str, meaning: str) -> float:
    """Draw the heading of practice papers, white on black over the whole width; return the baseline below it."""
    height = 12 * MM
    pen.canvas.saveState()
    pen.canvas.setFillGray(0)
    pen.canvas.rect(MARGIN, base - height, INNER, height, stroke=0, fill=1)
    pen.canvas.setFillGray(1)
    end = pen.line(MARGIN + 4 * MM, base - height + 4 * MM, heading, 18, Weight.BOLD)
    pen.line(end + 5 * MM, base - height + 4.4 * MM, meaning, 10)
    pen.canvas.restoreState()
    return base - height - 9 * MM


def dashed_frame(pen: Pen, left: float, bottom: float, width: float, height: float) -> None:
    """Draw the dashed frame that says from afar that a paper is not final."""
    pen.canvas.saveState()
    pen.canvas.setDash(6, 4)
    pen.canvas.setLineWidth(1.5)
    pen.canvas.rect(left, bottom, width, height, stroke=1, fill=0)
    pen.canvas.restoreState()


def rule(pen: Pen, base: float, left: float = MARGIN, width: float = INNER) -> None:
    """Draw a hairline."""
    pen.canvas.saveState()
    pen.canvas.setLineWidth(0.5)
    pen.canvas.setStrokeGray(0.6)
    pen.canvas.line(left, base, left + width, base)
    pen.canvas.restoreState()
