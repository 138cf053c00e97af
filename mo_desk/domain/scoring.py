"""The score of one attempt: one point for every right answer, none for a wrong or an unanswered question.

Pure arithmetic over ids: `score(form, key, answers)` gives the same points on the laptop and at the agency, today and
in ten years. What the points mean is for `mo_desk.domain.passrules`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mo_desk.domain.errors import Damaged, Invalid
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.forms import Form, FormItem
from mo_desk.domain.ids import ItemId, OptionId


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one attempt, in whole points. Blocks and themes stand in form order and each add up to the total."""

    points: int
    maximum: int
    unanswered: int
    blocks: tuple[BlockPoints, ...]
    themes: tuple[BlockPoints, ...] = ()


def score(form: Form, right: Mapping[ItemId, OptionId], answers: Mapping[ItemId, OptionId]) -> Score:
    """Score the answers of one person; an item without an answer counts as wrong.

    Raises:
        Invalid: an answer names an item that is not in the form (`answer_item_unknown`) or an option that the item does
            not have (`answer_option_unknown`); `field` is the item's id.
        Damaged: the key has no right option for an item of the form (`key_incomplete`).
    """
    _refuse_strangers(form, answers)
    for item in form.items:
        if right.get(item.item_id) not in item.options:
            raise Damaged("key_incomplete", form=form.form_id, item=item.item_id)
    return Score(
        points=sum(answers.get(item.item_id) == right[item.item_id] for item in form.items),
        maximum=form.maximum,
        unanswered=sum(item.item_id not in answers for item in form.items),
        blocks=_parts(form, right, answers, lambda item: item.block.value),
        themes=_parts(form, right, answers, lambda item: item.theme),
    )


def _refuse_strangers(form: Form, answers: Mapping[ItemId, OptionId]) -> None:
    options = {item.item_id: item.options for item in form.items}
    for item_id, option_id in answers.items():
        if item_id not in options:
            raise Invalid("answer_item_unknown", field=item_id, item=item_id)
        if option_id not in options[item_id]:
            raise Invalid("answer_option_unknown", field=item_id, item=item_id, option=option_id)


def _parts(
    form: Form,
    right: Mapping[ItemId, OptionId],
    answers: Mapping[ItemId, OptionId],
    name_of: Callable[[FormItem], str],
) -> tuple[BlockPoints, ...]:
    points: dict[str, int] = {}
    maximum: dict[str, int] = {}
    for item in form.items:
        name = name_of(item)
        maximum[name] = maximum.get(name, 0) + 1
        points[name] = points.get(name, 0) + (answers.get(item.item_id) == right[item.item_id])
    return tuple(BlockPoints(name, points[name], maximum[name]) for name in maximum)
