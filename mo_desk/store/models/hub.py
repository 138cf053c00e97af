"""What an agency's server keeps beside the journal: laptops, enrolment codes, used sign-ins, whose card is whose."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base


class HubDeviceRow(Base):
    """A certified laptop."""

    __tablename__ = "hub_device"

    device_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    public_key: Mapped[str] = mapped_column(String(64))
    recipient: Mapped[str] = mapped_column(String(80))
    certificate: Mapped[str]
    enrolled_at_ms: Mapped[int] = mapped_column(BigInteger)
    revoked_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class HubCodeRow(Base):
    """An enrolment code by its digest; `device_id` once a laptop used it."""

    __tablename__ = "hub_code"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    label: Mapped[str] = mapped_column(String(80))
    expires_at_ms: Mapped[int] = mapped_column(BigInteger)
    device_id: Mapped[str | None] = mapped_column(String(64))


class HubSignInRow(Base):
    """The id of a sign-in that was used, until its assertion is past its time."""

    __tablename__ = "hub_sign_in"

    device_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    token_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)


class HubCounterRow(Base):
    """A number that counts up under the lock of its row, so that what is numbered becomes visible in order."""

    __tablename__ = "hub_counter"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


class HubCardRow(Base):
    """At which set version a card last changed, and for whom: one laptop, or all when `device_id` is empty."""

    __tablename__ = "hub_card"
    __table_args__ = (Index("ix_hub_card_device_id_set_version", "device_id", "set_version"),)

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    device_id: Mapped[str] = mapped_column(String(64))
    set_version: Mapped[int] = mapped_column(BigInteger)
