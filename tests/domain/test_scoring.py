import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Damaged, Invalid
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.forms import ALGORITHM, Form, FormItem
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.domain.questions import Block, Standing
from mo_desk.domain.scoring import score

OPTIONS = (OptionId("a"), OptionId("b"), OptionId("c"))
PLACES = [("a1-1", Block.GENERAL, "A1"), ("a1-2", Block.GENERAL, "A1"), ("t01-1", Block.PRACTICAL, "T01")]
FORM = Form(
    FormId("f"), "b", "e", 1, ALGORITHM, Standing.PRACTICE,
    tuple(FormItem(ItemId(name), 1, block, theme, OPTIONS, "") for name, block, theme in PLACES),
)  # fmt: skip
KEY = {ItemId("a1-1"): OptionId("a"), ItemId("a1-2"): OptionId("b"), ItemId("t01-1"): OptionId("c")}


def test_every_right_answer_is_a_point_in_its_block_and_theme():
    answers = {ItemId("a1-1"): OptionId("a"), ItemId("a1-2"): OptionId("c"), ItemId("t01-1"): OptionId("c")}

    found = score(FORM, KEY, answers)

    assert (found.points, found.maximum, found.unanswered) == (2, 3, 0)
    assert found.blocks == (BlockPoints("algemeen", 1, 2), BlockPoints("praktisch", 1, 1))
    assert found.themes == (BlockPoints("A1", 1, 2), BlockPoints("T01", 1, 1))


def test_unanswered_counts_as_wrong_and_is_counted():
    found = score(FORM, KEY, {})

    assert (found.points, found.unanswered) == (0, 3)


@pytest.mark.parametrize(
    ("item", "option", "code"), [("zz-9", "a", "answer_item_unknown"), ("a1-1", "z", "answer_option_unknown")]
)
def test_answer_outside_the_form_is_refused(item, option, code):
    with pytest.raises(Invalid) as refused:
        score(FORM, KEY, {ItemId(item): OptionId(option)})

    assert (refused.value.code, refused.value.field) == (code, item)


def test_key_without_a_right_option_is_damage_and_not_a_wrong_answer():
    with pytest.raises(Damaged, match="key_incomplete"):
        score(FORM, {**KEY, ItemId("a1-2"): OptionId("z")}, {})
    with pytest.raises(Damaged, match="key_incomplete"):
        score(FORM, {ItemId("a1-1"): OptionId("a")}, {})


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(list(KEY)), st.sampled_from(OPTIONS)))
def test_parts_always_add_up_to_the_total(answers):
    found = score(FORM, KEY, answers)

    assert sum(part.points for part in found.blocks) == sum(part.points for part in found.themes) == found.points
    assert sum(part.maximum for part in found.blocks) == sum(part.maximum for part in found.themes) == found.maximum
    assert found.points + found.unanswered <= found.maximum
