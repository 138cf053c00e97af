"""What is neither fact nor card: the laptop's secrets, and working state that may be lost."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base


class DeviceSecretRow(Base):
    """A secret of this device by name (its keys, its token, the exit PIN's hash); it never leaves the encrypted database."""

    __tablename__ = "device_secret"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)


class AttemptCursorRow(Base):
    """Where a participant is: the place shown, the seconds used, the marks (item ids), written through `Store.scratch()`; never sent."""

    __tablename__ = "attempt_cursor"

    attempt_id: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[int]
    used_seconds: Mapped[int]
    marked: Mapped[list[str]] = mapped_column(JSON)
    language: Mapped[str]
    text_size: Mapped[int]
    saved_at_ms: Mapped[int] = mapped_column(BigInteger)
