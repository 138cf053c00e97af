"""Sentences and words of a text, as readers meet them: a colon ends a sentence too, since a reader rests there."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!:;])[\"'”’»)]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text that hold at least one word."""
    return [sentence.strip() for sentence in _END.split(text) if _WORD.search(sentence)]


def split_words(text: str) -> list[str]:
    """Return the words of a text; numbers, and words with a hyphen or an apostrophe, are one word."""
    return _WORD.findall(text)
