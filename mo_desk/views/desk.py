"""This laptop: who is signed in, what is next, what is missing, what has not reached the agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mo_desk.domain.access import Role
from mo_desk.domain.ids import SittingId, UserId


@dataclass(frozen=True, slots=True)
class SignedInView:
    """The signed-in user."""

    user_id: UserId
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user of this laptop."""

    user_id: UserId
    name: str
    roles: tuple[Role, ...]
    ends_on: str
    has_access: bool


@dataclass(frozen=True, slots=True)
class TodayView:
    """The three questions of the first page. `next_sitting` is empty when none is planned."""

    groups: int
    people: int
    next_sitting_id: SittingId | None
    next_sitting_label: str
    seats_to_do: int
    evaluations_unconfirmed: int
    people_to_confirm: int
    open_reserves: int
    papers_not_printed: int
    waiting: int
    enrolled: bool
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class DeviceView:
    """What this laptop is and how it is doing."""

    device_id: str
    program_version: str
    agency: str
    head_code: str
    entries: int
    database_bytes: int
    free_bytes: int
    last_backup_at: datetime | None
    edition: str
    edition_items: int
    clock_warning: bool


@dataclass(frozen=True, slots=True)
class BackupView:
    """One whole encrypted copy that a damaged desk can be restored from; `reason` is daily, upgrade or stick."""

    path: Path
    made_at: datetime
    reason: str
