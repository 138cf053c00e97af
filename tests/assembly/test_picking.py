import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.assembly import picking
from mo_desk.assembly.balancing import balance, spread
from mo_desk.assembly.model import Model
from mo_desk.assembly.picking import TOLERANCE, pick
from mo_desk.assembly.pool import make_pool
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41, make_bank, make_item, stocked_bank

ONE = Blueprint("one", 1, (Cell("T07", Block.PRACTICAL, 1),))
TWO = Blueprint("two", 1, (Cell("T07", Block.PRACTICAL, 2),))
SMALL = Blueprint("small", 1, (Cell("T06", Block.PRACTICAL, 2), Cell("T07", Block.PRACTICAL, 2)))


def enemies(*names):
    return frozenset(ItemId(name) for name in names)


def pool_of(blueprint, forms, *items, seed=1):
    return make_pool(make_bank(*items), blueprint, forms, seed, frozenset())


def test_trying_and_asking_the_solver_give_the_same_first_solution():
    pool = make_pool(stocked_bank(enemies={"a1-0": "a2-0", "t07-1": "t06-1"}), MO_41, 2, 3, frozenset())

    assert picking._with_oracle(pool, Model(pool, tolerance=None)) == picking._just_try(pool)


def test_after_a_dead_end_the_solver_finds_the_forms_that_exist():
    """Whoever takes b or c first cannot fill the other place: only a with d is possible."""
    items = [
        make_item("t07-a", enemies=enemies("t07-b", "t07-c")),
        make_item("t07-b", enemies=enemies("t07-a", "t07-c", "t07-d")),
        make_item("t07-c", enemies=enemies("t07-a", "t07-b", "t07-d")),
        make_item("t07-d", enemies=enemies("t07-b", "t07-c")),
    ]
    dead_ends = 0
    for seed in range(8):
        pool = pool_of(TWO, 1, *items, seed=seed)
        dead_ends += picking._just_try(pool) is None

        assert sorted(pick(pool)[0][0]) == ["t07-a", "t07-d"]
    assert dead_ends > 0


def test_enemies_all_in_are_named_with_the_cell():
    names = ["t07-a", "t07-b", "t07-c"]
    items = [make_item(name, enemies=enemies(*(other for other in names if other != name))) for name in names]

    with pytest.raises(Refused) as refused:
        pick(pool_of(SMALL, 1, *items, make_item("t06-a"), make_item("t06-b")))

    assert (refused.value.code, refused.value.params) == ("blueprint_impossible_enemies", {"cell": "T07"})


def test_enemies_between_cells_name_the_cells_together():
    one_each = Blueprint("each", 1, (Cell("T06", Block.PRACTICAL, 1), Cell("T07", Block.PRACTICAL, 1)))

    with pytest.raises(Refused) as refused:
        pick(pool_of(one_each, 1, make_item("t06-a", enemies=enemies("t07-a")), make_item("t07-a")))

    assert (refused.value.code, refused.value.params) == ("blueprint_impossible_enemies", {"cell": "T06, T07"})


def test_variants_over_cells_that_leave_no_form_are_named():
    one_each = Blueprint("each", 1, (Cell("T06", Block.PRACTICAL, 1), Cell("T07", Block.PRACTICAL, 1)))
    items = [make_item("t06-a", family="f", variant="x"), make_item("t07-a", family="f", variant="y")]

    with pytest.raises(Refused, match="blueprint_impossible_rules"):
        pick(pool_of(one_each, 1, *items))


def test_forms_that_cannot_be_equally_difficult_are_refused():
    with pytest.raises(Refused, match="blueprint_impossible_difficulty"):
        pick(pool_of(ONE, 2, make_item("t07-a", difficulty=0.1), make_item("t07-b", difficulty=0.6)))


def test_when_exchanges_do_not_bring_forms_together_the_solver_does():
    """Only one exchange at a time is tried: here two must happen together, since enemies hold each other in place."""
    items = [
        make_item("t07-a", difficulty=0.6, enemies=enemies("t07-c", "t07-d")),
        make_item("t07-b", difficulty=0.6, enemies=enemies("t07-c", "t07-d")),
        make_item("t07-c", difficulty=0.1, enemies=enemies("t07-a", "t07-b")),
        make_item("t07-d", difficulty=0.1, enemies=enemies("t07-a", "t07-b")),
        make_item("t07-e", difficulty=0.35, enemies=enemies("t07-a", "t07-b", "t07-c", "t07-d")),
        make_item("t07-f", difficulty=0.35, enemies=enemies("t07-a", "t07-b", "t07-c", "t07-d")),
        make_item("t07-g", difficulty=0.36, enemies=enemies("t07-a", "t07-b", "t07-c", "t07-d")),
        make_item("t07-h", difficulty=0.36, enemies=enemies("t07-a", "t07-b", "t07-c", "t07-d")),
    ]
    asked = 0
    for seed in range(40):
        pool = pool_of(TWO, 2, *items, seed=seed)
        first = picking._just_try(pool)
        asked += first is not None and spread(pool, balance(pool, first)) > TOLERANCE * pool.total

        assert spread(pool, pick(pool)) <= TOLERANCE * pool.total
    assert asked > 0


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    forms=st.integers(1, 3),
    stock=st.integers(6, 9),
    pairs=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=5),
)
def test_every_form_that_is_made_keeps_every_rule(seed, forms, stock, pairs):
    bank = stocked_bank(SMALL, lambda _: stock, {f"t06-{one}": f"t07-{other}" for one, other in pairs})
    pool = make_pool(bank, SMALL, forms, seed, frozenset())

    selection = pick(pool)

    used = [item_id for form in selection for cell in form for item_id in cell]
    assert len(used) == len(set(used))
    assert [[len(cell) for cell in form] for form in selection] == [[2, 2]] * forms
    for form in selection:
        items = [item_id for cell in form for item_id in cell]
        assert not any(pool.clashes(item_id, [other for other in items if other != item_id]) for item_id in items)
    assert spread(pool, selection) <= TOLERANCE * pool.total
    assert pick(pool) == selection
