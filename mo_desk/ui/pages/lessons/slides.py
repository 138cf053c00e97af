"""The slides of a lesson: what a group sees, step by step, and what only the trainer sees beside each.

Slides follow the plan: a title, each step with its pictures, the parts of the participants' page spread over the steps, the ten
words, and the check questions, each first without and then with the right answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mo_desk.views.lessons import CheckQuestion, LessonSheet, LessonView

DUTCH = "nl"


class SlideKind(StrEnum):
    """What a slide shows."""

    TITLE = "title"
    STEP = "step"
    PAGE = "page"
    WORDS = "words"
    CHECK = "check"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. Texts by language; what has no text in a language is shown in Dutch.

    `step` is the step of the plan it belongs to, counted from 1; `lines` are words or options, `right` the place of the
    right option or -1; `notes` is for the trainer alone.
    """

    kind: SlideKind
    step: int
    headings: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    right: int = -1
    notes: str = ""

    def heading(self, language: str) -> str:
        """Return the heading in a language."""
        return self.headings.get(language) or self.headings[DUTCH]

    def text(self, language: str) -> str:
        """Return the text in a language, or nothing."""
        return self.texts.get(language) or self.texts.get(DUTCH, "")

    def lines_in(self, language: str) -> tuple[str, ...]:
        """Return the words or options in a language."""
        return self.lines.get(language) or self.lines.get(DUTCH, ())


def make_slides(sheet: LessonSheet, words_heading: str) -> tuple[Slide, ...]:
    """Return the slides of a lesson; `words_heading` is Dutch, as the words are."""
    lesson = sheet.lesson
    first = lesson.low_literacy_pictures[:1]
    slides = [Slide(SlideKind.TITLE, 1, {DUTCH: lesson.title}, pictures=first, notes=lesson.trainer_notes)]
    for place, step in enumerate(lesson.steps, start=1):
        slides.append(Slide(SlideKind.STEP, place, {DUTCH: step.title}, pictures=step.pictures, notes=step.text))
        slides += _parts_of(lesson, place)
    last = len(lesson.steps)
    slides.append(Slide(SlideKind.WORDS, last, {DUTCH: words_heading}, lines=_word_lines(lesson)))
    for question in sheet.checks:
        slides += _check(question, last)
    return tuple(slides)


def first_of_step(slides: Sequence[Slide], step: int) -> int:
    """Return the place of the first slide of a step, 0 when there is none."""
    return next((place for place, slide in enumerate(slides) if slide.kind is SlideKind.STEP and slide.step == step), 0)


def _parts_of(lesson: LessonView, step: int) -> Iterator[Slide]:
    """Yield the parts of the participants' page that belong to a step, spread evenly over all steps in their order."""
    parts, steps = lesson.pages[DUTCH], len(lesson.steps)
    for place, part in enumerate(parts):
        if place * steps // len(parts) + 1 == step:
            yield Slide(
                SlideKind.PAGE,
                step,
                {language: page[place].heading for language, page in lesson.pages.items()},
                {language: page[place].text for language, page in lesson.pages.items()},
                pictures=(part.picture,) if part.picture else (),
                notes=lesson.steps[step - 1].text,
            )


def _word_lines(lesson: LessonView) -> dict[str, tuple[str, ...]]:
    lines = {DUTCH: tuple(f"{word.word}: {word.meaning}" for word in lesson.words)}
    for language in {language for word in lesson.words for language in word.translations}:
        lines[language] = tuple(
            f"{word.word}: {word.translations.get(language, word.meaning)}" for word in lesson.words
        )
    return lines


def _check(question: CheckQuestion, step: int) -> Iterator[Slide]:
    headings = {language: stem for language, (stem, _) in question.texts.items()}
    lines = {language: tuple(words for _, words in options) for language, (_, options) in question.texts.items()}
    right = [option for option, _ in question.texts[DUTCH][1]].index(question.key)
    yield Slide(SlideKind.CHECK, step, headings, lines=lines)
    yield Slide(SlideKind.ANSWER, step, headings, lines=lines, right=right)
