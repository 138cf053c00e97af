"""How a fact becomes a row: keyed by its entry, and marking what it replaces.

A correction sets `replaced` on the rows it names, also when they have not arrived yet; the original later fills its
columns and leaves that mark. So any order of arrival ends in the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from mo_desk.domain.facts import Fact
from mo_desk.domain.ids import EntryRef
from mo_desk.store.projections.base import Board


def milliseconds(fact: Fact) -> int:
    """Return the fact's time as whole milliseconds since 1970, UTC."""
    return round(fact.at.timestamp() * 1000)


def add_row(board: Board, table: Table, key: Mapping[str, Any], fact: Fact, **columns: Any) -> None:
    """Set the row of this fact: its key, its entry, its envelope and its own columns."""
    board.set(table, _entry_key(key, fact.ref), at_ms=milliseconds(fact), actor_id=fact.actor_id, **columns)


def add_correctable(
    board: Board, table: Table, key: Mapping[str, Any], fact: Fact, replaces: tuple[EntryRef, ...], **columns: Any
) -> None:
    """Set the row of this fact and mark the rows of the entries it replaces; they share its key."""
    for ref in replaces:
        board.set(table, _entry_key(key, ref), replaced=True)
    add_row(board, table, key, fact, **columns)


def _entry_key(key: Mapping[str, Any], ref: EntryRef) -> dict[str, Any]:
    return {**key, "chain_id": ref.chain_id, "seq": ref.seq}
