"""The store: the only way to the database, for a desk's encrypted file and for a hub's server alike.

    with store.read() as connection: ...                  # a snapshot; build the frozen view inside
    with store.write(actor) as work: work.append(...)     # commits at the end, rolls back on any exception

- One write at a time, and exactly one sync to disk for a saved answer. The head of the own chain is kept in memory; on a
  server that several processes share it is read inside the transaction instead.
- After a commit the listeners get the topics: the names of the tables that were touched, on the thread of the commit.
- `open` compares the database with `head.mark` and opens a new chain where it must (see `chains.py`).
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from mo_desk.domain.access import Actor
from mo_desk.domain.clock import Clock
from mo_desk.domain.ids import Ids
from mo_desk.paths import Home
from mo_desk.store.accept import accept
from mo_desk.store.cards import CardTables
from mo_desk.store.chains import OwnChain, Program, current_chain, lost_head, opening
from mo_desk.store.failures import translating
from mo_desk.store.journal import Journal
from mo_desk.store.mark import read_mark, write_mark
from mo_desk.store.models.journal import CheckpointRow, ReceiptRow
from mo_desk.store.projections.base import CardProjection, Projection
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries import journal as queries
from mo_desk.store.rebuild import rebuild_tables
from mo_desk.store.work import Randomness, Tools, Work
from mo_desk.wire.chain import GENESIS, Accepted, Checkpoint, Entry, Head, Receipt, to_ms
from mo_desk.wire.identity import DeviceIdentity

_LOG = logging.getLogger(__name__)
Listener = Callable[[frozenset[str]], None]


class Store:
    """One database with its journal, its projections and this device's current chain."""

    device: DeviceIdentity
    clock: Clock
    ids: Ids

    def __init__(
        self,
        engine: Engine,
        projections: Sequence[Projection],
        card_projections: Sequence[CardProjection],
        clock: Clock,
        ids: Ids,
        device: DeviceIdentity,
        *,
        home: Home | None = None,
        scratch: Engine | None = None,
        randomness: Randomness = os.urandom,
        shared: bool = False,
    ) -> None:
        """Take the parts; `open_chain` must follow before anything is written.

        `home` gives the place of `head.mark` (a server has none), `scratch` the engine for working state, `shared` says
        that other processes write this database too, so that the head is read in every transaction.
        """
        self.device = device
        self.clock = clock
        self.ids = ids
        self._engine = engine
        self._writing = engine.execution_options(write=True)
        self._scratch = (scratch or engine).execution_options(write=True)
        self._home = home
        self._shared = shared
        self._journal = Journal(engine.dialect)
        self._projector = Projector(engine.dialect, projections, card_projections)
        self._tools = Tools(self._journal, self._projector, CardTables(engine.dialect), device, randomness)
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []
        self._head: Head | None = None
        self._extra_engine = scratch

    def open_chain(self, program: Program, reason: str = "") -> Head:
        """Go on with this device's chain, or open a new one: at first use, after a restore, or behind `head.mark`.

        `reason` forces a new chain (`restore`). Returns the head.
        """
        with self.read() as connection:
            own = current_chain(connection)
            mark = None if self._home is None else read_mark(self._home.head_mark, self.device.public_key)
            lost = lost_head(connection, mark)
        if own.head is not None and lost is None and not reason:
            self._head = own.head
            return own.head
        why = reason or ("init" if own.head is None else "rollback")
        self._head = Head(self.ids.new(), 0, GENESIS)
        with self._transaction(self.device.device_id) as work:
            opening(work, own, program, why, self.device.device_id, self.device.public_key)
            self._journal.own(work.connection, work.head.chain_id, own.ordinal + 1, lost)
        return self.head()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a snapshot to read from; build the frozen view inside."""
        with translating(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, actor: Actor) -> Iterator[Work]:
        """Open a piece of work: committed at the end, rolled back whole on any exception, listeners told afterwards.

        Raises: Unreachable (`disk_full`, `disk_readonly`), Damaged; nothing of the work is then kept.
        """
        with self._transaction(actor.user_id) as work:
            yield work

    @contextmanager
    def scratch(self) -> Iterator[Connection]:
        """Open a connection for working state that may be lost: its commit does not wait for the disk."""
        with translating(), self._scratch.connect() as connection, connection.begin():
            yield connection

    def accept(self, entries: Sequence[Entry]) -> Accepted:
        """Store entries of other chains that the receiver verified, with their projections, in one commit (see `accept.py`)."""
        current = self.head().chain_id
        at_ms = to_ms(self.clock.now().at)
        with self._lock, translating(), self._writing.connect() as connection, connection.begin():
            accepted, topics = accept(connection, self._journal, self._projector, entries, current, at_ms)
        self._tell(topics)
        return accepted

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Store receipts that were verified."""
        with self._lock, translating(), self._writing.connect() as connection, connection.begin():
            self._journal.add_receipts(connection, receipts)
        self._tell(frozenset({ReceiptRow.__tablename__}))

    def keep_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Store another device's checkpoint that was verified."""
        with self._lock, translating(), self._writing.connect() as connection, connection.begin():
            self._journal.add_checkpoint(connection, checkpoint)
        self._tell(frozenset({CheckpointRow.__tablename__}))

    def rebuild(self) -> int:
        """Make all projected tables anew from the journal, in one commit; return the number of entries read."""
        with self._lock, translating(), self._writing.connect() as connection, connection.begin():
            topics = rebuild_tables(connection, self._projector)
            count = sum(head.seq for head in queries.list_heads(connection))
        self._tell(topics)
        return count

    def head(self) -> Head:
        """Return the head of this device's chain. Raises: RuntimeError before `open_chain`."""
        if self._head is None:
            raise RuntimeError("open_chain comes first")
        return self._head

    def is_behind_mark(self) -> bool:
        """Say whether the database lacks the head that `head.mark` names: it was rolled back, or lost its end."""
        if self._home is None:
            return False
        with self.read() as connection:
            return lost_head(connection, read_mark(self._home.head_mark, self.device.public_key)) is not None

    def on_changed(self, listener: Listener) -> None:
        """Have a listener told the names of the tables that each commit touched, on the thread of the commit."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._engine.dispose()
            if self._extra_engine is not None:
                self._extra_engine.dispose()

    @contextmanager
    def _transaction(self, actor_id: str) -> Iterator[Work]:
        with self._lock:
            with translating(), self._writing.connect() as connection, connection.begin():
                head = self.head()
                if self._shared:
                    self._journal.lock(connection, [head.chain_id])
                    head = queries.head_of(connection, head.chain_id)
                work = Work(connection, self._tools, head, actor_id, self.clock.now())
                yield work
                if work.erased:
                    work.topics |= rebuild_tables(connection, self._projector)
            self._head = work.head
            if work.signed is not None:
                self._keep_mark(work.signed)
        self._tell(frozenset(work.topics))

    def _keep_mark(self, checkpoint: Checkpoint) -> None:
        if self._home is None:
            return
        try:
            write_mark(self._home.head_mark, checkpoint)
        except OSError:
            # The work is committed and stays so; the next checkpoint writes the mark.
            _LOG.warning("head_mark_not_written")

    def _tell(self, topics: frozenset[str]) -> None:
        if topics:
            for listener in self._listeners:
                listener(topics)
