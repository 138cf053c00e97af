"""Comparing the tables with the journal: row for row what projecting would write, without writing.

- Forward: every fact and every card is projected in memory, a batch at a time, and its rows are looked up. A row that is not
  there, or holds something else, is named.
- Backward: a row that is marked as replaced must have a correction beside it that says so. Where a table holds more rows than
  were found, the row that nothing explains is looked for.

At no moment is more than a batch in memory; one difference a table is named. Only projections that read nothing can be compared
like this: what a fact writes then follows from the fact alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, func, select

from mo_desk.domain.cards import Card
from mo_desk.domain.facts import Fact
from mo_desk.store.base import key_names
from mo_desk.store.cards import all_versions, versions_of
from mo_desk.store.projections.base import Key, blank_of
from mo_desk.store.projections.neighbours import PLACE, beside, is_keyed_by_entry, refs_of
from mo_desk.store.projections.writer import Projector, is_one_of, portions
from mo_desk.store.queries.journal import chain_facts, facts_about, facts_at, list_chains
from mo_desk.store.rebuild import in_batches, without_collector
from mo_desk.views.journal import WrongRow

_PAGE = 500
_REPLACED = "replaced"
_Said = Mapping[Key, Mapping[str, Any]]
_Stored = Mapping[Key, Sequence[Any]]
"""Rows as they are kept, in the order of their table's columns."""


def wrong_rows(connection: Connection, projector: Projector) -> tuple[WrongRow, ...]:
    """Return the first row of each table that is not as the journal and the cards say, by the name of the table."""
    comparison = _Comparison(connection, projector, {table: _Shape.of(table) for table in projector.tables})
    with without_collector():
        for facts in in_batches(fact for chain in list_chains(connection) for fact in chain_facts(connection, chain)):
            comparison.forward(facts)
        cards = groupby(all_versions(connection), key=lambda card: (card.kind, card.id))
        for some in in_batches(list(versions) for _, versions in cards):
            comparison.forward_cards([card for versions in some for card in versions])
        comparison.backward()
    return tuple(sorted(comparison.wrong.values(), key=lambda row: row.table))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where in a row the columns of a table stand, which of them are its key, and what a row holds that nobody set."""

    places: Mapping[str, int]
    key: tuple[int, ...]
    entry: tuple[int, ...]
    blank: Mapping[str, Any]

    @classmethod
    def of(cls, table: Table) -> _Shape:
        places, names = {column.name: place for place, column in enumerate(table.columns)}, key_names(table)
        entry = tuple([names.index(name) for name in PLACE]) if is_keyed_by_entry(table) else ()
        blank = {name: value for name, value in blank_of(table).items() if name not in names}
        return cls(places, tuple([places[name] for name in names]), entry, blank)

    def key_of(self, row: Sequence[Any]) -> Key:
        return tuple([row[place] for place in self.key])

    def differing(self, row: Sequence[Any], expected: Mapping[str, Any], *, marks: bool) -> str:
        """Return the first column that holds something else; without `marks`, a mark that a later fact may set is passed over."""
        for name, value in expected.items():
            if row[self.places[name]] != value and (marks or name != _REPLACED):
                return name
        return ""


class _Comparison:
    """What was found so far: how many rows of each table have their fact, and the first wrong row of each."""

    def __init__(self, connection: Connection, projector: Projector, shapes: Mapping[Table, _Shape]) -> None:
        self.wrong: dict[Table, WrongRow] = {}
        self._connection = connection
        self._projector = projector
        self._shapes = shapes
        self._found = dict.fromkeys(shapes, 0)
        self._of_cards: set[Table] = set()

    def forward(self, facts: Sequence[Fact]) -> None:
        """Look the rows of a batch of facts up."""
        refs = {(fact.ref.chain_id, fact.ref.seq) for fact in facts}
        for table, rows in self._said(facts).items():
            entry = self._shapes[table].entry
            own = {key for key in rows if tuple([key[place] for place in entry]) in refs} if entry else rows.keys()
            self._look_up(table, rows, own)

    def forward_cards(self, cards: Sequence[Card]) -> None:
        """Look the rows of a batch of cards up, each with all its versions."""
        for table, rows in self._said((), cards).items():
            self._of_cards.add(table)
            self._look_up(table, rows, rows.keys())

    def backward(self) -> None:
        """Look for marks and for rows that nothing explains."""
        for table in self._projector.tables:
            placeholders = self._judge_marks(table) if _REPLACED in table.c else 0
            count = self._connection.execute(select(func.count()).select_from(table)).scalar_one()
            if count > self._found[table] + placeholders and table not in self.wrong:
                self._find_extra(table)

    def _look_up(self, table: Table, rows: _Said, own: Collection[Key]) -> None:
        shape, names = self._shapes[table], key_names(table)
        stored = {
            shape.key_of(row): row
            for some in portions(sorted(rows))
            for row in self._connection.execute(select(table).where(is_one_of(table, names, some))).all()
        }
        for key, columns in rows.items():
            row = stored.get(key)
            if row is None:
                self._note(table, key, "missing")
                continue
            self._found[table] += key in own
            expected = {**shape.blank, **columns} if key in own else columns
            if column := shape.differing(row, expected, marks=_REPLACED in columns):
                self._note(table, key, column)

    def _judge_marks(self, table: Table) -> int:
        """Judge the rows that are marked as replaced; return how many only keep the place of a fact that is not here."""
        shape, placeholders = self._shapes[table], 0
        for stored in self._pages(table, table.c.replaced):
            explained = self._explained(table, stored)
            for key, row in stored.items():
                said = explained.get(key, {})
                bare = said.keys() == {_REPLACED}
                placeholders += bare
                if not said.get(_REPLACED):
                    self._note(table, key, _REPLACED if said else "extra")
                elif bare and (column := shape.differing(row, {**shape.blank, **said}, marks=True)):
                    self._note(table, key, column)
        return placeholders

    def _find_extra(self, table: Table) -> None:
        for stored in self._pages(table):
            explained = self._explained(table, stored)
            for key in stored:
                if key not in explained:
                    self._note(table, key, "extra")
                    return

    def _explained(self, table: Table, stored: _Stored) -> _Said:
        """Return what the journal says of some rows of a table."""
        subjects = {str(key[0]) for key in stored}
        if is_keyed_by_entry(table):
            refs = [refs_of(self._connection, table, chosen) for chosen in beside(table, stored)]
            said = self._said(facts_at(self._connection, sorted(set().union(*refs))))
        elif table in self._of_cards:
            said = self._said((), versions_of(self._connection, subjects))
        else:
            said = self._said(facts_about(self._connection, subjects))
        return said.get(table, {})

    def _said(self, facts: Iterable[Fact], cards: Iterable[Card] = ()) -> Mapping[Table, _Said]:
        rows = self._projector.rows_of(facts, cards)
        if rows is None:
            raise RuntimeError("a projection that reads what it changes cannot be compared")
        return rows

    def _pages(self, table: Table, *conditions: Any) -> Iterator[_Stored]:
        query = select(table).where(*conditions).order_by(*table.primary_key)
        with self._connection.execute(query, execution_options={"yield_per": _PAGE}) as found:
            for page in found.partitions(_PAGE):
                yield {self._shapes[table].key_of(row): row for row in page}

    def _note(self, table: Table, key: Key, what: str) -> None:
        named = " ".join(f"{name}={value}" for name, value in zip(key_names(table), key, strict=True))
        self.wrong.setdefault(table, WrongRow(table.name, named, what))
