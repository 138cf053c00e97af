"""The process evaluation: noting what was seen, judging by the rubric, confirming with the passphrase as signature."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mo_desk.domain.access import Action, Actor, is_assessor
from mo_desk.domain.cards import CardKind
from mo_desk.domain.errors import Invalid, NotAllowed
from mo_desk.domain.evaluations import Rubric, judge
from mo_desk.domain.facts import EvaluationConfirmed, ObservationMade
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.services.context import Context
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import evaluations as queries
from mo_desk.store.queries import groups as group_queries
from mo_desk.store.queries import people as people_queries
from mo_desk.views.evaluations import (
    CriterionView,
    EvaluationRow,
    EvaluationView,
    JudgementView,
    LevelView,
    ObservationRow,
    RubricView,
)

TEXT_LIMIT = 1000


class Evaluations:
    """Use cases about the process evaluation."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rubric(self, actor: Actor) -> RubricView:
        """Return the rubric in use."""
        self._context.allow(actor, Action.OBSERVE)
        return _rubric_view(self._rubric())

    def list_evaluations(self, actor: Actor, group_id: GroupId) -> tuple[EvaluationRow, ...]:
        """Return everyone enrolled in a group with the state of their evaluation."""
        self._context.allow(actor, Action.OBSERVE, group_id)
        with self._context.store.read() as connection:
            members = group_queries.list_members(connection, group_id)
            counts = queries.observation_counts(connection, group_id)
            current = queries.current_by_group(connection, group_id)
        rows = []
        for member in members:
            if member.withdrawn_on is not None:
                continue
            judged = current.get(member.person_id)
            state = "unconfirmed" if judged is None else "differs" if judged.differs else "confirmed"
            rows.append(
                EvaluationRow(
                    person_id=member.person_id,
                    display_name=member.display_name,
                    observations=counts.get(member.person_id, 0),
                    state=state,
                    verdict=judged.verdict if judged else "",
                    points=judged.points if judged else None,
                    maximum=judged.maximum if judged else None,
                )
            )
        return tuple(rows)

    def get_evaluation(self, actor: Actor, group_id: GroupId, person_id: PersonId) -> EvaluationView:
        """Return one person's observations and judgements in a group."""
        self._context.allow(actor, Action.OBSERVE, group_id)
        names = self._context.user_names()
        with self._context.store.read() as connection:
            display = people_queries.greeting_names(connection, [person_id]).get(person_id, ("", ""))[0]
            observations = queries.list_observations(connection, group_id, person_id, names)
            judgements = queries.list_judgements(connection, group_id, person_id, names)
        return EvaluationView(person_id, group_id, display, _rubric_view(self._rubric()), observations, judgements)

    def observe(
        self, actor: Actor, group_id: GroupId, person_id: PersonId, on: date, criterion: str, text: str
    ) -> ObservationRow:
        """Note what was seen; nothing is ever overwritten.

        Raises:
            Invalid: `text_missing`, `text_too_long`, `date_in_future`, `criterion_unknown` (empty means none).
        """
        self._context.allow(actor, Action.OBSERVE, group_id)
        if not text.strip():
            raise Invalid("text_missing", field="text")
        if len(text) > TEXT_LIMIT:
            raise Invalid("text_too_long", field="text", limit=TEXT_LIMIT)
        if on > self._context.today():
            raise Invalid("date_in_future", field="on")
        if criterion and criterion not in {one.criterion for one in self._rubric().criteria}:
            raise Invalid("criterion_unknown", field="criterion", criterion=criterion[:64])
        with self._context.store.write(actor) as work:
            ref = work.append(person_id, ObservationMade(person_id, group_id, on, criterion, text.strip()))
            at = work.moment.at
        return ObservationRow(ref, on, criterion, text.strip(), self._context.user_names().get(actor.user_id, ""), at)

    def confirm(
        self,
        actor: Actor,
        group_id: GroupId,
        person_id: PersonId,
        levels: Mapping[str, int],
        passphrase: str,
        reason: str = "",
    ) -> JudgementView:
        """Confirm the judgement; the passphrase, the fact and the checkpoint after it are the signature.

        A later judgement replaces the earlier ones, which stay readable, and must say why.

        Raises:
            NotAllowed: `passphrase_wrong`, `not_the_assessor` (whoever may see the score does not judge).
            Invalid: from the rubric; `reason_missing` for a correction.
        """
        self._context.allow(actor, Action.CONFIRM_EVALUATION, group_id)
        rubric = self._rubric()
        judged = judge(rubric, levels)
        self._context.check_signature(actor.user_id, passphrase)
        with self._context.store.write(actor) as work:
            card = card_queries.find_card(work.connection, CardKind.GROUP, group_id)
            if card is not None and isinstance(card.body, Group) and not is_assessor(actor, card.body.trainer_id):
                raise NotAllowed("not_the_assessor")
            earlier = queries.current_refs(work.connection, group_id, person_id)
            if earlier and not reason.strip():
                raise Invalid("reason_missing", field="reason")
            body = EvaluationConfirmed(
                person_id=person_id,
                group_id=group_id,
                rubric_id=rubric.rubric_id,
                rubric_version=rubric.version,
                levels=tuple(sorted(levels.items())),
                points=judged.points,
                maximum=judged.maximum,
                verdict=judged.verdict.value,
                replaces=earlier,
                reason=reason.strip()[:TEXT_LIMIT] if earlier else "",
            )
            ref = work.append(person_id, body)
            work.checkpoint()
            at = work.moment.at
        assessor = self._context.user_names().get(actor.user_id, "")
        return JudgementView(
            ref, body.levels, body.points, body.maximum, body.verdict, assessor, at, body.reason, current=True
        )

    def _rubric(self) -> Rubric:
        return self._context.library.rubric(self._context.settings.rubric)


def _rubric_view(rubric: Rubric) -> RubricView:
    return RubricView(
        rubric_id=rubric.rubric_id,
        version=rubric.version,
        title=rubric.title,
        note=rubric.note,
        placeholder=rubric.placeholder,
        sufficient_percentage=rubric.sufficient_percentage,
        criteria=tuple(
            CriterionView(
                one.criterion,
                one.title,
                tuple(LevelView(level.points, level.title, level.anchor) for level in one.levels),
            )
            for one in rubric.criteria
        ),
    )
