"""Hand-outs of a lesson: the participants' page with pictures, ten words and what is near, in one language or two.

Also the trainer's plan of a lesson on one page, and name cards to fold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mo_desk.documents.papers.labels import CREDIT, FIRST_LANGUAGE, RIGHT_TO_LEFT, labels
from mo_desk.documents.papers.typesetting import typeset
from mo_desk.views.lessons import LessonSheet, LessonView, Word


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where templates and fonts are."""

    templates: Path
    fonts: Path


@dataclass(frozen=True, slots=True)
class NameCard:
    """One card: the name as the person wants to be called, and in their own script when it is known."""

    name: str
    own: str = ""
    language: str = FIRST_LANGUAGE


def handout(
    workshop: Workshop, sheet: LessonSheet, languages: Sequence[str], near: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return the hand-out as PDF.

    Args:
        workshop: where templates and fonts are.
        sheet: the lesson with its drawings.
        languages: one language, or two that stand side by side.
        near: lines of the local page, as (what, where) pairs.

    Raises:
        KeyError: the lesson has no page in a language.
        Damaged: `paper_not_made`.
    """
    lesson = sheet.lesson
    data = {
        "title": lesson.title,
        "foot": f"{lesson.title} · MO Desk · {CREDIT}",
        "languages": [_language(workshop, sheet, language) for language in languages],
        "words": [
            {"word": word.word, "meanings": [{"code": code, "text": _meaning(word, code)} for code in languages]}
            for word in lesson.words
        ],
        "near": [{"label": label, "value": value} for label, value in near],
    }
    return typeset(workshop.templates, "handout.typ", data, workshop.fonts)


def lesson_plan(workshop: Workshop, lesson: LessonView, facts: str, words: Mapping[str, str]) -> bytes:
    """Return the trainer's plan of one lesson; `words` are the headings `material`, `questions` and `words`.

    Raises:
        Damaged: `paper_not_made`.
    """
    data = {
        "title": lesson.title,
        "facts": facts,
        "foot": f"{lesson.title} · MO Desk",
        "material": list(lesson.material),
        "material_label": words["material"],
        "questions": list(lesson.questions),
        "questions_label": words["questions"],
        "words": [word.word for word in lesson.words],
        "words_label": words["words"],
        "steps": [{"minutes": step.minutes, "title": step.title, "text": step.text} for step in lesson.steps],
    }
    return typeset(workshop.templates, "plan.typ", data, workshop.fonts)


def name_cards(workshop: Workshop, title: str, cards: Sequence[NameCard]) -> bytes:
    """Return name cards, two a page.

    Raises:
        Damaged: `paper_not_made`.
    """
    data = {
        "title": title,
        "cards": [{"name": card.name, "own": card.own, "language": card.language} for card in cards],
    }
    return typeset(workshop.templates, "namecards.typ", data, workshop.fonts)


def _language(workshop: Workshop, sheet: LessonSheet, language: str) -> dict[str, object]:
    said = labels(workshop.templates, language)
    return {
        "code": language,
        "rtl": language in RIGHT_TO_LEFT,
        "practice": said["practice"],
        "words_label": said["words"],
        "local_label": said["local"],
        "parts": [
            {
                "heading": part.heading,
                "text": part.text,
                "drawing": drawing_of(sheet, part.picture, language),
                "wide": part.picture.startswith("diagram:"),
            }
            for part in sheet.lesson.pages[language]
        ],
    }


def drawing_of(sheet: LessonSheet, picture: str, language: str) -> str:
    """Return the SVG of a picture of the lesson in a language, or nothing."""
    return sheet.drawings.get(f"{picture}:{language}") or sheet.drawings.get(picture, "")


def _meaning(word: Word, language: str) -> str:
    return word.translations.get(language, word.meaning)
