from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Damaged, Unreachable
from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.backup import (
    Backup,
    BackupReason,
    check_database,
    copy_to_stick,
    drop_old,
    kept,
    list_backups,
    make_backup,
    make_daily,
    renew_backups,
    stick_folder,
)
from mo_desk.store.engine import connect
from tests.helpers.vault import NAME, PASSPHRASE, count_notes, file_limit, kill_after, new_desk, start_child

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BACKUP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mo_desk.paths import Home
from mo_desk.store.backup import BackupReason, make_backup
at = datetime.fromisoformat(sys.argv[3])
print("go", flush=True)
make_backup(Home(Path(sys.argv[1])), bytes.fromhex(sys.argv[2]), at, BackupReason.DAILY)
"""


def last_number(connection) -> int:
    return int(connection.execute("SELECT max(number) FROM note").fetchone()[0])


def test_a_backup_is_a_small_home_that_the_same_passphrase_opens(tmp_path):
    desk = new_desk(tmp_path)

    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)

    copy = Home(backup.path)
    assert backup.path == desk.home.backups / "20261124T120000Z-daily"
    assert sorted(path.name for path in backup.path.iterdir()) == ["desk.db", "keys.toml"]
    assert count_notes(copy.database, keys.unlock(copy, NAME, PASSPHRASE).key) == 3


def test_a_backup_is_encrypted_and_for_the_owner(tmp_path):
    desk = new_desk(tmp_path)

    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)

    content = (backup.path / "desk.db").read_bytes()
    assert b"SQLite format 3" not in content
    assert b"CREATE TABLE" not in content
    assert {path.stat().st_mode & 0o777 for path in backup.path.iterdir()} == {0o600}
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(backup.path / "desk.db").execute("SELECT 1 FROM note")


def test_answers_saved_during_a_backup_neither_wait_nor_start_it_again(tmp_path):
    desk = new_desk(tmp_path, rows=800, row_bytes=3000)
    writer = connect(desk.home.database, desk.key)
    reported: list[tuple[int, int]] = []

    def save_one(done: int, pages: int) -> None:
        reported.append((done, pages))
        writer.execute("INSERT INTO note (text) VALUES ('answer')")

    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY, progress=save_one)

    assert count_notes(backup.path / "desk.db", desk.key) == 800
    assert last_number(writer) == 800 + len(reported)
    assert [done for done, _ in reported] == sorted(done for done, _ in reported)
    assert reported[-1][0] == reported[-1][1]
    writer.close()


def test_a_backup_beside_a_writing_thread_is_a_whole_state(tmp_path):
    desk = new_desk(tmp_path, rows=400, row_bytes=3000)
    done = threading.Event()

    def write() -> None:
        connection = connect(desk.home.database, desk.key)
        while not done.is_set():
            connection.execute("INSERT INTO note (text) VALUES ('answer')")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)
    done.set()
    thread.join()

    numbers = connect(backup.path / "desk.db", desk.key)
    assert last_number(numbers) == numbers.execute("SELECT count(*) FROM note").fetchone()[0] >= 400
    numbers.close()


def test_two_in_one_second_both_stay(tmp_path):
    desk = new_desk(tmp_path)

    first = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)
    second = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)

    assert list_backups(desk.home.backups) == (second, first)


def test_one_daily_backup_a_day(tmp_path):
    desk = new_desk(tmp_path)

    first = make_daily(desk.home, desk.key, NOON)
    again = make_daily(desk.home, desk.key, NOON + timedelta(hours=11))
    next_day = make_daily(desk.home, desk.key, NOON + timedelta(hours=12))

    assert first is not None
    assert again is None
    assert next_day is not None
    assert list_backups(desk.home.backups) == (next_day, first)


def made(*moments: datetime, reason: BackupReason = BackupReason.DAILY) -> tuple[Backup, ...]:
    return tuple(Backup(Path(f"{moment:%Y%m%dT%H%M%SZ}-{reason}"), moment, reason) for moment in moments)


def test_seven_days_and_the_last_of_four_weeks_stay():
    daily = made(*[NOON - timedelta(days=days) for days in range(60)])

    left = sorted(backup.made_at.date().isoformat() for backup in kept(daily))

    # 24 November 2026 is a Tuesday; the Sundays before are the last of their weeks.
    assert left == ["2026-11-08", "2026-11-15"] + [f"2026-11-{day}" for day in range(18, 25)]


def test_a_desk_used_once_a_week_keeps_seven_weeks():
    weekly = made(*[NOON - timedelta(weeks=weeks) for weeks in range(20)])

    assert len(kept(weekly)) == 7


def test_three_from_before_upgrades_stay_beside_the_daily_ones():
    upgrades = made(*[NOON - timedelta(days=days) for days in range(5)], reason=BackupReason.UPGRADE)

    assert kept(upgrades) == frozenset(upgrades[:3])


@given(st.lists(st.integers(0, 3000), max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_newest_always_stays_and_the_number_is_bounded(hours):
    backups = made(*{NOON - timedelta(hours=hour) for hour in hours})

    left = kept(backups)

    assert len(left) <= 11
    assert not backups or max(backups, key=lambda backup: backup.made_at) in left
    assert kept(tuple(left)) == left


def test_dropping_deletes_from_the_disk_what_the_rule_lets_go(tmp_path):
    desk = new_desk(tmp_path)
    for days in range(40):
        (desk.home.backups / f"{NOON - timedelta(days=days):%Y%m%dT%H%M%SZ}-daily").mkdir()

    dropped = drop_old(desk.home)

    assert len(dropped) == 31
    assert len(list_backups(desk.home.backups)) == 9


def test_after_a_removal_no_backup_on_the_laptop_opens_with_the_old_key(tmp_path):
    desk = new_desk(tmp_path)
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", "een andere lange zin")
    for days in range(1, 4):
        make_backup(desk.home, desk.key, NOON - timedelta(days=days), BackupReason.DAILY)
    after = keys.remove(desk.home, desk.unlocked, yusuf)

    renewed = renew_backups(desk.home, after.key, NOON)

    assert list_backups(desk.home.backups) == (renewed,)
    with pytest.raises(Damaged):
        count_notes(renewed.path / "desk.db", desk.key)
    assert count_notes(renewed.path / "desk.db", after.key) == 3


def test_a_copy_on_a_stick_is_tried_there_and_gives_the_head(tmp_path):
    desk = new_desk(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()

    backup, head = copy_to_stick(desk.home, desk.key, NOON, stick, last_number)

    assert head == 3
    assert list_backups(stick_folder(stick)) == (backup,)
    assert backup.reason is BackupReason.STICK
    assert list_backups(desk.home.backups) == ()


def test_a_stick_that_is_not_there_is_said(tmp_path):
    desk = new_desk(tmp_path)

    with pytest.raises(Unreachable, match="stick_missing"):
        copy_to_stick(desk.home, desk.key, NOON, tmp_path / "nowhere", last_number)


def test_a_stick_that_is_full_is_said_and_holds_no_half_copy(tmp_path):
    desk = new_desk(tmp_path, rows=200, row_bytes=3000)
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mo_desk.paths import Home
from mo_desk.store.backup import copy_to_stick
print("go", flush=True)
copy_to_stick(Home(Path(sys.argv[1])), bytes.fromhex(sys.argv[2]), datetime(2026, 11, 24, tzinfo=UTC), Path(sys.argv[3]), print)
"""

    child = start_child(file_limit(200_000) + code, str(desk.home.folder), desk.key.hex(), str(tmp_path))
    _, said = child.communicate()

    assert "Unreachable: stick_" in said
    assert list(stick_folder(tmp_path).iterdir()) == []


