"""Scoring again at the agency: every result whose chain has arrived, with the edition held here.

The key is not sent: the agency scores with its own bank, where the item versions are the form's. A result of an edition
that is not held here stays *received, not yet checked*.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mo_desk.content.library import Library
from mo_desk.domain.clock import Clock
from mo_desk.domain.errors import MoDeskError
from mo_desk.domain.forms import Form
from mo_desk.domain.ids import FormId, ItemId, OptionId, RuleId
from mo_desk.domain.passrules import PassRule, judge_test
from mo_desk.domain.scoring import score
from mo_desk.store.queries import forms as form_queries
from mo_desk.store.queries import rechecks as queries
from mo_desk.store.queries.rechecks import Unchecked
from mo_desk.store.result_checks import HubChecks
from mo_desk.store.store import Store
from mo_desk.wire.messages import Check


class Rechecks:
    """The agency's second look at every result."""

    def __init__(self, store: Store, library: Library, clock: Clock, checks: HubChecks) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._checks = checks

    def after_accept(self, chain_ids: Collection[str]) -> None:
        """Score again what arrived in these chains and was not checked yet."""
        with self._store.read() as connection:
            waiting = queries.unchecked(connection, chain_ids)
            wanted = {one.form_id for one in waiting}
            forms = form_queries.forms_by_id(connection, wanted)
            changed = form_queries.corrections(connection, wanted)
        rules = {rule.rule_id: rule for rule in self._library.rules()}
        by_device: dict[str, list[Check]] = {}
        for one in waiting:
            corrected = changed[one.form_id].right if one.form_id in changed else {}
            check = self._check(one, forms, rules, corrected)
            if check is not None:
                by_device.setdefault(one.device_id, []).append(check)
        for device_id, checks in by_device.items():
            self._checks.put(device_id, checks)

    def _check(
        self,
        one: Unchecked,
        forms: Mapping[FormId, Form],
        rules: Mapping[RuleId, PassRule],
        corrected: Mapping[ItemId, OptionId],
    ) -> Check | None:
        bank, form, rule = self._library.bank(), forms.get(one.form_id), rules.get(one.rule_id)
        if form is None or rule is None:
            return None
        items = bank.items
        if any(item.item_id not in items or items[item.item_id].version != item.version for item in form.items):
            return None
        right = {**{item.item_id: items[item.item_id].key for item in form.items}, **corrected}
        try:
            scored = score(form, right, one.answers)
            verdict = judge_test(rule, scored).verdict.value
        except MoDeskError:
            # Answers that do not fit their own form: no score here can agree with the desk's.
            return self._answer(one, 0, form.maximum, "undetermined", agrees=False)
        agrees = (scored.points, scored.maximum, verdict) == (one.points, one.maximum, one.verdict)
        return self._answer(one, scored.points, scored.maximum, verdict, agrees=agrees)

    def _answer(self, one: Unchecked, points: int, maximum: int, verdict: str, *, agrees: bool) -> Check:
        return Check(
            chain_id=one.ref.chain_id,
            seq=one.ref.seq,
            attempt_id=one.attempt_id,
            agrees=agrees,
            points=points,
            maximum=maximum,
            verdict=verdict,
            checked_at_ms=round(self._clock.now().at.timestamp() * 1000),
        )
