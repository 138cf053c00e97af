"""A slide as HTML for the wall, in one language or in two beside one another, each in its own direction."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from mo_desk.ui.pages.lessons.lesson_text import right_to_left
from mo_desk.ui.pages.lessons.slides import Slide, SlideKind
from mo_desk.ui.plumbing.fonts import families
from mo_desk.ui.widgets.reading import picture

LETTERS = "ABCDEF"


def slide_html(slide: Slide, languages: Sequence[str], pixels: int, muted: str) -> str:
    """Return what the group sees; `pixels` is the size of the text, headings are larger; `muted` is the colour of wrong options."""
    pictures = _pictures(slide, languages[0], pixels)
    columns = "".join(
        f"<td width='{100 // len(languages)}%' valign='top'>{_column(slide, language, pixels, muted)}</td>"
        for language in languages
    )
    return f"{pictures}<table width='100%' cellpadding='{pixels // 2}'><tr>{columns}</tr></table>"


def _column(slide: Slide, language: str, pixels: int, muted: str) -> str:
    said = language if language in slide.headings else "nl"
    direction = "rtl" if right_to_left(said) else "ltr"
    family = ", ".join(f"'{name}'" for name in families(said))
    size = round(pixels * (1.9 if slide.kind is SlideKind.TITLE else 1.3))
    heading = f"<p dir='{direction}' style='font-size:{size}px; font-weight:600'>{escape(slide.heading(said))}</p>"
    text = slide.text(said)
    body = f"<p dir='{direction}' style='font-size:{pixels}px; line-height:108%'>{escape(text)}</p>" if text else ""
    return f"<div dir='{direction}' style=\"font-family:{family}\">{heading}{body}{_lines(slide, language, pixels, muted)}</div>"


def _lines(slide: Slide, language: str, pixels: int, muted: str) -> str:
    options = slide.kind in (SlideKind.CHECK, SlideKind.ANSWER)
    direction = "rtl" if right_to_left(language) and language in slide.lines else "ltr"
    rows = []
    for place, line in enumerate(slide.lines_in(language)):
        letter = f"<b>{LETTERS[place]}</b>&nbsp;&nbsp;" if options else ""
        shown = f"<b>{escape(line)} &nbsp;✓</b>" if place == slide.right else escape(line)
        faded = slide.right >= 0 and place != slide.right
        colour = f"; color:{muted}" if faded else ""
        rows.append(f"<p dir='{direction}' style='font-size:{pixels}px{colour}'>{letter}{shown}</p>")
    return "".join(rows)


def _pictures(slide: Slide, language: str, pixels: int) -> str:
    if not slide.pictures:
        return ""
    side = pixels * (6 if slide.kind in (SlideKind.TITLE, SlideKind.STEP) else 4)
    images = "&nbsp;&nbsp;&nbsp;".join(
        picture(name, language, pixels * 24 if name.startswith("diagram:") else side) for name in slide.pictures
    )
    return f"<p align='center'>{images}</p>"
