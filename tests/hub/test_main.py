from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi import APIRouter

from mo_desk.domain.errors import Invalid
from mo_desk.hub.main import run
from mo_desk.views.hub import HubView


class Doors:
    """Both ways in and the hub behind them, remembering what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.routes = APIRouter()
        self.schemas: dict[str, object] = {}
        self.page_key = "key"

    def found(self, home: Path, name: str, passphrase: str) -> None:
        self.asked.append(("found", home.name, name, passphrase))

    def open(self, home: Path, database: str) -> Doors:
        self.asked.append(("open", home.name, database))
        return self

    def overview(self) -> HubView:
        return HubView("A", (), (), 0, 0, 0, 0)

    def text(self, code: str) -> str:
        return code

    def enrol_code(self, label: str) -> str:
        self.asked.append(("enrol_code", label))
        return "AAAA-BBBB"

    def revoke(self, device_id: str) -> None:
        self.asked.append(("revoke", device_id))

    def close(self) -> None:
        self.asked.append(("close",))


def test_init_founds_with_the_passphrase_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MO_DESK_ROOT_PASSPHRASE", "a long secret")
    doors = Doors()

    run(["init", "--home", str(tmp_path / "hub"), "--name", "Agentschap"], doors, "0")

    assert doors.asked == [("found", "hub", "Agentschap", "a long secret")]


def test_init_without_a_passphrase_is_refused_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MO_DESK_ROOT_PASSPHRASE", raising=False)
    doors = Doors()

    with pytest.raises(Invalid, match="root_passphrase_missing"):
        run(["init", "--home", str(tmp_path), "--name", "Agentschap"], doors, "0")

    assert doors.asked == []


def test_enrol_code_writes_the_code_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doors = Doors()

    run(["enrol-code", "--home", str(tmp_path / "hub"), "--label", "laptop 7"], doors, "0")
    run(["enrol-code", "--home", str(tmp_path / "hub"), "--json"], doors, "0")

    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], json.loads(lines[1])) == ("AAAA-BBBB", {"code": "AAAA-BBBB"})
    assert doors.asked[:3] == [("open", "hub", ""), ("enrol_code", "laptop 7"), ("close",)]


def test_revoke_closes_the_database_also_when_it_fails(tmp_path: Path) -> None:
    doors = Doors()

    run(["revoke", "--home", str(tmp_path / "hub"), "--database", "postgresql+psycopg://x", "laptop-1"], doors, "0")

    assert doors.asked == [("open", "hub", "postgresql+psycopg://x"), ("revoke", "laptop-1"), ("close",)]


def test_the_home_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MO_DESK_HOME", str(tmp_path / "here"))
    doors = Doors()

    run(["enrol-code"], doors, "0")

    assert doors.asked[0] == ("open", "here", "")


@pytest.mark.parametrize("arguments", [[], ["init"], ["nothing"], ["serve", "--port", "x"]])
def test_wrong_use_ends_with_2(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MO_DESK_HOME", raising=False)

    with pytest.raises(SystemExit) as ended:
        run(arguments, Doors(), "0")

    assert ended.value.code == 2
