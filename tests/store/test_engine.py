from __future__ import annotations

import os
import sqlite3
import stat
import threading

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine

from mo_desk.domain.errors import Conflict, Damaged, Unreachable
from mo_desk.store.engine import connect, open_engine, open_scratch, open_server_engine, unlock_connection
from mo_desk.store.failures import translating
from tests.helpers.vault import Desk, count_notes, new_desk

KEY = bytes(range(32))


def pragmas(engine: Engine) -> dict[str, object]:
    with engine.connect() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "temp_store")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_a_new_file_has_no_sqlite_header_and_none_of_its_text(tmp_path):
    engine = open_engine(tmp_path / "desk.db", KEY, create=True)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE person (name TEXT)")
        connection.exec_driver_sql("INSERT INTO person VALUES ('Fatima el Amrani')")

        on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    engine.dispose()
    on_disk += (tmp_path / "desk.db").read_bytes()

    assert b"SQLite format 3" not in on_disk
    assert b"Fatima" not in on_disk
    assert b"CREATE TABLE" not in on_disk
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "desk.db").execute("SELECT * FROM person")


def test_a_driver_without_the_cipher_is_refused_before_anything_is_written(tmp_path):
    plain = sqlite3.connect(tmp_path / "plain.db")

    with pytest.raises(Damaged, match="cipher_missing"):
        unlock_connection(plain, KEY)

    plain.close()
    assert (tmp_path / "plain.db").stat().st_size == 0


def test_a_short_key_is_a_mistake_of_the_program(tmp_path):
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(tmp_path / "desk.db", b"short", create=True)


def test_database_and_companions_are_for_the_owner_only(tmp_path):
    engine = open_engine(tmp_path / "desk.db", KEY, create=True)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE t (a)")

        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}

    assert set(modes) >= {"desk.db", "desk.db-wal", "desk.db-shm"}
    assert set(modes.values()) == {0o600}
    engine.dispose()


def test_durable_connections_wait_for_the_disk_and_scratch_ones_do_not(tmp_path):
    durable = open_engine(tmp_path / "desk.db", KEY, create=True)
    scratch = open_scratch(tmp_path / "desk.db", KEY)

    full, normal = pragmas(durable), pragmas(scratch)

    assert full == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "temp_store": 2}
    assert normal == full | {"synchronous": 1}
    durable.dispose()
    scratch.dispose()


def test_a_wrong_key_and_a_file_that_is_no_database_read_the_same(tmp_path):
    desk = new_desk(tmp_path)
    (tmp_path / "noise.db").write_bytes(os.urandom(8192))

    for path, key in ((desk.home.database, KEY), (tmp_path / "noise.db", KEY)):
        with pytest.raises(Damaged, match="database_unreadable"):
            open_engine(path, key)


def test_a_missing_database_is_never_made_by_opening_it(tmp_path):
    with pytest.raises(Damaged, match="database_missing"):
        open_engine(tmp_path / "desk.db", KEY)

    assert not (tmp_path / "desk.db").exists()


def test_making_a_database_never_takes_over_an_existing_file(tmp_path):
    desk = new_desk(tmp_path)

    with pytest.raises(Conflict, match="database_exists"):
        open_engine(desk.home.database, desk.key, create=True)

    assert count_notes(desk.home.database, desk.key) == 3


def test_writers_take_the_lock_at_once_and_lose_no_update(tmp_path):
    desk = new_desk(tmp_path)
    engine = open_engine(desk.home.database, desk.key)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE counter (n INTEGER)")
        connection.exec_driver_sql("INSERT INTO counter VALUES (0)")

    def read_then_write() -> None:
        for _ in range(10):
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                n = connection.exec_driver_sql("SELECT n FROM counter").scalar_one()
                connection.exec_driver_sql("UPDATE counter SET n = ?", (n + 1,))

    threads = [threading.Thread(target=read_then_write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT n FROM counter").scalar_one() == 40
    engine.dispose()


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_state(tmp_path):
    desk = new_desk(tmp_path)
    engine = open_engine(desk.home.database, desk.key)
    write = engine.connect().execution_options(write=True)
    with write, write.begin():
        write.exec_driver_sql("DELETE FROM note")

        with engine.connect() as read:
            assert read.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 3
    engine.dispose()


def test_changing_the_schema_is_undone_with_the_rest(tmp_path):
    desk = new_desk(tmp_path)
    engine = open_engine(desk.home.database, desk.key)

    with engine.connect().execution_options(write=True) as connection:
        transaction = connection.begin()
        connection.exec_driver_sql("ALTER TABLE note ADD COLUMN colour TEXT")
        transaction.rollback()

    with engine.connect() as connection:
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(note)")]
    assert columns == ["number", "text"]
    engine.dispose()


def cut(desk: Desk, size: int) -> None:
    with desk.home.database.open("rb+") as file:
        file.truncate(size)


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.5, 0.97])
def test_a_database_cut_short_is_found_when_it_is_opened(tmp_path, part):
    desk = new_desk(tmp_path, rows=40, row_bytes=3000)
    cut(desk, int(desk.home.database.stat().st_size * part))

    with pytest.raises(Damaged, match="database_unreadable"):
        open_engine(desk.home.database, desk.key)


