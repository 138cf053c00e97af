"""What assembly chooses from: the items of each cell in seeded order, and which of them may not meet in one form.

Difficulties are whole thousandths, so that sums are exact and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId
from mo_desk.domain.ordering import seeded_order
from mo_desk.domain.questions import Item

Selection = list[list[list[ItemId]]]
"""Chosen items by form, then by cell of the blueprint."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The choice for a number of parallel forms. `cells` and `ranked` run in step; `ranked` is in seeded order."""

    forms: int
    cells: tuple[Cell, ...]
    ranked: tuple[tuple[ItemId, ...], ...]
    difficulty: Mapping[ItemId, int]
    families: Mapping[ItemId, str]
    enemies: Mapping[ItemId, frozenset[ItemId]]

    @property
    def total(self) -> int:
        """Return the number of items in a form."""
        return sum(cell.count for cell in self.cells)

    @property
    def target(self) -> int:
        """Return the sum of difficulties that a form drawn from the middle of every cell has, in thousandths."""
        return sum(
            cell.count * sum(self.difficulty[item_id] for item_id in ranked) // len(ranked)
            for cell, ranked in zip(self.cells, self.ranked, strict=True)
        )

    def clashes(self, item_id: ItemId, chosen: Sequence[ItemId]) -> bool:
        """Say whether the item may not stand in a form with the chosen ones: same family, or enemies."""
        family = self.families[item_id]
        enemies = self.enemies[item_id]
        return any(other in enemies or (family and self.families[other] == family) for other in chosen)


def make_pool(bank: Bank, blueprint: Blueprint, forms: int, seed: int, exclude: frozenset[ItemId]) -> Pool:
    """Make the pool and refuse at once what counting alone shows to be impossible.

    Raises:
        Refused: `blueprint_impossible` (cell, needed, available), or `blueprint_impossible_variants` when there are enough
            items but too many of them are variants of each other.
    """
    ranked: list[tuple[ItemId, ...]] = []
    for cell in blueprint.cells:
        inside = [item for item in bank.items.values() if item.theme == cell.theme and item.block is cell.block]
        free = [item for item in inside if item.item_id not in exclude]
        _refuse_short_cell(cell, free, forms)
        ranked.append(seeded_order(seed, "select", [item.item_id for item in free]))
    items = {item_id: bank.items[item_id] for cell_ranked in ranked for item_id in cell_ranked}
    return Pool(
        forms=forms,
        cells=blueprint.cells,
        ranked=tuple(ranked),
        difficulty={item_id: round(1000 * item.difficulty) for item_id, item in items.items()},
        families={item_id: item.family for item_id, item in items.items()},
        enemies=_both_ways(items),
    )


def _refuse_short_cell(cell: Cell, free: Sequence[Item], forms: int) -> None:
    needed = cell.count * forms
    if len(free) < needed:
        raise Refused("blueprint_impossible", cell=cell.theme, needed=needed, available=len(free))
    sizes: dict[str, int] = {}
    for item in free:
        name = item.family or f"\0{item.item_id}"
        sizes[name] = sizes.get(name, 0) + 1
    available = sum(min(size, forms) for size in sizes.values())
    if available < needed:
        raise Refused("blueprint_impossible_variants", cell=cell.theme, needed=needed, available=available)


def _both_ways(items: Mapping[ItemId, Item]) -> dict[ItemId, frozenset[ItemId]]:
    """Take an enmity named on one side only as meant by both."""
    pairs = {(item_id, enemy) for item_id, item in items.items() for enemy in item.enemies if enemy in items}
    pairs |= {(enemy, item_id) for item_id, enemy in pairs}
    found: dict[ItemId, set[ItemId]] = {item_id: set() for item_id in items}
    for item_id, enemy in pairs:
        found[item_id].add(enemy)
    return {item_id: frozenset(enemies) for item_id, enemies in found.items()}
