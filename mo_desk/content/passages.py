"""A passage: one text in every language it is written in, so that the languages can be laid beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mo_desk.domain.questions import Item
from mo_desk.views.canon import WindowView
from mo_desk.views.lessons import LessonView

HOME_LANGUAGE = "nl"
"""What the other languages are compared with: the language in which content is written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`where` is the id of what holds it, `part` its key there with a star for the language: `texts.*.stem`."""

    where: str
    part: str
    texts: Mapping[str, str]

    def part_in(self, language: str) -> str:
        """Return the key of this passage in one language."""
        return self.part.replace("*", language, 1)


def item_passages(item: Item) -> Iterator[Passage]:
    """Yield the stem and every option of an item."""
    yield Passage(item.item_id, "texts.*.stem", {language: text.stem for language, text in item.texts.items()})
    for option in item.options:
        texts = {language: text.options[option] for language, text in item.texts.items()}
        yield Passage(item.item_id, f"texts.*.options.{option}", texts)


def page_passages(lesson: LessonView) -> Iterator[Passage]:
    """Yield the headings and texts of the participants' page of a lesson."""
    for number in range(len(lesson.pages[HOME_LANGUAGE])):
        parts = {language: pages[number] for language, pages in lesson.pages.items()}
        for key in ("heading", "text"):
            texts = {language: str(getattr(part, key)) for language, part in parts.items()}
            yield Passage(lesson.lesson_id, f"pages.*[{number}].{key}", texts)


def window_passages(window: WindowView) -> Iterator[Passage]:
    """Yield what a window of the canon tells in each language."""
    for key in ("title", "period", "why", "question"):
        texts = {language: str(getattr(text, key)) for language, text in window.texts.items()}
        yield Passage(window.window_id, f"texts.*.{key}", texts)
    for key in ("facts", "voices"):
        lists = {language: tuple(getattr(text, key)) for language, text in window.texts.items()}
        for number in range(len(lists[HOME_LANGUAGE])):
            texts = {language: lines[number] for language, lines in lists.items()}
            yield Passage(window.window_id, f"texts.*.{key}[{number}]", texts)
