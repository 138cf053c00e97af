"""Questions that ask nearly the same: the words of the Dutch stem and of the right option, as sets.

Words are folded (no capitals, no accents), short words and those of our standing phrases ("Wat zegt de wet?") are left
out, and of each the first five letters are kept, so that *scheiden* and *scheiding* are one word; numbers stay whole.
Two questions are near when the sets share at least three words and three tenths of all their words, and their right
options share a word, or have none left, and name no different numbers. Calibrated on the practice bank of 450 questions: 13 pairs, of which a person
would merge 4, name 7 as enemies and leave 2. What asks the same in other words is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from mo_desk.content.passages import HOME_LANGUAGE
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Item

NEAR_TENTHS = 3
"""From this many tenths of their words in common two questions are near."""
SHARED_LEAST = 3
WORD_LEAST = 3
WORD_LETTERS = 5
_WORD = re.compile(r"\w+")
_SMALL_WORDS = """
aan al als ander andere belgie belgische bij daar dan dat de deze die dit doe doen doet door een eens en er ga gaat
geen haar heb hebben hebt heeft hem het hij hoe hoeveel hun ik in is iemand ja je jij jou jouw kan kies krijg
krijgt kun kunnen kunt maar mag meer men met mijn moet moeten mogen na naar nee niet nog nu of om ook op over samen
te tegen tot uit u van vanaf veel vlaanderen vlaamse volgens voor vraag waar waarmee waarom wanneer was wat wel
welk welke wet wie wil willen wilt word worden wordt zal ze zegt zelf zich zij zijn zo zonder
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Words:
    item: Item
    right: frozenset[str]
    every: frozenset[str]


def near_doubles(items: Iterable[Item]) -> Iterator[tuple[ItemId, ItemId]]:
    """Yield pairs that ask nearly the same; variants of one family and named enemies may."""
    words = [found for item in items if (found := _words(item)) is not None]
    for first, second in combinations(words, 2):
        shared = len(first.every & second.every)
        if (
            shared >= SHARED_LEAST
            and 10 * shared >= NEAR_TENTHS * len(first.every | second.every)
            and _alike(first.right, second.right)
            and not _may_be_near(first.item, second.item)
        ):
            yield first.item.item_id, second.item.item_id


def _alike(right: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two right options may mean the same: a word in common, and no other number."""
    numbers, other_numbers = ({word for word in words if word.isdigit()} for words in (right, other))
    if numbers and other_numbers and numbers.isdisjoint(other_numbers):
        return False
    return not right.isdisjoint(other) or not (right or other)


def _may_be_near(first: Item, second: Item) -> bool:
    variants = bool(first.family) and first.family == second.family
    return variants or second.item_id in first.enemies or first.item_id in second.enemies


def _words(item: Item) -> _Words | None:
    text = item.texts.get(HOME_LANGUAGE)
    if text is None:
        return None
    right = _fold(text.options[item.key])
    return _Words(item, right, right | _fold(text.stem))


def _fold(text: str) -> frozenset[str]:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter)
    )
    words = (
        word for word in _WORD.findall(plain) if word.isdigit() or (len(word) >= WORD_LEAST and word not in _SMALL)
    )
    return frozenset(word if word.isdigit() else word[:WORD_LETTERS] for word in words)
