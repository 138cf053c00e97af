"""`mo-desk bank check`: the linter of the question bank."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from mo_desk.bootstrap.offline import open_questions
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.findings import tell_findings


def run(arguments: Arguments, answer: Answer) -> int:
    """Check an edition and count its people; errors give exit code 1, warnings alone 0."""
    today = datetime.now(UTC).date()
    check = open_questions(answer.texts).check(arguments.path, arguments.blueprint, today)
    people = [f"people\t{row.portrayed}\t{row.sentence}" for row in check.people]
    return tell_findings(answer, check.findings, {"people": [asdict(row) for row in check.people]}, people)
