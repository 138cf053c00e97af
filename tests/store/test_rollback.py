"""An older database beside a newer `head.mark`: a new chain, a report, and the lost entries fetched back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.domain.errors import Conflict
from mo_desk.domain.facts import ChainOpened
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.desk_exchange import DeskOutbox
from mo_desk.store.mark import read_mark
from mo_desk.store.queries import journal as queries
from mo_desk.store.verify import verify
from mo_desk.wire.chain import Entry, Head
from mo_desk.wire.codec import decode_body
from tests.helpers.bodies import a_body
from tests.helpers.real_stores import TRAINER, OpenStore, copy_database, dump, make_store, put_back, reopen

OPENED = a_body("sitting_opened")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    opened.append(OPENED)
    yield opened
    opened.store.close()


def sign(desk: OpenStore) -> None:
    with desk.store.write(TRAINER) as work:
        work.append(*OPENED)
        work.checkpoint()


def opening(desk: OpenStore) -> ChainOpened:
    first = desk.entries()[0]
    assert first.body is not None
    body = decode_body(first.kind, first.body)
    assert isinstance(body, ChainOpened)
    return body


def rolled_back(desk: OpenStore, tmp_path: Path) -> tuple[OpenStore, Head, tuple[Entry, ...]]:
    """Copy, go on and sign, put the copy back; return the reopened desk, the head the copy had and the entries that were lost."""
    copy, before = copy_database(desk, tmp_path / "copy.db"), desk.store.head()
    desk.append(OPENED)
    sign(desk)
    lost = desk.entries()
    put_back(desk, copy)
    return reopen(desk), before, lost


def test_a_restart_goes_on_with_its_chain(desk: OpenStore) -> None:
    sign(desk)
    desk.append(OPENED)

    again = reopen(desk)

    assert again.store.head() == desk.store.head()
    assert not again.store.is_behind_mark()
    again.store.close()


def test_an_older_database_beside_a_newer_mark_opens_a_chain_for_that_reason_and_is_reported(
    desk: OpenStore, tmp_path: Path
) -> None:
    again, before, lost = rolled_back(desk, tmp_path)

    assert again.store.head().chain_id != before.chain_id
    assert (opening(again).reason, opening(again).device_id) == ("rollback", again.device.device_id)
    assert opening(again).follows == EntryRef(ChainId(before.chain_id), before.seq)
    assert opening(again).follows_hash == before.hash.hex()
    with again.store.read() as connection:
        row = queries.own_chains(connection)[-1]
    assert (row.lost_chain_id, row.lost_seq, row.lost_hash) == (lost[-1].chain_id, lost[-1].seq, lost[-1].hash)
    report = verify(again.store)
    assert report.behind_mark
    assert not report.sound
    assert [chain.bad_seq for chain in report.chains] == [0, 0]
    again.store.close()


def test_the_old_chain_is_never_written_on_again_so_what_comes_back_is_no_fork(desk: OpenStore, tmp_path: Path) -> None:
    again, _, lost = rolled_back(desk, tmp_path)
    again.append(OPENED)

    DeskOutbox(again.store).take_back(lost)

    assert again.entries(lost[0].chain_id) == lost
    assert again.count("forked_entry") == 0
    assert again.count("sitting_event") == 4
    report = verify(again.store)
    assert (report.sound, report.behind_mark) == (True, False)
    again.store.close()


def test_a_loss_is_reported_until_it_is_fetched_back_over_any_number_of_restarts(desk: OpenStore, tmp_path: Path) -> None:
    again, _, lost = rolled_back(desk, tmp_path)
    sign(again)
    chain_id = again.store.head().chain_id

    again = reopen(reopen(again))

    assert again.store.head().chain_id == chain_id
    assert verify(again.store).behind_mark
    DeskOutbox(again.store).take_back(lost)
    assert not verify(again.store).behind_mark
    again.store.close()


def test_the_mark_names_the_new_chain_at_once_and_a_kill_before_that_opens_no_third(desk: OpenStore, tmp_path: Path) -> None:
    copy = copy_database(desk, tmp_path / "copy.db")
    sign(desk)
    newer = desk.home.head_mark.read_bytes()
    put_back(desk, copy)
    again = reopen(desk)
    mark = read_mark(again.home.head_mark, again.device.public_key)
    assert mark is not None
    assert mark.head == again.store.head()

    again.home.head_mark.write_bytes(newer)  # killed after the commit, before the mark
    after_kill = reopen(again)

    assert after_kill.store.head() == again.store.head()
    after_kill.store.close()


def test_the_same_copy_put_back_twice_opens_a_chain_each_time(desk: OpenStore, tmp_path: Path) -> None:
    copy = copy_database(desk, tmp_path / "copy.db")
    sign(desk)
    put_back(desk, copy)
    first = reopen(desk)
    put_back(first, copy)

    second = reopen(first)

    assert len({desk.store.head().chain_id, first.store.head().chain_id, second.store.head().chain_id}) == 3
    assert opening(second).reason == "rollback"
    second.store.close()


def test_a_restore_opens_a_chain_even_when_nothing_was_lost(desk: OpenStore) -> None:
    before = desk.store.head()

    again = reopen(desk, reason="restore")

    assert opening(again).reason == "restore"
    assert opening(again).follows == EntryRef(ChainId(before.chain_id), before.seq)
    assert verify(again.store).sound
    again.store.close()


def test_the_first_chain_follows_nothing(desk: OpenStore) -> None:
    assert (opening(desk).reason, opening(desk).follows, opening(desk).follows_hash) == ("init", None, "")


def test_a_mark_that_is_gone_broken_or_anothers_says_nothing(desk: OpenStore, tmp_path: Path) -> None:
    other = make_store(tmp_path, "other")
    sign(other)
    other.store.close()
    for content in (None, b"", b"{}", b"\xff", other.home.head_mark.read_bytes(), b"x" * 10_000):
        desk.home.head_mark.unlink(missing_ok=True)
        if content is not None:
            desk.home.head_mark.write_bytes(content)
        head = desk.store.head()

        desk = reopen(desk)

        assert desk.store.head() == head
        assert not desk.store.is_behind_mark()
    desk.store.close()


def test_a_log_that_was_lost_with_what_was_signed_in_it_is_a_rollback_too(desk: OpenStore) -> None:
    """Without its write-ahead log the file is a clean prefix, here one without any entry: nothing but the mark knows."""
    sign(desk)
    lost = desk.store.head()
    without_log = desk.home.database.read_bytes()
    desk.store.close()
    desk.home.database.write_bytes(without_log)

    again = reopen(desk)

    assert (opening(again).reason, opening(again).follows) == ("rollback", None)
    assert DeskOutbox(again.store).own_chains() == [lost.chain_id, again.store.head().chain_id]
    assert again.store.is_behind_mark()
    again.store.close()


def test_nobody_else_writes_on_the_current_chain(desk: OpenStore, tmp_path: Path) -> None:
    copy = copy_database(desk, tmp_path / "copy.db")
    desk.append(OPENED)
    ahead = desk.entries()
    put_back(desk, copy)
    again = reopen(desk)  # nothing was signed in between: the mark knows nothing
    before = (again.store.head(), dump(again.store))

    with pytest.raises(Conflict, match="own_chain_ahead"):
        again.store.accept(ahead)

    assert (again.store.head(), dump(again.store)) == before
    again.store.close()
