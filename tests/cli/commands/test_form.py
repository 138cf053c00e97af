from __future__ import annotations

import json
from pathlib import Path

import pytest

from mo_desk.paths import Home
from tests.cli.conftest import Command, Said

ASSEMBLE = ("form", "assemble", "--blueprint", "mo-41")


def assemble(command: Command, out: Path, count: int = 2, seed: int = 2026) -> Said:
    return command(*ASSEMBLE, "--count", count, "--seed", seed, "--out", out, "--json")


def plain_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.form.json")}


def test_two_runs_give_the_same_bytes(command: Command, tmp_path: Path) -> None:
    assemble(command, tmp_path / "een")
    assemble(command, tmp_path / "twee")

    assert len(plain_files(tmp_path / "een")) == 2
    assert plain_files(tmp_path / "een") == plain_files(tmp_path / "twee")
    assemble(command, tmp_path / "drie", seed=2027)
    assert not plain_files(tmp_path / "een").keys() & plain_files(tmp_path / "drie").keys()


def test_a_plain_form_has_the_promised_shape(command: Command, tmp_path: Path) -> None:
    said = assemble(command, tmp_path)

    files = [Path(path) for one in said.data for path in one["files"]]
    forms = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    for form in forms:
        assert form.keys() == {"form", "blueprint", "seed", "edition", "items"}
        assert (form["blueprint"], form["seed"]) == ("mo-41", 2026)
        assert [item["block"] for item in form["items"]] == ["algemeen"] * 11 + ["praktisch"] * 30
        for item in form["items"]:
            assert item.keys() == {"id", "version", "block", "theme", "options", "key"}
            assert item["key"] in item["options"]
    first, second = ({item["id"] for item in form["items"]} for form in forms)
    assert not first & second
    means = [one["mean_difficulty"] for one in said.data]
    assert abs(means[0] - means[1]) <= 0.1


def test_more_forms_than_there_is_stock_for_are_refused_naming_the_cell_and_write_nothing(
    command: Command, tmp_path: Path
) -> None:
    said = assemble(command, tmp_path / "elf", count=11)

    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "elf").exists()
    assert any(theme in said.err for theme in ("A1", "A2", "A3", "A4", "T0", "T1"))


@pytest.mark.parametrize("option", [("--count", "0"), ("--count", "-1")])
def test_no_form_at_all_is_refused(command: Command, tmp_path: Path, option: tuple[str, str]) -> None:
    said = command(*ASSEMBLE, *option, "--seed", "1", "--out", tmp_path / "x")

    assert said.code in {1, 2}
    assert said.out == ""


def test_an_unknown_blueprint_is_refused(command: Command, tmp_path: Path) -> None:
    said = command("form", "assemble", "--blueprint", "mo-99", "--count", 1, "--seed", 1, "--out", tmp_path)

    assert (said.code, said.out) == (1, "")


def test_with_a_desk_the_sealed_halves_stand_beside_the_plain_form(
    command: Command, desk_home: Home, tmp_path: Path
) -> None:
    said = assemble(command, tmp_path / "met", count=1)

    assert said.code == 0
    names = sorted(path.name.split(".", 1)[1] for path in (tmp_path / "met").iterdir())
    assert "form.json" in names
    assert len(names) >= 3
