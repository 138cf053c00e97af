"""Taking out of the tables what facts or cards wrote whose bodies are gone, as a rebuild would, without one.

The rows beside theirs are taken away with them, and the facts of those that stay are projected again: their rows, and the
marks they leave on others. Rows with a key of their own (an attempt, a form) belong to the subject of their fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete

from mo_desk.domain.cards import Card
from mo_desk.domain.facts import Fact
from mo_desk.domain.ids import EntryRef
from mo_desk.store.projections.base import Key
from mo_desk.store.projections.neighbours import beside, is_keyed_by_entry, refs_of
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries.journal import facts_at
from mo_desk.store.rebuild import rebuild_tables


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


def _take_away(connection: Connection, table: Table, keys: Iterable[Key]) -> set[EntryRef]:
    """Delete the rows and those beside them; return the entries of all of them."""
    refs: set[EntryRef] = set()
    for chosen in beside(table, keys):
        if is_keyed_by_entry(table):
            refs |= refs_of(connection, table, chosen)
        connection.execute(delete(table).where(chosen))
    return refs
