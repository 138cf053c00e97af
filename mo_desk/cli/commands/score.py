"""`mo-desk score`: an answers file under a rule, without a desk."""

from __future__ import annotations

from mo_desk.bootstrap.offline import open_questions
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments


def run(arguments: Arguments, answer: Answer) -> int:
    """Score and answer one line, or one object, a participant."""
    sheet = open_questions(answer.texts).score(arguments.form, arguments.answers, arguments.rule, arguments.evaluations)
    value = {
        "rule": sheet.rule,
        "form": sheet.form,
        "participants": [
            {
                "participant": one.participant,
                "points": one.points,
                "maximum": one.maximum,
                "blocks": {name: {"points": points, "maximum": maximum} for name, points, maximum in one.blocks},
                "verdict": one.verdict,
                "needed": one.needed,
                "sentence": one.sentence,
            }
            for one in sheet.participants
        ],
    }
    lines = [
        f"{one.participant}\t{one.points}/{one.maximum}\t{one.verdict}\t{one.sentence}" for one in sheet.participants
    ]
    answer.data(value, "\n".join(lines))
    return 0
