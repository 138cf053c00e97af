"""Reads of forms: what the journal pins, as the rule that scores needs it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mo_desk.domain.forms import Form, FormItem
from mo_desk.domain.ids import ChainId, EntryRef, FormId, ItemId, OptionId
from mo_desk.domain.questions import Block, Standing
from mo_desk.store.models.sittings import FormRow, KeyCorrection


@dataclass(frozen=True, slots=True)
class KeyChanges:
    """The corrected right options of a form by item, why, and the entries that say so."""

    right: dict[ItemId, OptionId]
    reasons: dict[ItemId, str]
    refs: dict[ItemId, list[EntryRef]]


def forms_by_id(connection: Connection, form_ids: Collection[FormId]) -> Mapping[FormId, Form]:
    """Return the named forms by id; unknown ids are left out."""
    query = select(FormRow).where(FormRow.form_id.in_(sorted(form_ids)))
    return {
        FormId(row.form_id): Form(
            form_id=FormId(row.form_id),
            blueprint=row.blueprint,
            edition=row.edition,
            seed=row.seed,
            algorithm=row.algorithm,
            standing=Standing(row.standing),
            items=tuple(
                FormItem(
                    item_id=ItemId(item["item_id"]),
                    version=item["version"],
                    block=Block(item["block"]),
                    theme=item["theme"],
                    options=tuple(OptionId(option) for option in item["options"]),
                    key_digest=item["key_digest"],
                )
                for item in row.items
            ),
            paper_digest=row.paper_digest,
        )
        for row in connection.execute(query)
    }


def corrections(connection: Connection, form_ids: Collection[FormId]) -> Mapping[FormId, KeyChanges]:
    """Return what was corrected in the keys of the named forms; of two current corrections the later entry counts."""
    query = (
        select(KeyCorrection)
        .where(
            KeyCorrection.form_id.in_(sorted(form_ids)), ~KeyCorrection.replaced, KeyCorrection.option_id.is_not(None)
        )
        .order_by(KeyCorrection.at_ms, KeyCorrection.chain_id, KeyCorrection.seq)
    )
    found: dict[FormId, KeyChanges] = {}
    for row in connection.execute(query):
        changes = found.setdefault(FormId(row.form_id), KeyChanges({}, {}, {}))
        changes.right[ItemId(row.item_id)] = OptionId(row.option_id)
        changes.reasons[ItemId(row.item_id)] = row.reason or ""
        changes.refs.setdefault(ItemId(row.item_id), []).append(EntryRef(ChainId(row.chain_id), row.seq))
    return found
