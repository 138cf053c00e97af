"""Scripts on paper: Latin, Cyrillic and Ethiopic as text, Arabic shaped and from right to left, nothing left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from mo_desk.documents.pdf.drawing import Pen
from mo_desk.documents.pdf.fonts import Fonts, Run
from tests.documents.samples import FONTS


@pytest.fixture
def pen(tmp_path) -> Pen:
    return Pen(Canvas(str(tmp_path / "lijn.pdf"), pagesize=(300, 100), invariant=1), Fonts(FONTS))


def picture(folder: Path, pen: Pen, text: str, size: float = 40) -> Any:
    pen.line(20, 40, text, size)
    pen.canvas.save()
    document = pypdfium2.PdfDocument(folder / "lijn.pdf")
    drawn = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    return drawn


def ink(drawn: Any) -> tuple[int, int, int, int]:
    box = drawn.point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return box  # type: ignore[no-any-return]


def test_letters_of_an_arabic_word_are_joined_and_so_narrower_than_apart(pen):
    together = pen.width("محمد", 20)
    apart = sum(pen.width(letter, 20) for letter in "محمد")

    assert together < apart


def test_an_arabic_name_is_drawn_from_right_to_left(tmp_path, pen):
    """Alef stands alone at the right end of «ابببب»: the tallest column of ink is in the right quarter, not in the left."""
    drawn = picture(tmp_path, pen, "ابببب")
    left, top, right, bottom = ink(drawn)
    mean_grey = drawn.crop((left, top, right, bottom)).resize((right - left, 1), Image.Resampling.BOX).tobytes()
    columns = [255 - grey for grey in mean_grey]

    assert columns.index(max(columns)) > 0.75 * len(columns)


def test_arabic_is_drawn_at_its_place_and_as_wide_as_measured(tmp_path, pen):
    width = pen.width("محمد", 40)
    left, _, right, _ = ink(picture(tmp_path, pen, "محمد"))

    assert abs(left / 2 - 20) < 6
    assert abs((right - left) / 2 - width) < 8


def test_what_no_font_covers_is_drawn_as_a_replacement_sign(tmp_path, pen):
    assert pen.fonts.runs("\N{TULIP}") == (Run("\N{REPLACEMENT CHARACTER}", "NotoSans-Regular", shaped=False),)
    assert ink(picture(tmp_path, pen, "\N{TULIP}"))


def test_words_are_wrapped_and_a_word_that_is_too_long_is_broken_inside(pen):
    lines = pen.wrap("een twee drie " + "W" * 40, 100, 10)

    assert "".join(lines).replace(" ", "") == "eentweedrie" + "W" * 40
    assert all(pen.width(line, 10) <= 100 for line in lines)
    assert pen.wrap("", 100, 10) == []


def test_a_line_can_end_at_a_place_or_stand_around_it(tmp_path, pen):
    pen.right(280, 60, "rechts", 10)
    pen.centre(150, 20, "midden", 10)
    assert pen.line(20, 40, "", 10) == 20
    left, _, right, _ = ink(picture(tmp_path, pen, ""))

    assert abs(right / 2 - 280) < 2
    assert left / 2 > 120
