from pathlib import Path

import pytest

from mo_desk.content.rubrics import read_rubric
from mo_desk.domain.errors import Invalid
from tests.helpers.contents import RUBRIC, write

SHIPPED = Path(__file__).parents[2] / "resources" / "rubrics" / "mo-desk-1.toml"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("points = 0", "points = 1"), "criteria[0].levels"),
        (("points = 3", "points = 0"), "criteria[0].levels"),
        (("sufficient_percentage = 50", "sufficient_percentage = 0"), "sufficient_percentage"),
        (("placeholder = true", 'placeholder = "yes"'), "placeholder"),
        (('id = "tasks"', 'id = "Tasks 1"'), "criteria[0].id"),
    ],
)
def test_a_wrong_rubric_is_refused_with_its_key(tmp_path, change, key):
    with pytest.raises(Invalid) as refused:
        read_rubric(write(tmp_path / "rubric.toml", RUBRIC, change))

    assert refused.value.params["key"] == key


def test_two_criteria_with_one_name_are_refused(tmp_path):
    criterion = RUBRIC[RUBRIC.index("[[criteria]]") :]

    with pytest.raises(Invalid) as refused:
        read_rubric(write(tmp_path / "rubric.toml", RUBRIC + criterion))

    assert refused.value.params["key"] == "criteria"


def test_the_shipped_rubric_is_a_placeholder_with_described_levels():
    rubric = read_rubric(SHIPPED)

    assert rubric.placeholder
    assert rubric.sufficient_percentage == 50
    assert rubric.maximum == 15
    assert all([level.points for level in criterion.levels] == [0, 1, 2, 3] for criterion in rubric.criteria)


def test_the_shipped_rubric_has_no_criterion_for_belief_politics_or_suspicion():
    names = {criterion.criterion for criterion in read_rubric(SHIPPED).criteria}

    assert names == {"taking-part", "tasks", "finding-information", "working-together", "applying"}
