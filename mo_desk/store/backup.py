"""Copies of a desk: made by the database's own backup call, under the same key, with the key slots beside them.

A backup is a folder `20261124T101530Z-daily/` with `desk.db` and `keys.toml`, laid out like a home: `unlock(Home(backup.path),
...)` works on it. It is written under a hidden name, checked page by page and renamed, so that a folder with a backup's
name is always a whole one. Kept on the laptop: seven daily ones, the last of each of four weeks, three from before upgrades.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from mo_desk.domain.errors import Damaged, MoDeskError, Unreachable
from mo_desk.paths import Home, sync_folder, write_atomically
from mo_desk.store.engine import DriverConnection, connect, create_file
from mo_desk.store.failures import translating

Progress = Callable[[int, int], None]  # pages done, pages in all
Head = TypeVar("Head")

DAYS_KEPT = 7
WEEKS_KEPT = 4
UPGRADES_KEPT = 3
_PAGES_A_STEP = 256
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(daily|upgrade|stick)")
_PART = re.compile(r"\.\d{8}T\d{6}Z-(daily|upgrade|stick)\.part")
_ON_STICK = {"disk_full": "stick_full", "disk_readonly": "stick_readonly", "disk_error": "stick_missing"}


class BackupReason(StrEnum):
    """Why a copy was made; stands in its name."""

    DAILY = "daily"
    UPGRADE = "upgrade"
    STICK = "stick"


@dataclass(frozen=True, slots=True)
class Backup:
    """One whole copy: its folder, when it was made (aware UTC) and why."""

    path: Path
    made_at: datetime
    reason: BackupReason


def make_backup(
    home: Home,
    key: bytes,
    at: datetime,
    reason: BackupReason,
    *,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Backup:
    """Copy the database as it is at this moment, while others go on writing, and check every page of the copy.

    One at a time for a folder. Raises: `Unreachable` (`disk_full`, `disk_readonly`, `disk_error`), `Damaged`
    (`database_unreadable`, `backup_damaged`); nothing with a backup's name is left behind then.
    """
    folder = folder or home.backups
    made_at = at.astimezone(UTC).replace(microsecond=0)
    while (final := folder / f"{made_at.strftime(_STAMP)}-{reason}").exists():
        made_at += timedelta(seconds=1)  # two in one second: none takes the other's place
    part = folder / f".{final.name}.part"
    with translating():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder)
        part.mkdir(mode=0o700)
        try:
            _copy_database(home.database, part / "desk.db", key, progress)
            write_atomically(part / "keys.toml", home.keys.read_bytes())
            _check_fresh_copy(home, part / "desk.db", key)
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(folder)
    return Backup(final, made_at, reason)


def make_daily(home: Home, key: bytes, at: datetime, *, progress: Progress | None = None) -> Backup | None:
    """Make today's backup (UTC day) unless there is one, then drop what is no longer kept; None when there was one.

    Raises: as `make_backup`.
    """
    today = at.astimezone(UTC).date()
    if any(
        backup.reason is BackupReason.DAILY and backup.made_at.date() == today for backup in list_backups(home.backups)
    ):
        return None
    made = make_backup(home, key, at, BackupReason.DAILY, progress=progress)
    drop_old(home)
    return made


def copy_to_stick(
    home: Home,
    key: bytes,
    at: datetime,
    stick: Path,
    read_head: Callable[[DriverConnection], Head],
    *,
    progress: Progress | None = None,
) -> tuple[Backup, Head]:
    """Copy to a stick and try it there: open the copy, check it, and read the journal's head from it.

    Raises: `Unreachable` (`stick_missing`, `stick_full`, `stick_readonly`), and as `make_backup`.
    """
    if not stick.is_dir():
        raise Unreachable("stick_missing")
    try:
        backup = make_backup(home, key, at, BackupReason.STICK, folder=stick_folder(stick), progress=progress)
        with translating():
            _forget_cached(backup.path / "desk.db")
            check_copy(backup.path / "desk.db", key)
            connection = connect(backup.path / "desk.db", key, read_only=True)
            try:
                return backup, read_head(connection)
            finally:
                connection.close()
    except MoDeskError as error:
        if isinstance(error, Unreachable) and error.code in _ON_STICK:
            raise Unreachable(_ON_STICK[error.code]) from error
        raise


def stick_folder(stick: Path) -> Path:
    """Return where on a stick the copies are, for `list_backups`."""
    return stick / "mo-desk-backups"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the whole copies in a folder, newest first; whatever else lies there is passed over."""
    if not folder.is_dir():
        return ()
    found = []
    with translating():
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name and path.is_dir():
                made_at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, made_at, BackupReason(name[2])))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.reason), reverse=True))


