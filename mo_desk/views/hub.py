"""What the agency's own page shows: laptops, chains, what arrived and what was checked. No names of participants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HubDeviceRow:
    """One laptop. `entries` counts what arrived of all its chains, `last_at` is the last receipt."""

    device_id: str
    name: str
    enrolled_at: datetime
    revoked: bool
    chains: int
    entries: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class HubChainRow:
    """One chain: its length, its head code, and whether a second branch waits for a decision."""

    chain_id: str
    device_name: str
    entries: int
    head_code: str
    forked: bool


@dataclass(frozen=True, slots=True)
class HubForkRow:
    """A second branch of a chain that lies in quarantine: where it leaves the first, how long it is, when it came."""

    chain_id: str
    device_name: str
    from_seq: int
    entries: int
    found_at: datetime


@dataclass(frozen=True, slots=True)
class HubView:
    """The whole page. Attempts: handed in, scored again, and scored again with another outcome."""

    agency: str
    devices: tuple[HubDeviceRow, ...]
    chains: tuple[HubChainRow, ...]
    entries: int
    attempts: int
    checked: int
    differences: int
    forks: tuple[HubForkRow, ...] = ()
