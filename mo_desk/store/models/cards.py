"""Cards: the current one of each, and every version there was."""

from __future__ import annotations

from sqlalchemy import BigInteger, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base


class CardColumns:
    """A card as it is kept: its key, who counts its version, and its bytes (`wire.codec.encode_card`)."""

    kind: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)
    owner: Mapped[str]
    adopted_by: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    stored_at_ms: Mapped[int] = mapped_column(BigInteger)
    stored_by: Mapped[str]


class CardRow(CardColumns, Base):
    """The current version of a card."""

    __tablename__ = "card"

    version: Mapped[int]


class CardVersionRow(CardColumns, Base):
    """One version of a card. `chain_id` and `seq` name its `card_put` entry; empty and 0 when it came from the agency."""

    __tablename__ = "card_version"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chain_id: Mapped[str]
    seq: Mapped[int] = mapped_column(BigInteger)
