"""Checking the texts of the bank's questions, language beside language and theme by theme."""

from __future__ import annotations

from collections.abc import Iterator

from mo_desk.content import text_linters
from mo_desk.content.findings import Finding
from mo_desk.content.passages import Passage, item_passages
from mo_desk.domain.bank import Bank

STEM_WORDS = 20
"""A Dutch sentence of a stem has at most so many words; who writes aims at 14."""


def check_texts(bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with stems and options."""
    themes: dict[str, list[Passage]] = {}
    for item in bank.items.values():
        themes.setdefault(item.theme, []).extend(item_passages(item))
    passages = [passage for theme in themes.values() for passage in theme]
    options = [passage for passage in passages if ".options." in passage.part]
    stems = [passage for passage in passages if ".options." not in passage.part]
    yield from text_linters.numbers_differ(passages)
    yield from text_linters.numbers_in_words(passages)
    yield from text_linters.all_or_none(options)
    yield from text_linters.double_denials(passages)
    yield from text_linters.long_sentences(stems, STEM_WORDS)
    yield from text_linters.french_tu(passages)
    for theme, inside in themes.items():
        yield from text_linters.hard_to_read(theme, "", inside)
