"""Putting a backup in the place of a database that is damaged or gone; the original is set aside, never thrown away.

The copy is first made whole in `restoring-<date>/` inside the home. That rename is the decision: a kill before it changes
nothing, a kill after it is finished by `finish_restore` at the next start. The original goes to `damaged-<date>/`. `head.mark`
stays where it is, and `restored.mark` tells the store to open a new chain before it writes anything else.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mo_desk.paths import Home, sync_folder, write_atomically
from mo_desk.store.backup import Backup, check_copy
from mo_desk.store.engine import create_file
from mo_desk.store.failures import translating

_RESTORING = "restoring-"
_DAMAGED = "damaged-"
_STAMP = "%Y%m%dT%H%M%SZ"
_ORIGINALS = ("desk.db-wal", "desk.db-shm", "desk.db-journal", "keys.toml", "desk.db")


def restore(home: Home, backup: Backup, key: bytes, at: datetime) -> Path:
    """Replace database and key slots by a backup's and return the folder with the originals. The store must be closed.

    `key` comes from `unlock(Home(backup.path), name, passphrase)`: who restores proves to be in that backup.
    Raises: `Damaged` (`backup_damaged`: nothing changed), `Unreachable`.
    """
    finish_restore(home)
    while (home.folder / f"{_DAMAGED}{at.astimezone(UTC).strftime(_STAMP)}").exists():
        at += timedelta(seconds=1)  # two in one second: none takes the other's place
    ready = home.folder / f"{_RESTORING}{at.astimezone(UTC).strftime(_STAMP)}"
    part = home.folder / f".{_RESTORING}part"
    with translating():
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        try:
            for name in ("desk.db", "keys.toml"):
                _copy(backup.path / name, part / name)
            check_copy(part / "desk.db", key)
            sync_folder(part)
            part.rename(ready)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(home.folder)
        return _finish(home, ready)


def finish_restore(home: Home) -> Path | None:
    """Finish a restore that was cut off; called at every start, under the home's lock. None when there was none.

    Raises: `Unreachable`.
    """
    with translating():
        waiting = sorted(home.folder.glob(f"{_RESTORING}*")) if home.folder.is_dir() else []
        return _finish(home, waiting[-1]) if waiting else None


def list_set_aside(home: Home) -> tuple[Path, ...]:
    """Return the folders with originals that restores set aside, oldest first. They hold personal data, encrypted."""
    return tuple(sorted(home.folder.glob(f"{_DAMAGED}*")))


def _copy(source: Path, target: Path) -> None:
    create_file(target)
    with source.open("rb") as reader, target.open("rb+") as writer:
        shutil.copyfileobj(reader, writer)
        writer.flush()
        os.fsync(writer.fileno())


def _finish(home: Home, ready: Path) -> Path:
    aside = home.folder / f"{_DAMAGED}{ready.name.removeprefix(_RESTORING)}"
    aside.mkdir(mode=0o700, exist_ok=True)
    write_atomically(home.restored_mark, b"")
    # Whatever has not left `ready` yet is still the original in the home. The database goes last, so that its old -wal
    # can never meet the new file.
    if (ready / "desk.db").exists():
        for name in _ORIGINALS:
            if (home.folder / name).exists():
                (home.folder / name).rename(aside / name)
        (ready / "desk.db").rename(home.database)
    if (ready / "keys.toml").exists():
        (ready / "keys.toml").replace(home.keys)
    ready.rmdir()
    for folder in (aside, home.folder):
        sync_folder(folder)
    return aside
