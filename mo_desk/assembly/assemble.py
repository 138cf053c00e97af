"""From bank and blueprint to parallel forms: exact cells, no shared item, equally difficult, key positions balanced.

The same bank, blueprint, number, seed and exclusions give the same items in the same places for ever (the name of the
rule is `ALGORITHM`); a golden form in `tests/data/forms` holds us to it. Only the salts of the key digests are chance,
since a digest with a known salt would tell the key, and the form's id where the desk gives its own.

Where the right option stands is shuffled by the seed *and* by a digest of all right options together: the seed stands
in the journal, and with the seed alone anybody could work out the key from the order of the options.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mo_desk.assembly.picking import pick
from mo_desk.assembly.pool import make_pool
from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint
from mo_desk.domain.errors import Invalid
from mo_desk.domain.forms import ALGORITHM, Form, FormItem, Key, Paper, PaperItem, key_digest, paper_digest
from mo_desk.domain.ids import FormId, Ids, ItemId, OptionId
from mo_desk.domain.ordering import seeded_digest, seeded_order
from mo_desk.domain.questions import Block, Item

FORMS_LIMIT = 50
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class AssembledForm:
    """A form with its two halves, not yet sealed."""

    form: Form
    paper: Paper
    key: Key


def assemble(
    bank: Bank,
    blueprint: Blueprint,
    count: int,
    seed: int,
    exclude: frozenset[ItemId] = frozenset(),
    *,
    ids: Ids | None = None,
    draw: Callable[[int], bytes] = secrets.token_bytes,
) -> tuple[AssembledForm, ...]:
    """Assemble `count` parallel forms at once; `exclude` holds items that were shown too often or withdrawn.

    A desk gives its `ids`, so that two desks with the same seed do not name two sealed forms alike; without them the
    form's id follows from the inputs. `draw` gives random bytes for the salts.

    Raises:
        Invalid: a number of forms out of range (`forms_count_wrong`).
        Refused: the blueprint cannot be filled; the code names the constraint and the parameters the cell.
    """
    if not 1 <= count <= FORMS_LIMIT:
        raise Invalid("forms_count_wrong", field="count", limit=FORMS_LIMIT)
    selection = pick(make_pool(bank, blueprint, count, seed, exclude))
    forms = []
    for number, cells in enumerate(selection, start=1):
        chosen = [bank.items[item_id] for inside in cells for item_id in inside]
        name = _derived_id(bank, blueprint, chosen, seed, number) if ids is None else ids.new()
        forms.append(_form(bank, blueprint, chosen, seed=seed, number=number, form_id=FormId(name), draw=draw))
    return tuple(forms)


def _derived_id(bank: Bank, blueprint: Blueprint, chosen: Sequence[Item], seed: int, number: int) -> str:
    parts = [ALGORITHM, bank.edition.edition_id, str(bank.edition.version), blueprint.name, str(blueprint.version)]
    parts += [str(seed), str(number), *sorted(f"{item.item_id}/{item.version}" for item in chosen)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _form(
    bank: Bank,
    blueprint: Blueprint,
    chosen: Sequence[Item],
    *,
    seed: int,
    number: int,
    form_id: FormId,
    draw: Callable[[int], bytes],
) -> AssembledForm:
    ordered = _ordered(chosen, seed, number)
    options = _options(ordered, seed, number)
    salts = {item.item_id: draw(SALT_BYTES).hex() for item in ordered}
    paper = Paper(
        form_id,
        bank.edition.standing,
        tuple(
            PaperItem(
                item.item_id, item.version, item.block, item.theme, options[item.item_id], item.texts, item.picture
            )
            for item in ordered
        ),
    )
    form = Form(
        form_id=form_id,
        blueprint=blueprint.name,
        edition=bank.edition.edition_id,
        seed=seed,
        algorithm=ALGORITHM,
        standing=bank.edition.standing,
        items=tuple(
            FormItem(
                item.item_id,
                item.version,
                item.block,
                item.theme,
                options[item.item_id],
                key_digest(salts[item.item_id], item.item_id, item.version, item.key),
            )
            for item in ordered
        ),
        paper_digest=paper_digest(paper),
    )
    key = Key(form_id, {item.item_id: item.key for item in ordered}, salts)
    return AssembledForm(form, paper, key)


def _ordered(chosen: Sequence[Item], seed: int, number: int) -> list[Item]:
    by_id = {item.item_id: item for item in chosen}
    ordered: list[Item] = []
    for block in (Block.GENERAL, Block.PRACTICAL):
        inside = [item.item_id for item in chosen if item.block is block]
        ordered += [by_id[item_id] for item_id in seeded_order(seed, f"form-{number}-items", inside)]
    return ordered


def _options(ordered: Sequence[Item], seed: int, number: int) -> dict[ItemId, tuple[OptionId, ...]]:
    """Put the right options on every position equally often (within one), in each block and in the whole form."""
    rights = hashlib.sha256("\0".join(f"{item.item_id}={item.key}" for item in ordered).encode()).hexdigest()
    purpose = f"form-{number}-options-{rights}"
    by_id = {item.item_id: item for item in ordered}
    placed: dict[ItemId, tuple[OptionId, ...]] = {}
    for width in sorted({len(item.options) for item in ordered}):
        position = int.from_bytes(seeded_digest(seed, purpose, str(width))) % width
        for block in (Block.GENERAL, Block.PRACTICAL):
            inside = [item.item_id for item in ordered if len(item.options) == width and item.block is block]
            for item_id in seeded_order(seed, purpose, inside):
                item = by_id[item_id]
                others = [option for option in item.options if option != item.key]
                shuffled = list(seeded_order(seed, f"{purpose}-{item_id}", others))
                shuffled.insert(position, item.key)
                placed[item_id] = tuple(shuffled)
                position = (position + 1) % width
    return placed
