"""What a store promises when something goes wrong around a commit, and what one saved answer costs the disk."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from mo_desk.domain.errors import Unreachable
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from tests.helpers.bodies import a_body
from tests.helpers.real_stores import PROGRAM, TRAINER, OpenStore, dump, make_store, reopen
from tests.helpers.vault import ROOT

OPENED = a_body("sitting_opened")


class Interrupted(Exception):
    """What a test raises in the middle of a work."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    yield opened
    opened.store.close()


def heard(desk: OpenStore) -> list[frozenset[str]]:
    topics: list[frozenset[str]] = []
    desk.store.on_changed(topics.append)
    return topics


def limit_pages(desk: OpenStore, more: int) -> None:
    """Let the database grow by so many pages and no further, on the connection that writes."""
    with desk.store.write(TRAINER) as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + more}")


def test_a_listener_runs_on_the_thread_of_the_commit_when_other_threads_may_write(desk: OpenStore) -> None:
    told: list[tuple[int, int]] = []

    def listen(_topics: frozenset[str]) -> None:
        told.append((threading.get_ident(), desk.count("sitting_event")))
        if len(told) == 1:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(desk.append, OPENED).result(timeout=10)

    desk.store.on_changed(listen)
    desk.append(OPENED)

    assert [rows for _, rows in told] == [1, 2]
    assert told[0][0] == threading.get_ident() != told[1][0]


def test_a_signed_work_that_is_rolled_back_leaves_rows_head_and_mark_as_they_were(desk: OpenStore) -> None:
    topics, mark = heard(desk), desk.home.head_mark.read_bytes()
    before = (desk.store.head(), desk.count("entry"), desk.count("checkpoint"), dump(desk.store))

    with pytest.raises(Interrupted), desk.store.write(TRAINER) as work:
        work.append(*OPENED)
        work.checkpoint()
        raise Interrupted

    assert (desk.store.head(), desk.count("entry"), desk.count("checkpoint"), dump(desk.store)) == before
    assert (topics, desk.home.head_mark.read_bytes()) == ([], mark)
    desk.append(OPENED)
    assert verify(desk.store).sound
    again = reopen(desk)
    assert not again.store.is_behind_mark()
    again.store.close()


def test_after_a_commit_whose_end_nobody_saw_the_head_is_read_again(desk: OpenStore) -> None:
    """An interruption right after the COMMIT: the work is in the file, and the next one must follow it."""

    def commit_then_interrupt(connection: Connection) -> None:
        assert connection.connection.driver_connection is not None
        connection.connection.driver_connection.execute("COMMIT")
        raise KeyboardInterrupt

    event.listen(desk.engine, "commit", commit_then_interrupt)
    with pytest.raises(KeyboardInterrupt), desk.store.write(TRAINER) as work:
        work.append(*OPENED)
    event.remove(desk.engine, "commit", commit_then_interrupt)

    desk.append(OPENED)

    assert [entry.seq for entry in desk.entries()] == [1, 2, 3]
    assert desk.store.head().seq == 3
    assert verify(desk.store).sound


def test_a_work_inside_a_work_is_refused_at_once_and_nothing_of_either_stays(desk: OpenStore) -> None:
    with pytest.raises(RuntimeError, match="inside"), desk.store.write(TRAINER) as work:
        work.append(*OPENED)
        with desk.store.write(TRAINER):
            pass

    desk.append(OPENED)
    assert [entry.seq for entry in desk.entries()] == [1, 2]


def test_two_threads_writing_a_hundred_facts_each_lose_none(desk: OpenStore) -> None:
    topics = heard(desk)

    def write(person: int) -> None:
        for number in range(100):
            with desk.store.write(TRAINER) as work:
                work.append(*a_body("answer_given", person=person, choice=number))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))

    assert [entry.seq for entry in desk.entries()] == list(range(1, 202))
    assert desk.count("answer") == 200
    assert len(topics) == 200
    assert verify(desk.store).sound


def test_a_full_disk_keeps_nothing_of_the_work_says_so_and_work_goes_on_after_freeing(desk: OpenStore) -> None:
    desk.append(OPENED)
    before, topics = desk.store.head(), heard(desk)
    limit_pages(desk, 0)

    with pytest.raises(Unreachable, match="disk_full"), desk.store.write(TRAINER) as work:
        for number in range(200):
            work.append(*a_body("incident_reported", choice=number))

    assert (desk.store.head(), desk.count("incident"), topics) == (before, 0, [])
    with desk.store.read() as connection:
        assert queries.head_of(connection, before.chain_id) == before

    limit_pages(desk, 10_000)
    with desk.store.write(TRAINER) as work:
        for number in range(200):
            work.append(*a_body("incident_reported", choice=number))
    assert (desk.store.head().seq, desk.count("incident")) == (before.seq + 200, 200)
    assert verify(desk.store).sound


def test_a_mark_that_cannot_be_written_does_not_undo_the_work(
    desk: OpenStore, caplog: pytest.LogCaptureFixture
) -> None:
    kept = desk.home.head_mark.read_bytes()
    gone = replace(desk.home, folder=desk.home.folder / "gone")
    store = Store(desk.engine, PROJECTIONS, CARD_PROJECTIONS, desk.clock, desk.ids, desk.device, home=gone)
    store.open_chain(PROGRAM)

    with caplog.at_level(logging.WARNING), store.write(TRAINER) as work:
        work.append(*OPENED)
        work.checkpoint()

    assert store.head().seq == 2
    assert [record.message for record in caplog.records] == ["head_mark_not_written"]
    assert desk.home.head_mark.read_bytes() == kept
    store.close()


def test_every_entry_of_a_work_has_its_actor_and_its_one_moment(desk: OpenStore) -> None:
    with desk.store.write(TRAINER) as work:
        work.append(*OPENED)
        desk.clock.pass_seconds(90)
        work.append(*OPENED)
    desk.append(OPENED)

    _, first, second, third = desk.entries()
    assert {first.actor_id, second.actor_id} == {TRAINER.user_id}
    assert (first.at_ms, first.elapsed_ms) == (second.at_ms, second.elapsed_ms)
    assert third.at_ms - first.at_ms == third.elapsed_ms - first.elapsed_ms == 91_000


def test_facts_wait_for_the_disk_and_working_state_does_not(desk: OpenStore) -> None:
    with desk.store.scratch() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 1
    with desk.store.write(TRAINER) as work:
        assert work.connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2


@pytest.mark.timeout(60)
def test_a_saved_answer_costs_one_sync_of_the_disk(tmp_path: Path) -> None:
    """Counted by strace over 200 answers, the checkpoints of the write-ahead log included; `getppid` marks the stretch."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from tests.helpers.bodies import a_body\n"
        "from tests.helpers.real_stores import TRAINER, make_store\n"
        "desk = make_store(Path(sys.argv[1]))\n"
        "os.getppid()\n"
        "for number in range(200):\n"
        "    with desk.store.write(TRAINER) as work:\n"
        "        work.append(*a_body('answer_given', choice=number))\n"
        "os.getppid()\n"
    )
    trace = tmp_path / "trace"

    subprocess.run(
        ["strace", "-f", "-o", trace, "-e", "trace=fsync,fdatasync,getppid", sys.executable, "-c", code, tmp_path],
        check=True, cwd=ROOT, timeout=50,
    )  # fmt: skip

    calls = re.findall(r"\b(getppid|fsync|fdatasync)\(", trace.read_text())
    begin, end = (place for place, call in enumerate(calls) if call == "getppid")
    assert 200 <= end - begin - 1 <= 210, "at most 1.05 syncs an answer"
