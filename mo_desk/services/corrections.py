"""Correcting a faulty key after sittings: every result of the form is scored again, under its own rule; the old ones stay.

The agency scores again with the same correction once it has arrived. Papers that were printed stay what they were; the list
of papers shows who needs a new one.
"""

from __future__ import annotations

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Invalid
from mo_desk.domain.facts import Body, KeyCorrected, ResultScored
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.passrules import judge_test
from mo_desk.domain.questions import Standing
from mo_desk.domain.scoring import score
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore, key_digest, opened
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
            for one in results:
                rule = context.rule(one.rule_id)
                scored = score(form, right, one.answers)
                judged = judge_test(rule, scored)
                facts.append(
                    (
                        one.attempt_id,
                        ResultScored(
                            attempt_id=one.attempt_id,
                            person_id=one.person_id,
                            sitting_id=one.sitting_id,
                            form_id=form_id,
                            rule_id=rule.rule_id,
                            standing=Standing(one.standing),
                            points=scored.points,
                            maximum=scored.maximum,
                            needed=judged.needed,
                            verdict=judged.verdict.value,
                            unanswered=scored.unanswered,
                            blocks=scored.blocks,
                            themes=scored.themes,
                            key_digest=key_digest(form),
                            replaces=one.refs,
                        ),
                    )
                )
            work.append_many(facts)
            work.checkpoint()
        return len(results)
