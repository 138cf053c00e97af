from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mo_desk.cli.main import exit_code
from mo_desk.domain.errors import (
    Conflict,
    Damaged,
    Invalid,
    MoDeskError,
    NotAllowed,
    NotFound,
    Refused,
    Unreachable,
    Untrusted,
)
from tests.cli.conftest import Command
from tests.helpers.vault import ROOT


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refused("x"), 1), (NotAllowed("x"), 1), (Invalid("x", "y"), 1), (Conflict("x"), 1), (NotFound("x"), 1),
        (Unreachable("x"), 3), (Untrusted("x"), 4), (Damaged("x"), 4), (MoDeskError("x"), 1),
    ],
)  # fmt: skip
def test_each_kind_of_failure_has_its_exit_code(error: MoDeskError, code: int) -> None:
    assert exit_code(error) == code


@pytest.mark.parametrize(
    "words",
    [
        ["score"], ["journal"], ["journal", "shred"], ["nonsense"], ["form", "assemble", "--count", "twee"],
        ["journal", "head", "--language", "tlh"], [],
    ],
)  # fmt: skip
def test_wrong_use_is_exit_code_two_and_says_how_on_stderr(command: Command, words: list[str]) -> None:
    said = command(*words)

    assert (said.code, said.out) == (2, "")
    assert "usage:" in said.err


def test_help_and_version_are_data(command: Command) -> None:
    assert "COMMAND" in command("--help").out
    assert command("--version").out == "mo-desk 0.1.0\n"


def test_a_folder_without_a_desk_is_refused_with_what_to_do(command: Command, tmp_path: Path) -> None:
    for words in (["journal", "head"], ["sync"], ["export", "results", "--out", tmp_path / "x.xlsx"]):
        said = command(*words, "--home", tmp_path / "niets", "--json")
        assert (said.code, said.out) == (1, "")
        assert "mo-desk desk init" in said.err


def test_a_child_without_a_terminal_is_never_asked_anything(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MO_DESK_")}
    run = subprocess.run(
        [sys.executable, "-m", "mo_desk", "desk", "init", "--home", str(tmp_path / "home")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60, check=False,
    )  # fmt: skip

    assert (run.returncode, run.stdout) == (1, "")
    assert "MO_DESK_PASSPHRASE" in run.stderr
    assert not (tmp_path / "home").exists()
