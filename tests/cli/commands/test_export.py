from __future__ import annotations

from pathlib import Path

from mo_desk.paths import Home
from tests.cli.conftest import Command
from tests.helpers.papers import sheet_rows


def test_the_latest_sitting_is_exported_to_the_named_file_with_its_csv(
    command: Command, desk_home: Home, tmp_path: Path
) -> None:
    out = tmp_path / "uit" / "resultaten.xlsx"

    said = command("export", "results", "--out", out, "--json")

    assert said.code == 0
    assert said.data == {"workbook": str(out), "csv": str(out.with_suffix(".csv"))}
    assert len(sheet_rows(out, "Resultaten")) == 4
    assert len(out.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()) == 5


def test_exporting_again_says_what_changed_with_the_reason(command: Command, desk_home: Home, tmp_path: Path) -> None:
    command("export", "results", "--out", tmp_path / "een.xlsx")

    said = command("export", "results", "--out", tmp_path / "twee.xlsx", "--reason", "nog eens")

    assert said.out.strip() == str(tmp_path / "twee.xlsx")
    assert sheet_rows(tmp_path / "twee.xlsx", "Wijzigingen")


def test_an_unknown_sitting_is_refused(command: Command, desk_home: Home, tmp_path: Path) -> None:
    said = command("export", "results", "--out", tmp_path / "x.xlsx", "--sitting", "f" * 32, "--json")

    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "x.xlsx").exists()
