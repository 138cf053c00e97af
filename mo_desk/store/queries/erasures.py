"""Reads of erasures: what is held about some subjects, where chains come from, and what belongs to somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select, true

from mo_desk.domain.erasures import Erasure, ErasureBook, Origin, Reach
from mo_desk.domain.facts import BodiesErased, CardPut
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.base import table_of
from mo_desk.store.models.attempts import Attempt, AttemptEvent
from mo_desk.store.models.cards import CardRow
from mo_desk.store.models.journal import ChainRow, ErasureRow, ShownErasureRow
from mo_desk.store.models.sittings import SittingPlan
from mo_desk.store.queries.journal import entries_after, facts_at
from mo_desk.wire.chain import Entry, body_digest, entry_hash
from mo_desk.wire.codec import entry_to_fact

_SHOWN = table_of(ShownErasureRow)
_IDS_A_QUERY = 500


def erasures_about(connection: Connection, subjects: Collection[str] | None = None) -> tuple[Erasure, ...]:
    """Return the erasures that are held about these subjects, or all of them."""
    columns = (ErasureRow.chain_id, ErasureRow.seq, ErasureRow.device_id, ErasureRow.subject_id, ErasureRow.kind)
    query = select(*columns, ErasureRow.reach)
    conditions = [true()] if subjects is None else [ErasureRow.subject_id.in_(ids) for ids in _portions(subjects)]
    return tuple(
        Erasure(EntryRef(ChainId(chain_id), seq), device_id, subject_id, kind, Reach(reach))
        for condition in conditions
        for chain_id, seq, device_id, subject_id, kind, reach in connection.execute(query.where(condition))
    )


def erased_cards(connection: Connection, ids: Collection[str], signers: Collection[str]) -> frozenset[str]:
    """Return which of these cards an erasure of one of these signers took away."""
    held = [erasure for erasure in erasures_about(connection, ids) if erasure.kind == CardPut.kind]
    return frozenset(one.subject_id for one in held if one.reach is not Reach.NOWHERE and one.device_id in signers)


def proved_erasures(connection: Connection) -> tuple[Erasure, ...]:
    """Return the erasures whose entry, in the journal or shown ahead of its place, says the same: a row written beside it by hand excuses nothing."""
    held = erasures_about(connection)
    shown = [Entry(*row[:-1]) for row in connection.execute(select(*_SHOWN.columns))]
    ahead = [entry_to_fact(entry) for entry in shown if _is_whole(entry)]
    said = {
        (fact.ref, fact.body.subject_id, kind)
        for fact in (*facts_at(connection, sorted({erasure.ref for erasure in held})), *ahead)
        if isinstance(fact.body, BodiesErased)
        for kind in fact.body.kinds
    }
    return tuple(erasure for erasure in held if (erasure.ref, erasure.subject_id, erasure.kind) in said)


def shown_ahead(connection: Connection, chain_ids: Collection[str]) -> dict[EntryRef, bytes]:
    """Return the hashes of erasures that were shown for places of these chains which are not reached yet."""
    columns = (_SHOWN.c.chain_id, _SHOWN.c.seq, _SHOWN.c.hash)
    query = select(*columns).where(_SHOWN.c.chain_id.in_(sorted(chain_ids)))
    return {EntryRef(ChainId(chain_id), seq): found for chain_id, seq, found in connection.execute(query)}


def to_show(connection: Connection, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the erasures that excuse missing bodies in a stretch of one chain and do not stand in or before it."""
    missing = [entry for entry in entries if entry.body is None]
    if not missing:
        return ()
    held = erasures_about(connection, {entry.subject_id for entry in missing})
    known = book(connection, held, {entry.chain_id for entry in missing})
    found = {known.excuse(EntryRef(ChainId(one.chain_id), one.seq), one.subject_id, one.kind) for one in missing}
    last = entries[-1]
    places = [ref for ref in found if ref is not None and (ref.chain_id != last.chain_id or ref.seq > last.seq)]
    return tuple(entry for ref in sorted(places) for entry in _entry_at(connection, ref))


def origins(connection: Connection, chain_ids: Collection[str]) -> dict[str, Origin]:
    """Return where chains come from, as far as they are here."""
    columns = (ChainRow.chain_id, ChainRow.device_id, ChainRow.follows_chain_id, ChainRow.opened_at_ms)
    return {
        chain_id: Origin(ChainId(chain_id), device_id, None if follows is None else ChainId(follows), opened_at_ms)
        for ids in _portions(chain_ids)
        for chain_id, device_id, follows, opened_at_ms in connection.execute(
            select(*columns).where(ChainRow.chain_id.in_(ids))
        )
    }


def book(connection: Connection, erasures: Sequence[Erasure], chain_ids: Collection[str]) -> ErasureBook:
    """Return the erasures as a book that judges entries of these chains."""
    concerned = {*chain_ids, *(erasure.ref.chain_id for erasure in erasures)}
    return ErasureBook(erasures, origins(connection, concerned))


def of_others(connection: Connection, subjects: Collection[str], device_id: str) -> frozenset[str]:
    """Return which of these subjects belong to somebody else than a device: by the card here of the subject itself, of the person of an attempt, of the group of a sitting."""
    named: dict[str, set[str]] = {subject: {subject} for subject in subjects}
    for ids in _portions(subjects):
        for query in (
            select(Attempt.attempt_id, Attempt.person_id).where(Attempt.attempt_id.in_(ids)),
            select(AttemptEvent.attempt_id, AttemptEvent.person_id).where(AttemptEvent.attempt_id.in_(ids)),
            select(SittingPlan.sitting_id, SittingPlan.group_id).where(SittingPlan.sitting_id.in_(ids)),
        ):
            for subject, owner in connection.execute(query):
                named[subject].add(owner or subject)
    theirs = {
        card_id
        for ids in _portions({card_id for ids in named.values() for card_id in ids})
        for card_id in connection.execute(
            select(CardRow.id).where(CardRow.id.in_(ids), (CardRow.owner != device_id) | (CardRow.adopted_by != ""))
        ).scalars()
    }
    return frozenset(subject for subject, ids in named.items() if ids & theirs)


def _entry_at(connection: Connection, ref: EntryRef) -> tuple[Entry, ...]:
    """Return the entry at a place, in the journal or shown ahead of it."""
    stands = entries_after(connection, ref.chain_id, ref.seq - 1, 1)
    if stands and stands[0].seq == ref.seq:
        return stands
    here = (_SHOWN.c.chain_id == ref.chain_id) & (_SHOWN.c.seq == ref.seq)
    return tuple(Entry(*row[:-1]) for row in connection.execute(select(*_SHOWN.columns).where(here)))


def _is_whole(entry: Entry) -> bool:
    body, salt = entry.body, entry.salt
    whole = body is not None and salt is not None and body_digest(salt, body) == entry.body_digest
    return whole and entry_hash(entry) == entry.hash


def _portions(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _IDS_A_QUERY):
        yield ordered[start : start + _IDS_A_QUERY]
