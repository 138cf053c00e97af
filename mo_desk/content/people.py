"""Who appears in the Dutch stems of a bank, and who makes the mistake: counted, so that no sex or origin carries them all.

A plain reading, without grammar. Somebody appears in a question when a word of `people.toml` stands in its stem. Who makes
the mistake is who is named last before a word that marks one, in the same sentence, as in *Een broer slaat zijn zus*; `hij`
stands for a man, `ze` and `zij` for whoever was named last in that sentence, else first in the sentence before. Not seen:
mistakes in other words, in options, in the passive, or by somebody named after the mark. The numbers point where a person
should look; they prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mo_desk.content.findings import Finding, warning
from mo_desk.content.passages import HOME_LANGUAGE
from mo_desk.content.people_words import ORIGINS, SEXES, PeopleWords, Portrayed
from mo_desk.domain.bank import Bank
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Item

MISTAKES_LEAST = 8
"""Fewer mistakes show no pattern."""
MISTAKES_PERCENTAGE = 70
"""One sex, or one origin, makes at most so many of a hundred mistakes."""
_LOPSIDED: Mapping[Portrayed, str] = {
    Portrayed.MAN: "bank_mistakes_by_men",
    Portrayed.WOMAN: "bank_mistakes_by_women",
    Portrayed.HERE: "bank_mistakes_by_here",
    Portrayed.ELSEWHERE: "bank_mistakes_by_elsewhere",
}
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(r"[^\W\d_]+(?:'s)?")
_HE, _SHE = "hij", frozenset({"zij", "ze"})


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """In which questions people of one sex or origin appear, and in which they make the mistake."""

    portrayed: Portrayed
    items: tuple[ItemId, ...]
    mistakes: tuple[ItemId, ...]


def count_people(items: Iterable[Item], words: PeopleWords) -> tuple[PeopleCount, ...]:
    """Return the count of each sex and origin; a question counts once."""
    marks = _marks(words.mistakes)
    appear: dict[Portrayed, list[ItemId]] = {portrayed: [] for portrayed in Portrayed}
    mistakes: dict[Portrayed, list[ItemId]] = {portrayed: [] for portrayed in Portrayed}
    for item in items:
        if (text := item.texts.get(HOME_LANGUAGE)) is None:
            continue
        people, doers = _read(text.stem, words, marks)
        for portrayed in people:
            appear[portrayed].append(item.item_id)
        for portrayed in doers:
            mistakes[portrayed].append(item.item_id)
    return tuple(PeopleCount(one, tuple(appear[one]), tuple(mistakes[one])) for one in Portrayed)


def check_people(bank: Bank, words: PeopleWords) -> Iterator[Finding]:
    """Find a sex or an origin that makes too many of the mistakes."""
    counts = {count.portrayed: count for count in count_people(bank.items.values(), words)}
    for pair in (SEXES, ORIGINS):
        total = sum(len(counts[one].mistakes) for one in pair)
        for one in pair:
            times = len(counts[one].mistakes)
            if total >= MISTAKES_LEAST and 100 * times > MISTAKES_PERCENTAGE * total:
                yield warning(_LOPSIDED[one], bank.edition.edition_id, times=times, count=total)


def _marks(mistakes: Iterable[str]) -> re.Pattern[str]:
    phrases = (r"(?:\s+\S+){0,4}?\s+".join(map(re.escape, phrase.split(" ... "))) for phrase in mistakes)
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _read(stem: str, words: PeopleWords, marks: re.Pattern[str]) -> tuple[set[Portrayed], set[Portrayed]]:
    """Return who appears in a stem and who makes a mistake there."""
    people: set[Portrayed] = set()
    doers: set[Portrayed] = set()
    subject: frozenset[Portrayed] = frozenset()
    for sentence in _SENTENCE.split(stem):
        named: list[tuple[int, frozenset[Portrayed]]] = []
        for found in _WORD.finditer(sentence):
            meaning = _meaning(found.group(), words, named[-1][1] if named else subject)
            if meaning is not None:
                named.append((found.start(), meaning))
        for mark in marks.finditer(sentence):
            before = [meaning for start, meaning in named if start < mark.start()]
            doers |= before[-1] if before else frozenset()
        people.update(*(meaning for _, meaning in named))
        subject = named[0][1] if named else subject
    return people, doers


def _meaning(word: str, words: PeopleWords, last: frozenset[Portrayed]) -> frozenset[Portrayed] | None:
    """Return what a word says about a person, or None when it names nobody; a pronoun says what the last person was."""
    if word in words.names:
        return words.names[word]
    small = word.casefold()
    if small == _HE:
        return last if Portrayed.MAN in last else frozenset({Portrayed.MAN})
    if small in _SHE:
        return last
    return words.persons.get(small)
