"""The tokens: every theme has the same ones, and text can be read on its ground (WCAG 2.2: 4.5 for text, 3 for edges)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from mo_desk.ui.plumbing.style import THEMES, Look, read_look, theme_of

STYLES = Path(__file__).parents[3] / "resources" / "styles"
TEXT_ON_GROUND = [
    ("ink", "paper"), ("ink", "canvas"), ("ink", "hover"), ("ink", "chosen"),
    ("muted", "paper"), ("muted", "canvas"),
    ("on_primary", "primary"), ("on_primary", "primary_hover"), ("on_sun", "sun"), ("focus", "paper"),
    ("good", "paper"), ("care", "paper"), ("bad", "paper"),
    ("ink", "good_fill"), ("ink", "care_fill"), ("ink", "bad_fill"),
    ("good", "good_fill"), ("care", "care_fill"), ("bad", "bad_fill"),
]  # fmt: skip


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def light(colour: QColor) -> float:
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())

    brighter, darker = sorted((light(first), light(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(theme: str, text: str, ground: str) -> None:
    look = read_look(STYLES, theme)

    assert contrast(look.colour(text), look.colour(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_what_can_be_pressed_stand_out(theme: str) -> None:
    look = read_look(STYLES, theme)

    for edge in ("edge", "focus"):
        assert contrast(look.colour(edge), look.colour("paper")) >= 3
        assert contrast(look.colour(edge), look.colour("canvas")) >= 3


def test_the_contrast_of_the_first_row_of_the_look_is_as_measured() -> None:
    look = read_look(STYLES, "light")

    assert round(contrast(look.colour("ink"), look.colour("paper")), 1) == 15.7


def test_every_theme_has_the_same_tokens() -> None:
    names = [set(read_look(STYLES, theme).tokens) for theme in THEMES]

    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("theme", THEMES)
def test_the_sheet_of_every_theme_is_whole(theme: str) -> None:
    sheet = read_look(STYLES, theme).sheet("desk.qss")

    assert "$" not in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert Path(path).is_file()


def test_the_style_sheet_itself_names_no_colour() -> None:
    assert (
        re.findall(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?![\w-])", (STYLES / "desk.qss").read_text(encoding="utf-8"))
        == []
    )


def test_no_widget_names_a_colour_or_sets_a_style_sheet_of_its_own() -> None:
    code = Path(__file__).parents[3] / "mo_desk" / "ui"

    found = [
        path.name
        for folder in ("pages", "widgets", "shell")
        for path in (code / folder).rglob("*.py")
        if re.search(r"\"#[0-9A-Fa-f]{6}\"|setStyleSheet\(|QColor\(", path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_the_palette_follows_the_tokens(look: Look) -> None:
    palette = look.palette()

    assert palette.color(QPalette.ColorRole.Window) == look.colour("canvas")
    assert palette.color(QPalette.ColorRole.Text) == look.colour("ink")
    assert look.size("body") == 14


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_the_theme_is_what_the_user_asked_of_the_laptop(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, theme: str
) -> None:
    assert theme_of(scheme, contrast) == theme
