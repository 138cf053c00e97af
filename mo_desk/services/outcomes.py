"""Results and outcomes: the test result explained, the process evaluation beside it, the proposed outcome of MO."""

from __future__ import annotations

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.ids import SittingId
from mo_desk.services.context import Context
from mo_desk.services.sentences import rule_sentence
from mo_desk.services.standings import Standings
from mo_desk.views.results import ResultsView
from mo_desk.views.rules import RuleRow


class Outcomes:
    """Use cases about results."""

    def __init__(self, context: Context, standings: Standings) -> None:
        self._context = context
        self._standings = standings

    def results(self, actor: Actor, sitting_id: SittingId) -> ResultsView:
        """Return everyone on the roster of a sitting, as this reader may see them."""
        return self._standings.results(actor, sitting_id)

    def rules(self, actor: Actor) -> tuple[RuleRow, ...]:
        """Return every pass rule in words, the one that judges today marked."""
        self._context.allow(actor, Action.SEE_RESULTS)
        today = self._context.rule_on(self._context.today())
        return tuple(
            RuleRow(
                rule_id=rule.rule_id,
                title=rule.title,
                valid_from=rule.valid_from,
                valid_until=rule.valid_until,
                certainty=rule.certainty.value,
                sentence=rule_sentence(self._context.texts, rule),
                note=rule.note,
                source=rule.source,
                in_use=rule.rule_id == today.rule_id,
            )
            for rule in self._context.rules()
        )
