"""The journal's own tables: entries, and what certain entries imply beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.errors import Untrusted
from mo_desk.store.journal import Journal
from mo_desk.store.queries import journal as queries
from mo_desk.wire.chain import Checkpoint, Entry, Head, Receipt
from mo_desk.wire.codec import entry_to_fact
from tests.helpers.chains import a_chain
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, make_store

CHAIN = a_chain(a_device("other"), 6)
OTHER = a_chain(a_device("other"), 6, variant="x")
CHAIN_ID = CHAIN[0].chain_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def journal(desk: OpenStore) -> Journal:
    return Journal(desk.engine.dialect)


def add(desk: OpenStore, journal: Journal, *entries: Entry) -> frozenset[str]:
    with desk.store.write(TRAINER) as work:
        return journal.add(work.connection, entries, [entry_to_fact(entry) for entry in entries])


def test_entries_are_kept_exactly_and_the_opening_gives_the_chain_its_row(desk: OpenStore, journal: Journal) -> None:
    assert add(desk, journal, *CHAIN) == {"entry", "chain"}

    with desk.store.read() as connection:
        assert tuple(queries.chain_entries(connection, CHAIN_ID)) == CHAIN
        chain = queries.find_chain(connection, CHAIN_ID)
    assert chain is not None
    assert (chain.device_id, chain.device_key, chain.reason) == ("other", a_device("other").public_key, "init")
    assert (chain.opened_at_ms, chain.follows_chain_id, chain.ordinal, chain.forked_at) == (
        CHAIN[0].at_ms,
        None,
        None,
        None,
    )


@pytest.mark.parametrize("wrong", [msgspec.structs.replace(CHAIN[1], seq=1), msgspec.structs.replace(CHAIN[0], seq=2)])
def test_a_chain_is_opened_by_its_first_entry_and_by_no_other(desk: OpenStore, journal: Journal, wrong: Entry) -> None:
    with pytest.raises(Untrusted, match="chain_not_opened"):
        add(desk, journal, wrong)

    assert desk.count("entry") == 1


def test_an_own_chain_has_its_number_and_the_head_that_was_lost(desk: OpenStore, journal: Journal) -> None:
    add(desk, journal, *CHAIN)
    with desk.store.write(TRAINER) as work:
        journal.own(work.connection, CHAIN_ID, 2, Head("lost", 7, b"h"))

    with desk.store.read() as connection:
        first, second = queries.own_chains(connection)
    assert (first.chain_id, first.ordinal, first.lost_chain_id) == (desk.store.head().chain_id, 1, None)
    assert (second.chain_id, second.lost_chain_id, second.lost_seq, second.lost_hash) == (CHAIN_ID, "lost", 7, b"h")


def test_a_second_branch_lies_aside_once_and_the_chain_keeps_its_first_fork(desk: OpenStore, journal: Journal) -> None:
    add(desk, journal, *CHAIN)

    for part in (OTHER[3:], OTHER[1:], OTHER[4:]):
        with desk.store.write(TRAINER) as work:
            journal.quarantine(work.connection, part, 5)

    with desk.store.read() as connection:
        assert queries.forked_entries(connection, CHAIN_ID) == OTHER[1:]
        assert queries.is_forked(connection, CHAIN_ID)
        chain = queries.find_chain(connection, CHAIN_ID)
    assert chain is not None
    assert chain.forked_at == 2


def test_a_checkpoint_of_the_same_place_is_replaced_and_a_receipt_is_not(desk: OpenStore, journal: Journal) -> None:
    first = Receipt(CHAIN_ID, 1, 6, b"h", 5, "agency", b"s")
    with desk.store.write(TRAINER) as work:
        for signature in (b"1", b"2"):
            journal.add_checkpoint(work.connection, Checkpoint(CHAIN_ID, 6, b"h", signature))
        journal.add_receipts(work.connection, [first])
        journal.add_receipts(work.connection, [msgspec.structs.replace(first, received_at_ms=9)])
        journal.add_receipts(work.connection, [])

    with desk.store.read() as connection:
        assert queries.checkpoints(connection, CHAIN_ID) == (Checkpoint(CHAIN_ID, 6, b"h", b"2"),)
        assert queries.receipts(connection, CHAIN_ID) == (first,)


def test_an_erasure_takes_bodies_and_salts_from_both_branches_and_nothing_else(
    desk: OpenStore, journal: Journal
) -> None:
    add(desk, journal, *CHAIN)
    with desk.store.write(TRAINER) as work:
        journal.quarantine(work.connection, OTHER[1:], 5)
        journal.erase_bodies(work.connection, CHAIN[1].subject_id, ["answer_given"])

    with desk.store.read() as connection:
        kept, aside = tuple(queries.chain_entries(connection, CHAIN_ID)), queries.forked_entries(connection, CHAIN_ID)
    assert kept == (CHAIN[0], *(msgspec.structs.replace(entry, body=None, salt=None) for entry in CHAIN[1:]))
    assert aside == tuple(msgspec.structs.replace(entry, body=None, salt=None) for entry in OTHER[1:])


def test_on_sqlite_no_lock_is_asked_for(desk: OpenStore, journal: Journal) -> None:
    with desk.store.write(TRAINER) as work:
        journal.lock(work.connection, [CHAIN_ID, "b"])
        journal.lock_openings(work.connection)

    assert desk.store.head().seq == 1
