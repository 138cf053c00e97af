"""What drivers and the operating system can say, translated once into our own errors.

with translating(): ...          # or: translate(exception) -> MoDeskError | None, None meaning "a bug: let it through"
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from mo_desk.domain.errors import Damaged, MoDeskError, Unreachable

FOREIGN: tuple[type[Exception], ...] = (OSError, DBAPIError, driver.Error, sqlite3.Error)
# Result codes of SQLite, https://www.sqlite.org/rescode.html; the low byte is the primary code.
_SQLITE: dict[int, tuple[type[MoDeskError], str]] = {
    5: (Unreachable, "database_busy"),  # SQLITE_BUSY
    6: (Unreachable, "database_busy"),  # SQLITE_LOCKED
    8: (Unreachable, "disk_readonly"),  # SQLITE_READONLY
    10: (Unreachable, "disk_error"),  # SQLITE_IOERR
    11: (Damaged, "database_unreadable"),  # SQLITE_CORRUPT
    13: (Unreachable, "disk_full"),  # SQLITE_FULL
    14: (Unreachable, "disk_error"),  # SQLITE_CANTOPEN
    26: (Damaged, "database_unreadable"),  # SQLITE_NOTADB: a wrong key, or no database at all
}
_ERRNO: dict[int, tuple[type[MoDeskError], str]] = {
    errno.ENOSPC: (Unreachable, "disk_full"),
    errno.EFBIG: (Unreachable, "disk_full"),  # 4 GB on the FAT of a stick
    errno.EDQUOT: (Unreachable, "disk_full"),
    errno.EROFS: (Unreachable, "disk_readonly"),
    errno.EACCES: (Unreachable, "disk_readonly"),
    errno.EPERM: (Unreachable, "disk_readonly"),
    errno.EIO: (Unreachable, "disk_error"),
    errno.ENODEV: (Unreachable, "disk_error"),
    errno.ENXIO: (Unreachable, "disk_error"),
}
# The backup call of the driver gives SQLite's sentence without its code.
_SAID = {
    "database or disk is full": 13,
    "disk I/O error": 10,
    "attempt to write a readonly database": 8,
    "unable to open database file": 14,
    "database is locked": 5,
    "file is not a database": 26,
    "database disk image is malformed": 11,
}
# Classes of SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: dict[str, tuple[type[MoDeskError], str]] = {
    "53100": (Unreachable, "disk_full"),
    "25006": (Unreachable, "disk_readonly"),
    "40001": (Unreachable, "database_busy"),
    "40P01": (Unreachable, "database_busy"),
    "55P03": (Unreachable, "database_busy"),
}


@contextmanager
def translating() -> Iterator[None]:
    """Let our own errors and bugs pass, and raise everything `translate` knows as what it means to us."""
    try:
        yield
    except FOREIGN as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error


def translate(error: BaseException) -> MoDeskError | None:
    """Return our error for what a database driver or the disk said, or None when it is none of these (a bug).

    The driver's sentence is dropped on purpose: it may quote values.
    """
    if isinstance(error, MoDeskError):
        return error
    if isinstance(error, DBAPIError) and error.orig is not None:
        return translate(error.orig) or _lost_server(error)
    found: tuple[type[MoDeskError], str] | None = None
    if isinstance(error, OSError):
        found = _ERRNO.get(error.errno or 0)
    elif isinstance(error, driver.Error | sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        found = _SQLITE.get((_SAID.get(str(error), 0) if code is None else code) & 0xFF)
    elif (state := getattr(error, "sqlstate", None)) is not None:
        found = _POSTGRES.get(state)
    return None if found is None else found[0](found[1])


def _lost_server(error: DBAPIError) -> MoDeskError | None:
    """A PostgreSQL that cannot be reached has no SQLSTATE, or one of class 08 (connection) or 57 (shut down)."""
    state = getattr(error.orig, "sqlstate", None)
    if not hasattr(error.orig, "sqlstate") or type(error.orig).__name__ not in {"OperationalError", "AdminShutdown"}:
        return None
    return Unreachable("hub_database_unreachable") if state is None or state[:2] in {"08", "57"} else None
