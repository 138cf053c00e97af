from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from mo_desk.domain.facts import ChainOpened
from mo_desk.paths import Home
from mo_desk.store.chains import Program
from mo_desk.store.mark import read_mark, write_mark
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.wire.chain import Entry, Head
from mo_desk.wire.codec import entry_to_fact
from tests.helpers.stores import ACTOR, PROGRAM, an_identity, answer, open_toy_store

DEVICE = an_identity("desk")


def opening(store: Store) -> ChainOpened:
    """Return the first entry of the current chain."""
    body = entry_to_fact(entries(store, store.head().chain_id)[0]).body
    assert isinstance(body, ChainOpened)
    return body


def entries(store: Store, chain_id: str) -> tuple[Entry, ...]:
    with store.read() as connection:
        return queries.entries_after(connection, chain_id, 0, 1000)


def check(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.checkpoint()


def mark_of(folder: Path) -> Path:
    return Home(folder / "desk").head_mark


def keep_copy(folder: Path) -> None:
    """Copy the database of a closed store aside, as a backup or a disk image would."""
    shutil.copy(folder / "desk" / "desk.db", folder / "kept.db")


def put_back(folder: Path) -> None:
    """Put the copy in the place of the database, and leave the mark where it is."""
    for companion in ("-wal", "-shm"):
        (folder / "desk" / f"desk.db{companion}").unlink(missing_ok=True)
    shutil.copy(folder / "kept.db", folder / "desk" / "desk.db")


def rolled_back(folder: Path) -> Head:
    """Make a desk whose database is three answers behind its mark; return the head that is lost."""
    store = open_toy_store(folder)
    answer(store, 2)
    check(store)
    store.close()
    keep_copy(folder)
    store = open_toy_store(folder)
    answer(store, 3, first=3)
    check(store)
    lost = store.head()
    store.close()
    put_back(folder)
    return lost


def test_a_first_start_opens_a_chain_and_signs_it(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)

    assert store.head().seq == 1
    body = opening(store)
    assert (body.reason, body.device_id, body.device_key) == ("init", DEVICE.device_id, DEVICE.public_key)
    assert (body.program_version, body.follows, body.follows_hash) == ("0.1.0", None, "")
    mark = read_mark(mark_of(tmp_path), DEVICE.public_key)
    assert mark is not None
    assert mark.head == store.head()
    store.close()


def test_a_certificate_is_named_by_its_digest(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    store.open_chain(Program("0.2.0", "f" * 64), "restore")

    assert (opening(store).program_version, opening(store).certificate_digest) == ("0.2.0", "f" * 64)
    store.close()


def test_an_ordinary_start_goes_on_with_the_chain(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 3)
    head = store.head()
    store.close()

    again = open_toy_store(tmp_path)

    assert again.head() == head
    answer(again, 1, first=4)
    assert again.head().seq == 5
    again.close()


def test_a_mark_behind_the_database_is_ordinary_it_moves_at_checkpoints_only(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 2)
    check(store)
    marked = store.head()
    answer(store, 2, first=3)
    store.close()

    again = open_toy_store(tmp_path)

    mark = read_mark(mark_of(tmp_path), DEVICE.public_key)
    assert mark is not None
    assert (mark.head, again.head().chain_id, again.head().seq) == (marked, marked.chain_id, 5)
    again.close()


def test_a_restore_opens_a_new_chain_that_names_the_old_head(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 3)
    old = store.head()

    store.open_chain(PROGRAM, "restore")

    body = opening(store)
    assert store.head().chain_id != old.chain_id
    assert body.follows is not None
    assert (body.reason, body.follows.chain_id, body.follows.seq) == ("restore", old.chain_id, old.seq)
    assert body.follows_hash == old.hash.hex()
    assert not store.is_behind_mark()
    store.close()


def test_a_database_behind_its_mark_opens_a_new_chain_and_says_so(tmp_path: Path) -> None:
    lost = rolled_back(tmp_path)

    store = open_toy_store(tmp_path, run=2)

    body = opening(store)
    assert store.head().chain_id != lost.chain_id
    assert body.follows is not None
    assert (body.reason, body.follows.chain_id, body.follows.seq) == ("rollback", lost.chain_id, 3)
    assert store.is_behind_mark()
    assert verify(store).behind_mark
    assert not verify(store).sound
    store.close()


def test_a_loss_is_found_once_and_not_again_at_every_start(tmp_path: Path) -> None:
    rolled_back(tmp_path)
    store = open_toy_store(tmp_path, run=2)
    opened = store.head()
    answer(store, 2)
    store.close()

    again = open_toy_store(tmp_path, run=3)

    assert (again.head().chain_id, again.head().seq) == (opened.chain_id, 3)
    assert again.is_behind_mark()
    again.close()


def test_a_kill_between_the_new_chain_and_its_mark_opens_no_second_one(tmp_path: Path) -> None:
    rolled_back(tmp_path)
    old_mark = mark_of(tmp_path).read_bytes()
    store = open_toy_store(tmp_path, run=2)
    opened = store.head()
    store.close()
    mark_of(tmp_path).write_bytes(old_mark)

    again = open_toy_store(tmp_path, run=3)

    assert again.head() == opened
    assert again.is_behind_mark()
    again.close()


def test_what_was_lost_comes_back_from_others_and_the_journal_is_whole_again(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 2)
    check(store)
    store.close()
    keep_copy(tmp_path)
    store = open_toy_store(tmp_path)
    answer(store, 3, first=3)
    check(store)
    elsewhere = entries(store, store.head().chain_id)
    store.close()
    put_back(tmp_path)
    store = open_toy_store(tmp_path, run=2)

    accepted = store.accept(elsewhere)

    assert (accepted.added, accepted.replayed, accepted.forked) == (3, 3, frozenset())
    assert not store.is_behind_mark()
    assert verify(store).sound
    store.close()


def test_a_database_older_than_its_own_last_chain_is_found_too(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    check(store)
    store.close()
    keep_copy(tmp_path)
    store = open_toy_store(tmp_path, run=2)
    store.open_chain(PROGRAM, "restore")
    store.close()
    put_back(tmp_path)

    again = open_toy_store(tmp_path, run=3)

    assert opening(again).reason == "rollback"
    assert again.is_behind_mark()
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff" * 100, b"x" * 10_000])
def test_a_mark_that_is_gone_or_unreadable_says_nothing(tmp_path: Path, content: bytes | None) -> None:
    lost = rolled_back(tmp_path)
    mark_of(tmp_path).unlink()
    if content is not None:
        mark_of(tmp_path).write_bytes(content)

    store = open_toy_store(tmp_path, run=2)

    assert (store.head().chain_id, store.head().seq) == (lost.chain_id, 3)
    store.close()


def test_a_mark_signed_by_another_device_says_nothing(tmp_path: Path) -> None:
    lost = rolled_back(tmp_path)
    other = open_toy_store(tmp_path / "elsewhere", "other")
    with other.write(ACTOR) as work:
        write_mark(mark_of(tmp_path), work.checkpoint())
    other.close()

    store = open_toy_store(tmp_path, run=2)

    assert store.head().chain_id == lost.chain_id
    store.close()


def test_a_mark_that_cannot_be_written_does_not_undo_the_work(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = open_toy_store(tmp_path)
    before = mark_of(tmp_path).read_bytes()
    mark_of(tmp_path).unlink()
    mark_of(tmp_path).mkdir()  # a rename onto a folder fails, whoever runs the tests

    with caplog.at_level(logging.WARNING):
        answer(store, 1)
        check(store)

    assert "head_mark_not_written" in caplog.text
    assert store.head().seq == 2
    mark_of(tmp_path).rmdir()
    mark_of(tmp_path).write_bytes(before)
    store.close()
    again = open_toy_store(tmp_path)
    assert again.head().seq == 2
    again.close()
