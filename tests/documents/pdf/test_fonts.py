"""Which font draws what, in which order; nothing is left out and nothing comes out backwards."""

from __future__ import annotations

import pytest

from mo_desk.documents.pdf.fonts import Fonts, Run, Weight, visible
from tests.documents.samples import FONTS


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts(FONTS)


def test_latin_cyrillic_and_ethiopic_go_to_the_font_that_covers_them(fonts):
    assert fonts.runs("Abdi") == (Run("Abdi", "NotoSans-Regular", shaped=False),)
    assert fonts.runs("Шевченко Ş", Weight.BOLD) == (Run("Шевченко Ş", "NotoSans-Bold", shaped=False),)
    assert [run.font for run in fonts.runs("ሰላም Abdi")] == ["NotoSansEthiopic-Regular", "NotoSans-Regular"] or [
        run.font for run in fonts.runs("ሰላም Abdi")
    ] == ["NotoSansEthiopic-Regular", "NotoSans-Regular", "NotoSans-Regular"]


def test_an_arabic_name_with_its_comma_is_one_shaped_run(fonts):
    assert fonts.runs("الحسن, أمينة") == (Run("الحسن, أمينة", "NotoNaskhArabic-Regular", shaped=True),)


def test_a_name_that_begins_in_arabic_puts_its_latin_part_at_the_left(fonts):
    runs = fonts.runs("الحسن Ali")

    assert [run.shaped for run in runs] == [False, True]
    assert [run.shaped for run in fonts.runs("Ali الحسن")] == [False, True]


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("Ви відповіли", True),
        ("31 ጥያቄዎች", True),
        ("Şule Łucja", True),
        ("Bạn đúng", True),
        ("لديك 31", False),
        ("אתה", False),
        ("你好", False),
        ("", True),
    ],
)
def test_only_texts_that_come_out_right_are_called_laid_out(fonts, text, laid_out):
    assert fonts.lays_out(text) is laid_out


def test_invisible_signs_are_not_drawn_and_joiners_stay(fonts):
    assert visible("a\u202eb\u200b\ufeffc\n d") == "abc d"
    assert visible("علی\u200cپور") == "علی\u200cپور"
    assert len(fonts.runs("علی\u200cپور")) == 1


def test_the_fonts_can_be_loaded_twice():
    assert Fonts(FONTS).runs("a") == Fonts(FONTS).runs("a")
