"""Statements compiled once: inserts and partial upserts, by table and set of columns, for the dialect in use.

SQLAlchemy writes the SQL and knows the types; compiling it once and handing the rows to the driver ourselves is what keeps a
saved answer at the cost of two small statements. SQLite and PostgreSQL spell `ON CONFLICT` alike; their dialects' inserts
are chosen here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

from mo_desk.store.base import key_names, plain_default

_Convert = Callable[[Any], Any]
_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Insert:
    """`INSERT` of whole rows, given as tuples in the order of the table's columns.

    With `keep_known` a row whose key is there already is left as it is; otherwise that is an error.
    """

    def __init__(self, dialect: Dialect, table: Table, *, keep_known: bool = False) -> None:
        names = tuple(column.name for column in table.columns)
        self._writer = _Writer(dialect, table, names, update=() if keep_known else None)

    def run(self, connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
        """Insert the rows, in one statement; none is fine."""
        self._writer.run(connection, rows)


class Upsert:
    """`INSERT .. ON CONFLICT (key) DO UPDATE SET` of some columns, given as tuples of the key and those columns.

    Columns that are not named keep their value, or get their plain default in a new row.
    """

    def __init__(self, dialect: Dialect, table: Table, columns: Sequence[str]) -> None:
        self._writer = _Writer(dialect, table, (*key_names(table), *columns), update=tuple(columns))

    def run(self, connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
        """Write the rows, in one statement; none is fine, and no key may stand in them twice."""
        self._writer.run(connection, rows)


class _Writer:
    def __init__(
        self, dialect: Dialect, table: Table, given: tuple[str, ...], *, update: tuple[str, ...] | None
    ) -> None:
        left_out = {
            column.name: plain_default(table, column.name) for column in table.columns if column.name not in given
        }
        defaults = {name: value for name, value in left_out.items() if value is not None}
        names = (*given, *defaults)
        statement = _INSERTS[dialect.name](table)
        if update is not None:
            keys = key_names(table)
            statement = (
                statement.on_conflict_do_update(
                    index_elements=keys, set_={name: statement.excluded[name] for name in update}
                )
                if update
                else statement.on_conflict_do_nothing(index_elements=keys)
            )
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        self._sql = str(compiled)
        self._bare = dialect.name == "sqlite"
        # Positional styles list the values in the order of the SQL, named ones take a mapping.
        order = names if compiled.positiontup is None else tuple(compiled.positiontup)
        self._named = names if compiled.positiontup is None else ()
        self._pick = None if order == names else itemgetter(*(names.index(name) for name in order))
        converters = {name: table.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
        self._converters: list[tuple[int, _Convert]] = [
            (place, convert) for place, name in enumerate(given) if (convert := converters[name]) is not None
        ]
        self._constants = tuple(
            value if (convert := converters[name]) is None else convert(value) for name, value in defaults.items()
        )

    def run(self, connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
        if not rows:
            return
        if self._constants or self._converters or self._pick or self._named:
            rows = [self._row(row) for row in rows]
        if self._bare and (bare := connection.connection.driver_connection) is not None:
            # SQLAlchemy's own path costs a sixth of a saved answer; the transaction around it is the same.
            if len(rows) == 1:
                bare.execute(self._sql, rows[0])
            else:
                bare.executemany(self._sql, rows)
            return
        values: Any = rows[0] if len(rows) == 1 else rows
        connection.exec_driver_sql(self._sql, values)

    def _row(self, row: Sequence[Any]) -> Any:
        values: Sequence[Any] = (*row, *self._constants)
        if self._converters:
            values = list(values)
            for place, convert in self._converters:
                values[place] = convert(values[place])
        if self._named:
            return dict(zip(self._named, values, strict=True))
        return tuple(values) if self._pick is None else self._pick(values)
