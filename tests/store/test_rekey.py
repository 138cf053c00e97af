from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.store import keys
from mo_desk.store.backup import check_database
from mo_desk.store.engine import connect
from mo_desk.store.keyfile import read_key_file, write_key_file
from mo_desk.store.rekey import rekey
from mo_desk.store.slots import wrap
from tests.helpers.vault import NAME, PASSPHRASE, Desk, count_notes, file_limit, kill_after, new_desk, start_child

NEW = bytes(range(32))
REKEY = """
import sys
from pathlib import Path
from mo_desk.paths import Home
from mo_desk.store.keyfile import read_key_file
from mo_desk.store.rekey import rekey
home = Home(Path(sys.argv[1]))
file = read_key_file(home.keys)
print("go", flush=True)
rekey(home, file, bytes.fromhex(sys.argv[2]))
"""

UNLOCK = """
import sys
from pathlib import Path
from mo_desk.paths import Home
from mo_desk.store.keys import unlock
print("go", flush=True)
print(unlock(Home(Path(sys.argv[1])), sys.argv[2], sys.argv[3]).key.hex())
"""


def begin(desk: Desk) -> None:
    """Write what stands in keys.toml between the first and the last step of a change of key."""
    file = read_key_file(desk.home.keys)
    slots = tuple(replace(slot, next_key=wrap(slot.recipient, NEW)) for slot in file.slots)
    write_key_file(desk.home.keys, replace(file, slots=slots), desk.key)


def test_cut_off_before_the_database_changed_the_next_unlock_goes_on(tmp_path):
    desk = new_desk(tmp_path)
    begin(desk)

    assert desk.unlocked.key == NEW

    assert count_notes(desk.home.database, NEW) == 3
    assert not read_key_file(desk.home.keys).pending
    read_key_file(desk.home.keys).require_genuine(NEW)


def test_cut_off_after_the_database_changed_the_next_unlock_only_tidies(tmp_path):
    desk = new_desk(tmp_path)
    begin(desk)
    connection = connect(desk.home.database, desk.key)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA rekey=\"x'{NEW.hex()}'\"")
    connection.close()

    assert keys.unlock_with_code(desk.home, desk.recovery_code).key == NEW

    assert desk.unlocked.key == NEW
    assert count_notes(desk.home.database, NEW) == 3


def test_with_a_database_that_neither_key_opens_both_keys_stay(tmp_path):
    desk = new_desk(tmp_path)
    begin(desk)
    desk.home.database.write_bytes(b"noise" * 4096)

    with pytest.raises(Damaged, match="database_unreadable"):
        keys.unlock_with_code(desk.home, desk.recovery_code)

    assert read_key_file(desk.home.keys).pending


def test_what_was_in_the_wal_is_under_the_new_key_too(tmp_path):
    desk = new_desk(tmp_path)
    connection = connect(desk.home.database, desk.key)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("INSERT INTO note VALUES (4, 'x')")
    connection.close()

    new = rekey(desk.home, read_key_file(desk.home.keys), desk.key)

    assert count_notes(desk.home.database, new) == 4


def test_kill_9_at_any_moment_of_a_change_of_key_leaves_a_desk_that_opens(tmp_path):
    desk = new_desk(tmp_path, rows=1500, row_bytes=3000)
    started = perf_counter()
    key = rekey(desk.home, read_key_file(desk.home.keys), desk.key)
    seconds = perf_counter() - started
    killed = 0

    for moment in range(12):
        child = start_child(REKEY, str(desk.home.folder), key.hex())
        killed += kill_after(child, seconds * (moment + 0.5) / 10)

        key = desk.unlocked.key
        assert count_notes(desk.home.database, key) == 1500
        assert not read_key_file(desk.home.keys).pending
        assert keys.unlock_with_code(desk.home, desk.recovery_code).key == key

    check_database(desk.home.database, key)
    assert killed >= 4


def test_a_disk_that_is_full_half_way_leaves_the_old_key_in_force(tmp_path):
    desk = new_desk(tmp_path, rows=300, row_bytes=3000)
    limit = file_limit(300_000)

    child = start_child(limit + REKEY, str(desk.home.folder), desk.key.hex())
    _, said = child.communicate()

    assert "Unreachable: key_not_changed" in said
    assert count_notes(desk.home.database, desk.key) == 300
    assert desk.unlocked.key != desk.key  # and with room again, the next unlock finishes it
    assert count_notes(desk.home.database, desk.unlocked.key) == 300


def test_a_full_disk_keeps_nobody_out_in_the_middle_of_a_change_of_key(tmp_path):
    desk = new_desk(tmp_path, rows=300, row_bytes=3000)
    begin(desk)
    before = desk.home.keys.read_bytes()
    limit = file_limit(300_000)

    child = start_child(limit + UNLOCK, str(desk.home.folder), NAME, PASSPHRASE)
    printed, said = child.communicate()

    assert printed.split() == ["go", desk.key.hex()], said
    assert desk.home.keys.read_bytes() == before


def test_a_change_of_key_whose_last_step_finds_no_room_counts_as_done(tmp_path):
    desk = new_desk(tmp_path)
    begin(desk)
    connection = connect(desk.home.database, desk.key)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA rekey=\"x'{NEW.hex()}'\"")
    connection.close()
    limit = file_limit(100)

    child = start_child(limit + UNLOCK, str(desk.home.folder), NAME, PASSPHRASE)
    printed, said = child.communicate()

    assert printed.split() == ["go", NEW.hex()], said
    assert read_key_file(desk.home.keys).pending


def test_a_key_file_that_cannot_be_written_changes_nothing(tmp_path):
    desk = new_desk(tmp_path)
    limit = file_limit(100)

    child = start_child(limit + REKEY, str(desk.home.folder), desk.key.hex())
    _, said = child.communicate()

    assert "Unreachable: disk_" in said
    assert desk.unlocked.key == desk.key
    assert sorted(path.name for path in desk.home.folder.iterdir() if "part" in path.name) == []
