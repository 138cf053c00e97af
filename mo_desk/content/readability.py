"""How easy a Dutch text reads, by the formula of Flesch as W.H. Douma fitted it to Dutch.

    score = 206.84 - 0.77 x (syllables in a hundred words) - 0.93 x (words in a sentence)

Source: W.H. Douma, De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen, bulletin 17 (1960), as retold with its
scale on https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php: 60-70 normal, 70-80 fairly easy, 80-90 easy (the
fifth year of primary school), above 90 very easy. Syllables are the places where pyphen would break a word, plus one: a
syllable of one letter at an end of a word is not counted, and initials count as one, so that scores come out a little too
easy. The score knows nothing of hard words that are short.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyphen

from mo_desk.content.sentences import split_sentences, split_words

READABILITY_LEAST = 80
"""Texts for participants score at least this: where *easy* begins on Douma's scale."""
WORDS_LEAST = 60
"""A shorter text is not scored: one long word would decide."""


def score_readability(texts: Iterable[str]) -> float | None:
    """Return the score of Dutch texts taken together, about 0 (hard) to 100 (easy); None when they are too short."""
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    words = [word for sentence in sentences for word in split_words(sentence)]
    if len(words) < WORDS_LEAST:
        return None
    syllables = sum(_syllables(word.casefold()) for word in words)
    return 206.84 - 77 * syllables / len(words) - 0.93 * len(words) / len(sentences)


@cache
def _syllables(word: str) -> int:
    return len(_dutch().positions(word)) + 1


@cache
def _dutch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)
