"""The agency's journal as the receiver sees it. Fits `mo_desk.exchange.ports.Journal` by shape."""

from __future__ import annotations

from collections.abc import Sequence

from mo_desk.store.queries import journal as queries
from mo_desk.store.queries.erasures import to_show
from mo_desk.store.store import Store
from mo_desk.wire.chain import Accepted, Entry, Head
from mo_desk.wire.shown import Shown


class HubJournal:
    """Entries of all laptops, in the server's store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def head(self, chain_id: str) -> Head:
        """Return the last entry held of a chain, seq 0 when none is."""
        with self._store.read() as connection:
            return queries.head_of(connection, chain_id)

    def hash_at(self, chain_id: str, seq: int) -> bytes | None:
        """Return the hash of one entry held."""
        with self._store.read() as connection:
            return queries.hash_at(connection, chain_id, seq)

    def entries(self, chain_id: str, after: int, limit: int) -> Sequence[Entry]:
        """Return at most `limit` entries following the entry numbered `after`."""
        with self._store.read() as connection:
            return queries.entries_after(connection, chain_id, after, limit)

    def accept(self, entries: Sequence[Entry], shown: Sequence[Shown]) -> Accepted:
        """Store verified entries with their projections in one commit, and erasures that come later in their chains."""
        return self._store.accept(entries, shown)

    def to_show(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the later erasures that excuse missing bodies in a stretch of a chain."""
        with self._store.read() as connection:
            return to_show(connection, entries)

    def forked_at(self, chain_id: str) -> int:
        """Return the first place where a second branch of the chain lies in quarantine, 0 when none does."""
        with self._store.read() as connection:
            return queries.forked_at(connection, chain_id)
