import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.assembly.assemble import assemble
from mo_desk.content.linters import needed_stock
from mo_desk.content.plain import write_plain
from mo_desk.content.reader import read_bank, read_blueprint
from mo_desk.domain.bank import Bank
from mo_desk.domain.blueprint import Blueprint
from mo_desk.domain.errors import Invalid, Refused
from mo_desk.domain.forms import ALGORITHM, key_digest
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block, Item, Standing
from tests.helpers.banks import MO_41, stocked_bank

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "forms" / "golden-mo-41-seed-7.json"
BANK = stocked_bank(enemies={"a1-0": "a2-0", "t07-1": "t06-1"})
BIG = stocked_bank(stock=lambda cell: 10 * cell.count)


def mean_difficulty(bank, made):
    return sum(bank.items[item.item_id].difficulty for item in made.form.items) / made.form.maximum


def positions(made, *blocks):
    return Counter(
        item.options.index(made.key.right[item.item_id])
        for item in made.form.items
        if not blocks or item.block in blocks
    )


def test_the_golden_forms_are_made_again_to_the_byte():
    """Whoever changes this file changes what `ALGORITHM` promises: another order needs another name."""
    assert ALGORITHM == "sha256-sort-1"

    made = assemble(BANK, MO_41, 2, 7)

    assert [json.loads(write_plain(one.form, one.key)) for one in made] == json.loads(
        GOLDEN.read_text(encoding="utf-8")
    )


def test_cells_are_exact_general_first_and_no_item_is_shared():
    made = assemble(BIG, MO_41, 8, 11)

    for one in made:
        assert Counter(item.theme for item in one.form.items) == {cell.theme: cell.count for cell in MO_41.cells}
        assert [item.block for item in one.form.items] == [Block.GENERAL] * 11 + [Block.PRACTICAL] * 30
    used = [item.item_id for one in made for item in one.form.items]
    assert len(used) == len(set(used)) == 8 * 41


@settings(max_examples=15, deadline=None)
@given(st.integers(-(10**9), 10**9))
def test_forms_are_equally_difficult_with_keys_on_every_position(seed):
    made = assemble(BANK, MO_41, 2, seed)

    assert abs(mean_difficulty(BANK, made[0]) - mean_difficulty(BANK, made[1])) <= 0.1
    for one in made:
        for counted in (positions(one), positions(one, Block.GENERAL), positions(one, Block.PRACTICAL)):
            assert max(counted.values()) - min(counted[place] for place in range(3)) <= 1


def test_the_same_seed_gives_the_same_forms_and_another_seed_others():
    again = [one.form.items for one in assemble(BIG, MO_41, 2, 1, draw=bytes)]

    assert [one.form.items for one in assemble(BIG, MO_41, 2, 1, draw=bytes)] == again
    assert [one.form.items for one in assemble(BIG, MO_41, 2, 2, draw=bytes)] != again


def test_chance_changes_the_digests_and_nothing_else():
    one, other = (assemble(BANK, MO_41, 1, 1)[0] for _ in range(2))

    assert [item.options for item in one.form.items] == [item.options for item in other.form.items]
    assert one.form.form_id == other.form.form_id
    assert not {item.key_digest for item in one.form.items} & {item.key_digest for item in other.form.items}


def test_digests_pin_the_right_option_under_its_salt():
    made = assemble(BANK, MO_41, 1, 1)[0]

    for item in made.form.items:
        right, salt = made.key.right[item.item_id], made.key.salts[item.item_id]
        assert item.key_digest == key_digest(salt, item.item_id, item.version, right)
        assert len(salt) == 32


def test_paper_and_form_agree_and_the_paper_tells_no_key():
    made = assemble(BANK, MO_41, 1, 1)[0]

    assert [(item.item_id, item.version, item.options) for item in made.paper.items] == [
        (item.item_id, item.version, item.options) for item in made.form.items
    ]
    assert made.paper.standing is made.form.standing is Standing.PRACTICE


def test_the_order_of_options_does_not_follow_from_the_seed_alone():
    """Otherwise the journal, which holds the seed, would tell the key: other keys must be able to give another order."""
    before = assemble(BANK, MO_41, 1, 1, draw=bytes)[0]
    first = BANK.items[before.form.items[0].item_id]
    other_key = next(option for option in first.options if option != first.key)
    bank = replace(BANK, items={**BANK.items, first.item_id: replace(first, key=other_key)})

    after = assemble(bank, MO_41, 1, 1, draw=bytes)[0]

    pairs = zip(before.form.items, after.form.items, strict=True)
    assert sum(one.options != other.options for one, other in pairs) > 10
    assert [item.item_id for item in before.form.items] == [item.item_id for item in after.form.items]


def test_a_desk_names_its_forms_itself():
    class Counting:
        def __init__(self):
            self.count = 0

        def new(self):
            self.count += 1
            return f"{self.count:032x}"

    assert [one.form.form_id for one in assemble(BANK, MO_41, 2, 1, ids=Counting())] == [f"{1:032x}", f"{2:032x}"]


@pytest.mark.parametrize("count", [0, -1, 51])
def test_a_number_of_forms_out_of_range_is_refused(count):
    with pytest.raises(Invalid, match="forms_count_wrong"):
        assemble(BANK, MO_41, count, 1)


def test_items_shown_too_often_are_left_out():
    shown = frozenset(item.item_id for item in assemble(BANK, MO_41, 1, 1)[0].form.items)

    fresh = {item.item_id for item in assemble(BANK, MO_41, 1, 1, shown)[0].form.items}

    assert not fresh & shown


def shipped_bank() -> tuple[Bank, Blueprint]:
    edition = ROOT / "question_bank" / "edition"
    return read_bank(edition), read_blueprint(edition / "blueprints" / "mo-41.toml")


def test_the_shipped_bank_gives_eight_disjoint_forms():
    bank, blueprint = shipped_bank()
    forms = assemble(bank, blueprint, 8, 2026)

    drawn = [item.item_id for one in forms for item in one.form.items]
    assert (len(forms), len(drawn), len(set(drawn))) == (8, 328, 328)


def test_more_forms_than_the_shipped_bank_has_items_for_are_refused_naming_the_cell():
    bank, blueprint = shipped_bank()
    with pytest.raises(Refused) as refused:
        assemble(bank, blueprint, 11, 2026)

    assert refused.value.code == "blueprint_impossible"
    assert int(refused.value.params["needed"]) > int(refused.value.params["available"])


def test_the_least_stock_gives_two_forms_and_a_third_fails_naming_the_cell():
    bank, blueprint = shipped_bank()
    least: dict[ItemId, Item] = {}
    for cell in blueprint.cells:
        alone = [item for item in bank.items.values() if item.theme == cell.theme and not item.family]
        least |= {
            item.item_id: item for item in sorted(alone, key=lambda item: len(item.enemies))[: needed_stock(cell)]
        }
    small = replace(bank, items=least)

    assert len(assemble(small, blueprint, 2, 2026)) == 2
    with pytest.raises(Refused) as refused:
        assemble(small, blueprint, 3, 2026)
    assert refused.value.code == "blueprint_impossible"
    assert int(refused.value.params["needed"]) > int(refused.value.params["available"])
