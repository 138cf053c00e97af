from pathlib import Path

import pytest

from mo_desk.content.rules import read_rule, read_rules
from mo_desk.domain.errors import Invalid
from mo_desk.domain.passrules import EvaluationRole
from tests.helpers.contents import RULE, write

SHIPPED = Path(__file__).parents[2] / "resources" / "rules"
WEIGHTS = "test_weight = 60\nevaluation_weight = 40\nweights_confirmed = false\ntotal_percentage = 70\n"


def test_a_rule_is_read(tmp_path):
    rule = read_rule(write(tmp_path / "rule.toml", RULE))

    assert (rule.rule_id, rule.test_weight, rule.evaluation_weight, rule.total_percentage) == ("rule-1", 60, 40, 70)
    assert rule.valid_until is None
    assert not rule.weights_confirmed


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (('evaluation = "counts_in_total"\n', ""), "content_key_missing", "evaluation"),
        (("test_weight", "test_wheight"), "content_key_missing", "test_weight"),
        (('note = "A note."', 'note = "A note."\nbonus = 1'), "content_key_unknown", "bonus"),
        (("evaluation_weight = 40", "evaluation_weight = 41"), "content_value_wrong", "evaluation_weight"),
        (("weights_confirmed = false\n", ""), "content_key_missing", "weights_confirmed"),
        (
            ("total_percentage = 70", "total_percentage = 70\ntest_percentage = 70"),
            "content_key_unknown",
            "test_percentage",
        ),
        (("2026-02-02\n", "2026-02-02\nvalid_until = 2026-02-01\n"), "content_value_wrong", "valid_until"),
        (("points = 15", "points = 31"), "content_value_wrong", "minima[0].points"),
        (("weights_confirmed = false", "weights_confirmed = 0"), "content_value_wrong", "weights_confirmed"),
        (('"counts_in_total"', '"must_be_sufficient"'), "content_key_unknown", "test_weight"),
        (
            ('"counts_in_total"\n' + WEIGHTS, '"recorded_only"\ntest_percentage = 0\n'),
            "content_value_wrong",
            "test_percentage",
        ),
    ],
)
def test_a_wrong_rule_is_refused_with_file_and_key(tmp_path, change, code, key):
    with pytest.raises(Invalid) as refused:
        read_rule(write(tmp_path / "rule.toml", RULE, change))

    assert refused.value.code == code
    assert refused.value.params["key"] == key
    assert str(refused.value.params["file"]).endswith("rule.toml")


def test_a_rule_that_asks_nothing_is_refused(tmp_path):
    nothing = RULE.split("[[minima]]", maxsplit=1)[0].replace(f'"counts_in_total"\n{WEIGHTS}', '"recorded_only"\n')

    with pytest.raises(Invalid) as refused:
        read_rule(write(tmp_path / "rule.toml", nothing))

    assert refused.value.params["key"] == "test_percentage"


def test_two_minima_for_one_block_are_refused(tmp_path):
    minimum = RULE[RULE.index("[[minima]]") :]

    with pytest.raises(Invalid) as refused:
        read_rule(write(tmp_path / "rule.toml", RULE + minimum))

    assert refused.value.params["key"] == "minima"


def test_a_folder_needs_rules_with_different_ids(tmp_path):
    with pytest.raises(Invalid, match="content_missing"):
        read_rules(tmp_path)

    write(tmp_path / "one.toml", RULE)
    write(tmp_path / "two.toml", RULE)
    with pytest.raises(Invalid, match="content_duplicate_id"):
        read_rules(tmp_path)


def test_the_four_shipped_rules_stand_in_the_order_of_their_days():
    rules = read_rules(SHIPPED)

    assert [rule.rule_id for rule in rules] == ["mo-2022-03-21", "mo-2023-03-01", "beleidsnota-2024", "mo-2026-02-02"]
    assert [rule.evaluation for rule in rules] == [
        EvaluationRole.RECORDED_ONLY,
        EvaluationRole.RECORDED_ONLY,
        EvaluationRole.MUST_BE_SUFFICIENT,
        EvaluationRole.COUNTS_IN_TOTAL,
    ]
    assert rules[0].valid_until is not None
    assert (rules[1].valid_from - rules[0].valid_until).days == 1
    assert rules[1].valid_until is not None
    assert (rules[3].valid_from - rules[1].valid_until).days == 1
    assert rules[2].test_percentage == 70
