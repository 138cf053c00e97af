from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.assembly.assemble import assemble
from mo_desk.domain.forms import attempt_order, key_digest, paper_digest
from mo_desk.domain.ids import ItemId, OptionId
from tests.helpers.banks import MO_41, stocked_bank

MADE = assemble(stocked_bank(), MO_41, 1, 5, draw=bytes)[0]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_every_participant_gets_every_item_with_every_option_block_by_block(order_seed):
    placed = attempt_order(MADE.form, order_seed)

    assert [item.block for item in placed] == [item.block for item in MADE.form.items]
    assert {item.item_id: set(item.options) for item in placed} == {
        item.item_id: set(item.options) for item in MADE.form.items
    }
    assert placed == attempt_order(MADE.form, order_seed)


def test_two_participants_get_another_order_of_items_and_of_options():
    one, other = attempt_order(MADE.form, "seed one"), attempt_order(MADE.form, "seed two")

    assert [item.item_id for item in one] != [item.item_id for item in other]
    assert {item.item_id: item.options for item in one} != {item.item_id: item.options for item in other}


def test_form_counts_its_items():
    assert MADE.form.maximum == 41


def test_key_digest_depends_on_every_part():
    digests = {
        key_digest("00", ItemId("a"), 1, OptionId("a")),
        key_digest("01", ItemId("a"), 1, OptionId("a")),
        key_digest("00", ItemId("b"), 1, OptionId("a")),
        key_digest("00", ItemId("a"), 2, OptionId("a")),
        key_digest("00", ItemId("a"), 1, OptionId("b")),
    }

    assert len(digests) == 5


def test_paper_digest_pins_every_text():
    item = MADE.paper.items[0]
    text = item.texts["nl"]

    changed = [
        replace(item, texts={**item.texts, "nl": replace(text, stem=text.stem + "!")}),
        replace(item, texts={**item.texts, "nl": replace(text, options={**text.options, OptionId("a"): "other"})}),
        replace(item, version=2),
        replace(item, options=tuple(reversed(item.options))),
    ]

    digests = {paper_digest(replace(MADE.paper, items=(other, *MADE.paper.items[1:]))) for other in changed}
    assert len(digests) == 4
    assert paper_digest(MADE.paper) == MADE.form.paper_digest
    assert MADE.form.paper_digest not in digests
