"""The test screen's own words, one TOML file a language, because the language changes during a test.

A participant's language without a file gets Dutch words around the question. Figures are always 0-9.

    words = read_vocabulary(folder).words("ar")
    words.text("question_of", number=12, total=41)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mo_desk.texts import language_names

DUTCH = "nl"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ur", "he"})


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language by key."""

    language: str
    sentences: Mapping[str, str]

    def text(self, key: str, **slots: object) -> str:
        """Return the sentence with its slots filled."""
        sentence = self.sentences[key]
        return sentence.format(**slots) if slots else sentence


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of every language there is, and the names of languages in their own writing."""

    by_language: Mapping[str, Words]
    names: Mapping[str, str]

    def words(self, language: str) -> Words:
        """Return the words in this language (BCP 47), Dutch where there are none."""
        return self.by_language.get(primary(language), self.by_language[DUTCH])

    def name(self, language: str) -> str:
        """Return the language's own name; an unknown tag shows itself."""
        return self.names.get(primary(language), language)


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read every language of the folder; the names of languages stand beside it."""
    files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    return Vocabulary({tag: Words(tag, said) for tag, said in files.items()}, language_names(folder.parent))


def primary(language: str) -> str:
    """Return the first part of a language tag: `nl` of `nl-BE`."""
    return language.split("-", maxsplit=1)[0]


def is_right_to_left(language: str) -> bool:
    """Say whether text in this language runs from right to left."""
    return primary(language) in RIGHT_TO_LEFT