def drop_old(home: Home) -> tuple[Backup, ...]:
    """Delete what the rule no longer keeps, and return it. The newest copy is always kept."""
    backups = list_backups(home.backups)
    keep = kept(backups)
    dropped = tuple(backup for backup in backups if backup not in keep)
    _delete(dropped)
    return dropped


def kept(backups: tuple[Backup, ...]) -> frozenset[Backup]:
    """Say which copies stay: the newest of each of seven days and of four weeks, three from before upgrades."""
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    upgrades = [backup for backup in newest_first if backup.reason is BackupReason.UPGRADE]
    others = [backup for backup in newest_first if backup.reason is not BackupReason.UPGRADE]
    days = {backup.made_at.date(): backup for backup in reversed(others)}
    weeks = {backup.made_at.isocalendar()[:2]: backup for backup in reversed(others)}
    return frozenset(
        [days[day] for day in sorted(days, reverse=True)[:DAYS_KEPT]]
        + [weeks[week] for week in sorted(weeks, reverse=True)[:WEEKS_KEPT]]
        + upgrades[:UPGRADES_KEPT]
    )


def renew_backups(home: Home, key: bytes, at: datetime, *, progress: Progress | None = None) -> Backup:
    """Make a fresh copy and delete all older ones on this laptop: after a user was removed, or a person erased.

    Raises: as `make_backup`; nothing is deleted then.
    """
    made = make_backup(home, key, at, BackupReason.DAILY, progress=progress)
    _delete(tuple(backup for backup in list_backups(home.backups) if backup.path != made.path))
    return made


def check_database(path: Path, key: bytes) -> None:
    """Read every page: its authentication code, then the structure of tables and indexes.

    Raises: `Damaged` (`database_missing`, `database_unreadable`).
    """
    connection = connect(path, key, read_only=True)
    try:
        with translating():
            wrong_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if wrong_pages or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Damaged("database_unreadable")
    finally:
        connection.close()


def check_copy(path: Path, key: bytes) -> None:
    """Check a copy, and say of a bad one that it is the copy that is bad.

    Raises: `Damaged` (`backup_damaged`).
    """
    try:
        check_database(path, key)
    except Damaged as error:
        raise Damaged("backup_damaged") from error


def _copy_database(source: Path, target: Path, key: bytes, progress: Progress | None) -> None:
    reader = connect(source, key)
    try:
        create_file(target)
        writer = connect(target, key, fresh=True)
        try:
            # One snapshot for the whole copy: without it every answer saved meanwhile would start the copy again.
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
            report = None if progress is None else lambda _status, left, pages: progress(pages - left, pages)
            reader.backup(writer, pages=_PAGES_A_STEP, progress=report)
            reader.execute("ROLLBACK")
            # A single file, readable from a write-protected stick.
            writer.execute("PRAGMA journal_mode=DELETE")
        finally:
            writer.close()
    finally:
        reader.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _check_fresh_copy(home: Home, copy: Path, key: bytes) -> None:
    """Check a copy, and when it is bad say whether the original is: a page that cannot be read is copied as it is."""
    try:
        check_copy(copy, key)
    except Damaged:
        check_database(home.database, key)
        raise


def _forget_cached(path: Path) -> None:
    """Ask the system to read a file from the stick again rather than from memory (where it can be asked)."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sweep(folder: Path) -> None:
    """Remove what a kill in the middle of a backup left."""
    for path in folder.iterdir():
        if _PART.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def _delete(backups: tuple[Backup, ...]) -> None:
    with translating():
        for backup in backups:
            shutil.rmtree(backup.path)
