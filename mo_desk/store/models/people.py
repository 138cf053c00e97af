"""What lists of people and groups are made of: projections of the person and group cards."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Index, String, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from mo_desk.store.base import Base


class PersonRow(Base):
    """A person as lists, searches and roster matching need it."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_sort_name", "sort_name", "person_id"),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    display_name: Mapped[str]
    greeting_name: Mapped[str]
    sort_name: Mapped[str]
    search_text: Mapped[str]
    birth_date: Mapped[str] = mapped_column(String(10))
    national_number: Mapped[str] = mapped_column(String(11), index=True)
    agency_number: Mapped[str] = mapped_column(String(8), index=True)
    contact_language: Mapped[str] = mapped_column(String(16))
    fee_status: Mapped[str] = mapped_column(String(16))
    accommodations: Mapped[str]
    to_confirm: Mapped[bool] = mapped_column(index=True)


class GroupRow(Base):
    """A group as lists need it."""

    __tablename__ = "course_group"

    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int]
    course_number: Mapped[str] = mapped_column(index=True)
    search_text: Mapped[str]
    language: Mapped[str] = mapped_column(String(16))
    place: Mapped[str]
    country: Mapped[str] = mapped_column(String(2))
    agency: Mapped[str]
    trainer_id: Mapped[str | None] = mapped_column(String(32))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class Enrolment(Base):
    """A member of a group as of a version of its card: current while that is the group's version."""

    __tablename__ = "enrolment"

    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    enrolled_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    version: Mapped[int]


def is_member() -> ColumnElement[bool]:
    """Return the condition that an enrolment stands in the newest card of its group."""
    group = aliased(GroupRow)
    newest = select(group.version).where(group.group_id == Enrolment.group_id).correlate(Enrolment).scalar_subquery()
    return Enrolment.version == newest
