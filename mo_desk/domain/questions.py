"""Items of the bank: what is asked, in every language, with its source. The key never leaves the sealed key file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mo_desk.domain.ids import ItemId, OptionId


class Block(StrEnum):
    """The two parts of the test (algemeen deel, praktisch deel)."""

    GENERAL = "algemeen"
    PRACTICAL = "praktisch"


class TextStatus(StrEnum):
    """Whether a person has reviewed a text; drafts are for practice only."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Standing(StrEnum):
    """Practice or official; carried by every form, sitting, result and paper."""

    PRACTICE = "oefening"
    OFFICIAL = "officieel"


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item in one language: the stem, and the text of every option by its id."""

    status: TextStatus
    stem: str
    options: Mapping[OptionId, str]
    audio: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the item's fact can be checked; `evidence` is `read` or `known` (see the bank's README)."""

    title: str
    url: str
    checked_on: date
    says: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the bank. `difficulty` estimates the share of prepared people who answer wrongly (0 to 1)."""

    item_id: ItemId
    version: int
    block: Block
    theme: str
    goal: str
    key: OptionId
    difficulty: float
    enemies: frozenset[ItemId]
    family: str
    variant: str
    review_on: date
    picture: str
    source: Source
    texts: Mapping[str, ItemText]

    @property
    def options(self) -> tuple[OptionId, ...]:
        """Return the option ids in the bank's order."""
        return tuple(next(iter(self.texts.values())).options)
