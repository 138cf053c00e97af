"""Lessons that were given to groups."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base
from mo_desk.store.models.entries import FromEntry


class LessonGivenRow(FromEntry, Base):
    """A lesson presented to a group, up to a step (`lesson_given`)."""

    __tablename__ = "lesson_given"

    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    lesson_id: Mapped[str | None] = mapped_column(String(64))
    lesson_version: Mapped[int | None]
    on: Mapped[date | None]
    step: Mapped[int | None]
    finished: Mapped[bool | None]
    languages: Mapped[list[Any] | None] = mapped_column(JSON)
