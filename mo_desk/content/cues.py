"""What the place or the length of options tells about which one is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mo_desk.content.findings import Finding, warning
from mo_desk.domain.bank import Bank
from mo_desk.domain.questions import Item

THEME_LEAST = 5
"""From this many items in a theme the position and the length of right options are looked at."""
BANK_LEAST = 30
"""From this many items the bank is looked at as a whole."""
BANK_PERCENTAGE = 40
"""Over the bank one place is right, and the right option is the longest, in at most so many items of a hundred."""


def check_cues(bank: Bank) -> Iterator[Finding]:
    """Find themes, and languages of the whole bank, in which a place or a length tells more than it should."""
    themes: dict[str, list[Item]] = {}
    for item in bank.items.values():
        themes.setdefault(item.theme, []).append(item)
    for theme, items in sorted(themes.items()):
        if len(items) >= THEME_LEAST:
            yield from _theme(theme, items)
    if len(bank.items) >= BANK_LEAST:
        yield from _whole(bank)


def _theme(theme: str, items: Sequence[Item]) -> Iterator[Finding]:
    option, times = _commonest(items)
    if 10 * times > 6 * len(items):
        yield warning("bank_keys_uneven", theme, option=option, times=times, count=len(items))
    longest = sum(_key_is_longest(item, next(iter(item.texts))) for item in items)
    if 2 * longest > len(items):
        yield warning("bank_keys_longest", theme, times=longest, count=len(items))


def _whole(bank: Bank) -> Iterator[Finding]:
    items, name = list(bank.items.values()), bank.edition.edition_id
    option, times = _commonest(items)
    if 100 * times > BANK_PERCENTAGE * len(items):
        yield warning("bank_keys_uneven_overall", name, option=option, times=times, count=len(items))
    for language in (*bank.edition.languages, *bank.edition.extra_languages):
        written = [item for item in items if language in item.texts]
        longest = sum(_key_is_longest(item, language) for item in written)
        if 100 * longest > BANK_PERCENTAGE * len(written):
            yield warning(
                "bank_keys_longest_overall", name, "languages", language=language, times=longest, count=len(written)
            )


def _commonest(items: Sequence[Item]) -> tuple[str, int]:
    return Counter(str(item.key) for item in items).most_common(1)[0]


def _key_is_longest(item: Item, language: str) -> bool:
    options = item.texts[language].options
    return all(len(options[item.key]) > len(text) for option, text in options.items() if option != item.key)
