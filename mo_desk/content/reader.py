"""Reading the bank: edition, goals, blueprints and items, from the folder of an edition (`question_bank/edition`).

Everything is bounded and strict: nothing is skipped, repaired or guessed, and every refusal names the file and the key.
The other content is read by its neighbours `rules`, `rubrics` and `lessons`.
"""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.items import read_items
from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.bank import Bank, Edition, Goal, Theme
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block, Item, Standing

FILES_LIMIT = 5000
CORE_LIMIT = 1000
THEME = "A[0-9]|T[0-9]{2}"
BANK_FILES = ("edition.toml", "goals/*.toml", "items/*/*.toml")
"""What of an edition's folder the bank is read from."""


def read_bank(folder: Path) -> Bank:
    """Read a whole edition.

    Raises:
        Invalid: a file is missing, unreadable, too large or not as it should be, or an id occurs twice.
    """
    edition = _edition(read_toml(folder / "edition.toml"))
    goals: dict[str, Goal] = {}
    for path in _files(folder / "goals", "*.toml"):
        for goal in _goals(read_toml(path), edition):
            if goal.goal_id in goals:
                raise _duplicate(path, goal.goal_id)
            goals[goal.goal_id] = goal
    items: dict[ItemId, Item] = {}
    for path in _files(folder / "items", "*/*.toml"):
        table = read_toml(path)
        for item in read_items(table):
            if item.item_id in items:
                raise _duplicate(path, item.item_id)
            _refuse_misplaced(item, path, edition)
            items[item.item_id] = item
    return Bank(edition, goals, {item_id: items[item_id] for item_id in sorted(items)})


def read_blueprint(path: Path) -> Blueprint:
    """Read one blueprint.

    Raises:
        Invalid: naming file and key; also when a theme stands in two cells.
    """
    table = read_toml(path)
    cells = []
    for entry in table.tables("cells", most=50):
        cells.append(
            Cell(
                theme=entry.text("theme", limit=3, pattern=THEME),
                block=entry.choice("block", Block),
                count=entry.whole("count", least=1, most=200),
            )
        )
        entry.finish()
    if len({cell.theme for cell in cells}) != len(cells):
        raise table.refusal("content_value_wrong", "cells")
    blueprint = Blueprint(
        name=table.text("name", limit=64, pattern="[a-z0-9]+(-[a-z0-9]+)*"),
        version=table.whole("version", least=1, most=9999),
        cells=tuple(cells),
    )
    for told in ("title", "source"):
        table.text(told, limit=600)
    table.finish()
    return blueprint


def _edition(table: Table) -> Edition:
    languages = table.texts("languages", limit=3, most=60)
    edition = Edition(
        edition_id=table.text("id", limit=64, pattern="[a-z0-9]+([.-][a-z0-9]+)*"),
        version=table.whole("version", least=1, most=9999),
        standing=table.choice("standing", Standing),
        title=table.text("title", limit=120),
        note=table.text("note", limit=800),
        languages=languages,
        themes=_themes(table.table("themes"), languages),
        extra_languages=table.texts("extra_languages", limit=3, most=60) if table.has("extra_languages") else (),
        core=tuple(ItemId(item) for item in table.texts("core", limit=64, most=CORE_LIMIT))
        if table.has("core")
        else (),
    )
    table.finish()
    return edition


def _themes(table: Table, languages: tuple[str, ...]) -> dict[str, Theme]:
    themes = {}
    for name in table.left():
        entry = table.table(name)
        titles = entry.table("title")
        block = entry.choice("block", Block)
        themes[name] = Theme(name, block, {language: titles.text(language, limit=60) for language in languages})
        titles.finish()
        entry.finish()
    return themes


def _goals(table: Table, edition: Edition) -> list[Goal]:
    goals = []
    for entry in table.tables("goals", most=50):
        texts = entry.table("text")
        goal_id = entry.text("id", limit=32, pattern="[A-Z0-9]+(-[A-Z0-9]+)*")
        goals.append(Goal(goal_id, {language: texts.text(language, limit=300) for language in edition.languages}))
        texts.finish()
        entry.finish()
    table.finish()
    return goals


def _files(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern))
    if len(paths) > FILES_LIMIT:
        raise Invalid("content_too_many", field=folder.name, file=folder.name, key=pattern, limit=FILES_LIMIT)
    return paths


def _refuse_misplaced(item: Item, path: Path, edition: Edition) -> None:
    theme = edition.themes.get(item.theme)
    wrong = ""
    if theme is None or path.parent.name != item.theme.lower():
        wrong = "theme"
    elif theme.block is not item.block:
        wrong = "block"
    if wrong:
        file = f"{path.parent.name}/{path.name}"
        raise Invalid("content_value_wrong", field=wrong, file=file, key=f"{item.item_id}.{wrong}")


def _duplicate(path: Path, name: str) -> Invalid:
    return Invalid("content_duplicate_id", field="id", file=f"{path.parent.name}/{path.name}", id=name)
