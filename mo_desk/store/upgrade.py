"""Bringing a database to this program's schema: forward only, after a backup, all steps in one transaction.

The steps are numbered from 1 in `mo_desk.store.migrations`; `schema_version` has one row per step that was applied. A step that
fails is rolled back with all that came with it, and the file is what it was. A database with a step that this program does
not know is refused: it was written by a newer MO Desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, Connection, Engine, Integer, MetaData, Table, func, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from mo_desk.domain.errors import Damaged, Refused
from mo_desk.paths import Home
from mo_desk.store.backup import Backup, BackupReason, Progress, make_backup
from mo_desk.store.engine import open_engine
from mo_desk.store.failures import translate, translating
from mo_desk.store.migrations.step import Step

SCHEMA_VERSION = Table(
    "schema_version",
    MetaData(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("applied_at_ms", BigInteger, nullable=False),
)
_HUB_UPGRADE_LOCK = 0x4D4F4445  # "MODE": one process of a hub upgrades, the others wait


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which version to which (0 = an empty database), and the backup that was made first, if one was needed."""

    before: int
    after: int
    backup: Backup | None = None


def upgrade_desk(
    home: Home, key: bytes, at: datetime, steps: Sequence[Step], *, progress: Progress | None = None
) -> Upgraded:
    """Upgrade a desk's database before the store opens it; called at every start, and to fill a new file.

    Raises: `Refused` (`database_newer`), `Damaged` (`upgrade_failed`, with `step`), `Unreachable`, and as `open_engine`.
    """
    engine = open_engine(home.database, key)
    try:
        before = schema_version(engine)
        _refuse_newer(before, steps)
        if before == len(steps):
            return Upgraded(before, before)
        backup = make_backup(home, key, at, BackupReason.UPGRADE, progress=progress) if before else None
        return Upgraded(before, _apply(engine, at, steps), backup)
    finally:
        engine.dispose()


def upgrade_server(engine: Engine, at: datetime, steps: Sequence[Step]) -> Upgraded:
    """Upgrade a hub's database; its backups are the business of whoever runs that server.

    Raises: as `upgrade_desk`.
    """
    before = schema_version(engine)
    _refuse_newer(before, steps)
    return Upgraded(before, before if before == len(steps) else _apply(engine, at, steps))


def schema_version(engine: Engine) -> int:
    """Return the number of the last step that was applied, 0 for an empty database."""
    with translating(), engine.connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(SCHEMA_VERSION.name):
        return 0
    return connection.execute(select(func.max(SCHEMA_VERSION.c.number))).scalar() or 0


def _refuse_newer(version: int, steps: Sequence[Step]) -> None:
    if version > len(steps):
        raise Refused("database_newer", found=version, known=len(steps))


def _apply(engine: Engine, at: datetime, steps: Sequence[Step]) -> int:
    # Alembic costs 0.17 s to import and is needed on one start in a hundred.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    number = 0
    try:
        with engine.connect().execution_options(write=True) as connection:
            _suspend_foreign_keys(connection)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(select(func.pg_advisory_xact_lock(_HUB_UPGRADE_LOCK)))
                operations = Operations(MigrationContext.configure(connection))
                SCHEMA_VERSION.create(connection, checkfirst=True)
                for number in range(_version(connection) + 1, len(steps) + 1):
                    steps[number - 1](operations)
                    stamp = insert(SCHEMA_VERSION).values(number=number, applied_at_ms=round(at.timestamp() * 1000))
                    connection.execute(stamp)
                _require_whole(connection)
            # The pragma would stay with the pooled connection.
            connection.invalidate()
    except (SQLAlchemyError, OSError) as error:
        known = translate(error)
        raise (known or Damaged("upgrade_failed", step=number)) from error
    return len(steps)


def _suspend_foreign_keys(connection: Connection) -> None:
    """SQLite changes a table by making it anew, which its foreign keys would forbid; `_require_whole` looks afterwards."""
    if connection.dialect.name == "sqlite":
        driver_connection = connection.connection.driver_connection
        if driver_connection is not None:
            driver_connection.execute("PRAGMA foreign_keys=OFF")


def _require_whole(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Damaged("upgrade_failed", step=_version(connection))
