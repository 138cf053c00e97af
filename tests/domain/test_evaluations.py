import pytest

from mo_desk.domain.errors import Invalid
from mo_desk.domain.evaluations import Criterion, EvaluationVerdict, Level, Rubric, judge, judge_points
from mo_desk.domain.ids import RubricId

LEVELS = tuple(Level(points, f"level {points}", "anchor") for points in range(4))
RUBRIC = Rubric(
    RubricId("r"),
    1,
    "Rubric",
    "",
    True,
    50,
    (Criterion("tasks", "Tasks", LEVELS), Criterion("talking", "Talking", LEVELS)),
)


def test_exactly_the_sufficient_mark_is_positive():
    found = judge(RUBRIC, {"tasks": 3, "talking": 0})

    assert (found.points, found.maximum, found.verdict) == (3, 6, EvaluationVerdict.POSITIVE)
    assert found.sufficient


def test_one_point_under_the_sufficient_mark_is_negative():
    found = judge(RUBRIC, {"tasks": 2, "talking": 0})

    assert found.verdict is EvaluationVerdict.NEGATIVE
    assert not found.sufficient


@pytest.mark.parametrize(
    ("levels", "code", "field"),
    [
        ({"tasks": 1}, "criterion_not_judged", "talking"),
        ({"tasks": 1, "talking": 1, "belief": 1}, "criterion_unknown", "belief"),
        ({"tasks": 1, "talking": 4}, "level_unknown", "talking"),
    ],
)
def test_only_a_level_for_every_criterion_makes_a_judgement(levels, code, field):
    with pytest.raises(Invalid) as refused:
        judge(RUBRIC, levels)

    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(("points", "maximum"), [(-1, 10), (11, 10), (0, 0)])
def test_impossible_points_are_refused(points, maximum):
    with pytest.raises(Invalid, match="evaluation_points_wrong"):
        judge_points(points, maximum, 50)
