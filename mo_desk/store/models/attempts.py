"""Attempts, answers, what happened during them, and results."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base
from mo_desk.store.models.entries import Correctable, FromEntry


class Attempt(Base):
    """An attempt as it started (`attempt_started`)."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_sitting_person", "sitting_id", "person_id"),)

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sitting_id: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[str] = mapped_column(String(32), index=True)
    form_id: Mapped[str] = mapped_column(String(32), index=True)
    language: Mapped[str] = mapped_column(String(16))
    order_seed: Mapped[str]
    rule_id: Mapped[str]
    standing: Mapped[str] = mapped_column(String(16))
    attempt_number: Mapped[int]
    time_limit_seconds: Mapped[int]
    started_at_ms: Mapped[int] = mapped_column(BigInteger)
    chain_id: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int] = mapped_column(Integer)


class Answer(Correctable, Base):
    """A chosen option (`answer_given`)."""

    __tablename__ = "answer"
    # One tree instead of two: a saved answer writes as few pages as can be.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own way of saying it

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    option_id: Mapped[str | None] = mapped_column(String(16))
    language: Mapped[str | None] = mapped_column(String(16))


class AttemptEvent(FromEntry, Base):
    """What happened to an attempt: resumed, focus_lost, submitted, stopped, annulled, reassigned."""

    __tablename__ = "attempt_event"

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    event: Mapped[str] = mapped_column(String(16))
    used_seconds: Mapped[int | None]
    unanswered: Mapped[int | None]
    reason: Mapped[str | None]
    person_id: Mapped[str | None] = mapped_column(String(32))
    second_by: Mapped[str | None] = mapped_column(String(32))


class Result(Correctable, Base):
    """A score under a rule (`result_scored`)."""

    __tablename__ = "result"

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sitting_id: Mapped[str | None] = mapped_column(String(32), index=True)
    person_id: Mapped[str | None] = mapped_column(String(32))
    form_id: Mapped[str | None] = mapped_column(String(32))
    rule_id: Mapped[str | None]
    standing: Mapped[str | None] = mapped_column(String(16))
    points: Mapped[int | None]
    maximum: Mapped[int | None]
    needed: Mapped[int | None]
    verdict: Mapped[str | None] = mapped_column(String(16))
    unanswered: Mapped[int | None]
    blocks: Mapped[list[Any] | None] = mapped_column(JSON)
    themes: Mapped[list[Any] | None] = mapped_column(JSON)
    key_digest: Mapped[str | None] = mapped_column(String(64))
