from __future__ import annotations

from pathlib import Path

from mo_desk.paths import Home
from tests.cli.conftest import Command

LIST = (
    "Familienaam;Voornaam;Geboortedatum;Uniek nummer;Contacttaal;Cursusnummer\n"
    "Abdi;Hodan;12/03/1990;A0000001;Arabisch;2026-200\n"
    "Haile;Meron;1/2/1988;A0000002;Tigrinya;2026-200\n"
    "Fout;Datum;31/02/1990;A0000003;Arabisch;2026-200\n"
)


def a_list(folder: Path) -> Path:
    path = folder / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_preview_stores_nothing_and_names_refused_rows_on_stderr(
    command: Command, desk_home: Home, tmp_path: Path
) -> None:
    before = command("journal", "head", "--json").data["entries"]

    said = command("roster", "import", a_list(tmp_path), "--preview", "--json")

    assert (said.code, said.data["rows"], said.data["new"], said.data["refused"]) == (0, 3, 2, 1)
    assert "imported" not in said.data
    assert "4" in said.err
    assert "Fout" not in said.out
    assert command("journal", "head", "--json").data["entries"] == before + 2


def test_an_import_makes_the_group_and_a_second_one_changes_nothing(
    command: Command, desk_home: Home, tmp_path: Path
) -> None:
    path = a_list(tmp_path)

    first = command("roster", "import", path, "--json")
    second = command("roster", "import", path, "--json")

    assert first.data["course_number"] == "2026-200"
    assert first.data["imported"] == {"added": 2, "changed": 0, "unchanged": 0, "refused": 1, "withdrawn": 0}
    assert second.data["imported"] == {"added": 0, "changed": 0, "unchanged": 2, "refused": 1, "withdrawn": 0}


def test_a_missing_file_is_unreachable_and_another_kind_is_refused(
    command: Command, desk_home: Home, tmp_path: Path
) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-1.7")

    assert command("roster", "import", tmp_path / "weg.csv", "--json").code == 3
    said = command("roster", "import", tmp_path / "brief.pdf", "--json")
    assert (said.code, said.out) == (1, "")


def test_a_wrong_passphrase_is_refused(command: Command, desk_home: Home, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("MO_DESK_PASSPHRASE", "niet de goede zin")

    said = command("roster", "import", a_list(tmp_path), "--json")

    assert (said.code, said.out) == (1, "")
