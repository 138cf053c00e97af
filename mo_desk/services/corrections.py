"""Correcting a faulty key after sittings: every result of the form is scored again, under its own rule; the old ones stay.

The agency scores again with the same correction once it has arrived. Papers that were printed stay what they were; the list
of papers shows who needs a new one.
"""

from __future__ import annotations

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Invalid
from mo_desk.domain.facts import Body, KeyCorrected
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.results import result_of
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore, opened
from mo_desk.store.queries import corrections as queries
from mo_desk.store.queries import forms as form_queries

REASON_LIMIT = 200


class Corrections:
    """Use cases of a coordinator who finds an item faulty."""

    def __init__(self, context: Context, formstore: FormStore) -> None:
        self._context = context
        self._formstore = formstore

    def correct_key(self, actor: Actor, form_id: FormId, item_id: ItemId, option_id: OptionId, reason: str) -> int:
        """Make another option right and score every result of the form again, in one commit; return how many.

        Raises:
            Invalid: `reason_missing`, `answer_item_unknown`, `answer_option_unknown`.
            NotFound: `form_unknown`.
        """
        context = self._context
        context.allow(actor, Action.CORRECT_KEY)
        if not reason.strip():
            raise Invalid("reason_missing", field="reason")
        form = self._formstore.get_form(form_id)
        options = {item.item_id: item.options for item in form.items}
        if item_id not in options:
            raise Invalid("answer_item_unknown", field=item_id, item=item_id)
        if option_id not in options[item_id]:
            raise Invalid("answer_option_unknown", field=item_id, item=item_id, option=option_id)
        right = {**self._formstore.right_options(form), item_id: option_id}
        with context.store.write(actor) as work:
            known = form_queries.corrections(work.connection, [form_id]).get(form_id)
            before = tuple(known.refs.get(item_id, ())) if known else ()
            facts: list[tuple[str, Body]] = [
                opened(form_id, "key", "correction"),
                (form_id, KeyCorrected(form_id, item_id, option_id, reason.strip()[:REASON_LIMIT], before)),
            ]
            results = queries.results_of_form(work.connection, form_id)
            rules = {rule_id: context.rule(rule_id) for rule_id in {one.rule_id for one in results}}
            facts += [
                (one.attempt_id, result_of(one, form, right, one.answers, rules[one.rule_id], one.refs))
                for one in results
            ]
            work.append_many(facts)
            work.checkpoint()
        return len(results)
