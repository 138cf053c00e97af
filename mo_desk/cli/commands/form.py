"""`mo-desk form assemble`: parallel practice forms into a folder, plain and, with a desk, sealed for it; `form correct-key`."""

from __future__ import annotations

from mo_desk.bootstrap.offline import open_questions
from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.commands import correct_key
from mo_desk.cli.signin import find_desk


def run(arguments: Arguments, answer: Answer) -> int:
    """Draw the forms, or correct a key; the same seed and edition give the same plain files for ever."""
    if arguments.action == "correct-key":
        return correct_key.run(arguments, answer)
    desk = find_desk(arguments)
    recipient = ""
    if desk is None:
        answer.words(answer.texts.say("No desk was named, so only the plain forms are written, not the sealed ones."))
    else:
        with desk:
            recipient = desk.age_recipient
    drawn = open_questions(answer.texts).draw(
        arguments.blueprint, arguments.count, arguments.seed, arguments.out, recipient
    )
    value = [
        {
            "form": one.form_id,
            "items": one.items,
            "mean_difficulty": round(one.mean_difficulty, 4),
            "files": [str(path) for path in one.files],
        }
        for one in drawn
    ]
    answer.data(value, "\n".join(str(one.files[0]) for one in drawn))
    return 0
