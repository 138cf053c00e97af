from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.ui.plumbing.battery import battery_percentage, charge_in, charge_on_linux, charge_on_windows


def put_battery(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "capacity").write_text(text, encoding="ascii")


def test_the_first_battery_is_read(tmp_path: Path) -> None:
    put_battery(tmp_path, "BAT1", "12\n")
    put_battery(tmp_path, "BAT0", "62\n")

    assert charge_on_linux(tmp_path) == 62


@pytest.mark.parametrize("text", ["", "unknown\n"])
def test_a_battery_that_says_nothing_is_left_away(tmp_path: Path, text: str) -> None:
    put_battery(tmp_path, "BAT0", text)

    assert charge_on_linux(tmp_path) is None


def test_without_a_battery_nobody_knows(tmp_path: Path) -> None:
    assert charge_on_linux(tmp_path) is None
    assert charge_on_linux(tmp_path / "not there") is None
    assert charge_on_windows() is None


@pytest.mark.parametrize(
    ("flags", "charge", "expected"), [(0, 62, 62), (8, 100, 100), (128, 255, None), (255, 255, None), (1, 255, None)]
)
def test_the_answer_of_windows_is_read(flags: int, charge: int, expected: int | None) -> None:
    assert charge_in(bytes([1, flags, charge, 0]) + bytes(8)) == expected


def test_a_charge_is_a_percentage_or_unknown() -> None:
    charge = battery_percentage()

    assert charge is None or 0 <= charge <= 100
