"""What needs no desk: the commands of the bank and of the lessons, and checking a paper on any machine."""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.library import Library
from mo_desk.paths import shipped
from mo_desk.services.attestations import check_any
from mo_desk.services.lessonchecks import LessonChecks
from mo_desk.services.questions import Questions
from mo_desk.texts import Texts
from mo_desk.views.papers import PaperCheck


def texts_for(language: str) -> Texts:
    """Return the texts in a language of the desk."""
    return Texts(language, shipped().locale)


def open_questions(texts: Texts) -> Questions:
    """Return the use cases about the bank."""
    return Questions(Library(shipped()), texts)


def open_lesson_checks(texts: Texts) -> LessonChecks:
    """Return the use cases about the quality of lessons."""
    return LessonChecks(Library(shipped()), texts)


def verify_without_desk(paper: Path | str) -> PaperCheck:
    """Check a paper where no device is known: it can be forged, or well signed by somebody unknown here."""
    return check_any(paper, None)
