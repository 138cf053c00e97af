"""Taking over entries of other chains (or of an own old chain): idempotent, gapless, forks set aside, erasures applied.

The receiver has verified who signed them; here every entry is still checked against the chain before it is stored:

- what lies at or before our head and is the same is a *replay*: decided by one comparison of hashes, nothing is written;
- what follows our head is new: chain, digests and bodies are checked, then the journal and the projections are written;
- what would leave a hole is refused (Conflict `entries_gap`, with the number expected), the whole delivery with it;
- what holds the place of another entry (one that was shown ahead of its place included) is the second branch of a fork: it
  goes to quarantine by its hash, with everything that follows it, and the first branch stays. A person decides; until then nothing after the fork is confirmed.

A body that an erasure held here covers is not stored again, and an erasure that arrives takes what is here (`erase.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mo_desk.domain.errors import Conflict, Untrusted
from mo_desk.domain.facts import BodiesErased
from mo_desk.store.delivered import Delivered
from mo_desk.store.erase import erase_received
from mo_desk.store.journal import Journal
from mo_desk.store.models.journal import ChainRow, ForkedEntryRow
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries import journal as queries
from mo_desk.wire.chain import GENESIS, Accepted, Entry, Head, first_bad
from mo_desk.wire.codec import require_header
from mo_desk.wire.shown import Shown


@dataclass(frozen=True, slots=True)
class _Part:
    """One chain's part of a delivery, told apart: the head we had, what is new after it, what lies aside."""

    head: Head
    fresh: Sequence[Entry] = ()
    aside: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """What is this store's own: its current chain, on which nobody else may write, and its device."""

    chain_id: str
    device_id: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a delivery did, the names of the tables it touched, and whether anything was erased that was here before."""

    accepted: Accepted
    topics: frozenset[str]
    erased: bool


def accept(
    connection: Connection,
    journal: Journal,
    projector: Projector,
    entries: Sequence[Entry],
    own: Own,
    at_ms: int,
    shown: Sequence[Shown] = (),
) -> Taken:
    """Store a delivery and return what it did.

    Entries of one chain follow each other; several chains may be mixed. `at_ms` is the present time, `shown`
    are verified erasures that come later in their chains.

    Raises: Conflict `entries_gap`, `own_chain_ahead`; Untrusted `entry_bad` (its `reason` as in `BadEntry`),
        `chain_not_opened`, `entry_unreadable`, `entry_too_large`, `body_kind`, `body_unreadable`, `erasure_shown` (something else stands there).
    """
    chains: dict[str, list[Entry]] = {}
    for entry in (*entries, *(one.entry for one in shown)):
        require_header(entry)
    for entry in entries:
        chains.setdefault(entry.chain_id, []).append(entry)
    journal.lock_erasures(connection, erasing=any(entry.kind == BodiesErased.kind for entry in entries))
    journal.lock(connection, list(chains))
    delivered = Delivered.read(connection, entries, shown)
    parts = [_part(connection, chain, delivered) for chain in chains.values()]
    fresh = [entry for part in parts for entry in part.fresh]
    if any(entry.chain_id == own.chain_id for entry in fresh):
        raise Conflict("own_chain_ahead", chain_id=own.chain_id)
    aside = [delivered.storable(part.aside)[0] for part in parts if part.aside]
    topics: frozenset[str] = frozenset()
    kept, facts = delivered.storable(fresh)
    if fresh:
        topics |= projector.project(connection, facts)
    new = delivered.erasures(connection, fresh, own.device_id)
    signed = {one.ref: (one.device_id, one.reach) for one in new}
    if fresh:
        topics |= journal.add(connection, kept, facts, signed)
        journal.forget_shown(connection, delivered.reached(fresh))
    journal.add_shown(connection, delivered.shown, signed)
    erased = erase_received(connection, journal, projector, new)
    for branch in aside:
        journal.quarantine(connection, branch, at_ms)
        topics |= {ForkedEntryRow.__tablename__, ChainRow.__tablename__}
    return Taken(_outcome(connection, parts, len(entries)), topics | erased, bool(erased))


def _part(connection: Connection, entries: Sequence[Entry], delivered: Delivered) -> _Part:
    first, last = entries[0], entries[-1]
    head = queries.head_of(connection, first.chain_id)
    if last.seq <= head.seq and queries.hash_at(connection, last.chain_id, last.seq) == last.hash:
        return _Part(head)
    before = GENESIS if first.seq == 1 else first.prev_hash
    bad = first_bad(entries, before, first.seq, delivered.excuses)
    if bad is not None:
        raise Untrusted("entry_bad", chain_id=bad.chain_id, seq=bad.seq, reason=bad.reason)
    if first.seq > head.seq + 1:
        if not queries.lies_aside(connection, first.chain_id, first.prev_hash):
            raise Conflict("entries_gap", chain_id=first.chain_id, expected=head.seq + 1, got=first.seq)
        return _Part(head, aside=entries)
    known = queries.hashes_between(connection, first.chain_id, first.seq, last.seq)
    same = 0
    while same < len(entries) and known.get(entries[same].seq) == entries[same].hash:
        same += 1
    rest = entries[same:]
    follows = rest[0].seq == head.seq + 1 and rest[0].prev_hash == head.hash
    if follows and not any(map(delivered.contradicts, rest)):
        return _Part(head, fresh=rest)
    return _Part(head, aside=rest)


def _outcome(connection: Connection, parts: Sequence[_Part], total: int) -> Accepted:
    added, aside = sum(len(part.fresh) for part in parts), sum(len(part.aside) for part in parts)
    heads = tuple(part.fresh[-1].head if part.fresh else part.head for part in parts)
    forked = frozenset(head.chain_id for head in heads if queries.is_forked(connection, head.chain_id))
    return Accepted(added, total - added - aside, aside, heads, forked)
