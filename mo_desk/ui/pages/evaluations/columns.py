"""The table of a group's evaluations."""

from __future__ import annotations

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.table import Column
from mo_desk.views.evaluations import EvaluationRow

_TONES = {"confirmed": Tone.GOOD, "differs": Tone.BAD}


def evaluation_columns(texts: Texts) -> tuple[Column[EvaluationRow], ...]:
    """Return the columns of a group's evaluations."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name),
        Column(say("Notes"), lambda row: str(row.observations), sort=lambda row: row.observations, figures=True),
        Column(
            say("State"),
            lambda row: words.word(texts, words.EVALUATIONS, row.state),
            tone=lambda row: _TONES.get(row.state, Tone.PLAIN),
        ),
        Column(say("Judgement"), lambda row: words.word(texts, words.EVALUATIONS, row.verdict) if row.verdict else "-"),
        Column(
            say("Points"),
            lambda row: "-" if row.points is None else f"{row.points} / {row.maximum}",
            sort=lambda row: -1 if row.points is None else row.points,
            figures=True,
        ),
    )
