from __future__ import annotations

import pytest

from mo_desk.content.plans import read_plans
from mo_desk.domain.errors import Invalid
from tests.helpers.contents import PLAN, write


def test_a_plan_is_read_with_its_half_days(tmp_path):
    write(tmp_path / "kort.toml", PLAN)

    [plan] = read_plans(tmp_path)

    assert [(part.title, part.lessons) for part in plan.parts] == [("Wonen", ("t07-een-woning-huren",))]


def test_a_plan_is_named_as_its_file(tmp_path):
    write(tmp_path / "lang.toml", PLAN)

    with pytest.raises(Invalid, match="content_value_wrong"):
        read_plans(tmp_path)
