import pytest

from mo_desk.assembly.balancing import spread
from mo_desk.assembly.model import Model, Rules
from mo_desk.assembly.pool import make_pool
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.errors import Refused
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41, make_bank, make_item, stocked_bank

TWO = Blueprint("two", 1, (Cell("T07", Block.PRACTICAL, 2),))


def pool_of(*items, forms=1, blueprint=TWO):
    return make_pool(make_bank(*items), blueprint, forms, 1, frozenset())


def test_a_solution_keeps_every_rule():
    pool = make_pool(stocked_bank(enemies={"a1-0": "a2-0", "t07-1": "t06-1"}), MO_41, 2, 3, frozenset())

    solution = Model(pool, tolerance=100 * pool.total).solve()

    assert solution is not None
    chosen = [item_id for form in solution for cell in form for item_id in cell]
    assert len(chosen) == len(set(chosen)) == 82
    assert [[len(cell) for cell in form] for form in solution] == [[cell.count for cell in MO_41.cells]] * 2
    for form in solution:
        items = [item_id for cell in form for item_id in cell]
        assert not any(pool.clashes(item_id, [other for other in items if other != item_id]) for item_id in items)
    assert spread(pool, solution) <= 100 * pool.total


def test_enemies_in_every_pair_leave_no_solution_until_they_are_left_out():
    names = ["t07-a", "t07-b", "t07-c"]
    items = [make_item(name, enemies=frozenset(ItemId(other) for other in names if other != name)) for name in names]
    pool = pool_of(*items)

    assert Model(pool, tolerance=None).solve() is None
    assert Model(pool, tolerance=None, keep=Rules(enemies=False)).solve() is not None


def test_variants_leave_no_solution_until_they_are_left_out():
    both = Blueprint("both", 1, (Cell("T07", Block.PRACTICAL, 1), Cell("T08", Block.PRACTICAL, 1)))
    pool = pool_of(
        make_item("t07-a", family="f", variant="x"), make_item("t08-a", family="f", variant="y"), blueprint=both
    )

    assert Model(pool, tolerance=None).solve() is None
    assert Model(pool, tolerance=None, keep=Rules(variants=False)).solve() is not None


def test_a_fixed_item_stands_where_it_was_fixed_and_is_free_again_afterwards():
    pool = pool_of(*(make_item(f"t07-{name}") for name in "abcde"), forms=2)
    model = Model(pool, tolerance=None)

    for name in "abcde":
        solution = model.solve([(ItemId(f"t07-{name}"), 1)])
        assert solution is not None
        assert f"t07-{name}" in solution[1][0]


def test_the_smallest_spread_is_found():
    items = [
        make_item(f"t07-{name}", difficulty=value) for name, value in zip("abcd", (0.1, 0.2, 0.3, 0.4), strict=True)
    ]
    pool = pool_of(*items, forms=2)

    solution = Model(pool, tolerance=None, minimise=True).solve()

    assert solution is not None
    assert spread(pool, solution) == 0


def test_a_tolerance_that_nothing_meets_has_no_solution():
    items = [make_item("t07-a", difficulty=0.1), make_item("t07-b", difficulty=0.6)]
    one = Blueprint("one", 1, (Cell("T07", Block.PRACTICAL, 1),))
    pool = pool_of(*items, forms=2, blueprint=one)

    assert Model(pool, tolerance=499).solve() is None
    assert Model(pool, tolerance=500).solve() is not None


def test_the_solver_writes_nothing_on_standard_output(capfd):
    Model(pool_of(*(make_item(f"t07-{name}") for name in "abc")), tolerance=None).solve()

    assert capfd.readouterr().out == ""


def test_no_answer_in_time_is_refused_rather_than_taken_for_impossible():
    pool = make_pool(stocked_bank(stock=lambda cell: 6 * cell.count), MO_41, 4, 3, frozenset())

    with pytest.raises(Refused, match="assembly_undecided"):
        Model(pool, tolerance=0, minimise=True, seconds=0.0).solve()
