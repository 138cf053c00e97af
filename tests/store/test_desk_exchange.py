from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.domain.access import Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.groups import Group
from mo_desk.store.desk_exchange import DeskInbox, DeskOutbox
from mo_desk.store.queries.sync import disputes
from mo_desk.wire.chain import GENESIS, Receipt
from mo_desk.wire.codec import decode_card
from mo_desk.wire.messages import CardSet, Check, CheckSet
from tests.helpers.hubs import TRAINER, Laptop, copy_laptop, open_laptop, person_bytes


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    opened = open_laptop(tmp_path, "laptop-1")
    yield opened
    opened.store.close()


@pytest.fixture
def outbox(laptop: Laptop) -> DeskOutbox:
    return DeskOutbox(laptop.store)


@pytest.fixture
def inbox(laptop: Laptop) -> DeskInbox:
    return DeskInbox(laptop.store, TRAINER)


def a_set(number: int, *cards: bytes) -> CardSet:
    return CardSet("agency", 0, number, False, cards, (), bytes(64))


def test_the_own_chain_is_read_for_sending(laptop: Laptop, outbox: DeskOutbox) -> None:
    laptop.answer(5)
    head = laptop.store.head()

    assert outbox.own_chains() == [head.chain_id]
    assert outbox.head(head.chain_id) == head
    assert outbox.hash_at(head.chain_id, head.seq) == head.hash
    assert outbox.hash_at(head.chain_id, 99) is None
    assert [entry.seq for entry in outbox.entries(head.chain_id, 2, 3)] == [3, 4, 5]
    assert (outbox.head("nothing").seq, outbox.head("nothing").hash) == (0, GENESIS)


def test_a_dispute_is_written_when_it_changes_and_not_at_every_synchronisation(
    laptop: Laptop, outbox: DeskOutbox
) -> None:
    told: list[frozenset[str]] = []
    laptop.store.on_changed(told.append)
    chain_id = laptop.store.head().chain_id

    for place in (0, 7, 7, 3, 0, 0):
        outbox.keep_dispute(chain_id, place)

    assert told == [frozenset({"disputed_chain"})] * 3
    outbox.keep_dispute(chain_id, 9)
    outbox.keep_dispute("e" * 32, 2)
    with laptop.store.read() as connection:
        found = [(one.chain_id, one.from_seq, one.told_at) for one in disputes(connection)]
    assert sorted(found) == sorted([(chain_id, 9, laptop.clock.at), ("e" * 32, 2, laptop.clock.at)])


def test_received_is_as_far_as_the_furthest_receipt(laptop: Laptop, outbox: DeskOutbox) -> None:
    chain_id = laptop.store.head().chain_id
    assert outbox.received(chain_id) == 0

    for last in (3, 1):
        outbox.keep_receipt(Receipt(chain_id, 1, last, bytes(32), 1, "agency", bytes(64)))

    assert outbox.received(chain_id) == 3


def test_after_a_restore_both_chains_are_its_own_oldest_first(laptop: Laptop) -> None:
    restored = copy_laptop(laptop, "restored", reason="restore")

    assert DeskOutbox(restored.store).own_chains() == [laptop.store.head().chain_id, restored.store.head().chain_id]
    restored.store.close()


def test_entries_are_taken_back_and_the_current_chain_is_left_first(laptop: Laptop, outbox: DeskOutbox) -> None:
    restored = copy_laptop(laptop, "restored", reason="restore")
    same = copy_laptop(laptop, "same")
    laptop.answer(5)
    lost = outbox.entries(laptop.store.head().chain_id, 1, 100)

    DeskOutbox(restored.store).take_back(lost)

    assert DeskOutbox(restored.store).head(laptop.store.head().chain_id) == laptop.store.head()
    DeskOutbox(same.store).take_back(lost)
    assert DeskOutbox(same.store).head(laptop.store.head().chain_id) == laptop.store.head()
    assert len(DeskOutbox(same.store).own_chains()) == 2
    restored.store.close()
    same.store.close()


def test_people_and_groups_made_here_are_offered_once_people_first(laptop: Laptop, inbox: DeskInbox) -> None:
    laptop.put_person("p1", "Haddad")
    with laptop.store.write(TRAINER) as work:
        work.put(Card(CardKind.GROUP, "g1", 1, "laptop-1", Group("2026-117", "ar", "Genk")))
        work.put(Card(CardKind.USER, "u1", 1, "laptop-1", User("Noor", (Role.TRAINER,))))

    offered = inbox.cards_to_offer(10)
    inbox.cards_offered(offered)

    assert [decode_card(card).id for card in offered] == ["p1", "g1"]
    assert inbox.cards_to_offer(10) == []


def test_a_change_is_offered_again_and_limits_hold(laptop: Laptop, inbox: DeskInbox) -> None:
    laptop.put_person("p1", "Haddad")
    laptop.put_person("p2", "Proefpersoon")
    inbox.cards_offered(inbox.cards_to_offer(1))
    laptop.put_person("p1", "El Haddad", version=2)

    assert [(decode_card(card).id, decode_card(card).version) for card in inbox.cards_to_offer(10)] == [
        ("p1", 2),
        ("p2", 1),
    ]


def test_cards_from_the_agency_are_stored_with_their_number_and_not_offered_back(
    laptop: Laptop, inbox: DeskInbox
) -> None:
    laptop.put_person("p1", "Haddad")

    inbox.apply_cards(
        a_set(7, person_bytes("p1", "Haddad", 2, "agency"), person_bytes("p2", "Proefpersoon", 1, "agency"))
    )

    assert inbox.card_set_version() == 7
    assert inbox.cards_to_offer(10) == []


def test_a_set_that_cannot_be_read_leaves_everything_as_it_was(inbox: DeskInbox) -> None:
    with pytest.raises(Exception, match="body_unreadable"):
        inbox.apply_cards(a_set(7, person_bytes("p1", "Haddad", 2, "agency"), b"{}"))

    assert inbox.card_set_version() == 0


def test_checks_are_stored_with_their_number_the_newest_winning(laptop: Laptop, inbox: DeskInbox) -> None:
    check = Check("c" * 32, 4, "a" * 32, True, 31, 41, "passed", 5)
    other = Check("c" * 32, 4, "a" * 32, False, 30, 41, "passed", 6)

    inbox.apply_checks(CheckSet("agency", 0, 3, False, (check,), bytes(64)))
    inbox.apply_checks(CheckSet("agency", 3, 9, False, (other,), bytes(64)))
    inbox.apply_checks(CheckSet("agency", 9, 10, False, (), bytes(64)))

    with laptop.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT points, agrees, device_id FROM result_check").all()
    assert inbox.checks_version() == 10
    assert [tuple(row) for row in rows] == [(30, 0, "laptop-1")]
