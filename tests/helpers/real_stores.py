"""A real store in a folder: an encrypted file, every projection, a clock and ids that repeat.

    desk = make_store(tmp_path)                      # opened, its first chain begun
    with desk.store.write(TRAINER) as work: ...
    again = reopen(desk)                             # as after a restart of the program
    assert dump(desk.store) == dump(again.store)

Filling a file with all tables costs a tenth of a second, so it is done once a run and copied.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select, text

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.facts import Body
from mo_desk.domain.ids import UserId
from mo_desk.paths import Home
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_engine, open_scratch, open_server_engine
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.store.upgrade import upgrade_server
from mo_desk.wire.chain import Entry
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.fakes import BEGIN, FakeClock, FakeIds, FixedRandomness

KEY = bytes(range(32))
PROGRAM = Program("0.1.0")
TRAINER = Actor(UserId("7" * 32), frozenset({Role.TRAINER}))
_AGE_IDENTITY = "AGE-SECRET-KEY-1JCFG8VHZWKCWW34D97LDSQENYDKF8SFRM8K7GVYV6DKPHCVCQXAS95EKTK"  # made for these tests
PROJECTED = (
    *(table for projection in PROJECTIONS for table in projection.tables),
    *(table for projection in CARD_PROJECTIONS for table in projection.tables),
)


@dataclass(frozen=True, slots=True)
class OpenStore:
    """An open store with what a test wants to turn or look at."""

    store: Store
    engine: Engine
    home: Home
    clock: FakeClock
    ids: FakeIds
    device: DeviceIdentity

    def append(self, *facts: tuple[str, Body]) -> None:
        """Append facts, each in a work of its own, a second apart."""
        for subject_id, body in facts:
            self.clock.pass_seconds(1)
            with self.store.write(TRAINER) as work:
                work.append(subject_id, body)

    def entries(self, chain_id: str = "") -> tuple[Entry, ...]:
        """Return all entries of a chain, by default the current one."""
        with self.store.read() as connection:
            return tuple(queries.chain_entries(connection, chain_id or self.store.head().chain_id))

    def tamper(self, sql: str, **values: Any) -> None:
        """Change rows as somebody with the key in hand would."""
        with self.engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.execute(text(sql), values)

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        with self.store.read() as connection:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def a_device(name: str = "laptop") -> DeviceIdentity:
    """Return a device whose keys are the same in every run."""
    return DeviceIdentity(name, FixedRandomness(name)(32), _AGE_IDENTITY)


def make_store(folder: Path, name: str = "laptop") -> OpenStore:
    """Make an encrypted database in a home of its own and open it."""
    home = Home(folder / name)
    home.prepare()
    home.database.write_bytes(_blank())
    return _opened(home, FakeClock(), FakeIds(a_device(name).public_key[:4]), "")


def reopen(desk: OpenStore, *, reason: str = "") -> OpenStore:
    """Close a store and open it again, as a restart of the program does; clock and ids go on."""
    desk.store.close()
    return _opened(desk.home, desk.clock, desk.ids, reason)


def open_store(folder: Path, name: str = "laptop") -> OpenStore:
    """Open a store that was made before, as another run of the program does."""
    return _opened(Home(folder / name), FakeClock(), FakeIds("aaaa"), "")


def make_server(folder: Path, *, url: str = "", shared: bool = False, open_chain: bool = True) -> OpenStore:
    """Make a server's store: an unencrypted file, or the database at the address; no `head.mark`."""
    home = Home(folder)
    engine = open_server_engine(url or f"sqlite:///{folder / 'hub.db'}")
    clock, ids, device = FakeClock(), FakeIds("bb"), a_device("hub")
    upgrade_server(engine, BEGIN, STEPS)
    store = Store(
        engine, PROJECTIONS, CARD_PROJECTIONS, clock, ids, device, randomness=FixedRandomness("hub"), shared=shared
    )
    if open_chain:
        store.open_chain(PROGRAM)
    return OpenStore(store, engine, home, clock, ids, device)


def dump(store: Store) -> Mapping[str, list[tuple[Any, ...]]]:
    """Return every projected row, table by table, in a fixed order: two stores that know the same give the same."""
    with store.read() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in PROJECTED
        }


def _opened(home: Home, clock: FakeClock, ids: FakeIds, reason: str) -> OpenStore:
    device = a_device(home.folder.name)
    engine, scratch = open_engine(home.database, KEY), open_scratch(home.database, KEY)
    store = Store(
        engine, PROJECTIONS, CARD_PROJECTIONS, clock, ids, device, home=home, scratch=scratch,
        randomness=FixedRandomness(f"{home.folder.name}{ids.given}"),
    )  # fmt: skip
    store.open_chain(PROGRAM, reason)
    return OpenStore(store, engine, home, clock, ids, device)


@cache
def _blank() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.db"
        engine = open_engine(path, KEY, create=True)
        upgrade_server(engine, BEGIN, STEPS)
        engine.dispose()
        return path.read_bytes()
