"""Lines of text on a canvas: runs of several scripts side by side, fitted to a width, wrapped in words.

Arabic runs are drawn as filled outlines: right on paper, but no text to copy or search (a span with `ActualText` was tried: poppler
hands its letters out in reverse). The signed code on the paper holds the name as text.
"""

from __future__ import annotations

from typing import Any, Final

import uharfbuzz
from reportlab.pdfbase import pdfmetrics

from mo_desk.documents.pdf.fonts import Fonts, Run, Weight

LEADING: Final = 1.35
"""Distance between two baselines, as a share of the size."""

Canvas = Any
"""A reportlab canvas; the library has no types."""


class Pen:
    """Draws lines of text in one colour on one canvas."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self.canvas = canvas
        self.fonts = fonts

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Return the width of one line in points."""
        return sum(self._run_width(run, size, weight) for run in self.fonts.runs(text, weight))

    def line(self, left: float, base: float, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Draw one line from `left` on the baseline `base`; return where it ends."""
        place = left
        for run in self.fonts.runs(text, weight):
            if run.shaped:
                place += self._draw_shaped(run, place, base, size, weight)
            else:
                self.canvas.setFont(run.font, size)
                self.canvas.drawString(place, base, run.text)
                place += self._run_width(run, size, weight)
        return place

    def right(self, right: float, base: float, text: str, size: float, weight: Weight = Weight.REGULAR) -> None:
        """Draw one line that ends at `right`."""
        self.line(right - self.width(text, size, weight), base, text, size, weight)

    def centre(self, middle: float, base: float, text: str, size: float, weight: Weight = Weight.REGULAR) -> None:
        """Draw one line around `middle`."""
        self.line(middle - self.width(text, size, weight) / 2, base, text, size, weight)

    def wrap(self, text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> list[str]:
        """Break a text into lines of at most `width`; a word that is too long is broken inside."""
        lines: list[str] = []
        current = ""
        for word in text.split():
            candidate = f"{current} {word}".strip()
            if self.width(candidate, size, weight) <= width:
                current = candidate
                continue
            if current:
                lines.append(current)
            *full, current = self._pieces(word, width, size, weight)
            lines.extend(full)
        return [*lines, current] if current else lines

    def paragraph(
        self, place: tuple[float, float], text: str, width: float, size: float, weight: Weight = Weight.REGULAR
    ) -> float:
        """Draw a text from `place` (left, baseline) in lines of at most `width`; return the baseline below the last one."""
        left, base = place
        for line in self.wrap(text, width, size, weight):
            self.line(left, base, line, size, weight)
            base -= size * LEADING
        return base

    def _pieces(self, word: str, width: float, size: float, weight: Weight) -> list[str]:
        pieces = [""]
        for char in word:
            if pieces[-1] and self.width(pieces[-1] + char, size, weight) > width:
                pieces.append("")
            pieces[-1] += char
        return pieces

    def _run_width(self, run: Run, size: float, weight: Weight) -> float:
        if not run.shaped:
            return float(pdfmetrics.stringWidth(run.text, run.font, size))
        shaper = self.fonts.shaper(weight)
        return float(
            sum(place.x_advance for place in _shape(shaper, run.text).glyph_positions) * size / shaper.face.upem
        )

    def _draw_shaped(self, run: Run, left: float, base: float, size: float, weight: Weight) -> float:
        """Draw a right-to-left run as outlines; return its width."""
        shaper = self.fonts.shaper(weight)
        scale = size / shaper.face.upem
        shaped = _shape(shaper, run.text)
        path = self.canvas.beginPath()
        place = 0.0
        for glyph, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            outline = _Outline(
                path, left + (place + position.x_offset) * scale, base + position.y_offset * scale, scale
            )
            shaper.draw_glyph_with_pen(glyph.codepoint, outline)
            place += position.x_advance
        self.canvas.drawPath(path, stroke=0, fill=1)
        return float(place * scale)


def _shape(shaper: Any, text: str) -> Any:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl"
    buffer.script = "Arab"
    uharfbuzz.shape(shaper, buffer)
    return buffer


class _Outline:
    """Receives a glyph's outline (the pen protocol of fontTools) and adds it to a reportlab path, placed and scaled."""

    def __init__(self, path: Any, left: float, base: float, scale: float) -> None:
        self._path = path
        self._left = left
        self._base = base
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        """Start a contour."""
        self._at = point
        self._path.moveTo(*self._on_page(point))

    def lineTo(self, point: tuple[float, float]) -> None:
        """Add a straight line."""
        self._at = point
        self._path.lineTo(*self._on_page(point))

    def curveTo(self, *points: tuple[float, float]) -> None:
        """Add a cubic curve."""
        self._at = points[2]
        self._path.curveTo(*(number for point in points for number in self._on_page(point)))

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        """Add a quadratic curve as the cubic that equals it."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, end
        self.curveTo(
            (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3), (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3), end
        )

    def closePath(self) -> None:
        """End a contour."""
        self._path.close()

    def _on_page(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._left + point[0] * self._scale, self._base + point[1] * self._scale
