"""Changing the database's key, so that whoever held the old one is out; safe against a kill at any moment.

1. keys.toml is written with both keys for every slot that stays; 2. `PRAGMA rekey`, in one transaction of a rollback
journal; 3. keys.toml is written with the new key only. After a kill between 1 and 3 the next unlock finds both keys, tries
the new one first, and finishes the change: never back, because somebody was removed.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import replace

import sqlcipher3.dbapi2 as driver

from mo_desk.domain.errors import Conflict, Damaged, Unreachable
from mo_desk.paths import Home
from mo_desk.store.engine import KEY_BYTES, connect
from mo_desk.store.failures import translate, translating
from mo_desk.store.keyfile import KeyFile, write_key_file
from mo_desk.store.slots import wrap


def rekey(home: Home, file: KeyFile, old: bytes) -> bytes:
    """Give database and slots a new key and return it. Only the slots of `file` are kept.

    Raises: `Conflict` (`database_in_use`: nothing changed), `Unreachable` (`key_not_changed`, `disk_full`, `disk_readonly`: the
    old key holds and the next unlock tries again), `Damaged`.
    """
    _require_alone(home, old)
    new = secrets.token_bytes(KEY_BYTES)
    slots = tuple(replace(slot, next_key=wrap(slot.recipient, new)) for slot in file.slots)
    pending = write_key_file(home.keys, replace(file, slots=slots), old)
    _rekey_database(home, old, new)
    _promote_if_there_is_room(home, pending, new)
    return new


def finish(home: Home, file: KeyFile, old: bytes, new: bytes) -> bytes:
    """Finish a change of key that was cut off and return the key that now holds: a full disk keeps nobody out.

    Raises: `Damaged` (`database_missing`, `database_unreadable`: neither key opens it), `Untrusted` (`keys_file_changed`).
    """
    file.require_genuine(old)
    if not _opens(home, new):
        try:
            _rekey_database(home, old, new)
        except Unreachable:
            return old
    _promote_if_there_is_room(home, file, new)
    return new


def _promote_if_there_is_room(home: Home, file: KeyFile, new: bytes) -> None:
    """Write the file with the next key as the only one; failing that, the file with both serves until the next unlock."""
    slots = tuple(replace(slot, key=slot.next_key, next_key=b"") for slot in file.slots)
    with suppress(Unreachable):
        write_key_file(home.keys, replace(file, slots=slots), new)


def _require_alone(home: Home, key: bytes) -> None:
    """Leave WAL, which SQLite only grants to the last connection; the next `open_engine` turns it on again."""
    connection = connect(home.database, key)
    try:
        with translating():
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except Unreachable as error:
        if error.code == "database_busy":
            raise Conflict("database_in_use") from error
        raise
    finally:
        connection.close()
    if mode != "delete":
        raise Conflict("database_in_use")


def _rekey_database(home: Home, old: bytes, new: bytes) -> None:
    _require_alone(home, old)
    connection = connect(home.database, old)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
    except driver.Error as error:
        # SQLCipher rolls back and says only that it failed: most often there is no room for the journal.
        raise translate(error) or Unreachable("key_not_changed") from error
    finally:
        connection.close()
    if not _opens(home, new):
        raise Unreachable("key_not_changed")


def _opens(home: Home, key: bytes) -> bool:
    try:
        connect(home.database, key).close()
    except Damaged as error:
        if error.code == "database_unreadable":
            return False
        raise
    return True
