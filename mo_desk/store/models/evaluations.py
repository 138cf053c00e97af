"""Observations and judgements of the process evaluation."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base
from mo_desk.store.models.entries import Correctable


class Observation(Correctable, Base):
    """A short note about a person in a group (`observation_made`)."""

    __tablename__ = "observation"

    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    on: Mapped[date | None]
    criterion: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None]


class Evaluation(Correctable, Base):
    """A confirmed judgement (`evaluation_confirmed`)."""

    __tablename__ = "evaluation"

    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    rubric_id: Mapped[str | None]
    rubric_version: Mapped[int | None]
    levels: Mapped[list[Any] | None] = mapped_column(JSON)
    points: Mapped[int | None]
    maximum: Mapped[int | None]
    verdict: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None]
