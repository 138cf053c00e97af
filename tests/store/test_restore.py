from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.backup import Backup, BackupReason, make_backup
from mo_desk.store.engine import connect
from mo_desk.store.restore import finish_restore, list_set_aside, restore
from tests.helpers.vault import NAME, PASSPHRASE, Desk, count_notes, new_desk

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def backup(desk: Desk) -> Backup:
    """A backup of three notes; afterwards the desk has a fourth and its database is damaged."""
    made = make_backup(desk.home, desk.key, NOON - timedelta(days=1), BackupReason.DAILY)
    connection = connect(desk.home.database, desk.key)
    connection.execute("INSERT INTO note VALUES (4, 'x')")
    connection.close()
    desk.home.database.write_bytes(desk.home.database.read_bytes()[:5000])
    desk.home.database.with_name("desk.db-wal").write_bytes(b"old frames")
    desk.home.head_mark.write_bytes(b"mark")
    return made


def test_a_restored_desk_opens_and_the_original_is_set_aside_under_a_dated_name(desk, backup):
    key = keys.unlock(Home(backup.path), NAME, PASSPHRASE).key

    aside = restore(desk.home, backup, key, NOON)

    assert count_notes(desk.home.database, desk.unlocked.key) == 3
    assert aside == desk.home.folder / "damaged-20261124T120000Z"
    assert (aside / "desk.db").stat().st_size == 5000
    assert (aside / "desk.db-wal").read_bytes() == b"old frames"
    assert (aside / "keys.toml").exists()
    assert list_set_aside(desk.home) == (aside,)


def test_the_backup_itself_stays_whole(desk, backup):
    restore(desk.home, backup, desk.key, NOON)

    assert count_notes(backup.path / "desk.db", desk.key) == 3


def test_a_restore_leaves_the_head_mark_and_asks_for_a_new_chain(desk, backup):
    assert not desk.home.restored_mark.exists()

    restore(desk.home, backup, desk.key, NOON)

    assert desk.home.head_mark.read_bytes() == b"mark"
    assert desk.home.restored_mark.exists()


def test_the_slots_of_the_backup_come_back_with_its_key(tmp_path):
    desk = new_desk(tmp_path)
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", "een andere lange zin")
    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)
    after = keys.remove(desk.home, desk.unlocked, yusuf)

    restore(desk.home, backup, keys.unlock(Home(backup.path), NAME, PASSPHRASE).key, NOON)

    assert desk.unlocked.key == desk.key != after.key
    assert count_notes(desk.home.database, desk.key) == 3


def test_a_bad_copy_changes_nothing(desk, backup):
    before = {path.name: path.read_bytes() for path in desk.home.folder.iterdir() if path.is_file()}
    content = bytearray((backup.path / "desk.db").read_bytes())
    content[-1] ^= 1
    (backup.path / "desk.db").write_bytes(content)

    with pytest.raises(Damaged, match="backup_damaged"):
        restore(desk.home, backup, desk.key, NOON)

    assert {path.name: path.read_bytes() for path in desk.home.folder.iterdir() if path.is_file()} == before
    assert list_set_aside(desk.home) == ()


def test_the_wrong_key_changes_nothing(desk, backup):
    with pytest.raises(Damaged, match="backup_damaged"):
        restore(desk.home, backup, bytes(32), NOON)

    assert desk.home.database.stat().st_size == 5000


def test_two_restores_in_one_second_set_both_originals_aside(desk, backup):
    first = restore(desk.home, backup, desk.key, NOON)
    second = restore(desk.home, backup, desk.key, NOON)

    assert (first / "desk.db").stat().st_size == 5000
    assert count_notes(second / "desk.db", desk.key) == 3
    assert count_notes(desk.home.database, desk.key) == 3


def test_a_restore_works_without_any_database_left(desk, backup):
    desk.home.database.unlink()
    desk.home.keys.unlink()

    restore(desk.home, backup, desk.key, NOON)

    assert count_notes(desk.home.database, desk.unlocked.key) == 3


@pytest.mark.parametrize("steps_done", range(6))
def test_cut_off_after_any_step_the_next_start_finishes_it(desk, backup, steps_done):
    home = desk.home.folder
    ready, aside = home / "restoring-20261124T120000Z", home / "damaged-20261124T120000Z"
    ready.mkdir()
    for name in ("desk.db", "keys.toml"):
        (ready / name).write_bytes((backup.path / name).read_bytes())
    steps = [
        aside.mkdir,
        lambda: (home / "desk.db-wal").rename(aside / "desk.db-wal"),
        lambda: (home / "keys.toml").rename(aside / "keys.toml"),
        lambda: (home / "desk.db").rename(aside / "desk.db"),
        lambda: (ready / "desk.db").rename(home / "desk.db"),
    ]
    for step in steps[:steps_done]:
        step()

    assert finish_restore(desk.home) == aside

    assert count_notes(desk.home.database, desk.unlocked.key) == 3
    assert (aside / "desk.db").stat().st_size == 5000
    assert (aside / "desk.db-wal").exists()
    assert (aside / "keys.toml").exists()
    assert desk.home.restored_mark.exists()
    assert not ready.exists()
    assert finish_restore(desk.home) is None


def test_a_start_without_a_restore_does_nothing(desk, tmp_path):
    assert finish_restore(desk.home) is None
    assert finish_restore(Home(tmp_path / "nowhere")) is None
    assert not desk.home.restored_mark.exists()
