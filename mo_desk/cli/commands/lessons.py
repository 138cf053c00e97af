"""`mo-desk lessons check`: the linter of lessons, windows and plans."""

from __future__ import annotations

from datetime import UTC, datetime

from mo_desk.bootstrap.offline import open_lesson_checks
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.findings import tell_findings


def run(arguments: Arguments, answer: Answer) -> int:
    """Check an edition of lessons; errors give exit code 1, warnings alone 0."""
    today = datetime.now(UTC).date()
    check = open_lesson_checks(answer.texts).check(arguments.path, arguments.bank, today)
    more = {"lessons": check.lessons, "windows": check.windows, "plans": check.plans}
    return tell_findings(answer, check.findings, more)
