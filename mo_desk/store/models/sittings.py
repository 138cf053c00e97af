"""Sittings, seats, identity checks, absences, incidents: a row an entry, current while nobody replaces it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base
from mo_desk.store.models.entries import Correctable, FromEntry


class SittingPlan(Correctable, Base):
    """A sitting as planned (`sitting_prepared`)."""

    __tablename__ = "sitting_plan"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    group_id: Mapped[str | None] = mapped_column(String(32), index=True)
    place: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(2))
    time_zone: Mapped[str | None]
    days: Mapped[list[str] | None] = mapped_column(JSON)
    forms: Mapped[list[str] | None] = mapped_column(JSON)
    time_limit_seconds: Mapped[int | None]
    standing: Mapped[str | None] = mapped_column(String(16))
    leader_id: Mapped[str | None] = mapped_column(String(32))


class SittingEvent(FromEntry, Base):
    """A day of a sitting opened or closed; `final` closes the sitting."""

    __tablename__ = "sitting_event"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    event: Mapped[str] = mapped_column(String(16))
    final: Mapped[bool] = mapped_column(default=False)


class SeatPlan(Correctable, Base):
    """A person's place in a sitting: language, form, accommodations (`seat_planned`)."""

    __tablename__ = "seat_plan"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    language: Mapped[str | None] = mapped_column(String(16))
    form_id: Mapped[str | None] = mapped_column(String(32), index=True)
    accommodations: Mapped[list[str] | None] = mapped_column(JSON)


class IdentityCheck(Correctable, Base):
    """How somebody's identity was established (`identity_checked`)."""

    __tablename__ = "identity_check"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    outcome: Mapped[str | None] = mapped_column(String(16))
    document_kind: Mapped[str | None] = mapped_column(String(32))
    second_by: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str | None]


class Absence(Correctable, Base):
    """Somebody who did not come, or whose absence was taken back (empty)."""

    __tablename__ = "absence"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    absence: Mapped[str | None] = mapped_column(String(32))


class Incident(FromEntry, Base):
    """Something that happened in the room."""

    __tablename__ = "incident"

    sitting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str | None] = mapped_column(String(32))
    category: Mapped[str] = mapped_column(String(32))
    text: Mapped[str]


class FormRow(Base):
    """A form in the journal (`form_assembled`)."""

    __tablename__ = "form"

    form_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    blueprint: Mapped[str]
    edition: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    algorithm: Mapped[str]
    standing: Mapped[str] = mapped_column(String(16))
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    length: Mapped[int] = mapped_column(Integer)
    paper_digest: Mapped[str]
    at_ms: Mapped[int] = mapped_column(BigInteger)


class KeyCorrection(Correctable, Base):
    """Another option of an item of a form is right (`key_corrected`)."""

    __tablename__ = "key_correction"

    form_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    option_id: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None]


class PaperRow(FromEntry, Base):
    """A paper that left the desk (`paper_printed`)."""

    __tablename__ = "paper"
    __table_args__ = (Index("ix_paper_sitting_person", "sitting_id", "person_id"),)

    paper_id: Mapped[str] = mapped_column(String(32))
    paper_kind: Mapped[str] = mapped_column(String(16))
    number: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(String(32))
    sitting_id: Mapped[str] = mapped_column(String(32))
    standing: Mapped[str] = mapped_column(String(16))
    copy: Mapped[int]


class ExportRow(FromEntry, Base):
    """A workbook that left the desk (`workbook_exported`)."""

    __tablename__ = "export"

    sitting_id: Mapped[str] = mapped_column(String(32), index=True)
    version: Mapped[int]
    profile: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
