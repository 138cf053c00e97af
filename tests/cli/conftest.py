"""A prepared desk, a drawn form, and a way to run a command as a script would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mo_desk.cli.main import run
from mo_desk.logs import close_log
from mo_desk.paths import Home
from tests.helpers.desks import NAME, PASSPHRASE, copy_home, make_blank, make_day


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered: its exit code, its data and its words."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        """Return the answer of a command that was asked for JSON: nothing else may stand on stdout."""
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command of the command line in this process, with no desk named by the surroundings."""
    for name in ("MO_DESK_HOME", "MO_DESK_USER", "MO_DESK_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = run([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        finally:
            close_log()
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run_it


@pytest.fixture(scope="session")
def day_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk with a group of four and an open sitting."""
    return make_day(tmp_path_factory.mktemp("day"), make_blank(tmp_path_factory.mktemp("blank")))


@pytest.fixture
def desk_home(day_home: Home, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A desk of one's own; the surroundings name its user, its passphrase and its folder."""
    home = copy_home(day_home, tmp_path)
    monkeypatch.setenv("MO_DESK_USER", NAME)
    monkeypatch.setenv("MO_DESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("MO_DESK_HOME", str(home.folder))
    return home


@pytest.fixture(scope="session")
def plain_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One practice form with its key, as `form assemble` writes it."""
    out = tmp_path_factory.mktemp("forms")
    assert run(["form", "assemble", "--blueprint", "mo-41", "--count", "1", "--seed", "7", "--out", str(out)]) == 0
    [path] = out.glob("*.form.json")
    return path
