"""A passage: one text in every language it is written in, so that the languages can be laid beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mo_desk.domain.questions import Item

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
