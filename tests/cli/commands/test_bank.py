from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_the_shipped_bank_has_no_errors(command: Command) -> None:
    said = command("bank", "check", "--json")

    assert (said.code, said.data["errors"]) == (0, 0)
    assert {"severity", "code", "where", "sentence"} >= {key for one in said.data["findings"] for key in one}


def test_a_folder_that_is_no_edition_is_refused(command: Command, tmp_path: Path) -> None:
    said = command("bank", "check", tmp_path, "--json")

    assert (said.code, said.out) == (1, "")
