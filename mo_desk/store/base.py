"""The base of all models, with one naming rule for constraints, so that migrations can name them on every database.

Models are declared with `Mapped` and `mapped_column` in types that SQLite and PostgreSQL share, and are used through Core
statements only; nothing opens an ORM session (docs/decisions says why). Times are whole milliseconds since 1970, UTC, in a
BIGINT (`at_ms`): they sort, and no database shifts them to a zone of its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.schema import ScalarElementColumnDefault

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


def table_of(model: type[Base]) -> Table:
    """Return a model's table, typed as the table it is."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not mapped to a table")
    return table


@cache
def key_names(table: Table) -> tuple[str, ...]:
    """Return the names of a table's primary key columns, in their order (asked for every row of every table)."""
    return tuple(column.name for column in table.primary_key)


def plain_default(table: Table, name: str) -> Any:
    """Return a column's default when it is a plain value, else None."""
    default = table.columns[name].default
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None
