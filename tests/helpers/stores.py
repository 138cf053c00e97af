"""Stores with two toy tables, for tests of the journal itself: real databases, a clock set by hand, counted ids and salts.

- `tally` adds up the wrong tries of sign-ins by subject: a projection that reads what it changes.
- `remark` keeps observations by their entry, marked as replaced by corrections: a projection that reads nothing.
- `face` keeps the display name of person cards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Engine, Integer, MetaData, String, Table, select

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import AnswerGiven, Fact, ObservationMade, SignedIn
from mo_desk.domain.ids import AttemptId, ItemId, OptionId, UserId
from mo_desk.domain.people import Person
from mo_desk.paths import Home
from mo_desk.store.base import Base
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_engine, open_scratch, open_server_engine
from mo_desk.store.projections.base import Board, CardProjection, Need, Projection
from mo_desk.store.store import Store
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.hubs import CountedIds, HandClock
from tests.helpers.schema import all_models

KEY = bytes(range(32))
ACTOR = Actor(UserId("7" * 32), frozenset({Role.TRAINER}))
PROGRAM = Program("0.1.0")
TOYS = MetaData()
TALLY = Table(
    "tally",
    TOYS,
    Column("subject_id", String, primary_key=True),
    Column("tries", Integer, default=0, nullable=False),
    Column("last", Integer),
)
REMARK = Table(
    "remark",
    TOYS,
    Column("chain_id", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("text", String),
    Column("replaced", Boolean, default=False, nullable=False),
)
FACE = Table("face", TOYS, Column("id", String, primary_key=True), Column("name", String), Column("version", Integer))


def _reads(fact: Fact) -> Iterable[Need]:
    return ((TALLY, {"subject_id": fact.subject_id}),) if isinstance(fact.body, SignedIn) else ()


def _apply(fact: Fact, board: Board) -> None:
    match fact.body:
        case SignedIn() as body:
            row = board.seen(TALLY, subject_id=fact.subject_id) or {"tries": 0, "last": 0}
            tries, last = row["tries"] + body.wrong_tries, max(row["last"] or 0, body.wrong_tries)
            board.set(TALLY, {"subject_id": fact.subject_id}, tries=tries)
            board.set(TALLY, {"subject_id": fact.subject_id}, last=last)
        case ObservationMade() as body:
            for ref in body.replaces:
                board.set(REMARK, {"chain_id": ref.chain_id, "seq": ref.seq}, replaced=True)
            board.set(REMARK, {"chain_id": fact.ref.chain_id, "seq": fact.ref.seq}, text=body.text)
        case _:
            pass


def _apply_card(card: Card, board: Board) -> None:
    assert isinstance(card.body, Person)
    board.set(FACE, {"id": card.id}, name=card.body.display_name, version=card.version)


PROJECTION = Projection((TALLY, REMARK), _reads, _apply, frozenset({SignedIn.kind, ObservationMade.kind}))
CARD_PROJECTION = CardProjection((FACE,), lambda _card: (), _apply_card, frozenset({CardKind.PERSON}))


@dataclass(slots=True)
class CountedBytes:
    """Chance without chance: other bytes at every call, the same in every run."""

    name: str
    calls: int = 0

    def __call__(self, length: int) -> bytes:
        """Return that many bytes, 32 at most."""
        self.calls += 1
        return hashlib.sha256(f"{self.name} {self.calls}".encode()).digest()[:length]


def open_toy_store(place: Path | str, name: str = "desk", *, run: int = 1) -> Store:
    """Open a store with an open chain: encrypted in a folder, or on a server's database when `place` is a URL.

    Ids and salts are the same in every store of a name and run; a later run has others.
    """
    home = Home(place / name) if isinstance(place, Path) else None
    if home is None:
        engine, scratch = open_server_engine(str(place)), None
        _make_tables(engine)
    else:
        engine, scratch = _desk_engines(home)
    store = Store(
        engine, (PROJECTION,), (CARD_PROJECTION,), HandClock(), CountedIds(f"{name}{run}"), an_identity(name),
        home=home, scratch=scratch, randomness=CountedBytes(f"{name}{run}"), shared=str(place).startswith("postgresql"),
    )  # fmt: skip
    store.open_chain(PROGRAM)
    return store


def an_identity(name: str) -> DeviceIdentity:
    """Return the same identity for the same name; its age half is never used here."""
    digest = hashlib.sha256(name.encode()).digest()
    return DeviceIdentity(digest.hex()[:32], digest, "")


def tables(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of all toy tables, in the order of their keys."""
    with store.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in TOYS.sorted_tables
        }


def count_rows(store: Store, table: Table) -> int:
    """Return how many rows a table has."""
    with store.read() as connection:
        return len(connection.execute(select(table)).all())


def a_person(number: int = 1, version: int = 1, name: str = "Testpersoon", owner: str = "desk") -> Card:
    """Return a person's card."""
    return Card(CardKind.PERSON, f"{number:032x}", version, owner, Person(name))


def an_answer(number: int = 1, option: str = "a") -> AnswerGiven:
    """Return an answer to item `number`."""
    return AnswerGiven(AttemptId("a" * 32), ItemId(f"item-{number}"), OptionId(option), "nl")


def answer(store: Store, times: int, first: int = 1) -> None:
    """Save answers one by one, as the test screen does."""
    for number in range(first, first + times):
        with store.write(ACTOR) as work:
            work.append("a" * 32, an_answer(number))


def _desk_engines(home: Home) -> tuple[Engine, Engine]:
    if not home.database.exists():
        home.prepare()
        engine = open_engine(home.database, KEY, create=True)
        _make_tables(engine)
    else:
        engine = open_engine(home.database, KEY)
    return engine, open_scratch(home.database, KEY)


def _make_tables(engine: Engine) -> None:
    all_models()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        Base.metadata.create_all(connection)
        TOYS.create_all(connection)
