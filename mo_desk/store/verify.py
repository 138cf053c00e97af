"""Verifying a journal: every chain walked entry by entry, every checkpoint's signature, every receipt, the mark beside it.

It proves nothing against somebody who holds the device key, except up to the last head that left the laptop: that is what
the receipts and the head code on a signed paper are for.
"""

from __future__ import annotations

from sqlalchemy import Connection

from mo_desk.domain.erasures import ErasureBook
from mo_desk.domain.errors import Damaged, Untrusted
from mo_desk.domain.facts import ChainOpened
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.cards import first_changed
from mo_desk.store.engine import DriverConnection
from mo_desk.store.queries import erasures as erasure_queries
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.views.journal import ChainReport, JournalReport
from mo_desk.wire.chain import GENESIS, Entry, Head, first_bad, head_code
from mo_desk.wire.codec import decode_body
from mo_desk.wire.identity import verify_signature


def verify(store: Store, code: str = "") -> JournalReport:
    """Walk all chains and name the first bad entry of each; with a head code, say whether the journal holds that head.

    The reasons are those of `BadEntry`, and then: `opening` (entry 1 and what is kept of it differ), `checkpoint`,
    `checkpoint_signature` and `receipt` (the journal is not what was signed at that place), `card` (a card is not what that
    entry put), `fork` (a second branch lies aside).
    """
    with store.read() as connection:
        chain_ids = queries.named_chains(connection)
        erased = erasure_queries.book(connection, erasure_queries.proved_erasures(connection), chain_ids)
        chains = tuple(_chain(connection, chain_id, erased) for chain_id in chain_ids)
        known = _holds(connection, chain_ids, code) if code else None
    return JournalReport(chains, store.is_behind_mark(), known)


def read_head(connection: DriverConnection) -> Head:
    """Read the head of the newest own chain through a bare driver connection: what a test restore compares.

    Raises: Damaged `backup_damaged` when the copy has no chain.
    """
    query = (
        "SELECT e.chain_id, e.seq, e.hash FROM entry e JOIN chain c ON c.chain_id = e.chain_id "
        "WHERE c.ordinal = (SELECT max(ordinal) FROM chain) ORDER BY e.seq DESC LIMIT 1"
    )
    row = connection.execute(query).fetchone()
    if row is None:
        raise Damaged("backup_damaged")
    return Head(row[0], row[1], row[2])


def _chain(connection: Connection, chain_id: str, erased: ErasureBook) -> ChainReport:
    entries = queries.chain_entries(connection, chain_id)

    def in_order(entry: Entry) -> bool:
        """Say whether a missing body is excused; a missing opening is `_beside`'s to name."""
        return entry.seq == 1 or erased.excuses(EntryRef(ChainId(chain_id), entry.seq), entry.subject_id, entry.kind)

    bad = first_bad(entries, GENESIS, 1, in_order)
    head = queries.head_of(connection, chain_id)
    seq, reason = _beside(connection, head) if bad is None else (bad.seq, bad.reason)
    return ChainReport(chain_id, head.seq, head.code, seq, reason)


def _beside(connection: Connection, head: Head) -> tuple[int, str]:
    """Compare the chain with what stands beside it; return the first place that differs, (0, "") when none does."""
    chain_id = head.chain_id
    for receipt in queries.receipts(connection, chain_id, limit=None):
        if queries.hash_at(connection, chain_id, receipt.to_seq) != receipt.hash:
            return receipt.to_seq, "receipt"
    for checkpoint in queries.checkpoints(connection, chain_id):
        if queries.hash_at(connection, chain_id, checkpoint.seq) != checkpoint.hash:
            return checkpoint.seq, "checkpoint"
    chain, opened = queries.find_chain(connection, chain_id), _opened(queries.entries_after(connection, chain_id, 0, 1))
    if chain is None or opened is None or (chain.device_id, chain.device_key) != (opened.device_id, opened.device_key):
        return 1, "opening"
    for checkpoint in queries.checkpoints(connection, chain_id):
        if not verify_signature(opened.device_key, checkpoint.signed_bytes(), checkpoint.signature):
            return checkpoint.seq, "checkpoint_signature"
    if changed := first_changed(connection, chain_id):
        return changed, "card"
    return (0, "") if chain.forked_at is None else (chain.forked_at, "fork")


def _opened(first: tuple[Entry, ...]) -> ChainOpened | None:
    """Return the body of a chain's first entry: the key that signs for the chain is under the chain's own hash there."""
    if not first or first[0].body is None:
        return None
    try:
        body = decode_body(first[0].kind, first[0].body)
    except Untrusted:
        return None
    return body if isinstance(body, ChainOpened) else None


def _holds(connection: Connection, chain_ids: tuple[str, ...], code: str) -> bool:
    return any(
        head_code(entry.hash) == code for chain_id in chain_ids for entry in queries.chain_entries(connection, chain_id)
    )
