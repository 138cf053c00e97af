from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import text

from mo_desk.domain.errors import Damaged, Refused
from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.backup import BackupReason, list_backups
from mo_desk.store.engine import open_engine, open_server_engine
from mo_desk.store.upgrade import Upgraded, schema_version, upgrade_desk, upgrade_server
from tests.helpers.vault import CHEAP, NAME, PASSPHRASE, Desk

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def make_groups(op) -> None:
    op.create_table("team", sa.Column("id", sa.String(), primary_key=True))
    op.create_table(
        "member",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("team_id", sa.String(), sa.ForeignKey("team.id", name="fk_member_team_id_team", ondelete="CASCADE")),
    )
    op.execute("INSERT INTO team VALUES ('a')")
    op.execute("INSERT INTO member VALUES ('m', 'a')")


def name_groups(op) -> None:
    with op.batch_alter_table("team", recreate="always") as batch:
        batch.add_column(sa.Column("name", sa.String(), nullable=False, server_default="?"))


def fail_half_way(op) -> None:
    op.add_column("team", sa.Column("place", sa.String()))
    op.execute("UPDATE team SET id = 'changed'")
    op.execute("INSERT INTO nowhere VALUES (1)")


def leave_an_orphan(op) -> None:
    op.execute("DELETE FROM team")


@pytest.fixture
def desk(tmp_path) -> Desk:
    home = Home(tmp_path / "desk")
    home.prepare()
    made = keys.set_up(home, NAME, PASSPHRASE, cost=CHEAP)
    open_engine(home.database, made.unlocked.key, create=True).dispose()
    upgrade_desk(home, made.unlocked.key, NOON, (make_groups,))
    return Desk(home, made.unlocked.key, made.unlocked.slot_id, made.recovery_code)


def rows(desk: Desk, statement: str) -> list[tuple[object, ...]]:
    engine = open_engine(desk.home.database, desk.key)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found


def test_an_empty_database_is_filled_without_a_backup(desk):
    assert rows(desk, "SELECT number, applied_at_ms FROM schema_version") == [(1, 1795521600000)]
    assert rows(desk, "SELECT id FROM team") == [("a",)]
    assert list_backups(desk.home.backups) == ()


def test_a_database_of_today_is_left_alone(desk):
    before = desk.home.database.read_bytes()

    assert upgrade_desk(desk.home, desk.key, NOON, (make_groups,)) == Upgraded(1, 1)

    assert desk.home.database.read_bytes() == before
    assert list_backups(desk.home.backups) == ()


def test_an_older_database_is_copied_first_and_keeps_its_rows(desk):
    upgraded = upgrade_desk(desk.home, desk.key, NOON, (make_groups, name_groups))

    assert (upgraded.before, upgraded.after) == (1, 2)
    assert upgraded.backup is not None
    assert upgraded.backup.reason is BackupReason.UPGRADE
    assert rows(desk, "SELECT id, name FROM team") == [("a", "?")]
    assert rows(desk, "SELECT id, team_id FROM member") == [("m", "a")]  # remaking a table did not cascade
    old = open_engine(upgraded.backup.path / "desk.db", desk.key)
    assert schema_version(old) == 1
    old.dispose()


@pytest.mark.parametrize("broken", [fail_half_way, leave_an_orphan])
def test_a_failed_step_leaves_the_old_file_usable(desk, broken):
    with pytest.raises(Damaged, match="upgrade_failed") as failed:
        upgrade_desk(desk.home, desk.key, NOON, (make_groups, name_groups, broken))

    assert failed.value.params == {"step": 3}
    assert rows(desk, "SELECT * FROM team") == [("a",)]
    assert rows(desk, "SELECT max(number) FROM schema_version") == [(1,)]
    assert upgrade_desk(desk.home, desk.key, NOON, (make_groups, name_groups)).after == 2


def test_a_mistake_in_a_step_leaves_the_old_file_usable_too(desk):
    def mistaken(op) -> None:
        op.add_column("team", sa.Column("place", sa.String()))
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        upgrade_desk(desk.home, desk.key, NOON, (make_groups, mistaken))

    assert rows(desk, "SELECT * FROM team") == [("a",)]


def test_a_newer_database_is_refused_and_untouched(desk):
    upgrade_desk(desk.home, desk.key, NOON, (make_groups, name_groups))
    before = desk.home.database.read_bytes()

    with pytest.raises(Refused, match="database_newer") as refused:
        upgrade_desk(desk.home, desk.key, NOON, (make_groups,))

    assert refused.value.params == {"found": 2, "known": 1}
    assert desk.home.database.read_bytes() == before


def test_without_a_backup_nothing_is_upgraded(desk):
    desk.home.backups.rmdir()
    desk.home.backups.write_text("a file where the folder should be")

    with pytest.raises(FileExistsError):
        upgrade_desk(desk.home, desk.key, NOON, (make_groups, name_groups))

    assert rows(desk, "SELECT max(number) FROM schema_version") == [(1,)]


def test_foreign_keys_are_watched_again_after_an_upgrade(desk, tmp_path):
    engine = open_server_engine(f"sqlite:///{tmp_path}/hub.db")

    assert upgrade_server(engine, NOON, (make_groups, name_groups)) == Upgraded(0, 2)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_a_hub_is_upgraded_once_and_a_newer_one_refused(tmp_path):
    engine = open_server_engine(f"sqlite:///{tmp_path}/hub.db")
    upgrade_server(engine, NOON, (make_groups, name_groups))

    assert upgrade_server(engine, NOON, (make_groups, name_groups)) == Upgraded(2, 2)
    with pytest.raises(Refused, match="database_newer"):
        upgrade_server(engine, NOON, (make_groups,))
    engine.dispose()
