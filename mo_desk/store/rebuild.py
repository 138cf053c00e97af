"""Making every projected table anew from the journal and the cards, with the same functions that made it the first time."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from mo_desk.store.cards import all_versions
from mo_desk.store.projections.writer import Projector
from mo_desk.store.queries.journal import chain_facts, list_chains

_BATCH = 1000
_T = TypeVar("_T")


def rebuild_tables(connection: Connection, projector: Projector) -> frozenset[str]:
    """Empty the projected tables and project everything again, in batches; return the names of the tables touched.

    It happens in the caller's transaction: a cut leaves the old tables. Working state (`attempt_cursor`) is not touched.
    """
    with without_collector():
        projector.empty(connection)
        for facts in in_batches(fact for chain in list_chains(connection) for fact in chain_facts(connection, chain)):
            projector.project(connection, facts)
        # Every version in turn: a table may remember what an earlier version held.
        for cards in in_batches(all_versions(connection)):
            projector.project_cards(connection, cards)
    return frozenset(table.name for table in projector.tables)


@contextmanager
def without_collector() -> Iterator[None]:
    """Leave out the cycle collector: facts and rows hold no cycles, and it would walk millions of them in vain (a seventh of the time)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def in_batches(values: Iterable[_T]) -> Iterator[list[_T]]:
    """Cut values into batches."""
    iterator = iter(values)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
