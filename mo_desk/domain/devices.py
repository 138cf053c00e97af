"""The laptops an agency knows, and the codes by which a laptop asks to be known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mo_desk.domain.ids import DeviceId


@dataclass(frozen=True, slots=True)
class Device:
    """A certified laptop. `public_key` is its raw Ed25519 key in hexadecimal, `certificate` PEM text."""

    device_id: DeviceId
    name: str
    public_key: str
    recipient: str
    certificate: str
    enrolled_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """A code for one laptop, kept as the SHA-256 of the code (hexadecimal); `device_id` once it was used."""

    digest: str
    label: str
    expires_at: datetime
    device_id: DeviceId | None = None
