"""Faults row 9: an ordinary restore is never a fork, and a copied disk always is one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mo_desk.bootstrap.desk import list_backups, restore_desk
from mo_desk.domain.errors import Damaged
from mo_desk.domain.ids import PersonId
from mo_desk.paths import Home
from mo_desk.store.queries import journal
from tests.helpers.agency_servers import Server, present
from tests.helpers.desks import NAME, PASSPHRASE, OpenDay, copy_home, open_day


def enrolled(day_home: Home, folder: Path, server: Server) -> OpenDay:
    day = open_day(copy_home(day_home, folder), present())
    day.catalog.sync.enrol(day.actor, server.url, server.code())
    return day


def sat(day: OpenDay, person: PersonId) -> None:
    day.sit(person, 11, 26)
    day.confirm(person)


def chains(day: OpenDay) -> list[str]:
    with day.desk._store.read() as connection:
        return [str(row.chain_id) for row in journal.own_chains(connection)]


def test_after_a_restore_a_new_chain_opens_and_the_old_entries_come_back(
    day_home: Home, server: Server, tmp_path: Path
) -> None:
    day = enrolled(day_home, tmp_path, server)
    home, people = day.desk.home, day.people
    sat(day, people[0])
    day.desk.make_daily_backup()
    sat(day, people[1])
    day.catalog.sync.synchronise(day.actor)
    before = day.catalog.outcomes.results(day.actor, day.sitting_id)
    [old_chain] = chains(day)
    day.close()

    aside = restore_desk(home, list_backups(home)[0], NAME, PASSPHRASE)
    day = open_day(home, present())

    assert (aside / "desk.db").exists()
    assert len(chains(day)) == 2
    assert day.result(people[1]).score is None
    report = day.catalog.sync.synchronise(day.actor)

    after = day.catalog.outcomes.results(day.actor, day.sitting_id)
    assert (report.differences, report.disputes) == (0, 0)
    assert [(row.person_id, row.score, row.outcome) for row in after.rows] == [
        (row.person_id, row.score, row.outcome) for row in before.rows
    ]
    assert day.catalog.sync.state(day.actor).waiting == 0
    assert day.catalog.maintenance.verify_journal(day.actor).sound
    overview = server.overview()
    assert not [chain for chain in overview.chains if chain.forked]
    assert {old_chain, *chains(day)} <= {chain.chain_id for chain in overview.chains}
    sat(day, people[2])
    day.catalog.sync.synchronise(day.actor)
    assert server.overview().checked == 3
    day.close()


def test_a_truncated_database_is_found_at_sign_in_and_restored_with_the_original_kept(
    day_home: Home, tmp_path: Path
) -> None:
    day = open_day(copy_home(day_home, tmp_path))
    home, people = day.desk.home, day.people
    sat(day, people[0])
    day.desk.make_daily_backup()
    day.close()
    content = home.database.read_bytes()
    home.database.write_bytes(content[: len(content) // 2 - 700])

    with pytest.raises(Damaged):
        open_day(home)

    aside = restore_desk(home, list_backups(home)[0], NAME, PASSPHRASE)
    day = open_day(home)
    assert (aside / "desk.db").stat().st_size == len(content) // 2 - 700
    assert day.result(people[0]).score is not None
    assert day.catalog.maintenance.verify_journal(day.actor).sound
    day.close()


def test_an_older_copy_put_in_place_by_hand_is_noticed_and_opens_a_new_chain(day_home: Home, tmp_path: Path) -> None:
    day = open_day(copy_home(day_home, tmp_path))
    home, people = day.desk.home, day.people
    day.close()
    older = home.database.read_bytes()
    day = open_day(home)
    sat(day, people[0])
    head = day.catalog.maintenance.device(day.actor).head_code
    day.close()

    home.database.write_bytes(older)
    day = open_day(home)

    assert len(chains(day)) == 2
    assert day.catalog.maintenance.verify_journal(day.actor, head).head_known is False
    day.close()


def test_a_copied_disk_is_a_fork_both_branches_are_kept_and_a_person_is_told(
    day_home: Home, server: Server, tmp_path: Path
) -> None:
    first = enrolled(day_home, tmp_path / "one", server)
    people = first.people
    first.catalog.sync.synchronise(first.actor)
    first.close()
    shutil.copytree(first.desk.home.folder, tmp_path / "two" / "desk")

    first = open_day(first.desk.home, present())
    sat(first, people[0])
    assert first.catalog.sync.synchronise(first.actor).disputes == 0
    confirmed = first.catalog.sync.state(first.actor).received
    first.close()
    second = open_day(Home(tmp_path / "two" / "desk"), present())
    sat(second, people[1])
    report = second.catalog.sync.synchronise(second.actor)

    assert report.disputes == 1
    assert second.catalog.sync.state(second.actor).waiting > 41
    assert second.result(people[1]).sync == "only_here"
    second.close()
    second = open_day(second.desk.home, present())
    [dispute] = second.catalog.sync.state(second.actor).disputes
    assert second.catalog.maintenance.today(second.actor).disputed == 1
    [fork] = server.overview().forks
    assert (fork.chain_id, fork.from_seq) == (dispute.chain_id, dispute.from_seq)
    assert [chain.forked for chain in server.overview().chains].count(True) == 1
    assert server.overview().attempts == 1
    second.close()

    first = open_day(first.desk.home, present())
    sat(first, people[2])
    assert first.catalog.sync.synchronise(first.actor).disputes == 1
    state = first.catalog.sync.state(first.actor)
    assert state.received == confirmed
    assert state.waiting > 0
    assert first.result(people[2]).sync == "only_here"
    first.close()


@pytest.mark.parametrize("wal", ["gone", "empty", "strange"])
def test_a_write_ahead_log_gone_or_strange_leaves_a_clean_prefix(day_home: Home, tmp_path: Path, wal: str) -> None:
    day = open_day(copy_home(day_home, tmp_path / "live"))
    sat(day, day.people[0])
    shutil.copytree(day.desk.home.folder, tmp_path / "cut" / "desk")
    people = day.people
    day.close()
    home = Home(tmp_path / "cut" / "desk")
    log = home.database.with_name("desk.db-wal")
    assert log.stat().st_size > 0
    home.database.with_name("desk.db-shm").unlink()
    if wal == "gone":
        log.unlink()
    else:
        log.write_bytes(b"" if wal == "empty" else b"\x37\x7f\x06\x82" + bytes(4000))

    day = open_day(home)

    assert day.result(people[0]).score is None
    assert len(chains(day)) == 2
    report = day.catalog.maintenance.verify_journal(day.actor)
    assert report.behind_mark
    assert {chain.bad_seq for chain in report.chains} == {0}
    day.close()
