from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, Untrusted
from mo_desk.domain.groups import Group
from mo_desk.store.cards import check_next, current_cards, newer
from mo_desk.store.models.cards import CardRow, CardVersionRow
from mo_desk.store.store import Store
from mo_desk.wire.codec import decode_card
from tests.helpers.stores import ACTOR, a_person, open_toy_store, tables


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(tmp_path)
    yield opened
    opened.close()


def put(store: Store, *cards: Card) -> None:
    with store.write(ACTOR) as work:
        work.put_many(cards)


def take(store: Store, *cards: Card) -> tuple[Card, ...]:
    with store.write(ACTOR) as work:
        return work.take_cards(cards)


def current(store: Store) -> list[Card]:
    with store.read() as connection:
        return [decode_card(data) for data in connection.execute(select(CardRow.data).order_by(CardRow.id)).scalars()]


def versions(store: Store) -> list[tuple[int, str, int]]:
    """Return the kept versions: their number and the entry that put them."""
    columns = select(CardVersionRow.version, CardVersionRow.chain_id, CardVersionRow.seq)
    with store.read() as connection:
        rows = connection.execute(columns.order_by(CardVersionRow.id, CardVersionRow.version))
        return [(row.version, row.chain_id, row.seq) for row in rows]


def test_versions_count_up_by_one_and_all_are_kept(store: Store) -> None:
    for version in (1, 2, 3):
        put(store, a_person(1, version, f"Naam {version}"))

    chain_id = store.head().chain_id
    assert current(store) == [a_person(1, 3, "Naam 3")]
    assert versions(store) == [(1, chain_id, 2), (2, chain_id, 3), (3, chain_id, 4)]


@pytest.mark.parametrize("version", [0, 1, 3, 4])
def test_a_version_that_does_not_follow_is_refused(store: Store, version: int) -> None:
    put(store, a_person())

    with pytest.raises(Conflict, match="card_changed"):
        put(store, a_person(1, version, "Anders"))

    assert current(store) == [a_person()]
    assert store.head().seq == 2


@pytest.mark.parametrize("version", [0, 2])
def test_a_new_card_begins_at_one(store: Store, version: int) -> None:
    with pytest.raises(Conflict, match="card_changed"):
        put(store, a_person(1, version))


def test_two_versions_may_be_put_in_one_batch(store: Store) -> None:
    put(store, a_person(), a_person(2), a_person(1, 2, "Anders"))

    assert current(store) == [a_person(1, 2, "Anders"), a_person(2)]
    assert tables(store)["face"] == [(a_person().id, "Anders", 2), (a_person(2).id, "Testpersoon", 1)]


def test_one_refused_card_takes_the_whole_batch_with_it(store: Store) -> None:
    with pytest.raises(Conflict, match="card_changed"):
        put(store, a_person(), a_person(2, 7))

    assert (current(store), store.head().seq) == ([], 1)


def test_cards_of_two_kinds_may_share_an_id(store: Store) -> None:
    group = Card(CardKind.GROUP, a_person().id, 1, "desk", Group("1", "nl", "Genk"))

    put(store, a_person(), group)

    assert len(current(store)) == 2
    put(store, replace(group, version=2))


def test_cards_of_the_agency_leave_no_fact(store: Store) -> None:
    card = a_person(1, 4, owner="agency")

    assert take(store, card) == (card,)

    assert current(store) == [card]
    assert versions(store) == [(4, "", 0)]
    assert store.head().seq == 1
    assert tables(store)["face"] == [(card.id, "Testpersoon", 4)]


def test_the_agency_takes_over_with_a_higher_version(store: Store) -> None:
    put(store, a_person(), a_person(1, 2))
    adopted = replace(a_person(1, 3, owner="agency"), adopted_by="agency")

    take(store, adopted)

    assert current(store) == [adopted]
    assert [version for version, _, _ in versions(store)] == [1, 2, 3]


def test_an_older_or_equal_card_changes_nothing(store: Store) -> None:
    take(store, a_person(1, 5, "Nieuw"))
    told: list[frozenset[str]] = []
    store.on_changed(told.append)

    assert take(store, a_person(1, 4, "Oud"), a_person(1, 5, "Nieuw")) == ()

    assert current(store) == [a_person(1, 5, "Nieuw")]
    assert told == []


def test_the_same_version_with_another_content_is_not_trusted(store: Store) -> None:
    take(store, a_person(1, 5, "Nieuw"))

    with pytest.raises(Untrusted, match="card_differs") as refused:
        take(store, a_person(2), a_person(1, 5, "Anders"))

    assert refused.value.params == {"kind": "person", "version": 5}
    assert current(store) == [a_person(1, 5, "Nieuw")]


@settings(max_examples=50, deadline=None)
@given(cards=st.lists(st.builds(a_person, st.integers(1, 3), st.integers(1, 4)), max_size=12), cut=st.integers(0, 12))
def test_cards_in_any_order_and_any_batches_end_in_the_highest_version_of_each(cards: list[Card], cut: int) -> None:
    stored: dict[tuple[CardKind, str], Card] = {}
    for batch in (cards[:cut], cards[cut:], cards):
        stored |= {(card.kind, card.id): card for card in newer(stored, batch)}

    highest = {card.id: max(each.version for each in cards if each.id == card.id) for card in cards}
    assert {card.id: card.version for card in stored.values()} == highest


def test_the_newer_of_a_set_stand_in_the_order_of_their_versions() -> None:
    chosen = newer({}, [a_person(1, 3), a_person(2, 1), a_person(1, 1), a_person(1, 3)])

    assert [(card.id[-1], card.version) for card in chosen] == [("1", 1), ("1", 3), ("2", 1)]


def test_a_card_follows_what_is_stored() -> None:
    stored = {(CardKind.PERSON, a_person().id): a_person(1, 2)}

    check_next(stored, a_person(1, 3))
    check_next(stored, a_person(2, 1))
    with pytest.raises(Conflict, match="card_changed"):
        check_next(stored, a_person(1, 2))


def test_more_cards_than_one_query_names_are_found(store: Store) -> None:
    people = [a_person(number) for number in range(1, 1201)]

    put(store, *people)

    with store.read() as connection:
        assert len(current_cards(connection, people)) == 1200
    assert store.head().seq == 1201