def test_a_damaged_database_is_not_made_into_a_backup(tmp_path):
    desk = new_desk(tmp_path, rows=40, row_bytes=3000)
    make_backup(desk.home, desk.key, NOON - timedelta(days=1), BackupReason.DAILY)
    content = bytearray(desk.home.database.read_bytes())
    content[len(content) // 2] ^= 1
    desk.home.database.write_bytes(content)

    with pytest.raises(Damaged, match="database_unreadable"):
        make_daily(desk.home, desk.key, NOON)

    assert len(list_backups(desk.home.backups)) == 1
    assert [path.name for path in desk.home.backups.iterdir()] == ["20261123T120000Z-daily"]


def test_checking_reads_every_page(tmp_path):
    desk = new_desk(tmp_path, rows=40, row_bytes=3000)
    check_database(desk.home.database, desk.key)
    content = bytearray(desk.home.database.read_bytes())
    content[-1] ^= 1
    desk.home.database.write_bytes(content)

    with pytest.raises(Damaged, match="database_unreadable"):
        check_database(desk.home.database, desk.key)


def test_what_else_lies_in_the_folder_is_passed_over(tmp_path):
    desk = new_desk(tmp_path)
    backup = make_backup(desk.home, desk.key, NOON, BackupReason.DAILY)
    (desk.home.backups / "holiday pictures").mkdir()
    (desk.home.backups / "20261124T120000Z-weekly").mkdir()
    (desk.home.backups / "20261123T120000Z-daily").write_text("a file")

    assert list_backups(desk.home.backups) == (backup,)
    assert list_backups(tmp_path / "nowhere") == ()


def test_kill_9_at_any_moment_of_a_backup_leaves_whole_copies_only(tmp_path):
    desk = new_desk(tmp_path, rows=1500, row_bytes=3000)
    started = perf_counter()
    make_backup(desk.home, desk.key, NOON - timedelta(days=100), BackupReason.DAILY)
    seconds = perf_counter() - started
    killed = 0

    for moment in range(8):
        at = NOON + timedelta(days=moment)
        child = start_child(BACKUP, str(desk.home.folder), desk.key.hex(), at.isoformat())
        killed += kill_after(child, seconds * (moment + 0.5) / 8)

        assert count_notes(desk.home.database, desk.key) == 1500
        for backup in list_backups(desk.home.backups):
            check_database(backup.path / "desk.db", desk.key)

    make_backup(desk.home, desk.key, NOON + timedelta(days=50), BackupReason.DAILY)
    assert killed >= 3
    assert not [path for path in desk.home.backups.iterdir() if path.name.startswith(".")]
