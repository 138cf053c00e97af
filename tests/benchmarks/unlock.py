"""Row 10: unlocking with a passphrase beside one bare Argon2id; a further connection beside a raw-key open."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type, hash_secret_raw

from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.engine import connect, open_engine
from tests.benchmarks.measure import Figure, best_pair

NAME, PASSPHRASE = "Leerkracht", "vier woorden op een rij"


def figures() -> Iterator[Figure]:
    """Measure both doors."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "desk")
        home.prepare()
        made = keys.set_up(home, NAME, PASSPHRASE)
        for number in range(4):
            keys.admit(home, made.unlocked, f"Collega {number}", PASSPHRASE)
        salt = os.urandom(16)
        ours, bare = best_pair(
            lambda: keys.unlock(home, NAME, PASSPHRASE),
            lambda: hash_secret_raw(PASSPHRASE.encode(), salt, 3, 64 * 1024, 4, 32, Type.ID),
            7,
        )
        yield Figure(
            10, "unlock, six slots", f"{1000 * ours:.0f} ms", f"bare Argon2id {1000 * bare:.0f} ms", ours / bare, 1.15
        )
        key = made.unlocked.key
        open_engine(home.database, key, create=True).dispose()

        def ours_again() -> None:
            for _ in range(100):
                connection = connect(home.database, key)
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                connection.close()

        def raw_open() -> None:
            for _ in range(100):
                connection = driver.connect(str(home.database))
                connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                connection.close()

        ours, bare = best_pair(ours_again, raw_open, 5)
    yield Figure(
        10, "a further connection", f"{10 * ours:.2f} ms", f"raw-key open {10 * bare:.2f} ms", ours / bare, 2.0
    )
