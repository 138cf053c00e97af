"""The base of all models, with one naming rule for constraints, so that migrations can name them on every database.

Models are declared with `Mapped` and `mapped_column` in types that SQLite and PostgreSQL share, and are used through Core
statements only; nothing opens an ORM session (docs/decisions says why). Times are whole milliseconds since 1970, UTC, in a
BIGINT (`at_ms`): they sort, and no database shifts them to a zone of its own.
"""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models."""

    metadata = MetaData(naming_convention=_NAMES)
