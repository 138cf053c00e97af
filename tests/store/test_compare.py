"""Whatever is changed in the tables with the key in hand is named, and what is as it should be is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Integer, Table, delete, insert, select, update

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import AnswerGiven
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, ItemId, OptionId, PersonId
from mo_desk.domain.people import Person
from mo_desk.store.base import key_names
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.verify import verify
from mo_desk.views.journal import WrongRow
from tests.helpers.bodies import CORRECTABLE, a_body, an_id
from tests.helpers.fakes import BEGIN
from tests.helpers.postgres import postgres_cluster, postgres_url
from tests.helpers.real_stores import PROJECTED, TRAINER, OpenStore, make_server, make_store, open_store
from tests.helpers.stores import open_toy_store

__all__ = ["postgres_cluster", "postgres_url"]

KINDS = sorted(kind for projection in PROJECTIONS for kind in projection.kinds)
ATTEMPT = AttemptId(an_id("attempt", 0, 0))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed store with rows in every table, corrections among them and one whose original never came."""
    folder = tmp_path_factory.mktemp("filled")
    made = make_store(folder)
    fill(made)
    made.store.close()
    return folder


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[OpenStore]:
    shutil.copytree(filled, tmp_path / "copy")
    made = open_store(tmp_path / "copy")
    yield made
    made.store.close()


@pytest.fixture
def server(tmp_path: Path, postgres_url: str) -> Iterator[OpenStore]:
    made = make_server(tmp_path, url=postgres_url, shared=True)
    fill(made)
    yield made
    made.store.close()


def fill(desk: OpenStore) -> None:
    chain = ChainId(desk.store.head().chain_id)
    for kind in KINDS:
        for unique in ("1", "2"):
            desk.append(a_body(kind, choice=1, unique=f"{kind}{unique}"))
        if kind in CORRECTABLE:
            before = EntryRef(chain, desk.store.head().seq)
            desk.append(a_body(kind, choice=1, unique="3", replaces=(before,)))
    desk.append((ATTEMPT, answer("e", EntryRef(ChainId("f" * 32), 7))))
    members = tuple(Member(PersonId(an_id("person", number)), BEGIN.date()) for number in range(3))
    course = Group("2026-117", "ar", "Genk", members=members)
    group = Card(CardKind.GROUP, an_id("group", 0), 1, "laptop", course)
    with desk.store.write(TRAINER) as work:
        for number in range(2):
            work.put(Card(CardKind.PERSON, an_id("person", number), 1, "laptop", Person(f"Naam {number}")))
        work.put(group)
    with desk.store.write(TRAINER) as work:
        work.put(replace(group, version=2, body=replace(course, members=members[:2])))


def answer(option: str, *replaces: EntryRef) -> AnswerGiven:
    return AnswerGiven(ATTEMPT, ItemId("t07-item-1"), OptionId(option), "nl", replaces)


def change(desk: OpenStore, statement: Any) -> None:
    with desk.engine.connect().execution_options(write=True) as connection, connection.begin():
        assert connection.execute(statement).rowcount


def rows(desk: OpenStore, table: Table) -> list[dict[str, Any]]:
    with desk.store.read() as connection:
        found = connection.execute(select(table).order_by(*table.primary_key)).mappings()
        return [dict(row) for row in found]


def where(table: Table, row: dict[str, Any]) -> Any:
    condition = table.c[key_names(table)[0]] == row[key_names(table)[0]]
    for name in key_names(table)[1:]:
        condition &= table.c[name] == row[name]
    return condition


def named(table: Table, row: dict[str, Any], what: str) -> WrongRow:
    return WrongRow(table.name, " ".join(f"{name}={row[name]}" for name in key_names(table)), what)


def other(table: Table, name: str, value: Any) -> Any:
    """Return a value that the column can hold and does not hold now."""
    kind = table.c[name].type
    if isinstance(kind, Boolean):
        return not value
    if isinstance(kind, JSON):
        return ["changed"]
    if isinstance(kind, Date):
        return BEGIN.date().replace(year=1999)
    return (value or 0) + 1 if isinstance(kind, Integer) else "x"


def test_what_the_journal_says_is_what_is_shown(desk: OpenStore) -> None:
    assert all(rows(desk, table) for table in PROJECTED)

    assert desk.store.wrong_rows() == ()
    desk.store.rebuild()
    assert desk.store.wrong_rows() == ()


@pytest.mark.parametrize("table", PROJECTED, ids=lambda table: table.name)
def test_every_column_that_was_changed_is_named_with_its_row(desk: OpenStore, table: Table) -> None:
    found = rows(desk, table)
    for row in {0: found[0], 1: found[-1]}.values():
        for name in row.keys() - set(key_names(table)):
            change(desk, update(table).where(where(table, row)).values({name: other(table, name, row[name])}))

            assert desk.store.wrong_rows() == (named(table, row, name),)
            change(desk, update(table).where(where(table, row)).values({name: row[name]}))


@pytest.mark.parametrize("table", PROJECTED, ids=lambda table: table.name)
def test_a_row_that_was_taken_away_is_named(desk: OpenStore, table: Table) -> None:
    for row in rows(desk, table):
        change(desk, delete(table).where(where(table, row)))

        assert desk.store.wrong_rows() == (named(table, row, "missing"),)
        change(desk, insert(table).values(row))


@pytest.mark.parametrize("table", PROJECTED, ids=lambda table: table.name)
def test_a_row_that_was_put_in_is_named(desk: OpenStore, table: Table) -> None:
    forged = put_in(desk, table)

    assert desk.store.wrong_rows() == (named(table, forged, "extra"),)


@pytest.mark.postgres
def test_on_postgresql_it_is_the_same(server: OpenStore) -> None:
    assert server.store.wrong_rows() == ()
    forged = [named(table, put_in(server, table), "extra") for table in PROJECTED]

    assert server.store.wrong_rows() == tuple(sorted(forged, key=lambda row: row.table))


def put_in(desk: OpenStore, table: Table) -> dict[str, Any]:
    first = rows(desk, table)[0]
    forged = {**first, key_names(table)[0]: "0" * 32, **({"replaced": False} if "replaced" in first else {})}
    change(desk, insert(table).values(forged))
    return forged


def test_one_row_of_each_table_is_named(desk: OpenStore) -> None:
    result, person = (next(table for table in PROJECTED if table.name == name) for name in ("result", "person"))
    change(desk, update(result).values(points=41))
    change(desk, update(person).values(display_name="Iemand anders"))

    assert [(row.table, row.what) for row in desk.store.wrong_rows()] == [
        ("person", "display_name"),
        ("result", "points"),
    ]
    assert verify(desk.store).sound, "the chain is one thing, what is shown another"


def test_erased_facts_have_no_rows_to_miss(desk: OpenStore) -> None:
    with desk.store.write(TRAINER) as work:
        work.erase(ATTEMPT, ("answer_given", "result_scored"), "retention")

    assert desk.store.wrong_rows() == ()


def test_ours_read_nothing_and_one_that_does_cannot_be_compared(tmp_path: Path) -> None:
    toy = open_toy_store(tmp_path)
    with toy.write(TRAINER) as work:
        work.append(*a_body("signed_in"))

    with pytest.raises(RuntimeError, match="cannot be compared"):
        toy.wrong_rows()
    toy.close()


def test_cards_without_a_projection_have_no_rows(desk: OpenStore) -> None:
    assert {kind for projection in CARD_PROJECTIONS for kind in projection.kinds} == {CardKind.PERSON, CardKind.GROUP}
