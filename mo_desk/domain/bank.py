"""The bank as a whole: one edition, its themes and goals, and its items.

The bank that ships with MO Desk is our own practice material under our own placeholder goals; an edition says so by
its standing. The official bank and its einddoelen are not public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block, Item, Standing


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the course with its block and its name by language."""

    theme: str
    block: Block
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the bank: its id stands in every form made from it.

    Every item has the `languages`; the items of the `core` have the `extra_languages` too, others may have them.
    """

    edition_id: str
    version: int
    standing: Standing
    title: str
    note: str
    languages: tuple[str, ...]
    themes: Mapping[str, Theme]
    extra_languages: tuple[str, ...] = ()
    core: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal (einddoel, here a placeholder of ours) with its text by language."""

    goal_id: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything that forms are made from. Items stand in the order of their ids."""

    edition: Edition
    goals: Mapping[str, Goal]
    items: Mapping[ItemId, Item]