def test_one_flipped_bit_refuses_the_page_it_is_in(tmp_path):
    desk = new_desk(tmp_path, rows=40, row_bytes=3000)
    content = bytearray(desk.home.database.read_bytes())
    content[len(content) // 2] ^= 1
    desk.home.database.write_bytes(content)

    engine = open_engine(desk.home.database, desk.key)
    with (
        engine.connect() as connection,
        pytest.raises(Damaged, match="database_unreadable"),
        translating(),
    ):
        connection.exec_driver_sql("SELECT sum(length(text)) FROM note").all()
    engine.dispose()


def test_an_emptied_wal_gives_a_clean_earlier_state(tmp_path):
    desk = new_desk(tmp_path)
    connection = connect(desk.home.database, desk.key)
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("INSERT INTO note VALUES (4, 'x')")
    copy = tmp_path / "copy.db"
    copy.write_bytes(desk.home.database.read_bytes())
    (tmp_path / "copy.db-wal").write_bytes(b"")

    assert count_notes(copy, desk.key) == 3  # head.mark is what tells that something is missing
    assert count_notes(desk.home.database, desk.key) == 4
    connection.close()


def test_the_wal_of_another_database_is_refused_and_never_mixed_in(tmp_path):
    desk, other = new_desk(tmp_path / "a"), new_desk(tmp_path / "b")
    connection = connect(other.home.database, other.key)
    connection.execute("INSERT INTO note VALUES (4, 'x')")
    wal = desk.home.database.with_name("desk.db-wal")
    wal.write_bytes(other.home.database.with_name("desk.db-wal").read_bytes())
    connection.close()

    with pytest.raises(Damaged, match="database_unreadable"):
        count_notes(desk.home.database, desk.key)


def test_a_full_disk_is_said_and_the_work_can_be_done_again_after_freeing(tmp_path):
    desk = new_desk(tmp_path)
    engine = open_engine(desk.home.database, desk.key)
    connection = engine.connect().execution_options(write=True)
    limit = connection.exec_driver_sql("PRAGMA max_page_count=3").scalar_one()
    connection.rollback()

    with pytest.raises(Unreachable, match="disk_full"), translating(), connection.begin():
        connection.exec_driver_sql("INSERT INTO note VALUES (4, zeroblob(100000))")

    connection.exec_driver_sql("PRAGMA max_page_count=100000")
    connection.rollback()
    with connection.begin():
        connection.exec_driver_sql("INSERT INTO note VALUES (4, zeroblob(100000))")
    connection.close()
    assert limit <= 3
    assert count_notes(desk.home.database, desk.key) == 4
    engine.dispose()


def test_a_read_only_database_is_said(tmp_path):
    # Tests may run as root, for whom no folder is read-only: SQLite's own read-only mode gives the same answer.
    desk = new_desk(tmp_path)
    connection = connect(desk.home.database, desk.key, read_only=True)

    with pytest.raises(Unreachable, match="disk_readonly"), translating():
        connection.execute("INSERT INTO note VALUES (4, 'x')")

    connection.close()
    assert count_notes(desk.home.database, desk.key) == 3


def test_a_writer_that_cannot_get_its_turn_is_said(tmp_path):
    desk = new_desk(tmp_path)
    first, second = connect(desk.home.database, desk.key), connect(desk.home.database, desk.key)
    second.execute("PRAGMA busy_timeout=1")
    first.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unreachable, match="database_busy"), translating():
        second.execute("BEGIN IMMEDIATE")

    first.close()
    second.close()


def test_a_hub_on_sqlite_has_the_same_begin_rules(tmp_path):
    engine = open_server_engine(f"sqlite:///{tmp_path}/hub.db")
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE t (a)")
        other = sqlite3.connect(tmp_path / "hub.db", timeout=0)

        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

        other.close()
    assert pragmas(engine)["synchronous"] == 2
    assert pragmas(engine)["journal_mode"] == "wal"
    engine.dispose()


def test_a_server_that_is_not_there_is_unreachable():
    with pytest.raises(Unreachable, match="hub_database_unreachable"):
        open_server_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_the_driver_is_the_encrypted_one():
    version = driver.connect(":memory:").execute("PRAGMA cipher_version").fetchone()

    assert int(version[0].split(".")[0]) >= 4
