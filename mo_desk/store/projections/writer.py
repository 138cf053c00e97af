"""From facts and cards to rows in the database: one query a table, apply in order, one statement a table and column set.

topics = projector.project(connection, facts)        # names of the tables that were written
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Table, and_, delete, select, tuple_

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.facts import Fact
from mo_desk.store.base import key_names
from mo_desk.store.projections.base import Board, CardProjection, Key, Need, Projection, key_of
from mo_desk.store.statements import Upsert

Rows = Mapping[Table, Mapping[Key, Mapping[str, Any]]]
"""Columns of rows by table and key."""

_KEYS_A_QUERY = 500  # both databases bind 32,766 values at least; keys have up to four columns


class Projector:
    """Applies projections for one dialect; statements are compiled when first needed and kept."""

    def __init__(
        self, dialect: Dialect, projections: Sequence[Projection], card_projections: Sequence[CardProjection] = ()
    ) -> None:
        self._dialect = dialect
        self._upserts: dict[tuple[Table, tuple[str, ...]], Upsert] = {}
        self._of_fact: dict[str, list[Projection]] = {}
        self._of_card: dict[CardKind, list[CardProjection]] = {}
        for projection in projections:
            for kind in projection.kinds:
                self._of_fact.setdefault(kind, []).append(projection)
        for card_projection in card_projections:
            for card_kind in card_projection.kinds:
                self._of_card.setdefault(card_kind, []).append(card_projection)
        tables = [each.tables for each in projections] + [each.tables for each in card_projections]
        self.tables = tuple(table for some in tables for table in some)

    def project(self, connection: Connection, facts: Iterable[Fact]) -> frozenset[str]:
        """Write the rows of a batch of facts and return the names of the tables touched; erased facts give none."""
        steps = [
            (projection, fact)
            for fact in facts
            if fact.body is not None
            for projection in self._of_fact.get(fact.kind, ())
        ]
        if not steps:
            return frozenset()
        board = Board(_read(connection, (need for projection, fact in steps for need in projection.reads(fact))))
        for projection, fact in steps:
            projection.apply(fact, board)
        return self._write(connection, board)

    def project_cards(self, connection: Connection, cards: Iterable[Card]) -> frozenset[str]:
        """Write the rows of cards, in the order of their versions, and return the names of the tables touched."""
        steps = [(projection, card) for card in cards for projection in self._of_card.get(card.kind, ())]
        if not steps:
            return frozenset()
        board = Board(_read(connection, (need for projection, card in steps for need in projection.reads(card))))
        for projection, card in steps:
            projection.apply(card, board)
        return self._write(connection, board)

    def rows_of(self, facts: Iterable[Fact], cards: Iterable[Card] = ()) -> Rows | None:
        """Return what facts and cards write, by table and key, or None where that depends on other rows."""
        board = Board({})
        for fact in facts:
            for projection in self._of_fact.get(fact.kind, ()):
                if fact.body is not None and any(projection.reads(fact)):
                    return None
                projection.apply(fact, board)
        for card in cards:
            for card_projection in self._of_card.get(card.kind, ()):
                if any(card_projection.reads(card)):
                    return None
                card_projection.apply(card, board)
        return board.changes

    def empty(self, connection: Connection) -> None:
        """Delete every projected row, before a rebuild."""
        for table in self.tables:
            connection.execute(delete(table))

    def _write(self, connection: Connection, board: Board) -> frozenset[str]:
        # In a fixed order of tables and keys, so that two servers writing at once never wait for each other in a circle.
        for table in sorted(board.changes, key=lambda table: table.name):
            rows = board.changes[table]
            by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
            for key in sorted(rows):
                columns = rows[key]
                by_columns.setdefault(tuple(columns), []).append((*key, *columns.values()))
            for names, values in by_columns.items():
                self._upsert(table, names).run(connection, values)
        return frozenset(table.name for table in board.changes)

    def _upsert(self, table: Table, columns: tuple[str, ...]) -> Upsert:
        upsert = self._upserts.get((table, columns))
        if upsert is None:
            upsert = self._upserts[table, columns] = Upsert(self._dialect, table, columns)
        return upsert


def _read(connection: Connection, needs: Iterable[Need]) -> Mapping[Table, Mapping[Key, Mapping[str, Any] | None]]:
    wanted: dict[Table, dict[Key, Mapping[str, Any] | None]] = {}
    for table, pk in needs:
        wanted.setdefault(table, {})[key_of(table, pk)] = None
    for table in sorted(wanted, key=lambda table: table.name):
        rows, names = wanted[table], key_names(table)
        for keys in portions(sorted(rows)):
            # On PostgreSQL another process may be writing the same rows; SQLite leaves the lock out.
            query = select(table).where(is_one_of(table, names, keys)).with_for_update()
            for row in connection.execute(query).mappings():
                rows[tuple([row[name] for name in names])] = dict(row)
    return wanted


def is_one_of(table: Table, names: Sequence[str], keys: Sequence[Key]) -> ColumnElement[bool]:
    """Return the condition that the named columns of a row hold one of these keys."""
    columns = [table.columns[name] for name in names]
    if len(keys) == 1:
        return and_(*(column == value for column, value in zip(columns, keys[0], strict=True)))
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def portions(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Cut keys into portions that one query can bind."""
    for start in range(0, len(keys), _KEYS_A_QUERY):
        yield keys[start : start + _KEYS_A_QUERY]
