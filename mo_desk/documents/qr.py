"""A QR drawn as vector from segno's matrix: one filled path of horizontal runs, sharp at any size and small in the file."""

from __future__ import annotations

from typing import Any, Final

import segno

MODULES_AROUND: Final = 4
"""The quiet zone that ISO/IEC 18004 asks for, in modules."""


def draw_qr(canvas: Any, text: str, left: float, bottom: float, side: float) -> None:
    """Draw the text as a QR of level M whose symbol, without its quiet zone, is `side` points wide and high."""
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    module = side / len(matrix)
    around = MODULES_AROUND * module
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(left - around, bottom - around, side + 2 * around, side + 2 * around, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.translate(left, bottom + side)
    canvas.scale(module, -module)  # from here on one unit is one module, counted from the upper left corner
    bars = [f"{start} {row} {length} 1 re" for row, modules in enumerate(matrix) for start, length in _runs(modules)]
    canvas.addLiteral("\n".join((*bars, "f")))
    canvas.restoreState()


def _runs(modules: bytearray) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules in a row."""
    found: list[tuple[int, int]] = []
    for column, dark in enumerate(modules):
        if dark and found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((column, 1))
    return found
