from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, select

from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.domain.facts import IncidentReported, SignedIn
from mo_desk.domain.ids import AttemptId, SittingId
from mo_desk.store.models.journal import EntryRow
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.store.working import find_cursor, save_cursor
from mo_desk.views.attempts import Cursor
from tests.helpers.hubs import CountedIds, HandClock
from tests.helpers.stores import (
    ACTOR,
    CARD_PROJECTION,
    PROJECTION,
    CountedBytes,
    an_identity,
    answer,
    open_toy_store,
    tables,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_toy_store(tmp_path)
    yield opened
    opened.close()


def sizes(store: Store) -> tuple[int, int]:
    """Return the number of entries in the database, and the head's number."""
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(EntryRow)).scalar_one(), store.head().seq


def fail_after_writing(store: Store) -> None:
    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
        raise ZeroDivisionError


def leave_room_for(store: Store, pages: int) -> None:
    """Let the database grow by so many pages and no more: the disk is nearly full."""
    with store.write(ACTOR) as work:
        used = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}")


def sign_in(store: Store, times: int) -> None:
    with store.write(ACTOR) as work:
        for number in range(times):
            work.append("s", SignedIn(number))


def sign_in_carelessly(store: Store, times: int) -> None:
    with store.write(ACTOR) as work:
        with suppress(Exception):
            for number in range(times):
                work.append("s", SignedIn(number))
        with suppress(Exception):
            work.append("s", SignedIn(1))


def test_a_work_is_committed_whole_at_its_end(store: Store) -> None:
    with store.write(ACTOR) as work:
        first = work.append("s", SignedIn(1))
        second = work.append("s", SignedIn(2))

    assert (first.seq, second.seq) == (2, 3)
    assert sizes(store) == (3, 3)
    assert tables(store)["tally"] == [("s", 3, 2)]


def test_after_an_exception_nothing_is_kept_and_the_head_is_right(store: Store) -> None:
    before = store.head()

    with pytest.raises(ZeroDivisionError):
        fail_after_writing(store)

    assert store.head() == before
    assert sizes(store) == (1, 1)
    answer(store, 2)
    assert verify(store).sound


def test_a_refusal_before_anything_is_written_leaves_the_work_usable(store: Store) -> None:
    with store.write(ACTOR) as work:
        with pytest.raises(Invalid, match="body_unstorable"):
            work.append("s", IncidentReported(SittingId("s"), "other", "\0"))
        work.append("s", SignedIn(1))

    assert sizes(store) == (2, 2)
    assert verify(store).sound


def test_listeners_are_told_the_tables_after_the_commit_and_only_then(store: Store) -> None:
    told: list[tuple[frozenset[str], int]] = []
    store.on_changed(lambda topics: told.append((topics, sizes(store)[0])))

    with store.write(ACTOR) as work:
        work.append("s", SignedIn(1))
        assert told == []

    assert told == [(frozenset({"entry", "tally"}), 2)]


def test_listeners_hear_nothing_of_a_work_that_failed_or_wrote_nothing(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_changed(told.append)

    with pytest.raises(ZeroDivisionError):
        fail_after_writing(store)
    with store.write(ACTOR):
        pass

    assert told == []


def test_a_listener_may_write(store: Store) -> None:
    def count_it(topics: frozenset[str]) -> None:
        if "tally" not in topics:
            with store.write(ACTOR) as work:
                work.append("s", SignedIn(1))

    store.on_changed(count_it)

    answer(store, 1)

    assert tables(store)["tally"] == [("s", 1, 1)]


def test_a_reader_keeps_its_snapshot_while_somebody_writes(store: Store) -> None:
    query = select(func.count()).select_from(EntryRow)
    with store.read() as connection:
        before = connection.execute(query).scalar_one()
        answer(store, 3)
        after = connection.execute(query).scalar_one()

    assert (before, after, sizes(store)[0]) == (1, 1, 4)


def test_threads_write_in_turn_and_every_entry_is_in_the_chain(store: Store) -> None:
    start = Barrier(4)

    def save(number: int) -> None:
        start.wait()
        for turn in range(20):
            with store.write(ACTOR) as work:
                work.append(f"s{number}", SignedIn(turn))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(save, range(4)))

    assert sizes(store) == (81, 81)
    assert tables(store)["tally"] == [(f"s{number}", sum(range(20)), 19) for number in range(4)]
    assert verify(store).sound


