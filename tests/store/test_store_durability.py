"""What a store promises when something goes wrong around a commit, and what one saved answer costs the disk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from mo_desk.store.queries import journal as queries
from mo_desk.store.verify import verify
from tests.helpers.bodies import a_body
from tests.helpers.real_stores import TRAINER, OpenStore, dump, make_store, reopen
from tests.helpers.vault import ROOT

OPENED = a_body("sitting_opened")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    yield opened
    opened.store.close()


def heard(desk: OpenStore) -> list[frozenset[str]]:
    topics: list[frozenset[str]] = []
    desk.store.on_changed(topics.append)
    return topics


def sign_and_fail(desk: OpenStore) -> None:
    with desk.store.write(TRAINER) as work:
        work.append(*OPENED)
        work.checkpoint()
        raise ZeroDivisionError


def test_a_signed_work_that_is_rolled_back_leaves_rows_head_and_mark_as_they_were(desk: OpenStore) -> None:
    topics, mark = heard(desk), desk.home.head_mark.read_bytes()
    before = (desk.store.head(), desk.count("entry"), desk.count("checkpoint"), dump(desk.store))

    with pytest.raises(ZeroDivisionError):
        sign_and_fail(desk)

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


def test_a_log_that_was_lost_with_what_was_signed_in_it_is_a_rollback_too(desk: OpenStore) -> None:
    """Without its write-ahead log the file is a clean prefix, here one without any entry: nothing but the mark knows."""
    lost = desk.store.head()
    without_log = desk.home.database.read_bytes()
    desk.store.close()
    desk.home.database.write_bytes(without_log)

    again = reopen(desk)

    with again.store.read() as connection:
        (chain,) = queries.own_chains(connection)
    assert (chain.reason, chain.lost_chain_id, chain.follows_chain_id) == ("rollback", lost.chain_id, None)
    assert again.store.is_behind_mark()
    assert not verify(again.store).sound
    again.store.close()


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
