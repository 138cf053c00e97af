"""Checking a bank: what a file can be right about on its own and still be wrong about together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mo_desk.content.bank_texts import check_texts
from mo_desk.content.cues import check_cues
from mo_desk.content.findings import Finding, error, in_order, warning
from mo_desk.content.likeness import near_doubles
from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Item

STOCK_TENTHS = 22
"""A cell needs 2.2 times its number of items, rounded up, so that two forms succeed under every enemy rule."""


def check_bank(bank: Bank, blueprint: Blueprint, today: date) -> tuple[Finding, ...]:
    """Return every finding, errors first, then by code and place."""
    return in_order(
        [
            *_short_cells(bank, blueprint),
            *_languages(bank),
            *_goals(bank),
            *_enemies(bank),
            *_families(bank),
            *_doubles(bank),
            *_dates(bank, today),
            *check_cues(bank),
            *check_texts(bank),
        ]
    )


def counted(items: Sequence[Item]) -> int:
    """Return how many items there are when every variant family counts once."""
    return sum(not item.family for item in items) + len({item.family for item in items if item.family})


def needed_stock(cell: Cell) -> int:
    """Return how many items a cell needs: 2.2 times its number, rounded up."""
    return -(-STOCK_TENTHS * cell.count // 10)


def _by_theme(bank: Bank) -> dict[str, list[Item]]:
    themes: dict[str, list[Item]] = {}
    for item in bank.items.values():
        themes.setdefault(item.theme, []).append(item)
    return themes


def _short_cells(bank: Bank, blueprint: Blueprint) -> Iterator[Finding]:
    themes = _by_theme(bank)
    for cell in blueprint.cells:
        available = counted([item for item in themes.get(cell.theme, []) if item.block is cell.block])
        if available < needed_stock(cell):
            yield error("bank_cell_short", cell.theme, needed=needed_stock(cell), available=available)
    for theme in sorted(set(themes) - {cell.theme for cell in blueprint.cells}):
        yield warning("bank_theme_not_asked", theme, blueprint=blueprint.name)


def _languages(bank: Bank) -> Iterator[Finding]:
    edition = bank.edition
    known = {*edition.languages, *edition.extra_languages}
    for item in bank.items.values():
        for language in edition.languages:
            if language not in item.texts:
                yield error("bank_language_missing", item.item_id, language=language)
        for language in sorted(set(item.texts) - known):
            yield warning("bank_language_not_in_edition", item.item_id, f"texts.{language}", language=language)
    for item_id in edition.core:
        if item_id not in bank.items:
            yield error("bank_core_unknown", edition.edition_id, "core", item=item_id)
            continue
        for language in edition.extra_languages:
            if language not in bank.items[item_id].texts:
                yield error("bank_core_language_missing", item_id, language=language)


def _goals(bank: Bank) -> Iterator[Finding]:
    used = {item.goal for item in bank.items.values()}
    for item in bank.items.values():
        if item.goal not in bank.goals:
            yield error("bank_goal_unknown", item.item_id, "goal", goal=item.goal)
    for goal_id in sorted(set(bank.goals) - used):
        yield warning("bank_goal_unused", goal_id)


def _enemies(bank: Bank) -> Iterator[Finding]:
    for item in bank.items.values():
        for enemy in sorted(item.enemies):
            if enemy == item.item_id or enemy not in bank.items:
                yield error("bank_enemy_unknown", item.item_id, "enemies", enemy=enemy)
            elif item.item_id not in bank.items[enemy].enemies:
                yield error("bank_enemy_one_sided", item.item_id, "enemies", enemy=enemy)


def _families(bank: Bank) -> Iterator[Finding]:
    families: dict[str, list[Item]] = {}
    for item in bank.items.values():
        if item.family:
            families.setdefault(item.family, []).append(item)
    for family, members in families.items():
        if len({member.theme for member in members}) > 1:
            yield error("bank_family_over_themes", family, count=len(members))
        if len(members) == 1:
            yield warning("bank_family_of_one", family, item=members[0].item_id)
        if len({member.variant for member in members}) != len(members):
            yield error("bank_variant_twice", family, count=len(members))


def _doubles(bank: Bank) -> Iterator[Finding]:
    """Find items that ask the same words; variants may, when a picture or the options make the difference."""
    seen: dict[tuple[str, str], ItemId] = {}
    for item in bank.items.values():
        for language, text in item.texts.items():
            words = " ".join(text.stem.casefold().split())
            first = seen.setdefault((language, words), item.item_id)
            if first != item.item_id and not (item.family and item.family == bank.items[first].family):
                yield error("bank_stem_double", item.item_id, f"texts.{language}.stem", language=language, other=first)
    for first, second in near_doubles(bank.items.values()):
        yield warning("bank_near_double", first, other=second)


def _dates(bank: Bank, today: date) -> Iterator[Finding]:
    for item in bank.items.values():
        if item.review_on <= today:
            yield warning("bank_review_due", item.item_id, "review_on", review_on=item.review_on.isoformat())
        if item.source.checked_on > today:
            yield error(
                "bank_source_checked_later",
                item.item_id,
                "source.checked_on",
                checked_on=item.source.checked_on.isoformat(),
            )
