"""What is here, what was sent, what the agency has and has checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A chain of this laptop of which the agency has a second branch, from a record on; it waits for a person there."""

    chain_id: str
    from_seq: int
    told_at: datetime


@dataclass(frozen=True, slots=True)
class SyncView:
    """The state of the outbox. `agency` is empty while the desk is not enrolled."""

    agency: str
    hub_url: str
    waiting: int
    received: int
    attempts_checked: int
    attempts_total: int
    last_sync_at: datetime | None
    last_error: str
    certificate_until: datetime | None
    disputes: tuple[DisputeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One record that matters to people: an attempt, an evaluation, a sitting. `state` as in ResultRow.sync."""

    kind: str
    label: str
    at: datetime
    state: str
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a running synchronisation is, in entries."""

    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one synchronisation did.

    `differences` counts results that the agency scored again with another outcome, `disputes` chains with a second branch.
    """

    sent: int
    received: int
    checked: int
    cards_received: int
    differences: int
    disputes: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt: the agency signed that it holds the entries up to `to_seq`, whose hash is `hash` (hex)."""

    chain_id: str
    from_seq: int
    to_seq: int
    hash: str
    received_at: datetime
    agency: str
    signature: str
