"""Correcting a faulty key after sittings: every result of the form is scored again, under its own rule; the old ones stay.

The agency scores again with the same correction once it has arrived. Papers that were printed stay what they were; the list
of papers shows who needs a new one. Whether a result that was better before is kept is not decided here: both stand in the
journal, and an agency decides.
"""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import Invalid, NotFound
from mo_desk.domain.facts import Body, KeyCorrected, ResultScored
from mo_desk.domain.forms import Form
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, FormId, ItemId, OptionId, PersonId, SittingId
from mo_desk.domain.results import result_of
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore, opened
from mo_desk.services.standings import Standings
from mo_desk.store.clocktime import moment_of
from mo_desk.store.queries import attempts as attempt_queries
from mo_desk.store.queries import corrections as queries
from mo_desk.store.queries import forms as form_queries
from mo_desk.store.queries import papers as paper_queries
from mo_desk.store.queries.corrections import FormResult
from mo_desk.store.queries.papers import Printed
from mo_desk.store.queries.results import ResultFacts
from mo_desk.views.corrections import ChangedResult, CorrectionPreview, KeyOption, KeyQuestion, OpenedForm, SatForm
from mo_desk.views.results import ResultRow, ResultsView

REASON_LIMIT = 200
_LANGUAGE = "nl"
_NOWHERE = EntryRef(ChainId(""), 0)


