from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.wire.chain import GENESIS, Checkpoint, Head, Receipt, from_ms
from mo_desk.wire.codec import entry_to_fact
from tests.helpers.chains import a_chain
from tests.helpers.stores import PROGRAM, an_identity, answer, open_toy_store

CHAIN = a_chain(an_identity("laptop"), 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(f"sqlite:///{tmp_path}/hub.db", "hub")
    opened.accept(CHAIN)
    yield opened
    opened.close()


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with store.read() as opened:
        yield opened


def receipt(
    to_seq: int, chain_id: str = "c" * 32, from_seq: int = 1, at_ms: int = 0, agency: str = "agency"
) -> Receipt:
    return Receipt(chain_id, from_seq, to_seq, bytes(32), at_ms or 1000 * to_seq, agency, bytes(64))


def test_heads_are_the_last_entries_of_all_chains(store: Store, connection: Connection) -> None:
    assert queries.list_heads(connection) == (CHAIN[-1].head, store.head())
    assert queries.head_of(connection, "c" * 32) == CHAIN[-1].head
    assert queries.head_of(connection, "nothing") == Head("nothing", 0, GENESIS)


def test_entries_follow_a_number_in_order_and_within_a_limit(connection: Connection) -> None:
    assert queries.entries_after(connection, "c" * 32, 0, 100) == CHAIN
    assert queries.entries_after(connection, "c" * 32, 3, 4) == CHAIN[3:7]
    assert queries.entries_after(connection, "c" * 32, 12, 4) == ()


def test_a_chain_longer_than_a_page_is_walked_whole(tmp_path: Path) -> None:
    chain = a_chain(an_identity("laptop"), 2300)
    store = open_toy_store(f"sqlite:///{tmp_path}/long.db", "hub")
    store.accept(chain)

    with store.read() as connection:
        assert tuple(queries.chain_entries(connection, "c" * 32)) == chain
        assert tuple(queries.chain_entries(connection, "c" * 32, 2200)) == chain[2200:]
        assert [fact.ref.seq for fact in queries.chain_facts(connection, "c" * 32)] == list(range(1, 2301))
    store.close()


def test_facts_of_a_chain_are_those_of_its_entries(connection: Connection) -> None:
    assert list(queries.chain_facts(connection, "c" * 32)) == [entry_to_fact(entry) for entry in CHAIN]


def test_a_hash_is_found_by_its_place(connection: Connection) -> None:
    assert queries.hash_at(connection, "c" * 32, 5) == CHAIN[4].hash
    assert queries.hash_at(connection, "c" * 32, 13) is None
    assert queries.hashes_between(connection, "c" * 32, 11, 14) == {11: CHAIN[10].hash, 12: CHAIN[11].hash}


def test_chains_are_listed_own_ones_apart(store: Store) -> None:
    first = store.head().chain_id
    second = store.open_chain(PROGRAM, "restore").chain_id

    with store.read() as connection:
        assert queries.list_chains(connection) == tuple(sorted(["c" * 32, first, second]))
        assert [row.chain_id for row in queries.own_chains(connection)] == [first, second]
        opened = queries.find_chain(connection, "c" * 32)
        assert queries.find_chain(connection, "nothing") is None
    assert opened is not None
    assert (opened.ordinal, opened.device_key) == (None, an_identity("laptop").public_key)


def test_a_chain_is_named_by_whatever_is_here_of_it(store: Store) -> None:
    store.keep_receipts([receipt(3, "e" * 32)])
    store.keep_checkpoint(Checkpoint("f" * 32, 1, bytes(32), bytes(64)))

    with store.read() as connection:
        assert {"c" * 32, "e" * 32, "f" * 32} < set(queries.named_chains(connection))
        assert queries.checkpoints(connection, "f" * 32) == (Checkpoint("f" * 32, 1, bytes(32), bytes(64)),)


def test_receipts_come_oldest_first_and_the_furthest_counts(store: Store) -> None:
    store.keep_receipts([receipt(9, from_seq=5), receipt(4)])

    with store.read() as connection:
        assert queries.receipts(connection, "c" * 32) == (receipt(4), receipt(9, from_seq=5))
        assert queries.receipts(connection, "c" * 32, after=4) == (receipt(9, from_seq=5),)
        assert queries.receipts(connection, "c" * 32, limit=1) == (receipt(4),)
        assert queries.last_receipt(connection, "c" * 32) == receipt(9, from_seq=5)
        assert queries.last_receipt(connection, "nothing") is None


def test_a_receipt_that_is_here_already_stays_as_it_is(store: Store) -> None:
    store.keep_receipts([receipt(4, at_ms=111)])

    store.keep_receipts([receipt(4, at_ms=222)])

    with store.read() as connection:
        assert queries.receipts(connection, "c" * 32) == (receipt(4, at_ms=111),)


def test_waiting_is_what_no_receipt_covers_on_all_own_chains(store: Store) -> None:
    answer(store, 4)
    first = store.head().chain_id
    store.keep_receipts([receipt(2, first)])
    store.open_chain(PROGRAM, "restore")

    with store.read() as connection:
        assert queries.count_waiting(connection) == (5 - 2) + 1


def test_an_entry_arrived_with_the_earliest_receipt_that_covers_it(store: Store) -> None:
    store.keep_receipts([receipt(9, from_seq=5), receipt(4), receipt(12, from_seq=10)])
    refs = [EntryRef(ChainId("c" * 32), seq) for seq in (1, 4, 5, 12)]
    waiting = EntryRef(ChainId(store.head().chain_id), 1)

    with store.read() as connection:
        found = queries.arrivals(connection, [*refs, waiting])
        assert queries.arrival(connection, refs[1]) == found[refs[1]]

    assert [found[ref].received_at for ref in refs] == [from_ms(at) for at in (4000, 4000, 9000, 12_000)]
    assert {found[ref].agency for ref in refs} == {"agency"}
    assert found[waiting] == queries.Arrival(None)


def test_the_keys_of_all_devices_whose_chains_are_here(connection: Connection) -> None:
    assert queries.device_keys(connection) == {an_identity("laptop").public_key, an_identity("hub").public_key}
