"""Possible doubles: names that are nearly the same, beside birth dates that do not contradict each other.

Nothing here merges anybody: a person decides. Names are compared folded, in the order given and with their words sorted; two are
near within one change (a letter more, less or other, or two neighbours swapped), within two from ten letters on. To compare
with many, `Near` files every name under a few keys that near names share, so that nobody is compared with everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from mo_desk.domain.naming import fold

T = TypeVar("T")

LONG, SHORT = 10, 5
"""From ten letters on two changes are near, from five on one; shorter names must be the same."""

_PREFIX = 6
_SCRIPT_VARIANTS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ۀ": "ه", "ٱ": "ا", "ـ": "",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "`": "", "´": "",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of one person: the name as lists show it, the birth date (partial allowed), the two numbers."""

    name: str
    birth_date: str = ""
    national_number: str = ""
    agency_number: str = ""


def name_keys(name: str) -> tuple[str, ...]:
    """Return a name as names are compared: folded, only letters, in the order given and with its words sorted."""
    plain = fold(name).translate(_SCRIPT_VARIANTS)
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return tuple(dict.fromkeys((" ".join(words), " ".join(sorted(words)))))


def names_near(one: str, other: str) -> bool:
    """Say whether two names are the same or nearly so."""
    return any(
        within(mine, theirs, _limit(mine, theirs)) for mine in name_keys(one) for theirs in name_keys(other) if mine
    )


def dates_agree(one: str, other: str) -> bool:
    """Say whether two birth dates can be the same: equal, or equal as far as the less exact one goes (`1990-05-00`)."""
    if not (one and other):
        return False
    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return all(mine == theirs or not (mine.strip("0") and theirs.strip("0")) for mine, theirs in pairs)


def numbers_contradict(one: Known, other: Known) -> bool:
    """Say whether a number that both have says that they are two people."""
    return bool(
        (one.national_number and other.national_number and one.national_number != other.national_number)
        or (one.agency_number and other.agency_number and one.agency_number != other.agency_number)
    )


def shares_number(one: Known, other: Known) -> bool:
    """Say whether one of the two numbers is the same."""
    return bool(
        (one.national_number and one.national_number == other.national_number)
        or (one.agency_number and one.agency_number == other.agency_number)
    )


def may_be_same(one: Known, other: Known) -> bool:
    """Say whether two people may be one: a shared number, or near names with birth dates that agree and no number against it."""
    if shares_number(one, other):
        return True
    agree = dates_agree(one.birth_date, other.birth_date) and not numbers_contradict(one, other)
    return agree and names_near(one.name, other.name)


def within(one: str, other: str, limit: int) -> bool:
    """Say whether at most `limit` changes make one text the other; a swap of two neighbours is one change.

    This is the optimal string alignment distance, row by row, left as soon as no row can come back under the limit.
    """
    if abs(len(one) - len(other)) > limit:
        return False
    if one == other:
        return True
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != letter))
            if i > 1 and j > 1 and char == other[j - 2] and letter == one[i - 2]:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(*row, *before) > limit:
            return False
    return row[-1] <= limit


class Near(Generic[T]):
    """Finds, among many, the few that `may_be_same` has to be asked about: by number, or by year of birth and near name."""

    def __init__(self, people: Iterable[tuple[Known, T]] = ()) -> None:
        self._filed: dict[tuple[str, str], dict[int, tuple[Known, T]]] = {}
        self._count = 0
        for known, value in people:
            self.add(known, value)

    def add(self, known: Known, value: T) -> None:
        """File one more."""
        self._count += 1
        for key in _filing_keys(known):
            self._filed.setdefault(key, {})[self._count] = (known, value)

    def find(self, known: Known) -> tuple[T, ...]:
        """Return everyone filed who may be the same person, in the order in which they were filed."""
        asked = {place: one for key in _filing_keys(known) for place, one in self._filed.get(key, {}).items()}
        return tuple(
            value for _, (other, value) in sorted(asked.items(), key=lambda one: one[0]) if may_be_same(known, other)
        )


def _limit(one: str, other: str) -> int:
    letters = min(len(one.replace(" ", "")), len(other.replace(" ", "")))
    return 2 if letters >= LONG else 1 if letters >= SHORT else 0


def _filing_keys(known: Known) -> Iterator[tuple[str, str]]:
    """Give the keys of which near people share at least one.

    Two texts within two changes have beginnings of six letters that become equal by leaving out at most two letters of
    each, so every way of leaving out is a key (Garbe's symmetric delete, https://github.com/wolfgarbe/SymSpell).
    """
    for number in filter(None, (known.national_number, known.agency_number)):
        yield "number", number
    year = known.birth_date[:4]
    if year:
        for key in name_keys(known.name):
            for short in _left_out(key[:_PREFIX], 2):
                yield year, short


def _left_out(text: str, most: int) -> set[str]:
    found = {text}
    for _ in range(most):
        found |= {short[:at] + short[at + 1 :] for short in found for at in range(len(short))}
    return found
