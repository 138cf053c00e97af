"""Bodies erased before they were ever sent, the erasure many batches later: over real HTTP, on SQLite and PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.errors import Refused, Unreachable
from mo_desk.exchange.enrolment import enrol
from mo_desk.exchange.https import HttpsTransport
from mo_desk.exchange.ports import Call, Reply
from mo_desk.store.hub_journal import HubJournal
from mo_desk.store.store import Store
from mo_desk.store.verify import verify
from mo_desk.wire.messages import EntryBatch, decode_packed, encode_packed
from mo_desk.wire.packing import deflate, inflate
from tests.helpers.agency_servers import Server, found, serving
from tests.helpers.hubs import TRAINER, Laptop, copy_laptop, open_laptop

FIRST, SECOND = "a" * 32, "b" * 32
Serve = Callable[[], AbstractContextManager[Server]]


@pytest.fixture(scope="session")
def agency_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found(tmp_path_factory.mktemp("agency") / "agency")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def serve(request: pytest.FixtureRequest, agency_folder: Path, tmp_path: Path) -> Serve:
    """The agency's server, each time it is started anew on the same database."""
    shutil.copytree(agency_folder, tmp_path / "agency")
    database = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    return lambda: serving(tmp_path / "agency", database)


@pytest.fixture
def laptop(tmp_path: Path, serve: Serve) -> Iterator[Laptop]:
    opened = open_laptop(tmp_path, "laptop-1")
    opened.clock.at = datetime.now(UTC)
    with serve() as server, HttpsTransport(server.url) as line:
        name = opened.identity.device_id
        opened.enrolment = enrol(opened.api(line), server.url, server.code(), opened.identity, name, opened.clock.at)
    yield opened
    opened.store.close()


class Breaking:
    """A line that breaks after some batches."""

    def __init__(self, inner: HttpsTransport, batches: int) -> None:
        self._inner, self._left = inner, batches

    def send(self, call: Call) -> Reply:
        """Carry a call, unless it is a batch too many."""
        if call.path.endswith("/entries"):
            self._left -= 1
            if self._left < 0:
                raise Unreachable("hub_too_slow")
        return self._inner.send(call)


def erase(store: Store, subject: str) -> None:
    with store.write(TRAINER) as work:
        work.erase(subject, ("answer_given",), "retention")


def sync(laptop: Laptop, server: Server, *, batches: int = 99) -> int:
    with HttpsTransport(server.url) as line:
        return laptop.sync(Breaking(line, batches), tries=1).sent


def same(laptop: Laptop, server: Server, chain_id: str = "") -> bool:
    """Say whether the agency holds the laptop's chain as the laptop does, bodies and all, and all of it verifies."""
    chain_id = chain_id or laptop.store.head().chain_id
    ours, theirs = HubJournal(laptop.store), HubJournal(server.hub._store)
    assert verify(server.hub._store).sound
    return ours.entries(chain_id, 0, 5000) == theirs.entries(chain_id, 0, 5000)


def ahead(server: Server) -> int:
    with server.hub._store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM shown_erasure").scalar_one())


def test_an_erasure_three_batches_later_blocks_nothing(laptop: Laptop, serve: Serve) -> None:
    laptop.answer(700, attempt=FIRST)
    laptop.answer(1200, attempt=SECOND)
    erase(laptop.store, FIRST)

    with serve() as server:
        assert sync(laptop, server) == 1902

        assert laptop.waiting == 0
        assert same(laptop, server)
        assert ahead(server) == 0


def test_stopped_in_between_it_goes_on_from_where_it_was_also_after_a_restart_of_the_server(
    laptop: Laptop, serve: Serve
) -> None:
    laptop.answer(700, attempt=FIRST)
    laptop.answer(800, attempt=SECOND)
    erase(laptop.store, FIRST)

    with serve() as server:
        with pytest.raises(Unreachable):
            sync(laptop, server, batches=2)
        assert (laptop.waiting, ahead(server)) == (502, 1)
        assert verify(server.hub._store).sound

    with serve() as server:
        sync(laptop, server)
        assert (laptop.waiting, ahead(server)) == (0, 0)
        assert same(laptop, server)


def test_an_erasure_that_stands_in_the_next_chain_excuses_the_one_before(
    tmp_path: Path, laptop: Laptop, serve: Serve
) -> None:
    laptop.answer(700, attempt=FIRST)
    restored = copy_laptop(laptop, "restored", reason="restore")
    restored.clock.at = datetime.now(UTC)
    erase(restored.store, FIRST)
    older = laptop.store.head().chain_id

    with serve() as server:
        sync(restored, server)

        assert restored.waiting == 0
        assert same(restored, server)
        assert same(restored, server, older)
    restored.store.close()


def test_a_restored_laptop_takes_back_what_was_erased_far_apart_and_what_the_agency_erased(
    laptop: Laptop, serve: Serve
) -> None:
    laptop.answer(300, attempt=SECOND)
    with serve() as server:
        sync(laptop, server)
    restored = copy_laptop(laptop, "restored", reason="restore")
    restored.clock.at = datetime.now(UTC)
    laptop = copy_laptop(laptop, "original")
    laptop.clock.at = datetime.now(UTC)
    laptop.answer(700, attempt=FIRST)
    laptop.answer(700, attempt="c" * 32)
    erase(laptop.store, FIRST)
    chain_id = laptop.store.head().chain_id

    with serve() as server:
        sync(laptop, server)
        erase(server.hub._store, "c" * 32)
        erase(server.hub._store, SECOND)
        sync(restored, server)

        held = HubJournal(restored.store).entries(chain_id, 0, 5000)
        bare = {subject for subject in (FIRST, SECOND, "c" * 32) if _is_bare(held, subject)}
        assert (len(held), restored.waiting) == (laptop.store.head().seq, 0)
        assert bare >= {FIRST, "c" * 32}
        assert verify(restored.store).sound
    for one in (laptop, restored):
        one.store.close()


def test_without_the_erasure_shown_the_batch_is_refused_as_before(laptop: Laptop, serve: Serve) -> None:
    laptop.answer(700, attempt=FIRST)
    erase(laptop.store, FIRST)

    with serve() as server, HttpsTransport(server.url) as line, pytest.raises(Refused, match="entry_bad"):
        laptop.sync(Hiding(line), tries=1)


class Hiding:
    """A line on which what is shown ahead of its place gets lost."""

    def __init__(self, inner: HttpsTransport) -> None:
        self._inner = inner

    def send(self, call: Call) -> Reply:
        """Carry a call without what it shows."""
        if not call.path.endswith("/entries"):
            return self._inner.send(call)
        batch = decode_packed(inflate(call.body, 2**23), EntryBatch)
        body = deflate(encode_packed(msgspec.structs.replace(batch, shown=())))
        return self._inner.send(Call(call.method, call.path, call.headers, body, call.largest_reply))


def _is_bare(entries: object, subject: str) -> bool:
    assert isinstance(entries, tuple)
    about = [entry for entry in entries if entry.subject_id == subject and entry.kind == "answer_given"]
    return bool(about) and all(entry.body is None for entry in about)
