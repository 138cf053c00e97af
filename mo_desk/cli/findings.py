"""How a check of content answers: one line a finding, all of it as JSON when asked, exit code 1 when there are errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from mo_desk.cli.answer import Answer
from mo_desk.views.checks import FindingRow


def tell_findings(
    answer: Answer, findings: Sequence[FindingRow], more: Mapping[str, object], lines: Sequence[str] = ()
) -> int:
    """Tell the findings, then what else there is: `more` in the JSON, `lines` in words; return the exit code."""
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    value = {"errors": errors, "warnings": warnings, "findings": [asdict(one) for one in findings], **more}
    told = [f"{one.severity}\t{one.where}\t{one.sentence}" for one in findings]
    answer.data(value, "\n".join([*told, *lines]))
    answer.words(answer.texts.say("{errors} errors, {warnings} warnings", errors=errors, warnings=warnings))
    return 1 if errors else 0
