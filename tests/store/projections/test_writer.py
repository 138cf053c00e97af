from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, String, Table, event, select

from mo_desk.domain.facts import Fact, SignedIn, UserRemoved
from mo_desk.domain.ids import ChainId, EntryRef, UserId
from mo_desk.store.engine import open_server_engine
from mo_desk.store.projections.base import Board, Need, Projection
from mo_desk.store.projections.writer import Projector
from tests.helpers.stores import CARD_PROJECTION, FACE, PROJECTION, REMARK, TALLY, TOYS, a_person

META = MetaData()
PAIR = Table(
    "pair", META, Column("b", Integer, primary_key=True), Column("a", String, primary_key=True), Column("sum", Integer)
)


def _pair_key(fact: Fact) -> dict[str, Any]:
    return {"a": fact.subject_id, "b": len(fact.subject_id)}


def _pair_reads(fact: Fact) -> Iterable[Need]:
    return ((PAIR, _pair_key(fact)),)


def _pair_apply(fact: Fact, board: Board) -> None:
    assert isinstance(fact.body, SignedIn)
    before = board.seen(PAIR, **_pair_key(fact))
    board.set(PAIR, _pair_key(fact), sum=fact.body.wrong_tries + (before["sum"] if before else 0))


PAIRS = Projection((PAIR,), _pair_reads, _pair_apply, frozenset({SignedIn.kind}))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_server_engine(f"sqlite:///{tmp_path}/x.db")
    with opened.begin() as connection:
        TOYS.create_all(connection)
        META.create_all(connection)
    yield opened
    opened.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as opened, opened.begin():
        yield opened


def fact(number: int, subject_id: str = "s", tries: int = 1) -> Fact:
    ref = EntryRef(ChainId("c"), number)
    at = datetime(2026, 11, 24, tzinfo=UTC)
    return Fact(ref, SignedIn.kind, subject_id, UserId("u"), at, "r", 0, SignedIn(tries))


def said(connection: Connection) -> list[str]:
    """Return the list to which every statement from here on is added."""
    heard: list[str] = []
    event.listen(
        connection, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: heard.append(statement.split()[0])
    )
    return heard


def tallies(connection: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(select(TALLY).order_by(TALLY.c.subject_id))]


def test_a_batch_reads_every_table_once_whatever_its_size(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PROJECTION, PAIRS))
    heard = said(connection)

    projector.project(connection, [fact(number, f"s{number % 50}") for number in range(1, 301)])

    assert heard.count("SELECT") == 2
    assert sum(row[1] for row in tallies(connection)) == 300


def test_more_keys_than_one_query_takes_are_read_all(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PROJECTION, PAIRS))
    facts = [fact(number, f"s{number}") for number in range(1, 1202)]
    projector.project(connection, facts)

    projector.project(connection, facts)

    assert {row[1] for row in tallies(connection)} == {2}
    assert {row.sum for row in connection.execute(select(PAIR))} == {2}


def test_one_key_is_read_too(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PAIRS,))

    for number in (1, 2, 3):
        projector.project(connection, [fact(number, "abc", number)])

    assert [tuple(row) for row in connection.execute(select(PAIR))] == [(3, "abc", 6)]


def test_the_tables_touched_are_named(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PROJECTION, PAIRS), (CARD_PROJECTION,))

    assert projector.project(connection, [fact(1)]) == {"tally", "pair"}
    assert projector.project_cards(connection, [a_person()]) == {"face"}
    assert projector.tables == (TALLY, REMARK, PAIR, FACE)


def test_facts_of_no_concern_and_erased_ones_are_passed_over(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PROJECTION,))
    ref, at = EntryRef(ChainId("c"), 1), datetime(2026, 11, 24, tzinfo=UTC)
    erased = Fact(ref, SignedIn.kind, "s", UserId("u"), at, "r", 0, None)
    other = Fact(ref, UserRemoved.kind, "s", UserId("u"), at, "r", 0, UserRemoved(UserId("u")))

    assert projector.project(connection, [erased, other]) == frozenset()
    assert projector.project_cards(connection, [a_person()]) == frozenset()
    assert tallies(connection) == []


def test_emptying_takes_every_row_of_every_projection(connection: Connection) -> None:
    projector = Projector(connection.dialect, (PROJECTION, PAIRS), (CARD_PROJECTION,))
    projector.project(connection, [fact(1)])
    projector.project_cards(connection, [a_person()])

    projector.empty(connection)

    assert not any(connection.execute(select(table)).all() for table in projector.tables)


def test_a_projection_may_set_rows_of_several_columns_in_one_batch(connection: Connection) -> None:
    def apply(here: Fact, board: Board) -> None:
        if here.ref.seq % 2:
            board.set(TALLY, {"subject_id": here.subject_id}, tries=here.ref.seq)
        else:
            board.set(TALLY, {"subject_id": here.subject_id}, last=here.ref.seq)

    projector = Projector(
        connection.dialect, (Projection((TALLY,), lambda _fact: (), apply, frozenset({SignedIn.kind})),)
    )

    projector.project(connection, [fact(1, "one"), fact(2, "two"), fact(3, "both"), fact(4, "both")])

    assert tallies(connection) == [("both", 3, 4), ("one", 1, None), ("two", 0, 2)]
