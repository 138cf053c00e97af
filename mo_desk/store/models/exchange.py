"""What the exchange keeps beside the journal: how far a desk has read, what it offered, what is in dispute, and results scored again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base


class ExchangeStateRow(Base):
    """How far this desk has read of what the agency numbers: `card_set`, `checks`."""

    __tablename__ = "exchange_state"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


class DisputedChainRow(Base):
    """An own chain of which the agency has a second branch from a place on, since when this desk knows."""

    __tablename__ = "disputed_chain"

    chain_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    from_seq: Mapped[int] = mapped_column(BigInteger)
    told_at_ms: Mapped[int] = mapped_column(BigInteger)


class OfferedCardRow(Base):
    """The version of an own card that the agency was given last."""

    __tablename__ = "offered_card"

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]


class ResultCheckRow(Base):
    """A result that the agency scored again: the fact it is about, and what came out. The same on a desk and at the agency.

    `number` is the agency's count, by which a desk asks for what is new; `device_id` the laptop whose result it is.
    """

    __tablename__ = "result_check"
    __table_args__ = (Index("ix_result_check_device_id_number", "device_id", "number"),)

    chain_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    device_id: Mapped[str]
    attempt_id: Mapped[str] = mapped_column(index=True)
    agrees: Mapped[bool]
    points: Mapped[int]
    maximum: Mapped[int]
    verdict: Mapped[str]
    checked_at_ms: Mapped[int] = mapped_column(BigInteger)
