"""Reading items: one file an item, or a small variant family, in `items/<theme in lower case>/`.

The format is documented in `question_bank/README.md`. What can be wrong with one item alone is refused here; what only
shows against the rest of the bank (enemies, goals, numbers per cell) is found by `mo_desk.content.linters`.
"""

from __future__ import annotations

from mo_desk.content.tables import Table
from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.questions import Block, Item, ItemText, Source, TextStatus

ITEMS_PER_FILE = 12
ENEMIES_PER_ITEM = 20
STEM_LIMIT = 400
OPTION_LIMIT = 200
ITEM_ID = r"[at][0-9]{1,2}-[a-z0-9]+(-[a-z0-9]+)*"
OPTION_ID = r"[a-z]"


def read_items(table: Table) -> tuple[Item, ...]:
    """Read every item of a file.

    Raises:
        Invalid: something is missing, unknown, too long or out of range; file, place and key are named.
    """
    items = tuple(_item(entry) for entry in table.tables("items", most=ITEMS_PER_FILE))
    table.finish()
    return items


def _item(table: Table) -> Item:
    item_id = ItemId(table.text("id", limit=64, pattern=ITEM_ID))
    table.call(item_id)
    theme = table.text("theme", limit=3, pattern="[AT][0-9]{1,2}")
    if not item_id.startswith(f"{theme.lower()}-"):
        raise table.refusal("content_value_wrong", "id")
    enemies = frozenset(ItemId(enemy) for enemy in table.texts("enemies", limit=64, most=ENEMIES_PER_ITEM))
    family = table.text("family", least=0, limit=64)
    variant = table.text("variant", least=0, limit=64)
    if bool(family) != bool(variant):
        raise table.refusal("content_value_wrong", "variant")
    key = OptionId(table.text("key", limit=1, pattern=OPTION_ID))
    texts = read_texts(table)
    if key not in next(iter(texts.values())).options:
        raise table.refusal("content_value_wrong", "key")
    item = Item(
        item_id=item_id,
        version=table.whole("version", least=1, most=9999),
        block=table.choice("block", Block),
        theme=theme,
        goal=table.text("goal", limit=32),
        key=key,
        difficulty=table.share("difficulty"),
        enemies=enemies,
        family=family,
        variant=variant,
        review_on=table.day("review_on"),
        picture=table.text("picture", least=0, limit=128),
        source=_source(table.table("source")),
        texts=texts,
    )
    table.finish()
    return item


def _source(table: Table) -> Source:
    source = Source(
        title=table.text("title", limit=200),
        url=table.text("url", limit=400, pattern=r"https://[^\s/]+\.[^\s/]+(/\S*)?"),
        checked_on=table.day("checked_on"),
        says=table.text("says", limit=800),
        evidence=table.text("evidence", limit=5, pattern="read|known"),
    )
    table.finish()
    return source


def read_texts(item: Table) -> dict[str, ItemText]:
    """Read an item's texts by language; every language has the same options in the same order.

    Raises:
        Invalid: as `read_items`.
    """
    table = item.table("texts")
    texts: dict[str, ItemText] = {}
    for language in table.left():
        if len(language) not in (2, 3) or not language.isalpha() or not language.islower():
            raise table.refusal("content_key_unknown", language)
        texts[language] = _text(table.table(language))
    first = next(iter(texts.values()), None)
    if first is None:
        raise item.refusal("content_value_wrong", "texts")
    for language, text in texts.items():
        if list(text.options) != list(first.options):
            raise item.refusal("content_options_differ", f"texts.{language}.options")
    return texts


def _text(table: Table) -> ItemText:
    status = table.choice("status", TextStatus)
    stem = table.text("stem", limit=STEM_LIMIT)
    options_table = table.table("options")
    options = {
        OptionId(option_id): options_table.text(option_id, limit=OPTION_LIMIT) for option_id in options_table.left()
    }
    if not 2 <= len(options) <= 6 or any(not ("a" <= option_id <= "z") or len(option_id) > 1 for option_id in options):
        raise table.refusal("content_value_wrong", "options")
    if len(set(options.values())) != len(options):
        raise table.refusal("content_options_equal", "options")
    text = ItemText(status, stem, options, audio=table.text("audio", least=0, limit=128))
    table.finish()
    return text
