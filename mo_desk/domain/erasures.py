"""Erasures (`bodies_erased`): which missing bodies one excuses, and whose copies of a body it takes away where it arrives.

An erasure names a subject and kinds and stands in a chain. The owner of a fact is the device whose chain it stands in, the
owner of a person or a group is the laptop that made the card, until the agency has adopted it. So an erasure

- of this device, or of the agency, takes every copy held here (`EVERYWHERE`);
- of another device takes the bodies in that device's own chains (`SIGNER`), and only while its subject is nobody else's;
- of another device about a subject that belongs to somebody else is recorded and takes nothing (`NOWHERE`).

What a device says of its own chains excuses a body that is missing there in every case: it never comes back. Within one
chain an erasure concerns what stands before it; in the device's other chains, what was opened before its own chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.facts import BodiesErased, ChainOpened
from mo_desk.domain.ids import ChainId, EntryRef

KEPT = frozenset({ChainOpened.kind, BodiesErased.kind})
"""The kinds that the chain itself rests on: they are never erased."""


class Reach(StrEnum):
    """Whose copies an erasure takes at the one who holds it."""

    EVERYWHERE = "everywhere"
    SIGNER = "signer"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One kind of one erasure as it is held here; `device_id` is whose chain it stands in, empty for the agency's."""

    ref: EntryRef
    device_id: str
    subject_id: str
    kind: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chain comes from: its device, the chain it goes on from, and when it was opened."""

    chain_id: ChainId
    device_id: str
    follows: ChainId | None
    opened_at_ms: int


class ErasureBook:
    """The erasures that are held about some subjects, with the origin of the chains concerned."""

    def __init__(self, erasures: Iterable[Erasure], origins: Mapping[str, Origin]) -> None:
        self._by_pair: dict[tuple[str, str], list[Erasure]] = {}
        self._origins = origins
        for erasure in erasures:
            self._by_pair.setdefault((erasure.subject_id, erasure.kind), []).append(erasure)

    def __bool__(self) -> bool:
        return bool(self._by_pair)

    def excuses(self, ref: EntryRef, subject_id: str, kind: str) -> bool:
        """Say whether a body that is missing at this place is in order."""
        return self.excuse(ref, subject_id, kind) is not None

    def excuse(self, ref: EntryRef, subject_id: str, kind: str) -> EntryRef | None:
        """Return the erasure that excuses a missing body at this place: of the same chain if there is one, and the first."""
        refs = [one.ref for one in self._by_pair.get((subject_id, kind), ()) if self._excuses(one, ref)]
        return min(refs, key=lambda found: (found.chain_id != ref.chain_id, found), default=None)

    def takes(self, ref: EntryRef, subject_id: str, kind: str) -> bool:
        """Say whether the body at this place may not be held here."""
        if kind in KEPT:
            return False
        return any(self._takes(erasure, ref) for erasure in self._by_pair.get((subject_id, kind), ()))

    def _excuses(self, erasure: Erasure, ref: EntryRef) -> bool:
        if ref.chain_id == erasure.ref.chain_id:
            return ref.seq < erasure.ref.seq
        return erasure.reach is Reach.EVERYWHERE or self._same_device(erasure, ref)

    def _takes(self, erasure: Erasure, ref: EntryRef) -> bool:
        if erasure.reach is Reach.NOWHERE or not self._excuses(erasure, ref):
            return False
        if ref.chain_id == erasure.ref.chain_id or not self._same_device(erasure, ref):
            return True
        ours, its = self._origins.get(ref.chain_id), self._origins.get(erasure.ref.chain_id)
        return ours is None or its is None or precedes(ours, its)

    def _same_device(self, erasure: Erasure, ref: EntryRef) -> bool:
        origin = self._origins.get(ref.chain_id)
        return origin is not None and origin.device_id == erasure.device_id


def reach_of(*, trusted: bool, belongs_to_another: bool) -> Reach:
    """Return whose copies an erasure takes: `trusted` when this device or the agency wrote it."""
    if trusted:
        return Reach.EVERYWHERE
    return Reach.NOWHERE if belongs_to_another else Reach.SIGNER


def precedes(chain: Origin, other: Origin) -> bool:
    """Say whether a device opened one of its chains before another: by what they say they follow, else by the clock."""
    if other.follows == chain.chain_id:
        return True
    if chain.follows == other.chain_id:
        return False
    return (chain.opened_at_ms, chain.chain_id) < (other.opened_at_ms, other.chain_id)
