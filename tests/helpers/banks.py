"""Banks made to measure, without files: small ones to reason about, large ones to measure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mo_desk.domain.bank import Bank, Edition, Goal, Theme
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.questions import Block, Item, ItemText, Source, Standing, TextStatus

LANGUAGES = ("nl", "en")
MO_41 = Blueprint(
    "mo-41",
    1,
    tuple(
        Cell(theme, Block.GENERAL if theme[0] == "A" else Block.PRACTICAL, count)
        for theme, count in {
            "A1": 3, "A2": 3, "A3": 3, "A4": 2, "T01": 2, "T02": 3, "T03": 2, "T04": 3,
            "T05": 2, "T06": 4, "T07": 4, "T08": 4, "T09": 2, "T10": 2, "T11": 2,
        }.items()
    ),
)  # fmt: skip


def make_item(item_id: str, theme: str = "", **changes: Any) -> Item:
    """Return an item whose key and difficulty follow from its id."""
    theme = theme or item_id.split("-", maxsplit=1)[0].upper()
    digest = hashlib.sha256(item_id.encode()).digest()
    options = [OptionId(name) for name in "abc"]
    texts = {
        language: ItemText(
            TextStatus.DRAFT, f"{item_id} {language}?", {option: f"{option} {language}" for option in options}
        )
        for language in LANGUAGES
    }
    item = Item(
        item_id=ItemId(item_id),
        version=1,
        block=Block.GENERAL if theme[0] == "A" else Block.PRACTICAL,
        theme=theme,
        goal=f"G-{theme}",
        key=options[digest[0] % 3],
        difficulty=(15 + digest[1] % 46) / 100,
        enemies=frozenset(),
        family="",
        variant="",
        review_on=date(2027, 11, 1),
        picture="",
        source=Source("Source", "https://example.be/", date(2026, 11, 24), "It says so.", "read"),
        texts=texts,
    )
    return replace(item, **changes)


def make_bank(*items: Item, standing: Standing = Standing.PRACTICE) -> Bank:
    """Return a bank of these items, with the themes and goals they name."""
    themes = {item.theme: Theme(item.theme, item.block, {"nl": item.theme, "en": item.theme}) for item in items}
    goals = {item.goal: Goal(item.goal, {"nl": "Doel.", "en": "Goal."}) for item in items}
    edition = Edition("test-bank-1", 1, standing, "Test bank", "For tests.", LANGUAGES, themes)
    return Bank(edition, goals, {item.item_id: item for item in sorted(items, key=lambda item: item.item_id)})


def stocked_bank(
    blueprint: Blueprint = MO_41,
    stock: Callable[[Cell], int] = lambda cell: -(-22 * cell.count // 10),
    enemies: Mapping[str, str] | None = None,
) -> Bank:
    """Return a bank with `stock(cell)` items for every cell, named `<theme>-<number>`."""
    enemies = enemies or {}
    items = [
        make_item(
            f"{cell.theme.lower()}-{number}",
            enemies=frozenset({ItemId(enemies[name])})
            if (name := f"{cell.theme.lower()}-{number}") in enemies
            else frozenset(),
        )
        for cell in blueprint.cells
        for number in range(stock(cell))
    ]
    return make_bank(*items)
