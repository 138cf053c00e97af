"""Working state and local secrets: the newest replaces, what is not there is None."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mo_desk.domain.ids import AttemptId, ItemId
from mo_desk.store.working import find_cursor, find_secret, save_cursor, set_secret
from mo_desk.views.attempts import Cursor
from tests.helpers.bodies import a_body
from tests.helpers.real_stores import TRAINER, OpenStore, make_store, reopen

CURSOR = Cursor(AttemptId("a1"), 7, 320, frozenset({ItemId("t07-item-1"), ItemId("t08-item-2")}), "ar", 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    yield opened
    opened.store.close()


def test_a_cursor_is_read_back_and_the_newest_replaces_the_older(desk: OpenStore) -> None:
    newer = replace(CURSOR, shown=8, used_seconds=325, marked=frozenset())
    other = replace(CURSOR, attempt_id=AttemptId("a2"))

    for cursor in (CURSOR, other, newer):
        with desk.store.scratch() as connection:
            save_cursor(connection, cursor, 5)

    with desk.store.read() as connection:
        assert find_cursor(connection, AttemptId("a1")) == newer
        assert find_cursor(connection, AttemptId("a2")) == other
        assert find_cursor(connection, AttemptId("a3")) is None


def test_a_cursor_is_no_fact_and_outlives_a_rebuild(desk: OpenStore) -> None:
    topics: list[frozenset[str]] = []
    with desk.store.scratch() as connection:
        save_cursor(connection, CURSOR, 5)
    desk.append(a_body("attempt_started", unique="1"))
    desk.store.on_changed(topics.append)

    with desk.store.scratch() as connection:
        save_cursor(connection, replace(CURSOR, shown=9), 6)

    assert (topics, desk.store.head().seq) == ([], 2)
    desk.store.rebuild()
    with desk.store.read() as connection:
        assert find_cursor(connection, AttemptId("a1")) == replace(CURSOR, shown=9)


def test_a_secret_is_replaced_and_stands_in_clear_in_no_file(desk: OpenStore) -> None:
    for value in (b"first", b"exit pin of this laptop"):
        with desk.store.write(TRAINER) as work:
            set_secret(work.connection, "pin", value)

    again = reopen(desk)

    with again.store.read() as connection:
        assert find_secret(connection, "pin") == b"exit pin of this laptop"
        assert find_secret(connection, "key") is None
    assert not any(b"exit pin" in path.read_bytes() for path in desk.home.folder.iterdir() if path.is_file())
    again.store.close()
