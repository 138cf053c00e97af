"""Rows of one entry are keyed by that entry, and a correction shares the rest of the key with what it replaces.

So whatever facts did to a row was done by the entries of the rows beside it: those that share the rest of its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.base import key_names
from mo_desk.store.projections.base import Key
from mo_desk.store.projections.writer import is_one_of, portions

PLACE = ("chain_id", "seq")


def is_keyed_by_entry(table: Table) -> bool:
    """Say whether an entry has a row of its own in a table."""
    return set(PLACE) <= set(key_names(table))


def beside(table: Table, keys: Iterable[Key]) -> Iterator[ColumnElement[bool]]:
    """Return conditions for the rows with these keys and those beside them, each within what a query can bind."""
    names = key_names(table)
    shared = tuple(name for name in names if name not in PLACE) if is_keyed_by_entry(table) else names
    for some in portions(sorted({_part(names, key, shared or names) for key in keys})):
        yield is_one_of(table, shared or names, some)


def refs_of(connection: Connection, table: Table, chosen: ColumnElement[bool]) -> set[EntryRef]:
    """Return the entries whose rows these are."""
    places = connection.execute(select(table.c.chain_id, table.c.seq).where(chosen))
    return {EntryRef(ChainId(chain_id), seq) for chain_id, seq in places}


def _part(names: Sequence[str], key: Key, wanted: Sequence[str]) -> tuple[Any, ...]:
    values = dict(zip(names, key, strict=True))
    return tuple([values[name] for name in wanted])
