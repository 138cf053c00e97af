"""Opening the database: the cipher, the pragmas, the begin rules, and the translation of what a driver can say.

- A desk's file is SQLCipher under a raw 32-byte key (under 1 ms to open; the slow derivation of a passphrase is done once,
  in `keys.py`). Fail closed: a driver without the cipher is refused, and nothing is ever created in clear text.
- WAL with `synchronous=FULL`: what a commit acknowledged survives a power cut. Only the scratch engine uses NORMAL.
- Writers say `connection.execution_options(write=True)` and get BEGIN IMMEDIATE; readers get a plain BEGIN. (Four threads
  that read and then write lost 62 of 80 increments with deferred writes, none with immediate ones.)
- A hub uses the same tables on PostgreSQL, or on a plain SQLite file in its own folder: a server's disk, its own rules.

    engine = open_engine(home.database, key)                       # create=True makes the file, and only then
    with engine.connect().execution_options(write=True) as connection, connection.begin(): ...
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.pool import QueuePool

from mo_desk.domain.errors import Conflict, Damaged, Unreachable
from mo_desk.store.failures import translating

KEY_BYTES = 32
BUSY_SECONDS = 5
_APPLICATION = 0x4D4F4445  # "MODE"
DriverConnection = Any  # sqlcipher3 has no types: a foreign edge


def open_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """Open the encrypted database for durable work and prove that the key fits.

    Raises: `Damaged` (`database_missing`, `database_unreadable`, `cipher_missing`), `Conflict` (`database_exists`),
    `Unreachable` (`disk_full`, `disk_readonly`).
    """
    if create:
        _create_database(path, key)
    return _pooled(path, key, synchronous="FULL", connections=5)


def open_scratch(path: Path, key: bytes) -> Engine:
    """Open the same database for working state that may be lost: a commit does not wait for the disk.

    Raises: as `open_engine`.
    """
    return _pooled(path, key, synchronous="NORMAL", connections=1)


def open_server_engine(url: str) -> Engine:
    """Open a hub's database: `postgresql+psycopg://...`, or `sqlite:///file` under the same begin rules.

    Raises: as `open_engine`, and `Unreachable` (`hub_database_unreachable`).
    """
    if make_url(url).get_backend_name() != "sqlite":
        engine = sqlalchemy.create_engine(url, pool_pre_ping=True)
    else:
        engine = sqlalchemy.create_engine(
            url, poolclass=QueuePool, connect_args={"isolation_level": None, "timeout": BUSY_SECONDS}
        )
        event.listen(engine, "connect", _on_server_connect)
        event.listen(engine, "begin", _on_begin)
    return _proved(engine)


def connect(path: Path, key: bytes, *, read_only: bool = False, fresh: bool = False) -> DriverConnection:
    """Return one bare driver connection under the key, for backup and rekey; the caller closes it.

    Only a `fresh` file may be empty: SQLite would take any empty file for a database without tables.
    Raises: as `open_engine`.
    """
    if not path.is_file():
        raise Damaged("database_missing")
    if not fresh and path.stat().st_size == 0:
        raise Damaged("database_unreadable")
    with translating():
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
        try:
            unlock_connection(connection, key)
            # The first page is only deciphered when something is read.
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def unlock_connection(connection: DriverConnection, key: bytes) -> None:
    """Hand the raw key to a fresh connection, after making sure that there is a cipher to hand it to.

    Raises: `Damaged` (`cipher_missing`) when the driver would write clear text.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a raw database key has 32 bytes")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or not version[0]:
        raise Damaged("cipher_missing")
    # Otherwise the library itself writes on standard error, past our log and its rules.
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")


def scrub(engine: Engine) -> None:
    """Write an SQLite file anew, so that nothing deleted is left in its free space or its write-ahead log.

    `secure_delete` alone leaves a copy now and then, where SQLite moved a row between pages before it was deleted.
    PostgreSQL sees to its own files. Raises: `Unreachable` (`database_busy`, `disk_full`).
    """
    if engine.dialect.name != "sqlite":
        return
    with translating(), closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        emptied = cursor.fetchone()  # busy, pages in the log, pages moved
    if emptied is None or emptied[0]:
        raise Unreachable("database_busy")


def create_file(path: Path) -> None:
    """Make the empty file, for the owner only; SQLite gives its companions (-wal, -shm) the same mode.

    Raises: `Conflict` (`database_exists`): an existing database is never taken over.
    """
    try:
        with translating():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise Conflict("database_exists") from error


def _create_database(path: Path, key: bytes) -> None:
    create_file(path)
    connection = connect(path, key, fresh=True)
    try:
        with translating():
            connection.execute(f"PRAGMA application_id={_APPLICATION}")  # writes the first page, under the key
    finally:
        connection.close()


def _pooled(path: Path, key: bytes, *, synchronous: str, connections: int) -> Engine:
    def creator() -> DriverConnection:
        connection = connect(path, key)
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    # The key never stands in a URL; SingletonThreadPool would be the default here.
    engine = sqlalchemy.create_engine(
        "sqlite://", module=driver, creator=_translated(creator), poolclass=QueuePool, pool_size=connections
    )
    event.listen(engine, "begin", _on_begin)
    return _proved(engine)


def _translated(creator: Callable[[], DriverConnection]) -> Callable[[], DriverConnection]:
    def create() -> DriverConnection:
        with translating():
            return creator()

    return create


def _proved(engine: Engine) -> Engine:
    """Open one connection now, so that a wrong key or a missing server shows at the door and nowhere else."""
    try:
        with translating():
            engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine


def _on_begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _on_server_connect(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
