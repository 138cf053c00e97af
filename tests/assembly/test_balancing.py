from mo_desk.assembly.balancing import balance, spread
from mo_desk.assembly.model import Model
from mo_desk.assembly.pool import make_pool
from mo_desk.domain.blueprint import Blueprint, Cell
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41, make_bank, make_item, stocked_bank

TWO = Blueprint("two", 1, (Cell("T07", Block.PRACTICAL, 2),))


def pool_of(*difficulties, forms=2, **changes):
    items = [make_item(f"t07-{place}", difficulty=value, **changes) for place, value in enumerate(difficulties)]
    return make_pool(make_bank(*items), TWO, forms, 1, frozenset())


def ids(*places):
    return [ItemId(f"t07-{place}") for place in places]


def test_forms_far_apart_are_brought_together_by_exchange():
    pool = pool_of(0.1, 0.2, 0.5, 0.6)

    balanced = balance(pool, [[ids(0, 1)], [ids(2, 3)]])

    assert spread(pool, balanced) == 0
    assert sorted(item_id for form in balanced for cell in form for item_id in cell) == ids(0, 1, 2, 3)


def test_an_unused_item_can_come_in():
    pool = pool_of(0.1, 0.1, 0.3, 0.5, 0.5, forms=1)

    [[chosen]] = balance(pool, [[ids(0, 1)]])

    assert sum(pool.difficulty[item_id] for item_id in chosen) == 600


def test_the_selection_given_is_left_as_it_was():
    pool = pool_of(0.1, 0.2, 0.5, 0.6)
    selection = [[ids(0, 1)], [ids(2, 3)]]

    balance(pool, selection)

    assert selection == [[ids(0, 1)], [ids(2, 3)]]


def test_no_exchange_puts_enemies_or_variants_together():
    items = [
        make_item("t07-0", difficulty=0.1, family="f", variant="x"),
        make_item("t07-1", difficulty=0.2),
        make_item("t07-2", difficulty=0.5, enemies=frozenset({ItemId("t07-1")})),
        make_item("t07-3", difficulty=0.6, family="f", variant="y"),
    ]
    pool = make_pool(make_bank(*items), TWO, 2, 1, frozenset())

    for form in balance(pool, [[ids(0, 1)], [ids(2, 3)]]):
        assert not pool.clashes(form[0][0], form[0][1:])


def test_forms_come_near_to_the_most_equal_ones_there_are():
    pool = make_pool(stocked_bank(), MO_41, 2, 3, frozenset())
    best = Model(pool, tolerance=None, minimise=True).solve()
    assert best is not None

    worst = [[list(ranked[:cell.count]) for cell, ranked in zip(pool.cells, by_difficulty, strict=True)] for by_difficulty in (
        [sorted(ranked, key=pool.difficulty.__getitem__) for ranked in pool.ranked],
        [sorted(ranked, key=pool.difficulty.__getitem__, reverse=True) for ranked in pool.ranked],
    )]  # fmt: skip

    assert spread(pool, worst) > 100 * pool.total
    assert spread(pool, balance(pool, worst)) - spread(pool, best) <= 10 * pool.total
