import pytest

from mo_desk.assembly.pool import make_pool
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41, make_bank, make_item, stocked_bank

TWO = Blueprint("two", 1, (Cell("T07", Block.PRACTICAL, 2),))
NONE: frozenset[ItemId] = frozenset()


def test_a_cell_with_too_few_items_is_named_with_needed_and_available():
    with pytest.raises(Refused) as refused:
        make_pool(stocked_bank(), MO_41, 3, 1, NONE)

    assert refused.value.code == "blueprint_impossible"
    assert refused.value.params == {"cell": "A1", "needed": 9, "available": 7}


def test_an_empty_bank_and_a_bank_shown_out_are_short_cells():
    for bank, exclude in ((make_bank(), NONE), (make_bank(make_item("t07-a")), frozenset({ItemId("t07-a")}))):
        with pytest.raises(Refused) as refused:
            make_pool(bank, TWO, 1, 1, exclude)
        assert refused.value.params == {"cell": "T07", "needed": 2, "available": 0}


def test_items_of_another_block_do_not_count():
    bank = make_bank(make_item("t07-a"), make_item("t07-b", block=Block.GENERAL))

    with pytest.raises(Refused) as refused:
        make_pool(bank, TWO, 1, 1, NONE)

    assert refused.value.params["available"] == 1


def test_variants_that_leave_too_few_are_named():
    bank = make_bank(*(make_item(f"t07-{name}", family="rent", variant=name) for name in "abc"))

    with pytest.raises(Refused) as refused:
        make_pool(bank, TWO, 1, 1, NONE)

    assert refused.value.code == "blueprint_impossible_variants"
    assert refused.value.params == {"cell": "T07", "needed": 2, "available": 1}


def test_an_enmity_named_on_one_side_holds_for_both():
    bank = make_bank(make_item("t07-a", enemies=frozenset({ItemId("t07-b"), ItemId("gone-1")})), make_item("t07-b"))

    pool = make_pool(bank, TWO, 1, 1, NONE)

    assert pool.clashes(ItemId("t07-b"), [ItemId("t07-a")])
    assert pool.clashes(ItemId("t07-a"), [ItemId("t07-b")])
    assert pool.enemies[ItemId("t07-a")] == {"t07-b"}


def test_the_target_is_the_middle_of_every_cell():
    bank = make_bank(make_item("t07-a", difficulty=0.2), make_item("t07-b", difficulty=0.4))

    assert make_pool(bank, TWO, 1, 1, NONE).target == 600
