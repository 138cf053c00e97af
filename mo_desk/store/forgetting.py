"""Taking out of the tables what facts or cards wrote whose bodies are gone, as a rebuild would, without one.

Rows of one entry are keyed by that entry, and a correction shares the rest of the key with what it replaces. So the rows
that share that rest are taken away together, and the facts of those that stay are projected again: their rows, and the
marks they leave on others. Rows with a key of their own (an attempt, a form) belong to the subject of their fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from mo_desk.domain.cards import Card
from mo_desk.domain.facts import Fact
from mo_desk.domain.ids import ChainId, EntryRef
from mo_desk.store.base import key_names
from mo_desk.store.projections.base import Key
from mo_desk.store.projections.writer import Projector, is_one_of, portions
from mo_desk.store.queries.journal import facts_at
from mo_desk.store.rebuild import rebuild_tables

_PLACE = ("chain_id", "seq")


def forget(
    connection: Connection,
    projector: Projector,
    gone: Sequence[Fact],
    staying: Sequence[Fact] = (),
    cards: Sequence[Card] = (),
) -> frozenset[str]:
    """Take away the rows of facts and cards, as they were before they were erased; return the names of the tables touched.

    `staying` are the other facts of the same subjects and kinds. What cannot be told row by row is rebuilt whole.
    """
    rows = projector.rows_of(gone, cards)
    if rows is None:
        return rebuild_tables(connection, projector)
    refs: set[EntryRef] = set()
    for table in sorted(rows, key=lambda table: table.name):
        refs |= _take_away(connection, table, rows[table])
    for fact in gone:
        refs.discard(fact.ref)
    topics = frozenset(table.name for table in rows)
    return topics | projector.project(connection, [*facts_at(connection, sorted(refs)), *staying])


def _take_away(connection: Connection, table: Table, keys: set[Key]) -> set[EntryRef]:
    """Delete the rows and those that share their key but for the entry; return the entries of all of them."""
    names = key_names(table)
    shared = tuple(name for name in names if name not in _PLACE)
    keyed_by_entry = set(_PLACE) <= set(names)
    if not keyed_by_entry or not shared:
        shared = names
    groups = sorted({_part(names, key, shared) for key in keys})
    refs: set[EntryRef] = set()
    for some in portions(groups):
        chosen = is_one_of(table, shared, some)
        if keyed_by_entry:
            places = connection.execute(select(table.c.chain_id, table.c.seq).where(chosen))
            refs |= {EntryRef(ChainId(chain_id), seq) for chain_id, seq in places}
        connection.execute(delete(table).where(chosen))
    return refs


def _part(names: Sequence[str], key: Key, wanted: Sequence[str]) -> tuple[Any, ...]:
    values = dict(zip(names, key, strict=True))
    return tuple([values[name] for name in wanted])
