"""`mo-desk bank check`: the linter of the question bank."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from mo_desk.bootstrap.offline import open_questions
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments


def run(arguments: Arguments, answer: Answer) -> int:
    """Check an edition; errors give exit code 1, warnings alone 0."""
    today = datetime.now(UTC).date()
    findings = open_questions(answer.texts).check(arguments.path, arguments.blueprint, today)
    errors = sum(one.severity == "error" for one in findings)
    value = {
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [asdict(one) for one in findings],
    }
    answer.data(value, "\n".join(f"{one.severity}\t{one.where}\t{one.sentence}" for one in findings))
    answer.words(
        answer.texts.say("{errors} errors, {warnings} warnings", errors=errors, warnings=len(findings) - errors)
    )
    return 1 if errors else 0
