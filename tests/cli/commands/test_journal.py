from __future__ import annotations

import pytest

from mo_desk.paths import Home
from mo_desk.store.engine import connect
from mo_desk.store.keys import unlock
from tests.cli.conftest import Command
from tests.helpers.desks import NAME, PASSPHRASE


def test_head_is_a_code_that_verify_finds(command: Command, desk_home: Home) -> None:
    head = command("journal", "head", "--json").data
    found = command("journal", "verify", "--head", head["head"], "--json")

    assert (found.code, found.data["sound"], found.data["head_known"]) == (0, True, True)
    assert command("journal", "head").out.strip().count("-") == 2


def test_a_head_that_is_not_in_the_journal_is_exit_code_four(command: Command, desk_home: Home) -> None:
    said = command("journal", "verify", "--head", "ZZZZ-ZZZZ-ZZZZ", "--json")

    assert (said.code, said.data["head_known"]) == (4, False)


def test_a_head_code_that_is_none_is_refused(command: Command, desk_home: Home) -> None:
    said = command("journal", "verify", "--head", "niets", "--json")

    assert (said.code, said.out) == (1, "")


def test_verify_names_the_first_bad_entry(command: Command, desk_home: Home) -> None:
    connection = connect(desk_home.database, unlock(desk_home, NAME, PASSPHRASE).key)
    connection.execute("UPDATE entry SET actor_id = 'iemand anders' WHERE seq = 9")
    connection.close()

    said = command("journal", "verify", "--json")

    assert said.code == 4
    assert [(chain["bad_seq"], chain["bad_reason"]) for chain in said.data["chains"]] == [(9, "hash")]
    assert "entry 9: hash" in command("journal", "verify").out


def test_verify_with_tables_names_the_row_that_is_not_what_the_journal_says(command: Command, desk_home: Home) -> None:
    sound = command("journal", "verify", "--tables", "--json")
    connection = connect(desk_home.database, unlock(desk_home, NAME, PASSPHRASE).key)
    [sitting] = connection.execute("SELECT sitting_id FROM sitting_plan LIMIT 1").fetchone()
    connection.execute("UPDATE sitting_plan SET place = 'Elders' WHERE sitting_id = ?", (sitting,))
    connection.close()

    said = command("journal", "verify", "--tables", "--json")

    assert (sound.code, sound.data["sound"], sound.data["tables"]) == (0, True, [])
    assert (said.code, said.data["sound"]) == (4, False)
    [row] = said.data["tables"]
    assert (row["table"], row["what"]) == ("sitting_plan", "place")
    assert f"sitting_id={sitting}" in row["key"]
    assert "sitting_plan\t" in command("journal", "verify", "--tables").out
    without = command("journal", "verify", "--json")
    assert (without.code, without.data["tables"]) == (0, None)
    command("journal", "rebuild")
    assert command("journal", "verify", "--tables").code == 0


def test_rebuild_reads_every_entry_and_leaves_the_journal_sound(command: Command, desk_home: Home) -> None:
    before = command("journal", "head", "--json").data["entries"]

    said = command("journal", "rebuild", "--json")

    assert (said.code, said.data["entries"]) == (0, before + 1)
    assert command("journal", "verify", "--json").code == 0


def test_an_unreadable_database_is_exit_code_four(command: Command, desk_home: Home) -> None:
    content = bytearray(desk_home.database.read_bytes())
    content[100:4000] = bytes(3900)
    desk_home.database.write_bytes(bytes(content))

    said = command("journal", "verify", "--json")

    assert (said.code, said.out) == (4, "")


def test_rebuilding_is_for_a_coordinator(command: Command, desk_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MO_DESK_USER", "Yusuf Demir")
    monkeypatch.setenv("MO_DESK_PASSPHRASE", "een andere lange zin")

    assert command("journal", "head").code == 0
    assert command("journal", "rebuild").code == 1
