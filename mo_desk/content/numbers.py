"""Numbers across languages: the same digits in every language, however each writes thousands, decimals and the clock.

`1.000`, `1 000` and `1,000` are one number, and a telephone number is one however it is grouped; so are `2,5` and `2.5`, `17.30`, `17:30`, `17 h 30` and `5.30 p.m.`, and
`19de` and `XIXe`. What each text says in digits is compared as a set: how often a number is named does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mo_desk.content.numberwords import has_words, is_in_the_noun, is_written

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\d.,]?\d)")
_TELEPHONE = re.compile(r"(?<!\d)0\d{1,4}(?:[ /.\u00a0]\d{2,4}){2,}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}) ?[hu] ?(\d{2})(?!\d)")
_HALF_DAYS = {
    "en": re.compile(r"(?<!\d)(\d{1,2})((?:[.:]\d{2})?) ?([ap])\.? ?m\b"),
    "ar": re.compile(r"(?<!\d)(\d{1,2})((?:[.:]\d{2})?) ?(مساء|بعد الظهر|م\b)"),
}
_ROMAN = re.compile(r"\b([IVX]+)e\b")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class NumberGap:
    """The numbers that only one of two texts has in digits; `in_words` when the other text writes each as a word."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    in_words: bool


def find_numbers(text: str, language: str) -> frozenset[str]:
    """Return the numbers that a text has in digits, each in one way of writing: `1000`, `2.5`, `17.30`."""
    for joined in (_TELEPHONE, _THOUSANDS):
        text = joined.sub(lambda found: re.sub(r"\D", "", found.group()), text)
    text = _CLOCK.sub(r"\1.\2", text)
    if half_day := _HALF_DAYS.get(language):
        text = half_day.sub(_whole_day, text)
    if language == "fr":
        text = _ROMAN.sub(lambda found: str(_roman(found.group(1))), text)
    return frozenset(re.sub("[,:]", ".", number) for number in _NUMBER.findall(text))


def compare_numbers(text: str, language: str, other: str, other_language: str) -> NumberGap | None:
    """Compare what two languages say in digits, or return None when they agree.

    What the grammar of a language carries (a dual) is not missing. A number that a language without a list of words
    lacks may well be written as a word there, and counts as such.
    """
    ours, theirs = find_numbers(text, language), find_numbers(other, other_language)
    missing = [number for number in sorted(ours - theirs) if not is_in_the_noun(number, other, other_language)]
    extra = [number for number in sorted(theirs - ours) if not is_in_the_noun(number, text, language)]
    if not missing and not extra:
        return None
    in_words = all([*_in_words(missing, other, other_language), *_in_words(extra, text, language)])
    return NumberGap(tuple(missing), tuple(extra), in_words)


def _in_words(numbers: list[str], text: str, language: str) -> Iterator[bool]:
    for number in numbers:
        yield not has_words(language) or is_written(number, text, language)


def _whole_day(found: re.Match[str]) -> str:
    hour, minutes, half = int(found.group(1)) % 12, found.group(2), found.group(3)
    return f"{hour if half == 'a' else hour + 12}{minutes}"


def _roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))
