from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    select,
)

from mo_desk.store.engine import open_server_engine
from mo_desk.store.statements import Insert, Upsert

META = MetaData()
# The key stands last on purpose: rows are given key first, whatever the order of the table.
THING = Table(
    "thing",
    META,
    Column("flag", Boolean, default=True, nullable=False),
    Column("list", JSON),
    Column("on", Date),
    Column("data", LargeBinary),
    Column("size", Integer, default=7),
    Column("b", String, primary_key=True),
    Column("a", Integer, primary_key=True, autoincrement=False),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path}/x.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    opened = open_server_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(write=True) as opened, opened.begin():
        META.create_all(opened)
        yield opened


def rows(connection: Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(THING).order_by(THING.c.b, THING.c.a)).mappings()]


def row(**columns: Any) -> dict[str, Any]:
    return {"flag": True, "list": None, "on": None, "data": None, "size": 7, "b": "x", "a": 1} | columns


def test_a_new_row_gets_the_columns_named_and_the_defaults_of_the_others(connection: Connection) -> None:
    Upsert(connection.dialect, THING, ["on", "list"]).run(connection, [("x", 1, date(2028, 2, 29), ["é", 1])])

    assert rows(connection) == [row(on=date(2028, 2, 29), list=["é", 1])]


def test_an_existing_row_keeps_the_columns_that_are_not_named(connection: Connection) -> None:
    connection.execute(insert(THING).values(row(size=3, flag=False, data=b"\0\1")))

    Upsert(connection.dialect, THING, ["list"]).run(connection, [("x", 1, [2])])

    assert rows(connection) == [row(size=3, flag=False, data=b"\0\1", list=[2])]


def test_many_rows_are_written_in_one_statement_new_and_old_mixed(connection: Connection) -> None:
    upsert = Upsert(connection.dialect, THING, ["size", "flag"])
    upsert.run(connection, [("x", number, number, False) for number in (1, 2)])

    upsert.run(connection, [("x", number, 10 * number, True) for number in (2, 3)])

    assert rows(connection) == [row(a=1, size=1, flag=False), row(a=2, size=20), row(a=3, size=30)]


def test_a_key_alone_makes_a_row_once_and_changes_none(connection: Connection) -> None:
    connection.execute(insert(THING).values(row(size=3)))

    Upsert(connection.dialect, THING, []).run(connection, [("x", 1), ("x", 2)])

    assert rows(connection) == [row(size=3), row(a=2)]


def test_a_whole_row_is_inserted_in_the_order_of_the_table(connection: Connection) -> None:
    Insert(connection.dialect, THING).run(connection, [(False, [1], None, b"d", None, "x", 1)])

    assert rows(connection) == [row(flag=False, list=[1], data=b"d", size=None)]


def test_a_known_row_is_kept_where_that_is_asked(connection: Connection) -> None:
    whole = (False, [1], None, b"d", 5, "x", 1)
    keep = Insert(connection.dialect, THING, keep_known=True)
    keep.run(connection, [whole])

    keep.run(connection, [(True, [2], None, b"e", 6, "x", 1), (True, [2], None, b"e", 6, "x", 2)])

    assert [(one["a"], one["size"]) for one in rows(connection)] == [(1, 5), (2, 6)]


def test_no_rows_are_no_statement(connection: Connection) -> None:
    Upsert(connection.dialect, THING, ["size"]).run(connection, [])
    Insert(connection.dialect, THING).run(connection, [])

    assert rows(connection) == []


def test_text_is_never_taken_for_sql(connection: Connection) -> None:
    Upsert(connection.dialect, THING, ["list"]).run(connection, [("'); DROP TABLE thing;-- %s ? :b", 1, ["%(a)s"])])

    assert rows(connection) == [row(b="'); DROP TABLE thing;-- %s ? :b", list=["%(a)s"])]
