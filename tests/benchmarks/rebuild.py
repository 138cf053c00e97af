"""Row 12: all tables made anew from a journal beside raw inserts of the same rows; with and without walking the chain.

A million entries by default; BENCH_ENTRIES makes it smaller.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from mo_desk.store.projections.attempts import PROJECTION
from mo_desk.store.verify import verify
from tests.benchmarks.desks import KEY, fill, open_store
from tests.benchmarks.measure import Figure, seconds

ENTRIES = 1_000_000
ENTRIES_AN_ATTEMPT = 44


def figures() -> Iterator[Figure]:
    """Fill a journal, rebuild it, verify it, and insert the same rows raw into an empty encrypted file."""
    wanted = int(os.environ.get("BENCH_ENTRIES", ENTRIES))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "desk") as store:
        entries = fill(store, wanted // ENTRIES_AN_ATTEMPT)
        rebuild = seconds(store.rebuild)
        walk = seconds(lambda: verify(store))
        raw = driver.connect(str(Path(folder) / "raw.db"), isolation_level=None)
        raw.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
        raw.execute("PRAGMA journal_mode=WAL")
        took = 0.0
        for table in PROJECTION.tables:
            with store.read() as connection:
                rows = [tuple(_plain(value) for value in row) for row in connection.execute(select(table))]
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
            raw.execute(f"CREATE TABLE {table.name} ({names}, PRIMARY KEY ({keys}))")
            for index in table.indexes:
                parts = ", ".join(column.name for column in index.columns)
                raw.execute(f"CREATE INDEX {index.name} ON {table.name} ({parts})")
            marks = ", ".join("?" for _ in table.columns)

            def insert(
                sql: str = f"INSERT INTO {table.name} VALUES ({marks})", rows: list[tuple[object, ...]] = rows
            ) -> None:
                raw.execute("BEGIN IMMEDIATE")
                raw.executemany(sql, rows)
                raw.execute("COMMIT")

            took += seconds(insert)
        raw.close()
    name = f"rebuild from {entries:,} entries"
    yield Figure(12, name, f"{rebuild:.1f} s", f"raw inserts {took:.1f} s", rebuild / took, 3)
    yield Figure(
        12,
        "and the chain walked too",
        f"{rebuild + walk:.1f} s",
        f"raw inserts {took:.1f} s",
        (rebuild + walk) / took,
        5,
    )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, list | dict) else value
