"""Decisions of open cases: a row an entry, current while nobody replaces it."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base
from mo_desk.store.models.entries import Correctable


class Decision(Correctable, Base):
    """What a person decided about a case (`case_decided`)."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_subject", "subject_id"),)

    case: Mapped[str] = mapped_column(String(32), primary_key=True)
    subject_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    other_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    choice: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str | None]
