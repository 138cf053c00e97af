from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.paths import Home
from mo_desk.store.keys import unlock_with_code
from tests.cli.conftest import Command


def test_a_desk_is_made_and_the_recovery_code_is_the_data(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MO_DESK_PASSPHRASE", "een lange zin om te beginnen")
    monkeypatch.setenv("MO_DESK_USER", "Griet")

    said = command("desk", "init", "--home", tmp_path / "home", "--json")

    assert said.code == 0
    assert said.data["user"] == "Griet"
    assert unlock_with_code(Home(tmp_path / "home"), said.data["recovery_code"])
    again = command("desk", "init", "--home", tmp_path / "home", "--json")
    assert (again.code, again.out) == (1, "")


def test_a_short_passphrase_makes_nothing(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MO_DESK_PASSPHRASE", "kort")

    said = command("desk", "init", "--home", tmp_path / "home")

    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "home").exists()


def test_without_a_passphrase_and_without_a_terminal_it_is_refused(command: Command, tmp_path: Path) -> None:
    said = command("desk", "init", "--home", tmp_path / "home", "--json")

    assert (said.code, said.out) == (1, "")
    assert "MO_DESK_PASSPHRASE" in said.err
