"""Reads of forms: what the journal pins, as the rule that scores needs it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from mo_desk.domain.forms import Form, FormItem
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.questions import Block, Standing
from mo_desk.store.models.sittings import FormRow


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
