"""Erasures around a delivery: what excuses its missing bodies, which of its bodies may not be stored, what it erases here.

An erasure counts for a missing body when it is held here or comes in the delivery itself. It takes copies away only once it
stands in the journal: one that lies aside in a second branch waits for the person who decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import msgspec
from sqlalchemy import Connection

from mo_desk.domain.erasures import Erasure, ErasureBook, Origin, Reach, reach_of
from mo_desk.domain.facts import BodiesErased, ChainOpened, Fact
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.queries import erasures as queries
from mo_desk.wire.chain import Entry
from mo_desk.wire.codec import decode_body, entry_to_fact

_Arriving = tuple[Entry, BodiesErased]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery beside the erasures that are held about its subjects."""

    arriving: Sequence[_Arriving]
    origins: Mapping[str, Origin]
    excusing: ErasureBook
    taking: ErasureBook

    @classmethod
    def read(cls, connection: Connection, entries: Sequence[Entry]) -> Self:
        """Look up what is held. Raises: Untrusted `body_unreadable`."""
        held = queries.erasures_about(connection, {entry.subject_id for entry in entries})
        arriving = [(entry, body) for entry in entries if isinstance(body := _kept(entry), BodiesErased)]
        if not held and not arriving:
            return cls((), {}, ErasureBook((), {}), ErasureBook((), {}))
        origins = _origins(connection, entries, held)
        said = [
            Erasure(place_of(entry), device, body.subject_id, kind, Reach.NOWHERE)
            for entry, body in arriving
            for device in (_device(entry, origins),)
            for kind in body.kinds
        ]
        return cls(arriving, origins, ErasureBook([*held, *said], origins), ErasureBook(held, origins))

    def excuses(self, entry: Entry) -> bool:
        """Say whether a missing body is in order."""
        return self.excusing.excuses(place_of(entry), entry.subject_id, entry.kind)

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
        """Return the erasures among new entries with what they reach here.

        Whose a subject is shows in the tables: ask when everything that came with them is in there.
        """
        places = {place_of(entry) for entry in fresh}
        new = [
            (entry, body, _device(entry, self.origins)) for entry, body in self.arriving if place_of(entry) in places
        ]
        others = {
            device: queries.of_others(connection, {body.subject_id for _, body, its in new if its == device}, device)
            for device in {device for _, _, device in new}
        }
        return [
            Erasure(place_of(entry), device, body.subject_id, kind, reach)
            for entry, body, device in new
            for foreign in (body.subject_id in others[device],)
            for reach in (reach_of(trusted=device == own_device, belongs_to_another=foreign),)
            for kind in sorted(set(body.kinds))
        ]


def place_of(entry: Entry) -> EntryRef:
    """Return the identity of an entry."""
    return EntryRef(ChainId(entry.chain_id), entry.seq)


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
    return decode_body(entry.kind, entry.body)
