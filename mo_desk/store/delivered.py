"""Erasures around a delivery: what excuses its missing bodies, which of its bodies may not be stored, what it erases here.

An erasure counts for a missing body when it is held here, comes in the delivery itself, or is shown with it ahead of its
place (`wire.shown`). It takes copies away once it stands in the journal or is shown: one that lies aside in a second branch
waits for the person who decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import msgspec
from sqlalchemy import Connection

from mo_desk.domain.erasures import Erasure, ErasureBook, Origin, reach_of
from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased, ChainOpened, Fact
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.queries import erasures as queries
from mo_desk.store.queries.journal import hash_at
from mo_desk.wire.chain import Entry
from mo_desk.wire.codec import entry_to_fact
from mo_desk.wire.shown import THE_AGENCY, Shown


@dataclass(frozen=True, slots=True)
class _Said:
    """An erasure that a delivery brings, and whose word it is; `by_agency` when the agency itself vouches for it."""

    ref: EntryRef
    body: BodiesErased
    device_id: str
    by_agency: bool = False

    def erasures(self, *, trusted: bool, foreign: bool) -> list[Erasure]:
        reach = reach_of(trusted=trusted or self.by_agency, belongs_to_another=foreign)
        subject = self.body.subject_id
        return [Erasure(self.ref, self.device_id, subject, kind, reach) for kind in sorted(set(self.body.kinds))]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery beside the erasures that are held about its subjects.

    `shown` are the erasures shown with it that are new here, `ahead` the hashes of all whose place is not reached yet.
    """

    arriving: Sequence[_Said]
    shown: Sequence[Shown]
    ahead: Mapping[EntryRef, bytes]
    excusing: ErasureBook
    taking: ErasureBook

    @classmethod
    def read(cls, connection: Connection, entries: Sequence[Entry], shown: Sequence[Shown]) -> Self:
        """Look up what is held. Raises: Untrusted `body_unreadable`, `erasure_shown`."""
        held = queries.erasures_about(connection, {entry.subject_id for entry in entries})
        chain_ids = {entry.chain_id for entry in (*entries, *(one.entry for one in shown))}
        ahead = queries.shown_ahead(connection, chain_ids)
        shown = [one for one in shown if _is_new(connection, one.entry, ahead)]
        ahead |= {place_of(one.entry): one.entry.hash for one in shown}
        bodies = [(entry, body) for entry in entries if isinstance(body := _kept(entry), BodiesErased)]
        if not (held or ahead or bodies):
            return cls((), (), {}, ErasureBook((), {}), ErasureBook((), {}))
        origins = _origins(connection, entries, held)
        arriving = [_Said(place_of(entry), body, _device(entry, origins)) for entry, body in bodies]
        # What they reach is judged later; to excuse, the least is enough.
        said = [one for each in (*arriving, *_said(shown)) for one in each.erasures(trusted=False, foreign=True)]
        return cls(arriving, shown, ahead, ErasureBook([*held, *said], origins), ErasureBook(held, origins))

    def excuses(self, entry: Entry) -> bool:
        """Say whether a missing body is in order."""
        return self.excusing.excuses(place_of(entry), entry.subject_id, entry.kind)

    def contradicts(self, entry: Entry) -> bool:
        """Say whether another entry was shown for this place."""
        return self.ahead.get(place_of(entry), entry.hash) != entry.hash

    def reached(self, fresh: Sequence[Entry]) -> list[EntryRef]:
        """Return the places of erasures that were shown and now stand in the journal."""
        return [ref for ref in map(place_of, fresh) if ref in self.ahead] if self.ahead else []

    def storable(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[Fact]]:
        """Return entries and their facts without the bodies that are erased here; all of them must be readable.

        Raises: Untrusted, as `entry_to_fact`.
        """
        facts = [entry_to_fact(entry) for entry in entries]
        if not self.taking:
            return list(entries), facts
        kept = list(entries)
        for place, fact in enumerate(facts):
            if self.taking.takes(fact.ref, fact.subject_id, fact.kind):
                kept[place] = msgspec.structs.replace(kept[place], body=None, salt=None)
                facts[place] = replace(fact, body=None)
        return kept, facts

    def erasures(self, connection: Connection, fresh: Sequence[Entry], own_device: str) -> list[Erasure]:
        """Return the erasures among new entries, and those that are shown, with what they reach here.

        Whose a subject is shows in the tables: ask when everything that came with them is in there.
        """
        if not (self.arriving or self.shown):
            return []
        places = {place_of(entry) for entry in fresh}
        new = [*(one for one in self.arriving if one.ref in places), *_said(self.shown)]
        others = {
            device_id: queries.of_others(
                connection, {one.body.subject_id for one in new if one.device_id == device_id}, device_id
            )
            for device_id in {one.device_id for one in new}
        }
        return [
            erasure
            for one in new
            for foreign in (one.body.subject_id in others[one.device_id],)
            for erasure in one.erasures(trusted=one.device_id == own_device, foreign=foreign)
        ]


def place_of(entry: Entry) -> EntryRef:
    """Return the identity of an entry."""
    return EntryRef(ChainId(entry.chain_id), entry.seq)


def _said(shown: Sequence[Shown]) -> list[_Said]:
    bodies = [(one, _kept(one.entry)) for one in shown]
    return [
        _Said(place_of(one.entry), body, one.signer, one.signer == THE_AGENCY)
        for one, body in bodies
        if isinstance(body, BodiesErased)
    ]


def _is_new(connection: Connection, entry: Entry, ahead: Mapping[EntryRef, bytes]) -> bool:
    """Say whether a shown erasure is unknown here. Raises: Untrusted `erasure_shown` when something else stands there."""
    stands = ahead.get(place_of(entry)) or hash_at(connection, entry.chain_id, entry.seq)
    if stands not in {None, entry.hash}:
        raise Untrusted("erasure_shown", chain_id=entry.chain_id, seq=entry.seq)
    return stands is None


def _origins(connection: Connection, entries: Collection[Entry], held: Sequence[Erasure]) -> dict[str, Origin]:
    """Return where the chains of a delivery and of erasures come from, those opened in the delivery included."""
    wanted = {entry.chain_id for entry in entries} | {erasure.ref.chain_id for erasure in held}
    found = queries.origins(connection, wanted)
    for entry in entries:
        if entry.seq == 1 and isinstance(body := _kept(entry), ChainOpened):
            follows = None if body.follows is None else body.follows.chain_id
            found.setdefault(entry.chain_id, Origin(ChainId(entry.chain_id), body.device_id, follows, entry.at_ms))
    return found


def _device(entry: Entry, origins: Mapping[str, Origin]) -> str:
    """Return whose chain an entry stands in; a chain that nobody opened is nobody's, and its opening will be refused."""
    origin = origins.get(entry.chain_id)
    return "" if origin is None else origin.device_id


def _kept(entry: Entry) -> object:
    """Return the body of an entry that the chain rests on, None for any other."""
    if entry.body is None or entry.kind not in {ChainOpened.kind, BodiesErased.kind}:
        return None
    return entry_to_fact(entry).body
