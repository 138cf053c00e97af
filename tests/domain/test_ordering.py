from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.ordering import seeded_order


def test_order_of_a_seed_is_the_same_for_ever():
    assert seeded_order(7, "example", ["a", "b", "c"]) == ("a", "c", "b")
    assert seeded_order("7", "example", ["a", "b", "c"]) == ("a", "c", "b")


def test_another_purpose_or_seed_gives_another_order():
    names = [str(number) for number in range(20)]

    assert seeded_order(1, "items", names) != seeded_order(1, "options", names)
    assert seeded_order(1, "items", names) != seeded_order(2, "items", names)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(), unique=True), st.integers(), st.randoms())
def test_order_does_not_depend_on_the_order_given(names, seed, chance):
    shuffled = list(names)
    chance.shuffle(shuffled)

    assert seeded_order(seed, "p", names) == seeded_order(seed, "p", shuffled)
    assert sorted(seeded_order(seed, "p", names)) == sorted(names)
