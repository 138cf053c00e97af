"""A fact's row is keyed by its entry; a correction marks what it replaces, there or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table

from mo_desk.domain.facts import Fact
from mo_desk.domain.ids import ChainId, EntryRef, UserId
from mo_desk.store.projections.base import Board
from mo_desk.store.projections.rows import add_correctable, add_row, milliseconds
from mo_desk.wire.chain import from_ms, to_ms

TOY = Table(
    "toy",
    MetaData(),
    Column("about", String, primary_key=True),
    Column("chain_id", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
)
KEY = {"about": "p1"}


def fact(seq: int = 5, at: datetime = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)) -> Fact:
    return Fact(EntryRef(ChainId("c"), seq), "toy", "p1", UserId("u"), at, "run", 0)


def test_a_row_has_its_key_its_entry_its_envelope_and_its_columns() -> None:
    board = Board({})

    add_row(board, TOY, KEY, fact(), text="t")

    assert board.changes == {TOY: {("p1", "c", 5): {"at_ms": 1_795_509_000_000, "actor_id": "u", "text": "t"}}}


def test_a_correction_marks_every_row_it_names_under_its_own_key() -> None:
    board = Board({})
    earlier = (EntryRef(ChainId("b"), 9), EntryRef(ChainId("c"), 2))

    add_correctable(board, TOY, KEY, fact(), earlier, text="t")

    rows = board.changes[TOY]
    assert rows["p1", "b", 9] == rows["p1", "c", 2] == {"replaced": True}
    assert "replaced" not in rows["p1", "c", 5]


def test_an_original_that_comes_later_fills_its_columns_and_leaves_the_mark() -> None:
    board = Board({})

    add_correctable(board, TOY, KEY, fact(5), (EntryRef(ChainId("c"), 2),), text="new")
    add_correctable(board, TOY, KEY, fact(2), (), text="old")

    row = board.changes[TOY]["p1", "c", 2]
    assert (row["replaced"], row["text"]) == (True, "old")


@pytest.mark.parametrize("at_ms", [0, 1, 999, 1_795_509_000_123, 253_402_300_799_999, 1_000_000_000_001])
def test_the_time_of_a_row_is_the_time_of_its_entry_to_the_millisecond(at_ms: int) -> None:
    assert milliseconds(fact(at=from_ms(at_ms))) == at_ms


def test_the_time_of_a_row_is_utc_whatever_the_zone() -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=1)))

    assert milliseconds(fact(at=at)) == to_ms(at)
