"""The framework of projections: pure functions that turn a batch of facts, or of cards, into rows.

A projection says which rows it wants to read for a fact (`reads`) and changes rows on a `Board` (`apply`). The store then
reads what the whole batch needs with one query a table, applies the facts in order, and writes with one statement a table
and column set. One answer is a batch of one; a rebuild is the same functions over everything.

Rules that make every order and every batching end in the same rows:
- `set` is a partial upsert: the columns named, and no others. A column that some `set` leaves out must be nullable or have
  a plain default. Values must be what the column gives back when read (lists, not tuples, in a JSON column).
- What a correction replaces may arrive later: mark the row as replaced, creating it when it is not there yet.
- A fact whose body was erased is not applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import Fact
from mo_desk.store.base import key_names, plain_default

Need = tuple[Table, Mapping[str, Any]]
"""A row that a projection wants to read: its table and its whole primary key."""

Key = tuple[Any, ...]
"""The values of a primary key, in the order of the table."""


class Board:
    """The rows that a batch may read and change; nothing here touches a database."""

    def __init__(self, stored: Mapping[Table, Mapping[Key, Mapping[str, Any] | None]]) -> None:
        """Start from the rows that were read; None stands for a row that was asked for and is not there."""
        self._stored = stored
        self._changes: dict[Table, dict[Key, dict[str, Any]]] = {}

    def seen(self, table: Table, /, **pk: Any) -> Mapping[str, Any] | None:
        """Return a row as stored or as already set in this batch, or None when there is none.

        Raises: LookupError when `reads` did not name the row: the answer would depend on how facts are batched.
        """
        key = key_of(table, pk)
        rows = self._stored.get(table, {})
        if key not in rows:
            raise LookupError(f"a projection looked at a row of {table.name} that its reads did not name")
        before, change = rows[key], self._changes.get(table, {}).get(key)
        if change is None:
            return before
        return {**(before or blank_of(table) | pk), **change}

    def set(self, table: Table, pk: Mapping[str, Any], /, **columns: Any) -> None:
        """Set these columns of a row, creating it when needed; other columns keep their value or table default."""
        rows = self._changes.get(table)
        if rows is None:
            rows = self._changes[table] = {}
        key = key_of(table, pk)
        row = rows.get(key)
        if row is None:
            rows[key] = columns
        else:
            row.update(columns)

    @property
    def changes(self) -> Mapping[Table, Mapping[Key, Mapping[str, Any]]]:
        """Return what the batch set, by table and key."""
        return self._changes


@dataclass(frozen=True, slots=True)
class Projection:
    """How facts of some kinds become rows of some tables; no other projection writes these tables."""

    tables: tuple[Table, ...]
    reads: Callable[[Fact], Iterable[Need]]
    apply: Callable[[Fact, Board], None]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class CardProjection:
    """How the current version of cards of some kinds becomes rows; an older version is never applied after a newer one."""

    tables: tuple[Table, ...]
    reads: Callable[[Card], Iterable[Need]]
    apply: Callable[[Card, Board], None]
    kinds: frozenset[CardKind]


def key_of(table: Table, pk: Mapping[str, Any]) -> Key:
    """Return the values of a primary key in the table's order. Raises: KeyError when a column is missing."""
    return tuple([pk[name] for name in key_names(table)])


def blank_of(table: Table) -> dict[str, Any]:
    """Return the defaults of a table's columns: what a row holds where nobody set anything."""
    return {column.name: plain_default(table, column.name) for column in table.columns}
