"""The plain `<form>.form.json` beside a sealed practice form: everything another program needs to check our score.

    {"form", "blueprint", "seed", "edition", "items": [{"id", "version", "block", "theme", "options": [ids], "key"}]}

It holds the key, so it is written for practice forms only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from mo_desk.domain.errors import Invalid, Refused
from mo_desk.domain.forms import ALGORITHM, Form, FormItem, Key
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.questions import Block, Standing

FILE_LIMIT_BYTES = 1024 * 1024

Name = Annotated[str, Meta(min_length=1, max_length=64)]


class _PlainItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Name
    version: Annotated[int, Meta(ge=1)]
    block: Block
    theme: Name
    options: Annotated[list[Name], Meta(min_length=2, max_length=26)]
    key: Name


class _PlainForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: Name
    blueprint: Name
    seed: int
    edition: Name
    items: Annotated[list[_PlainItem], Meta(min_length=1, max_length=500)]


def write_plain(form: Form, key: Key) -> bytes:
    """Return the bytes of the plain file, the same for the same form.

    Raises:
        Refused: the form is official (`plain_form_official`).
    """
    if form.standing is not Standing.PRACTICE:
        raise Refused("plain_form_official", form=form.form_id)
    plain = _PlainForm(
        form=form.form_id,
        blueprint=form.blueprint,
        seed=form.seed,
        edition=form.edition,
        items=[
            _PlainItem(item.item_id, item.version, item.block, item.theme, list(item.options), key.right[item.item_id])
            for item in form.items
        ],
    )
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def read_plain(path: Path) -> tuple[Form, Key]:
    """Read a plain file back as a practice form with its key; digests are empty, since a plain file has no salts.

    Raises:
        Invalid: the file is missing, too large, or not such a file (`plain_form_wrong`, with `field` naming the file).
    """
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT_BYTES + 1)
    except OSError as error:
        raise Invalid("content_missing", field=path.name, file=path.name) from error
    if len(data) > FILE_LIMIT_BYTES:
        raise Invalid("content_too_large", field=path.name, file=path.name, limit=FILE_LIMIT_BYTES)
    try:
        plain = msgspec.json.decode(data, type=_PlainForm)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid("plain_form_wrong", field=path.name, file=path.name) from error
    _refuse_inconsistent(plain, path.name)
    items = tuple(
        FormItem(
            ItemId(item.id),
            item.version,
            item.block,
            item.theme,
            tuple(OptionId(option) for option in item.options),
            "",
        )
        for item in plain.items
    )
    form = Form(FormId(plain.form), plain.blueprint, plain.edition, plain.seed, ALGORITHM, Standing.PRACTICE, items)
    return form, Key(form.form_id, {ItemId(item.id): OptionId(item.key) for item in plain.items}, {})


def _refuse_inconsistent(plain: _PlainForm, name: str) -> None:
    twice = len({item.id for item in plain.items}) != len(plain.items)
    if twice or any(
        item.key not in item.options or len(set(item.options)) != len(item.options) for item in plain.items
    ):
        raise Invalid("plain_form_wrong", field=name, file=name)
