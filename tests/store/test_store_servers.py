"""Several server processes on one PostgreSQL: one chain of their own, and every laptop's chain once and whole."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mo_desk.store.verify import verify
from mo_desk.wire.chain import Entry
from tests.helpers.bodies import a_body
from tests.helpers.chains import a_chain
from tests.helpers.real_stores import PROGRAM, TRAINER, OpenStore, a_device, dump, make_server

pytestmark = pytest.mark.postgres


@pytest.fixture
def servers(postgres_url: str, tmp_path: Path) -> Iterator[list[OpenStore]]:
    opened = [make_server(tmp_path, url=postgres_url, shared=True, open_chain=False) for _ in range(2)]
    yield opened
    for server in opened:
        server.store.close()


def test_they_open_one_chain_and_append_to_it_in_turn(servers: list[OpenStore]) -> None:
    with ThreadPoolExecutor(2) as pool:
        heads = list(pool.map(lambda server: server.store.open_chain(PROGRAM), servers))
        list(pool.map(lambda server: server.append(*[a_body("sitting_opened")] * 50), servers))

    assert heads[0].chain_id == heads[1].chain_id
    assert [entry.seq for entry in servers[0].entries()] == list(range(1, 102))
    assert servers[0].count("chain") == 1
    assert verify(servers[1].store).sound


def test_meeting_at_the_first_entries_of_a_chain_they_store_them_once_and_see_no_fork(servers: list[OpenStore]) -> None:
    for server in servers:
        server.store.open_chain(PROGRAM)
    chains = [a_chain(a_device("other"), 40, chain_id=f"{number:032x}") for number in range(20)]

    def deliver(server: OpenStore) -> tuple[int, int]:
        parts: list[tuple[Entry, ...]] = [part for chain in chains for part in (chain[:7], chain[:15], chain)]
        accepted = [server.store.accept(part) for part in parts]
        return sum(one.added for one in accepted), sum(one.quarantined for one in accepted)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(deliver, servers))

    assert sum(added for added, _ in done) == 800
    assert sum(aside for _, aside in done) == 0
    assert verify(servers[0].store).sound


def test_a_rebuild_on_postgresql_gives_the_same_tables(servers: list[OpenStore]) -> None:
    server = servers[0]
    server.store.open_chain(PROGRAM)
    server.store.accept(a_chain(a_device("other"), 100))
    server.append(*[a_body(kind, choice=1) for kind in ("form_assembled", "sitting_prepared", "result_scored")])
    before = dump(server.store)

    server.store.rebuild()

    assert dump(server.store) == before


def test_a_body_that_one_server_stores_while_another_erases_is_erased_too(servers: list[OpenStore]) -> None:
    one, other = servers
    for server in servers:
        server.store.open_chain(PROGRAM)
    chain = a_chain(a_device("other"), 5)

    with ThreadPoolExecutor(1) as pool:
        with one.store.write(TRAINER) as work:
            work.erase(chain[1].subject_id, ("answer_given",), "asked")
            storing = pool.submit(other.store.accept, chain)
            while not _somebody_waits(one):
                assert not storing.done()
        assert storing.result(60).added == 5

    assert [entry.body is None for entry in other.entries(chain[0].chain_id)] == [False, True, True, True, True]
    assert dump(one.store)["answer"] == []
    assert verify(one.store).sound


def _somebody_waits(server: OpenStore) -> bool:
    with server.engine.connect() as connection:
        query = "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        return bool(connection.exec_driver_sql(query).scalar_one())
