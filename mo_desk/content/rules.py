"""Reading pass rules: one dated rule a file in `resources/rules`, with its source and how sure it is.

A rule must say what the process evaluation does; a file that leaves it out is refused rather than guessed. Weights and
thresholds only stand where they mean something: weights with `counts_in_total`, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.tables import Table, read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.domain.ids import RuleId
from mo_desk.domain.passrules import BlockMinimum, Certainty, EvaluationRole, PassRule
from mo_desk.domain.questions import Block

RULES_LIMIT = 100


def read_rules(folder: Path) -> tuple[PassRule, ...]:
    """Read every rule of the folder, oldest first.

    Raises:
        Invalid: a file is not as it should be (file and key named), or two files hold one id (`content_duplicate_id`).
    """
    paths = sorted(folder.glob("*.toml"))
    if not 1 <= len(paths) <= RULES_LIMIT:
        code = "content_too_many" if paths else "content_missing"
        raise Invalid(code, field=folder.name, file=folder.name, key="*.toml", limit=RULES_LIMIT)
    rules: dict[RuleId, PassRule] = {}
    for path in paths:
        rule = read_rule(path)
        if rule.rule_id in rules:
            raise Invalid("content_duplicate_id", field="id", file=f"{folder.name}/{path.name}", id=rule.rule_id)
        rules[rule.rule_id] = rule
    return tuple(sorted(rules.values(), key=lambda rule: (rule.valid_from, rule.rule_id)))


def read_rule(path: Path) -> PassRule:
    """Read one rule.

    Raises:
        Invalid: naming file and key.
    """
    table = read_toml(path)
    evaluation = table.choice("evaluation", EvaluationRole)
    rule = PassRule(
        rule_id=RuleId(table.text("id", limit=64, pattern="[a-z0-9]+(-[a-z0-9]+)*")),
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until") if table.has("valid_until") else None,
        title=table.text("title", limit=200),
        source=table.text("source", limit=600),
        certainty=table.choice("certainty", Certainty),
        note=table.text("note", limit=1200),
        evaluation=evaluation,
        test_percentage=_percentage(table, "test_percentage"),
        minima=_minima(table),
        test_weight=_percentage(table, "test_weight"),
        evaluation_weight=_percentage(table, "evaluation_weight"),
        total_percentage=_percentage(table, "total_percentage"),
        weights_confirmed=table.flag("weights_confirmed") if evaluation is EvaluationRole.COUNTS_IN_TOTAL else True,
    )
    _refuse_contradictions(table, rule)
    table.finish()
    return rule


def _percentage(table: Table, key: str) -> int | None:
    return table.whole(key, least=1, most=100) if table.has(key) else None


def _minima(table: Table) -> tuple[BlockMinimum, ...]:
    if not table.has("minima"):
        return ()
    minima = []
    for entry in table.tables("minima", most=2):
        maximum = entry.whole("maximum", least=1, most=500)
        minima.append(
            BlockMinimum(
                block=entry.choice("block", Block).value,
                points=entry.whole("points", least=0, most=maximum),
                maximum=maximum,
                confirmed=entry.flag("confirmed"),
            )
        )
        entry.finish()
    if len({minimum.block for minimum in minima}) != len(minima):
        raise table.refusal("content_value_wrong", "minima")
    return tuple(minima)


def _refuse_contradictions(table: Table, rule: PassRule) -> None:
    if rule.valid_until is not None and rule.valid_until < rule.valid_from:
        raise table.refusal("content_value_wrong", "valid_until")
    weighted = {
        "test_weight": rule.test_weight,
        "evaluation_weight": rule.evaluation_weight,
        "total_percentage": rule.total_percentage,
    }
    if rule.evaluation is EvaluationRole.COUNTS_IN_TOTAL:
        for key, value in weighted.items():
            if value is None:
                raise table.refusal("content_key_missing", key)
        if (rule.test_weight or 0) + (rule.evaluation_weight or 0) != 100:
            raise table.refusal("content_value_wrong", "evaluation_weight")
        if rule.test_percentage is not None:
            raise table.refusal("content_key_unknown", "test_percentage")
        return
    for key, value in weighted.items():
        if value is not None:
            raise table.refusal("content_key_unknown", key)
    if rule.test_percentage is None and not rule.minima:
        raise table.refusal("content_key_missing", "test_percentage")
