"""The battery is read from where Linux keeps it, and left away where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.ui.shell.status_line import battery_percentage


def battery(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir()
    (folder / name / "capacity").write_text(text, encoding="ascii")


def test_the_first_battery_is_read(tmp_path):
    battery(tmp_path, "BAT1", "12\n")
    battery(tmp_path, "BAT0", "62\n")

    assert battery_percentage(tmp_path) == 62


@pytest.mark.parametrize("text", ["", "unknown\n"])
def test_a_battery_that_says_nothing_is_left_away(tmp_path, text):
    battery(tmp_path, "BAT0", text)

    assert battery_percentage(tmp_path) is None


def test_a_machine_without_batteries_has_none(tmp_path):
    assert battery_percentage(tmp_path) is None
    assert battery_percentage(tmp_path / "not there") is None
