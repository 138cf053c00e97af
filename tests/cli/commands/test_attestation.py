from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.documents.reading import read_paper_text
from mo_desk.paths import Home
from tests.cli.conftest import Command
from tests.helpers.desks import open_day


@pytest.fixture
def paper(desk_home: Home, tmp_path: Path) -> Path:
    day = open_day(desk_home)
    day.sit(day.people[0], 11, 26)
    day.confirm(day.people[0])
    path = day.catalog.attestations.print_provisional(day.actor, day.sitting_id, day.people, tmp_path / "bewijs.pdf")
    day.close()
    return path


def test_a_practice_paper_of_this_laptop(command: Command, paper: Path) -> None:
    for given in (paper, read_paper_text(paper)):
        said = command("attestation", "verify", given, "--json")
        assert (said.code, said.data["verdict"], said.data["points"]) == (0, "practice", 37)
    assert command("attestation", "verify", paper).out.strip() == "echt, maar een oefentest"


def test_without_a_desk_its_issuer_is_unknown(command: Command, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MO_DESK_HOME")

    said = command("attestation", "verify", paper)

    assert said.code == 4
    assert said.out.startswith("onbekende uitgever")


def test_a_changed_code_is_not_valid_with_the_reason(command: Command, paper: Path) -> None:
    code = read_paper_text(paper)
    changed = code[:60] + ("A" if code[60] != "A" else "B") + code[61:]

    said = command("attestation", "verify", changed)

    assert said.code == 4
    assert said.out.startswith("niet geldig: ")
    assert command("attestation", "verify", changed, "--json").data["verdict"] == "not_valid"


def test_a_missing_file_is_unreachable(command: Command, tmp_path: Path) -> None:
    said = command("attestation", "verify", tmp_path / "weg.pdf", "--json")

    assert (said.code, said.out) == (3, "")
