"""Reading the words by which the people in questions are counted (`people.toml` of an edition)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mo_desk.content.tables import Table, read_toml

PEOPLE_FILE = "people.toml"
WORDS_LIMIT = 400


class Portrayed(StrEnum):
    """What a word says about somebody: a sex, or where a first name is common."""

    MAN = "man"
    WOMAN = "vrouw"
    HERE = "hier"
    ELSEWHERE = "elders"


SEXES = (Portrayed.MAN, Portrayed.WOMAN)
ORIGINS = (Portrayed.HERE, Portrayed.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """`persons` are lower-case words and `names` first names, each with what it says, which may be nothing."""

    persons: Mapping[str, frozenset[Portrayed]]
    names: Mapping[str, frozenset[Portrayed]]
    mistakes: tuple[str, ...]


def read_people_words(path: Path) -> PeopleWords:
    """Read the table of words.

    Raises:
        Invalid: the file is not as it should be, or a word stands in it twice; file and key are named.
    """
    table = read_toml(path)
    persons: dict[str, frozenset[Portrayed]] = {}
    names: dict[str, frozenset[Portrayed]] = {}
    said = table.table("persons")
    for sex in SEXES:
        _add(persons, said, sex.value, frozenset({sex}))
    _add(persons, said, "geen", frozenset())
    said.finish()
    origins = table.table("names")
    for origin in ORIGINS:
        entry = origins.table(origin.value)
        for sex in SEXES:
            _add(names, entry, sex.value, frozenset({origin, sex}))
        entry.finish()
    origins.finish()
    marks = table.table("mistakes")
    words = PeopleWords(persons, names, marks.texts("words", limit=60, most=WORDS_LIMIT))
    marks.finish()
    table.finish()
    return words


def _add(into: dict[str, frozenset[Portrayed]], table: Table, key: str, meaning: frozenset[Portrayed]) -> None:
    for word in table.texts(key, limit=30, most=WORDS_LIMIT):
        if word in into:
            raise table.refusal("content_value_wrong", key)
        into[word] = meaning
