"""The store: the only way to the database, for a desk's encrypted file and for a hub's server alike.

    with store.read() as connection: ...                  # a snapshot; build the frozen view inside
    with store.write(actor) as work: work.append(...)     # commits at the end, rolls back on any exception

- One write at a time, and exactly one sync to disk for a saved answer. The head of the own chain is kept in memory; it is
  read again after a write that failed, and on a server that several processes share in every write.
- After a commit the listeners get the topics: the names of the tables that were touched, on the thread of the commit,
  when other threads may write again. A listener passes the topics on and does not raise.
- `open_chain` compares the database with `head.mark` and opens a new chain where it must (see `chains.py`).
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
from mo_desk.domain.errors import Unreachable
from mo_desk.domain.ids import Ids
from mo_desk.logs import record
from mo_desk.paths import Home
from mo_desk.store.accept import Own, accept
from mo_desk.store.cards import CardTables
from mo_desk.store.chains import Program, current_chain, lost_head, missing_heads, opening
from mo_desk.store.compare import wrong_rows
from mo_desk.store.engine import scrub
from mo_desk.store.failures import translating
from mo_desk.store.journal import Journal
from mo_desk.store.mark import read_mark, write_mark
from mo_desk.store.models.exchange import DisputedChainRow
from mo_desk.store.models.journal import CheckpointRow, ReceiptRow
from mo_desk.store.projections.base import CardProjection, Projection
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries import journal as queries
from mo_desk.store.rebuild import rebuild_tables
from mo_desk.store.work import Randomness, Tools, Work
from mo_desk.views.journal import WrongRow
from mo_desk.wire.chain import GENESIS, Accepted, Checkpoint, Entry, Head, Receipt, to_ms
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.shown import Shown

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
        self._scratch_engine = scratch or engine
        self._writer = engine.execution_options(write=True)
        self._scratch_writer = self._scratch_engine.execution_options(write=True)
        self._home = home
        self._shared = shared
        self._journal = Journal(engine.dialect, device.device_id)
        self._projector = Projector(engine.dialect, projections, card_projections)
        self._tools = Tools(self._journal, self._projector, CardTables(engine.dialect), device, randomness)
        self._lock = threading.RLock()
        self._writing = False
        self._listeners: list[Listener] = []
        self._head: Head | None = None
        self._head_is_certain = False
        self._kept: Connection | None = None

    def open_chain(self, program: Program, reason: str = "") -> Head:
        """Go on with this device's chain, or open a new one: at first use, after a restore, or behind `head.mark`.

        `reason` forces a new chain (`restore`). Returns the head.
        """
        with self._lock:
            with self._transaction(self._writer) as connection:
                self._journal.lock_openings(connection)
                own, lost = current_chain(connection), lost_head(connection, self._mark())
                work = None
                if own.head is None or lost is not None or reason:
                    why = reason or ("init" if lost is None else "rollback")
                    first = Head(self.ids.new(), 0, GENESIS)
                    work = Work(connection, self._tools, first, self.device.device_id, self.clock.now())
                    opening(work, own, program, why, self.device.device_id, self.device.public_key)
                    self._journal.own(connection, first.chain_id, own.ordinal + 1, lost)
            self._head, self._head_is_certain = own.head, True
            if work is not None:
                self._committed(work)
        if work is not None:
            self._tell(frozenset(work.topics))
        return self.head()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a snapshot to read from; build the frozen view inside."""
        with translating(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, actor: Actor) -> Iterator[Work]:
        """Open a piece of work: committed at the end, rolled back whole on any exception, listeners told afterwards.

        Raises: Unreachable (`disk_full`, `disk_readonly`), Damaged; nothing of the work is then kept. RuntimeError inside
            another work of the same thread.
        """
        with self._lock:
            with self._transaction(self._writer) as connection:
                work = Work(connection, self._tools, self._own_head(connection), actor.user_id, self.clock.now())
                self._head_is_certain = False
                yield work
                work.check()
            self._committed(work)
        self._tell(frozenset(work.topics))

    @contextmanager
    def scratch(self) -> Iterator[Connection]:
        """Open a connection for working state that may be lost: its commit does not wait for the disk."""
        with self._transaction(self._scratch_writer) as connection:
            yield connection

    def accept(self, entries: Sequence[Entry], shown: Sequence[Shown] = ()) -> Accepted:
        """Store entries of other chains that the receiver verified, with their projections, in one commit (see `accept.py`)."""
        with self._transaction(self._writer) as connection:
            at_ms, current = to_ms(self.clock.now().at), self.head().chain_id
            own = Own(current, self.device.device_id)
            taken = accept(connection, self._journal, self._projector, entries, own, at_ms, shown)
        if taken.erased:
            self._scrub()
        self._tell(taken.topics)
        return taken.accepted

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Store receipts that were verified."""
        with self._transaction(self._writer) as connection:
            self._journal.add_receipts(connection, receipts)
        self._tell(frozenset({ReceiptRow.__tablename__}))

    def keep_dispute(self, chain_id: str, from_seq: int) -> None:
        """Remember that the agency has a second branch of an own chain from a place on, or with 0 that it has none any more."""
        with self._transaction(self._writer) as connection:
            self._journal.keep_dispute(connection, chain_id, from_seq, to_ms(self.clock.now().at))
        self._tell(frozenset({DisputedChainRow.__tablename__}))

    def keep_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Store another device's checkpoint that was verified."""
        with self._transaction(self._writer) as connection:
            self._journal.add_checkpoint(connection, checkpoint)
        self._tell(frozenset({CheckpointRow.__tablename__}))

    def rebuild(self) -> int:
        """Make all projected tables anew from the journal, in one commit; return the number of entries read."""
        with self._transaction(self._writer) as connection:
            topics = rebuild_tables(connection, self._projector)
            count = sum(head.seq for head in queries.list_heads(connection))
        self._tell(topics)
        return count

    def wrong_rows(self) -> tuple[WrongRow, ...]:
        """Return the first row of each projected table that is not what the journal and the cards say (see `compare.py`)."""
        with self.read() as connection:
            return wrong_rows(connection, self._projector)

    def head(self) -> Head:
        """Return the head of this device's chain as this process last wrote it. Raises: RuntimeError before `open_chain`."""
        if self._head is None:
            raise RuntimeError("open_chain comes first")
        return self._head

    def is_behind_mark(self) -> bool:
        """Say whether a head is missing that `head.mark` names now, or named when the newest chains were opened.

        The database was rolled back, or lost its end, and the entries have not been fetched back.
        """
        with self.read() as connection:
            return bool(missing_heads(connection, self._mark()))

    def on_changed(self, listener: Listener) -> None:
        """Have a listener told the names of the tables that each commit touched, on the thread of the commit."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close every connection, after the write that may be going on."""
        with self._lock:
            if self._kept is not None:
                self._kept.close()
            self._engine.dispose()
            self._scratch_engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        with self._lock:
            if self._writing:
                raise RuntimeError("a work inside a work would wait for itself")
            self._writing = True
            try:
                with translating(), self._connected(engine) as connection, connection.begin():
                    yield connection
            finally:
                self._writing = False

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        """Give a connection to write with. A desk keeps its own open: fetching it anew costs a tenth of a saved answer."""
        if self._shared or engine is not self._writer:
            with engine.connect() as connection:
                yield connection
            return
        kept, self._kept = self._kept, None
        if kept is None or kept.closed or kept.invalidated:
            kept = engine.connect()
        try:
            yield kept
        except BaseException:
            # Whatever state a failure left it in: the next write begins on another one.
            kept.close()
            raise
        self._kept = kept

    def _own_head(self, connection: Connection) -> Head:
        head = self.head()
        if self._shared:
            self._journal.lock(connection, [head.chain_id])
        elif self._head_is_certain:
            return head
        return queries.head_of(connection, head.chain_id)

    def _committed(self, work: Work) -> None:
        """Note what a committed work leaves behind; what fails here is for the next time and never undoes the work."""
        self._head, self._head_is_certain = work.head, True
        if work.erased:
            self._scrub()
        if work.signed is not None and self._home is not None:
            try:
                write_mark(self._home.head_mark, work.signed)
            except OSError as error:
                # The next checkpoint writes the mark.
                record(_LOG, "head_mark_not_written", level=logging.WARNING, error=error)

    def _scrub(self) -> None:
        try:
            scrub(self._engine)
        except Unreachable as error:
            # The rows are gone; the next erasure writes the file anew.
            record(_LOG, "erased_not_scrubbed", level=logging.WARNING, code=error.code)

    def _mark(self) -> Checkpoint | None:
        return None if self._home is None else read_mark(self._home.head_mark, self.device.public_key)

    def _tell(self, topics: frozenset[str]) -> None:
        if topics:
            for listener in tuple(self._listeners):
                listener(topics)
