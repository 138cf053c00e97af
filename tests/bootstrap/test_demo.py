from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.bootstrap.demo import DemoPlan, run_demo
from mo_desk.domain.errors import Invalid
from mo_desk.paths import Home


@pytest.mark.parametrize("people", [-1, 0, 1, 41])
def test_a_demo_has_two_to_forty_people(tmp_path: Path, people: int) -> None:
    plan = DemoPlan(tmp_path / "out", Home(tmp_path / "home"), people, 1, "een lange zin voor de demo")

    with pytest.raises(Invalid, match="people_out_of_range"):
        run_demo(plan, print)
    assert list(tmp_path.iterdir()) == []


def test_a_demo_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")

    with pytest.raises(Invalid, match="out_folder_not_empty"):
        run_demo(DemoPlan(tmp_path, Home(tmp_path / "home"), 5, 1, "een lange zin voor de demo"), print)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]