def test_a_work_inside_a_work_is_refused_rather_than_waiting_for_itself(store: Store) -> None:
    with store.write(ACTOR) as work:
        with pytest.raises(RuntimeError), store.write(ACTOR):
            pass
        with pytest.raises(RuntimeError), store.scratch():
            pass
        work.append("s", SignedIn(1))

    assert sizes(store) == (2, 2)


def test_a_full_disk_says_so_loses_nothing_and_goes_on_after_freeing(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_changed(told.append)
    leave_room_for(store, 2)

    with pytest.raises(Unreachable, match="disk_full"):
        answer(store, 200)

    saved = len(told)
    assert 0 < saved < 200
    assert sizes(store) == (saved + 1, saved + 1)
    assert verify(store).sound
    leave_room_for(store, 10_000)
    answer(store, 50, first=saved + 1)
    assert sizes(store) == (saved + 51, saved + 51)
    assert verify(store).sound


def test_a_disk_that_fills_in_mid_work_undoes_the_whole_work(store: Store) -> None:
    answer(store, 3)
    leave_room_for(store, 2)

    with pytest.raises(Unreachable, match="disk_full"):
        sign_in(store, 500)

    assert sizes(store) == (4, 4)
    assert tables(store)["tally"] == []


def test_what_was_cut_off_is_never_committed_although_its_error_was_swallowed(store: Store) -> None:
    leave_room_for(store, 2)

    with pytest.raises(RuntimeError):
        sign_in_carelessly(store, 500)

    assert sizes(store) == (1, 1)
    assert tables(store)["tally"] == []
    answer(store, 1)
    assert verify(store).sound


def test_salts_are_fresh_for_every_entry_and_come_from_the_given_chance(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 5)

    with store.read() as connection:
        salts = list(connection.execute(select(EntryRow.salt).order_by(EntryRow.seq)).scalars())

    chance = CountedBytes("desk1")
    assert salts == [chance(16) for _ in range(6)]
    store.close()


def test_two_runs_with_the_same_inputs_give_the_same_journal(tmp_path: Path) -> None:
    heads = []
    for run in ("one", "two"):
        store = open_toy_store(tmp_path / run)
        answer(store, 5)
        heads.append(store.head())
        store.close()

    assert heads[0] == heads[1]


def test_working_state_is_kept_beside_the_journal_and_tells_nobody(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_changed(told.append)
    cursor = Cursor(AttemptId("a"), 3, 125)

    with store.scratch() as connection:
        save_cursor(connection, cursor, 5)

    with store.read() as connection:
        assert find_cursor(connection, AttemptId("a")) == cursor
    assert (told, sizes(store)) == ([], (1, 1))


def test_nothing_is_written_before_a_chain_is_open(tmp_path: Path) -> None:
    made = open_toy_store(tmp_path)
    made.close()
    unopened = Store(made._engine, (PROJECTION,), (CARD_PROJECTION,), HandClock(), CountedIds("x"), an_identity("desk"))

    with pytest.raises(RuntimeError), unopened.write(ACTOR):
        pass
    unopened.close()


def test_a_closed_database_opens_as_it_was_left(tmp_path: Path) -> None:
    store = open_toy_store(tmp_path)
    answer(store, 4)
    head, rows = store.head(), tables(store)
    store.close()

    again = open_toy_store(tmp_path)

    assert (again.head(), tables(again)) == (head, rows)
    again.close()
