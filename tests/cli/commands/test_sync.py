from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.paths import Home
from tests.cli.conftest import Command
from tests.helpers.agency_servers import Server, found, serving


@pytest.fixture
def server(tmp_path: Path):
    with serving(found(tmp_path / "agency")) as running:
        yield running


def test_a_desk_is_enrolled_and_everything_is_confirmed(command: Command, desk_home: Home, server: Server) -> None:
    first = command("sync", "--enrol", server.url, server.code(), "--json")
    second = command("sync", "--json")

    assert first.code == 0
    assert (first.data["waiting"], first.data["confirmed"] > 20, first.data["differences"]) == (0, True, 0)
    assert (second.code, second.data["waiting"], second.data["sent"] <= 1) == (0, 0, True)
    wrong = command("sync", "--enrol", server.url, "AAAA-BBBB", "--json")
    assert (wrong.code, wrong.out) == (1, "")


def test_a_desk_that_is_not_enrolled_is_refused(command: Command, desk_home: Home) -> None:
    said = command("sync", "--json")

    assert (said.code, said.out) == (1, "")


def test_an_agency_that_does_not_answer_is_unreachable(command: Command, desk_home: Home, server: Server) -> None:
    said = command("sync", "--enrol", "http://127.0.0.1:9", server.code(), "--json")

    assert (said.code, said.out) == (3, "")
