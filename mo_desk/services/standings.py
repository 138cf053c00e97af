"""Where everyone stands: the one composition of a sitting's results that screen, workbook and papers share.

What may be seen is decided here, not on the page. A score is withheld from an assessor who must still confirm that
person's process evaluation, so that one does not colour the other, and from everyone while identity is under reserve.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from mo_desk.domain.access import Action, Actor, Role, is_assessor
from mo_desk.domain.attempts import AttemptState, that_counts
from mo_desk.domain.decisions import Case, open_cases
from mo_desk.domain.errors import NotFound
from mo_desk.domain.evaluations import EvaluationVerdict, Judgement
from mo_desk.domain.forms import form_label
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import AttemptId, FormId, RuleId, SittingId
from mo_desk.domain.outcomes import MISSING_IDENTITY, Outcome, judge_outcome, other_verdicts
from mo_desk.domain.passrules import JudgedTest, PassRule, judge_test
from mo_desk.domain.scoring import Score
from mo_desk.domain.sittings import Identity, SeatStatus, seat_status
from mo_desk.services import revisions
from mo_desk.services.context import Context
from mo_desk.services.sentences import other_rule_sentence, outcome_sentence, rule_sentence, test_sentence
from mo_desk.store.clocktime import moment_of, optional_moment
from mo_desk.store.queries import results as queries
from mo_desk.store.queries.evaluations import CurrentJudgement
from mo_desk.store.queries.results import PersonFacts, ResultFacts, SittingFacts
from mo_desk.store.queries.sittings import SeatFacts
from mo_desk.texts import Texts
from mo_desk.views.results import (
    EvaluationSummary,
    OutcomeView,
    PartScore,
    ResultRow,
    ResultsView,
    ScoreView,
    control_line,
)
from mo_desk.wire.chain import head_code


class Standings:
    """Composes the results of a sitting for one reader."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def results(
        self,
        actor: Actor,
        sitting_id: SittingId,
        language: str = "",
        instead: Mapping[AttemptId, ResultFacts] | None = None,
    ) -> ResultsView:
        """Return everyone on the roster of a sitting as this reader may see them: a fixed number of queries.

        Sentences are in the language of the desk, or in `language` (papers are Dutch whatever the desk speaks). `instead` shows
        what would be seen if these were the results: nothing of it is stored.

        Raises:
            NotFound: `sitting_unknown`.
            NotAllowed: the reader may not see results.
        """
        context = self._context
        context.allow(actor, Action.SEE_RESULTS)
        with context.store.read() as connection:
            facts = queries.sitting_facts(connection, sitting_id)
        if facts is None:
            raise NotFound("sitting_unknown")
        if instead:
            facts = replace(facts, results={**facts.results, **{one: (result,) for one, result in instead.items()}})
        names = context.user_names()
        texts = context.texts_in(language) if language else context.texts
        rules = {rule.rule_id: rule for rule in context.rules()}
        day_rule = context.rule_on(facts.head.days[0])
        reader = _Reader(actor, facts.group, texts, names, rules, day_rule)
        rows = tuple(reader.row(number, person, facts) for number, person in enumerate(facts.roster, 1))
        head = context.store.head()
        counting = [row for row in rows if row.attempt_id is not None]
        return ResultsView(
            sitting_id=sitting_id,
            group_id=facts.head.group_id,
            agency=facts.group.agency,
            course_number=facts.group.course_number,
            language=facts.group.language,
            place=facts.head.place,
            country=facts.head.country,
            time_zone=facts.head.time_zone,
            days=facts.head.days,
            standing=facts.head.standing,
            leader=names.get(facts.head.leader_id, ""),
            rule_id=day_rule.rule_id,
            rule_title=day_rule.title,
            rule_valid_from=day_rule.valid_from,
            rule_certainty=day_rule.certainty.value,
            rule_sentence=rule_sentence(texts, day_rule),
            control=control_line(rows),
            rows=rows,
            incidents=queries.incident_rows(facts, names),
            form_uses=facts.form_uses,
            confirmed_share=(sum(row.sync in {"received", "checked"} for row in counting), len(counting)),
            head_code=head_code(head.hash),
            made_at=context.clock.now().at,
            made_by=names.get(actor.user_id, ""),
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    actor: Actor
    group: Group
    texts: Texts
    names: Mapping[str, str]
    rules: Mapping[RuleId, PassRule]
    day_rule: PassRule

    def row(self, number: int, person: PersonFacts, facts: SittingFacts) -> ResultRow:
        seat = facts.seats.get(person.person_id, SeatFacts())
        attempts = tuple(one for one in facts.attempts if one.person_id == person.person_id)
        attempt = that_counts(attempts)
        status = seat_status(seat.identity, seat.absence, attempts)
        scored_ever = facts.results.get(attempt.attempt_id, ()) if attempt else ()
        results = tuple(one for one in scored_ever if not one.replaced)
        result = results[-1] if results and status is SeatStatus.TAKEN else None
        judgement = facts.judgements.get(person.person_id)
        withheld = self._withheld(seat, judgement)
        scored = None if result is None else _score(result)
        judged = _judgement(judgement)
        rule = self._rule(attempt)
        outcome = judge_outcome(rule, scored, judged, self._also_missing(seat, judgement))
        test = None if scored is None else judge_test(rule, scored, judged)
        arrived = facts.arrivals.get(attempt.submitted_ref) if attempt and attempt.submitted_ref else None
        zone = ZoneInfo(facts.head.time_zone)
        started = moment_of(attempt.started_at_ms) if attempt else None
        reasons = facts.corrections if self.actor.may(Action.CORRECT_KEY) else {}
        decided = revisions.decided(facts, attempt, result)
        other_rule = self._other_rule(facts, rule, attempt, scored, judged, withheld)
        cases = open_cases(
            status=status,
            identity=seat.identity,
            differences=seat.differences,
            judgements=0 if judgement is None else 1 + judgement.differs,
            results=len(results),
            submitted=sum(one.submitted and not one.annulled for one in attempts),
            decided=frozenset(decided),
        )
        conflict = (Case.OTHER_RULE.value,) if other_rule and Case.OTHER_RULE not in decided else ()
        return ResultRow(
            number=number,
            person_id=person.person_id,
            display_name=person.display_name,
            birth_date=person.birth_date,
            agency_number=person.agency_number,
            national_number=person.national_number,
            contact_language=person.contact_language,
            test_language=attempt.language if attempt else seat.language,
            form_id=attempt.form_id if attempt else seat.form_id,
            form_label=_label(attempt.form_id if attempt else seat.form_id),
            attempt_id=attempt.attempt_id if attempt else None,
            attempt_number=attempt.number if attempt else 0,
            day=started.astimezone(zone).date() if started else None,
            started_at=started,
            submitted_at=optional_moment(attempt.submitted_at_ms) if attempt else None,
            minutes=_minutes(attempt),
            status=status,
            identity=seat.identity,
            score=None if withheld or scored is None or test is None else self._score_view(rule, scored, test),
            withheld=withheld if result is not None else "",
            evaluation=self._summary(judgement),
            outcome=self._outcome_view(outcome, withheld=bool(withheld) and result is not None),
            accommodations=bool(seat.accommodations),
            incidents=facts.incident_counts.get(person.person_id, 0),
            fee_status=person.fee_status,
            paper_number=facts.paper_numbers.get(person.person_id, ""),
            sync=_sync(attempt, arrived, facts),
            received_at=arrived,
            other_rule=other_rule,
            to_decide=(*cases, *conflict),
            result_ref=None if withheld or result is None else result.ref,
            decided=revisions.decided_views(decided, self.names),
            history=() if withheld or result is None else revisions.history(scored_ever, result, reasons),
        )

    def _withheld(self, seat: SeatFacts, judgement: CurrentJudgement | None) -> str:
        if seat.identity == Identity.UNDER_RESERVE:
            return "identity_under_reserve"
        assessor = is_assessor(self.actor, self.group.trainer_id)
        return "evaluation_unconfirmed" if assessor and judgement is None else ""

    def _also_missing(self, seat: SeatFacts, judgement: CurrentJudgement | None) -> tuple[str, ...]:
        identity = (MISSING_IDENTITY,) if seat.identity == Identity.UNDER_RESERVE else ()
        return (*identity, "one_evaluation") if judgement is not None and judgement.differs else identity

    def _rule(self, attempt: AttemptState | None) -> PassRule:
        if attempt is not None and attempt.rule_id in self.rules:
            return self.rules[attempt.rule_id]
        return self.day_rule

    def _score_view(self, rule: PassRule, scored: Score, test: JudgedTest) -> ScoreView:
        return ScoreView(
            points=scored.points,
            maximum=scored.maximum,
            needed=test.needed,
            verdict=test.verdict.value,
            rule_id=rule.rule_id,
            sentence=test_sentence(self.texts, scored, test),
            blocks=tuple(PartScore(part.name, part.points, part.maximum) for part in scored.blocks),
            themes=tuple(PartScore(part.name, part.points, part.maximum) for part in scored.themes),
            unanswered=scored.unanswered,
        )

    def _outcome_view(self, outcome: Outcome, *, withheld: bool) -> OutcomeView:
        if withheld:
            hidden = Outcome(type(outcome.outcome).UNDETERMINED, outcome.missing or ("process_evaluation",), None)
            return OutcomeView(hidden.outcome.value, hidden.missing, outcome_sentence(self.texts, hidden))
        return OutcomeView(outcome.outcome.value, outcome.missing, outcome_sentence(self.texts, outcome))

    def _summary(self, judgement: CurrentJudgement | None) -> EvaluationSummary | None:
        if judgement is None:
            return None
        return EvaluationSummary(
            points=judgement.points,
            maximum=judgement.maximum,
            verdict=judgement.verdict,
            confirmed_at=moment_of(judgement.at_ms),
            assessor=self.names.get(judgement.assessor_id, ""),
            differs=judgement.differs,
        )

    def _other_rule(
        self,
        facts: SittingFacts,
        rule: PassRule,
        attempt: AttemptState | None,
        scored: Score | None,
        judged: Judgement | None,
        withheld: str,
    ) -> str:
        if withheld or scored is None or attempt is None or Role.COORDINATOR not in self.actor.roles:
            return ""
        day = moment_of(attempt.started_at_ms).astimezone(ZoneInfo(facts.head.time_zone)).date()
        others = other_verdicts(tuple(self.rules.values()), day, rule, scored, judged)
        return " ".join(other_rule_sentence(self.texts, other, decided.outcome) for other, decided in others)


def _label(form_id: FormId | None) -> str:
    return form_label(form_id) if form_id else ""


def _score(result: ResultFacts) -> Score:
    return Score(result.points, result.maximum, result.unanswered, result.blocks, result.themes)


def _judgement(current: CurrentJudgement | None) -> Judgement | None:
    if current is None or current.differs:
        return None
    return Judgement(current.points, current.maximum, EvaluationVerdict(current.verdict))


def _minutes(attempt: AttemptState | None) -> int | None:
    return None if attempt is None or not attempt.submitted else -(-attempt.used_seconds // 60)


def _sync(attempt: AttemptState | None, received_at: datetime | None, facts: SittingFacts) -> str:
    """Return how far an attempt has travelled; without a receipt over its entry it is only here, whatever else was said."""
    if attempt is None or received_at is None:
        return "only_here"
    return "checked" if attempt.attempt_id in facts.checked else "received"
