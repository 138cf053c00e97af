"""Reads of cards: the current version, several at once, every version with who and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mo_desk.domain.access import User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import NotFound
from mo_desk.domain.people import Person
from mo_desk.store.queries.cards import find_card, get_card, list_by_ids, list_cards, list_versions
from tests.helpers.fakes import BEGIN
from tests.helpers.real_stores import TRAINER, OpenStore, make_store

FIRST = Card(CardKind.PERSON, "p1", 1, "desk", Person("Testnaam"))
SECOND = replace(FIRST, version=2, body=Person("Testnaam", "Nieuw"))
USER = Card(CardKind.USER, "p1", 1, "desk", User("Testgebruiker", ()))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    for card in (FIRST, USER, SECOND):
        with opened.store.write(TRAINER) as work:
            work.put(card)
        opened.clock.pass_seconds(60)
    yield opened
    opened.store.close()


def test_the_newest_version_of_a_card_is_the_card_and_ids_count_within_a_kind(desk: OpenStore) -> None:
    with desk.store.read() as connection:
        assert find_card(connection, CardKind.PERSON, "p1") == get_card(connection, CardKind.PERSON, "p1") == SECOND
        assert get_card(connection, CardKind.USER, "p1") == USER


def test_a_card_that_is_not_there_is_none_or_not_found(desk: OpenStore) -> None:
    with desk.store.read() as connection:
        assert find_card(connection, CardKind.GROUP, "p1") is None
        with pytest.raises(NotFound, match="card_unknown") as caught:
            get_card(connection, CardKind.GROUP, "p1")

    assert caught.value.params == {"kind": "group"}


def test_cards_of_a_kind_are_listed_by_id(desk: OpenStore) -> None:
    with desk.store.write(TRAINER) as work:
        work.put_many([replace(USER, id="p0"), replace(USER, id="p2")])

    with desk.store.read() as connection:
        assert [card.id for card in list_cards(connection, CardKind.USER)] == ["p0", "p1", "p2"]
        assert list_cards(connection, CardKind.PASS_RULE) == ()


def test_many_cards_are_read_at_once_and_unknown_ids_are_left_out(desk: OpenStore) -> None:
    people = [replace(FIRST, id=f"{number:032x}") for number in range(1100)]
    with desk.store.write(TRAINER) as work:
        work.put_many(people)

    with desk.store.read() as connection:
        found = list_by_ids(connection, CardKind.PERSON, [*(card.id for card in people), "p1", "nobody"])
        assert list_by_ids(connection, CardKind.PERSON, ()) == {}

    assert found == {card.id: card for card in [*people, SECOND]}


def test_every_version_says_when_and_by_whom_it_was_stored(desk: OpenStore) -> None:
    with desk.store.read() as connection:
        versions = list_versions(connection, CardKind.PERSON, "p1")
        assert list_versions(connection, CardKind.GROUP, "p1") == ()

    assert [version.card for version in versions] == [FIRST, SECOND]
    assert [version.at for version in versions] == [BEGIN, BEGIN + timedelta(seconds=120)]
    assert {version.actor_id for version in versions} == {TRAINER.user_id}
