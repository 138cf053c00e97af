"""All projections together: every kind once, every table one owner, and rows read as they were set."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from mo_desk.domain.facts import KINDS
from mo_desk.store.projections.base import Board
from mo_desk.store.projections.catalog import PROJECTIONS
from mo_desk.store.projections.writer import Projector
from tests.helpers.boards import EARLIER, a_fact
from tests.helpers.bodies import CORRECTABLE
from tests.helpers.real_stores import PROJECTED, TRAINER, make_store

PROJECTED_KINDS = sorted(kind for projection in PROJECTIONS for kind in projection.kinds)


def test_no_kind_and_no_table_has_two_projections() -> None:
    tables = Counter(PROJECTED)

    assert set(Counter(PROJECTED_KINDS).values()) == {1}
    assert set(tables.values()) == {1}
    assert set(PROJECTED_KINDS) < set(KINDS)
    assert set(CORRECTABLE) <= set(PROJECTED_KINDS)


@pytest.mark.parametrize("kind", PROJECTED_KINDS)
def test_a_row_is_read_as_it_was_set_so_that_no_batch_sees_it_otherwise(kind: str, tmp_path: Path) -> None:
    desk = make_store(tmp_path)
    fact = a_fact(kind, choice=1, unique="1", replaces=(EARLIER,) if kind in CORRECTABLE else ())
    board = Board({table: {} for table in PROJECTED})
    for projection in PROJECTIONS:
        if kind in projection.kinds:
            projection.apply(fact, board)

    with desk.store.write(TRAINER) as work:
        Projector(work.connection.dialect, PROJECTIONS).project(work.connection, [fact])

    assert board.changes
    with desk.store.read() as connection:
        for table, rows in board.changes.items():
            names = [column.name for column in table.primary_key]
            stored = {tuple(row[name] for name in names): row for row in connection.execute(select(table)).mappings()}
            assert stored.keys() == rows.keys()
            for key, columns in rows.items():
                assert {name: stored[key][name] for name in columns} == columns
    desk.store.close()
