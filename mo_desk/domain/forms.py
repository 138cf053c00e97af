"""A form (testversie): the items one person is asked, pinned to their versions, in two halves that are sealed apart.

The *paper* holds what may be seen (texts, options), the *key* what may not (the right options). `FormItem` is the part
that stands in the journal: ids, versions, and a salted digest of the key, so that a later score can be checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.ordering import seeded_order
from mo_desk.domain.questions import Block, ItemText, Standing

ALGORITHM = "sha256-sort-1"
"""Name of the ordering rule: sort on SHA-256(seed || purpose || id); a library's shuffle may change, this may not."""


def form_label(form_id: FormId) -> str:
    """Return the name of a form (testversie) on screen and paper: short, telling two apart and nothing of what is in them."""
    return form_id[:6].upper()


@dataclass(frozen=True, slots=True)
class FormItem:
    """One place in a form. `options` stand in the form's own order (key positions balanced), by their stable ids."""

    item_id: ItemId
    version: int
    block: Block
    theme: str
    options: tuple[OptionId, ...]
    key_digest: str


@dataclass(frozen=True, slots=True)
class Form:
    """What the journal knows of a form; items stand in form order, the general block first."""

    form_id: FormId
    blueprint: str
    edition: str
    seed: int
    algorithm: str
    standing: Standing
    items: tuple[FormItem, ...]
    paper_digest: str = ""

    @property
    def maximum(self) -> int:
        """Return the number of items, one point each."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class PaperItem:
    """What a participant may see of one item: texts by language, and the picture slot."""

    item_id: ItemId
    version: int
    block: Block
    theme: str
    options: tuple[OptionId, ...]
    texts: Mapping[str, ItemText]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper half of a form."""

    form_id: FormId
    standing: Standing
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The key half: the right option of every item, with the salt of its digest."""

    form_id: FormId
    right: Mapping[ItemId, OptionId]
    salts: Mapping[ItemId, str]


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """One item as one participant meets it: the options in the order of that participant."""

    item_id: ItemId
    block: Block
    options: tuple[OptionId, ...]


def attempt_order(form: Form, order_seed: str) -> tuple[PlacedItem, ...]:
    """Return the items and options in the order of one participant: the blocks as in the form, shuffled inside.

    The same seed gives the same order for ever, so that a reopened attempt shows the same question again.
    """
    by_id = {item.item_id: item for item in form.items}
    placed: list[PlacedItem] = []
    for block in dict.fromkeys(item.block for item in form.items):
        inside = [item.item_id for item in form.items if item.block is block]
        for item_id in seeded_order(order_seed, "attempt-items", inside):
            options = seeded_order(order_seed, f"attempt-options:{item_id}", by_id[item_id].options)
            placed.append(PlacedItem(item_id, block, options))
    return tuple(placed)


def key_digest(salt: str, item_id: ItemId, version: int, option_id: OptionId) -> str:
    """Return the digest that pins a right option: SHA-256 of salt, item, version and option, joined by NUL, as hex.

    The salt is 16 random bytes as hex and stays in the sealed key: a digest alone does not tell which of three options.
    """
    return _sha256(salt, item_id, str(version), option_id)


def paper_digest(paper: Paper) -> str:
    """Return the digest that pins every text of a paper (each part with its length); it stands in the journal."""
    parts: list[str] = [paper.form_id, paper.standing.value]
    for item in paper.items:
        parts += [item.item_id, str(item.version), item.block.value, item.theme, *item.options, item.picture]
        for language in sorted(item.texts):
            text = item.texts[language]
            options = [f"{option_id}={text.options[option_id]}" for option_id in sorted(text.options)]
            parts += [language, text.status.value, text.stem, *options, text.audio]
    return _sha256(*(f"{len(part)}:{part}" for part in parts))


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
