"""Erasing: bodies and salts go, headers and digests stay, and the tables end as if they had never been there.

An erasure made here takes every copy here. One that came from elsewhere takes what `domain.erasures` gives it: the copies in
the journal and in branches that lie aside, the cards where `card_put` is among its kinds, and the rows made of them, in the
commit that stores it. What arrives later and is covered by it is stored without its body (`accept.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from mo_desk.domain.cards import CardKind
from mo_desk.domain.erasures import KEPT, Erasure, Reach
from mo_desk.domain.facts import CardPut, Fact
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store import cards as card_rows
from mo_desk.store.forgetting import forget
from mo_desk.store.journal import Journal
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries import erasures as queries
from mo_desk.store.queries import journal as journal_queries
from mo_desk.wire.chain import Entry
from mo_desk.wire.codec import fact_of, stored_body


def erase_here(
    connection: Connection, journal: Journal, projector: Projector, subject_id: str, kinds: Sequence[str]
) -> frozenset[str]:
    """Delete every body about a subject, of these kinds, and what the tables show of them; return the tables touched."""
    journal.lock_erasures(connection, erasing=True)
    entries = journal_queries.entries_about(connection, {subject_id}, kinds)
    journal.erase_bodies(connection, subject_id, kinds)
    subjects = {subject_id} if CardPut.kind in kinds else set()
    return _forget(connection, projector, _facts(entries), (), subjects)


def erase_received(
    connection: Connection, journal: Journal, projector: Projector, erasures: Sequence[Erasure]
) -> frozenset[str]:
    """Take away what erasures that just arrived reach here; return the names of the tables touched."""
    taking = [one for one in erasures if one.reach is not Reach.NOWHERE and one.kind not in KEPT]
    if not taking:
        return frozenset()
    subjects, kinds = {one.subject_id for one in taking}, {one.kind for one in taking}
    entries = journal_queries.entries_about(connection, subjects, kinds)
    aside = journal_queries.forked_about(connection, subjects, kinds)
    book = queries.book(connection, taking, {entry.chain_id for entry in (*entries, *aside)})

    def taken(entry: Entry) -> bool:
        return book.takes(_place(entry), entry.subject_id, entry.kind)

    gone = [entry for entry in entries if taken(entry)]
    journal.erase_places(connection, [_place(entry) for entry in gone])
    journal.erase_places(connection, [_place(entry) for entry in aside if taken(entry)], aside=True)
    staying = _facts([entry for entry in entries if not taken(entry)])
    people = {one.subject_id for one in taking if one.kind == CardPut.kind}
    return _forget(connection, projector, _facts(gone), staying, people)


def _forget(
    connection: Connection,
    projector: Projector,
    gone: Sequence[Fact],
    staying: Sequence[Fact],
    subjects: Collection[str],
) -> frozenset[str]:
    topics: frozenset[str] = frozenset()
    cards = card_rows.versions_of(connection, subjects)
    for subject_id in sorted({card.id for card in cards}):
        for kind in CardKind:
            topics |= card_rows.erase_card(connection, kind, subject_id)
    return topics | forget(connection, projector, gone, staying, cards)


def _facts(entries: Sequence[Entry]) -> list[Fact]:
    return [fact_of(entry, stored_body(entry.kind, entry.body)) for entry in entries]


def _place(entry: Entry) -> EntryRef:
    return EntryRef(ChainId(entry.chain_id), entry.seq)