class Corrections:
    """Use cases of a coordinator who finds an item faulty."""

    def __init__(self, context: Context, formstore: FormStore, standings: Standings) -> None:
        self._context = context
        self._formstore = formstore
        self._standings = standings

    def list_forms(self, actor: Actor) -> tuple[SatForm, ...]:
        """Return the forms that somebody sat, the latest sitting first."""
        self._context.allow(actor, Action.CORRECT_KEY)
        with self._context.store.read() as connection:
            return queries.sat_forms(connection, self._formstore.holds)

    def open_form(self, actor: Actor, form_id: FormId) -> OpenedForm:
        """Open a form to correct it: its questions in Dutch with their right options. That both halves were opened is recorded.

        Raises:
            NotFound: `form_unknown`. Damaged: `sealed_form_missing` when its files are not on this laptop.
        """
        known = next((one for one in self.list_forms(actor) if one.form_id == form_id), None)
        if known is None:
            raise NotFound("form_unknown")
        form = self._formstore.get_form(form_id)
        paper, key = self._formstore.open_paper(form_id), self._formstore.open_key(form)
        with self._context.store.write(actor) as work:
            changed = form_queries.corrections(work.connection, [form_id]).get(form_id)
            work.append_many([opened(form_id, "paper", "correction"), opened(form_id, "key", "correction")])
        right = changed.right if changed else {}
        reasons = changed.reasons if changed else {}
        texts = {item.item_id: item.texts for item in paper.items}
        questions = []
        for number, item in enumerate(form.items, 1):
            text = texts[item.item_id].get(_LANGUAGE) or next(iter(texts[item.item_id].values()))
            options = tuple(KeyOption(option, text.options[option]) for option in item.options)
            sealed = key.right[item.item_id]
            questions.append(
                KeyQuestion(
                    number,
                    item.item_id,
                    item.theme,
                    text.stem,
                    options,
                    right.get(item.item_id, sealed),
                    sealed,
                    reasons.get(item.item_id, ""),
                )
            )
        return OpenedForm(known, tuple(questions))

    def preview(self, actor: Actor, form_id: FormId, item_id: ItemId, option_id: OptionId) -> CorrectionPreview:
        """Return what correcting a key would change; no result is stored.

        What this reader may not see (identity under reserve, an evaluation still to confirm) is counted, never shown.

        Raises: as `correct_key`, but for the reason.
        """
        self._context.allow(actor, Action.CORRECT_KEY)
        form = self._formstore.get_form(form_id)
        right = self._right_after(form, item_id, option_id)
        with self._context.store.write(actor) as work:
            work.append_many([opened(form_id, "key", "correction")])
            results = queries.results_of_form(work.connection, form_id)
        scored = self._scored_again(form, right, results)
        by_sitting: dict[SittingId, dict[AttemptId, ResultFacts]] = {}
        for one in scored:
            by_sitting.setdefault(one.sitting_id, {})[one.attempt_id] = _as_facts(one)
        changed: list[ChangedResult] = []
        hidden, reports = 0, []
        for sitting_id, instead in by_sitting.items():
            before = self._standings.results(actor, sitting_id)
            after = self._standings.results(actor, sitting_id, instead=instead)
            otherwise = {
                one.attempt_id
                for one in results
                if one.sitting_id == sitting_id and one.outcome != instead[one.attempt_id].outcome
            }
            with self._context.store.read() as connection:
                printed = paper_queries.printed_in(connection, sitting_id, "provisional")
                reported = paper_queries.reports_of(connection, sitting_id)
            seen = [
                _changed(before, old, new, printed)
                for old, new in zip(before.rows, after.rows, strict=True)
                if old.attempt_id in otherwise and old.score is not None and new.score is not None
            ]
            changed += seen
            hidden += len(otherwise) - len(seen)
            if otherwise and reported:
                reports.append(f"{before.course_number} · {before.place} · {before.days[0]:%d/%m/%Y}")
        return CorrectionPreview(len(results), tuple(changed), hidden, tuple(reports))

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
        right = self._right_after(form, item_id, option_id)
        with context.store.write(actor) as work:
            known = form_queries.corrections(work.connection, [form_id]).get(form_id)
            before = tuple(known.refs.get(item_id, ())) if known else ()
            results = queries.results_of_form(work.connection, form_id)
            facts: list[tuple[str, Body]] = [
                opened(form_id, "key", "correction"),
                (form_id, KeyCorrected(form_id, item_id, option_id, reason.strip()[:REASON_LIMIT], before)),
                *((one.attempt_id, one) for one in self._scored_again(form, right, results)),
            ]
            work.append_many(facts)
            work.checkpoint()
        return len(results)

    def score_again(self, actor: Actor, attempt_id: AttemptId) -> None:
        """Score one attempt again with the key as it is now, under its own rule: of two results that differ one is left.

        Raises:
            NotFound: `attempt_unknown` when it has no result.
        """
        context = self._context
        context.allow(actor, Action.CORRECT_KEY)
        with context.store.read() as connection:
            state = attempt_queries.find_attempt(connection, attempt_id)
        if state is None:
            raise NotFound("attempt_unknown")
        form = self._formstore.get_form(state.form_id)
        right = self._formstore.right_options(form)
        with context.store.write(actor) as work:
            found = queries.results_of_form(work.connection, form.form_id)
            mine = [one for one in found if one.attempt_id == attempt_id]
            if not mine:
                raise NotFound("attempt_unknown")
            facts: list[tuple[str, Body]] = [
                opened(form.form_id, "key", "correction"),
                *((one.attempt_id, one) for one in self._scored_again(form, right, mine)),
            ]
            work.append_many(facts)
            work.checkpoint()

    def _right_after(self, form: Form, item_id: ItemId, option_id: OptionId) -> Mapping[ItemId, OptionId]:
        options = {item.item_id: item.options for item in form.items}
        if item_id not in options:
            raise Invalid("answer_item_unknown", field=item_id, item=item_id)
        if option_id not in options[item_id]:
            raise Invalid("answer_option_unknown", field=item_id, item=item_id, option=option_id)
        return {**self._formstore.right_options(form), item_id: option_id}

    def _scored_again(
        self, form: Form, right: Mapping[ItemId, OptionId], results: tuple[FormResult, ...] | list[FormResult]
    ) -> list[ResultScored]:
        rules = {rule_id: self._context.rule(rule_id) for rule_id in {one.rule_id for one in results}}
        return [result_of(one, form, right, one.answers, rules[one.rule_id], one.refs) for one in results]


def _as_facts(one: ResultScored) -> ResultFacts:
    return ResultFacts(_NOWHERE, 0, one.verdict, one.points, one.maximum, one.unanswered, one.blocks, one.themes)


def _changed(view: ResultsView, old: ResultRow, new: ResultRow, printed: Mapping[PersonId, Printed]) -> ChangedResult:
    """Return one result before and after; both scores are there."""
    assert old.score is not None
    assert new.score is not None
    paper = printed.get(old.person_id)
    return ChangedResult(
        display_name=old.display_name,
        course_number=view.course_number,
        day=old.day,
        points_before=old.score.points,
        points_after=new.score.points,
        maximum=old.score.maximum,
        verdict_before=old.score.verdict,
        verdict_after=new.score.verdict,
        paper_number=paper.number if paper else "",
        printed_at=moment_of(paper.at_ms) if paper else None,
    )
