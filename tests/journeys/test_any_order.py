"""Faults row 17: whatever order the entries of several chains arrive in, the tables end the same.

Two chains of one real day: the second corrects what the first says (identity, evaluation, absence, seat), annuls one of
its attempts and gives another to somebody else. They are delivered in any interleaving and any batches.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mo_desk.paths import Home
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_server_engine
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.queries import journal
from mo_desk.store.store import Store
from mo_desk.store.upgrade import upgrade_server
from mo_desk.wire.chain import Entry
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.desks import LEADER_PASSPHRASE, copy_home, open_day
from tests.helpers.fakes import FakeClock
from tests.helpers.hubs import CountedIds

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def chains(day_home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The entries of the two chains."""
    day = open_day(copy_home(day_home, tmp_path_factory.mktemp("two-chains")))
    first, second, third, fourth = day.people
    wrong, moved = day.sit(first, 5, 5), day.sit(second, 11, 20)
    day.confirm(first, 1)
    day.catalog.sittings.record_absence(day.actor, day.sitting_id, third, "absent")
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, fourth, "under_reserve", reason="vergeten")
    delivery = day.catalog.attempts.start(day.actor, day.sitting_id, fourth)
    day.answer(delivery, 3, 3)
    day.close()
    day.desk.home.restored_mark.touch()
    day = open_day(day.desk.home)
    day.answer(delivery, 11, 30)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 700)
    day.confirm(first, 3, reason="vergissing")
    sittings, supervision = day.catalog.sittings, day.catalog.supervision
    sittings.check_identity(day.actor, day.sitting_id, fourth, "seen", "passport")
    sittings.record_absence(day.actor, day.sitting_id, third, "")
    sittings.plan_seat(day.actor, day.sitting_id, third, "fr", ("large_text",))
    supervision.annul(day.actor, wrong, "technical", day.leader_id, LEADER_PASSPHRASE)
    supervision.reassign(day.actor, moved, third, "verkeerde stoel", day.leader_id, LEADER_PASSPHRASE)
    sittings.close_day(day.actor, day.sitting_id, final=False)
    with day.desk._store.read() as connection:
        old, new = (row.chain_id for row in journal.own_chains(connection))
        found = tuple(tuple(journal.entries_after(connection, chain, 0, 1000)) for chain in (old, new))
    day.close()
    return found[0], found[1]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agency's database with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "hub.db"
    engine = open_server_engine(f"sqlite:///{path}")
    upgrade_server(engine, FakeClock().at, STEPS)
    engine.dispose()
    return path


def delivered(empty: Path, folder: Path, batches: Sequence[Sequence[Entry]]) -> Tables:
    """Return every projected table after these deliveries."""
    path = folder / "hub.db"
    shutil.copyfile(empty, path)
    engine = open_server_engine(f"sqlite:///{path}")
    store = Store(engine, PROJECTIONS, CARD_PROJECTIONS, FakeClock(), CountedIds("ffff"), DeviceIdentity.create("hub"))
    store.open_chain(Program("0.1.0"))
    for batch in batches:
        store.accept(batch)
    with store.read() as connection:
        tables = {table for projection in PROJECTIONS for table in projection.tables}
        found: Tables = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr) for table in tables
        }
    store.close()
    return found


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_corrections_before_their_originals_end_in_the_same_tables(
    chains: tuple[Sequence[Entry], Sequence[Entry]],
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    expected = delivered(empty, tmp_path_factory.mktemp("plain"), chains)
    left = [list(chains[0]), list(chains[1])]
    batches: list[list[Entry]] = []
    while any(left):
        which = data.draw(st.sampled_from([place for place in (0, 1) if left[place]]))
        size = data.draw(st.integers(1, 80))
        batches.append(left[which][:size])
        left[which] = left[which][size:]
        if data.draw(st.booleans()):
            batches.append(batches[-1])

    assert delivered(empty, tmp_path_factory.mktemp("mixed"), batches) == expected
    assert expected["attempt"]
    assert any(expected[name] for name in ("evaluation", "result"))
