from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics

from mo_desk.ui.plumbing.fonts import ARABIC_FIRST, ETHIOPIC_FIRST, LATIN_FIRST, base_font, families
from mo_desk.ui.plumbing.style import Look


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", LATIN_FIRST), ("ar", ARABIC_FIRST), ("ar-MA", ARABIC_FIRST), ("prs", ARABIC_FIRST), ("ti", ETHIOPIC_FIRST)],
)
def test_the_family_of_the_script_comes_first(language: str, expected: tuple[str, ...]) -> None:
    assert families(language) == expected


def test_every_family_is_one_of_ours(look: Look) -> None:
    assert set(LATIN_FIRST) <= set(QFontDatabase.families())


def test_lines_in_arabic_script_are_taller_than_latin_ones(look: Look) -> None:
    latin, arabic = QFontMetrics(base_font(24, "nl")), QFontMetrics(base_font(24, "ar"))

    assert base_font(24, "ar").pixelSize() == 24
    assert arabic.lineSpacing() / 24 >= 1.6 > latin.lineSpacing() / 24 >= 1.3
