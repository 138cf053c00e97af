"""The sentence that matters and the control line: everyone enrolled has exactly one status, or it says that it does not add up."""

from __future__ import annotations

from mo_desk.texts import Texts
from mo_desk.views.results import ControlLine, ResultsView


def headline(texts: Texts, view: ResultsView) -> str:
    """Return how many took the test and what came out of it, of the scores that may be shown."""
    shown = [row.score for row in view.rows if row.score is not None]
    hidden = sum(bool(row.withheld) for row in view.rows)
    passed = sum(score.verdict == "passed" for score in shown)
    failed = sum(score.verdict == "not_passed" for score in shown)
    parts = [texts.say("{taken} of {enrolled} took the test", taken=view.control.taken, enrolled=view.control.enrolled)]
    if passed:
        parts.append(texts.say("{count} passed", count=passed))
    if failed:
        parts.append(texts.say("{count} not passed", count=failed))
    open_ones = len(shown) - passed - failed
    if open_ones:
        parts.append(texts.say("{count} to be determined", count=open_ones))
    if hidden:
        parts.append(texts.say("{count} not shown yet", count=hidden))
    return "\N{EN SPACE} ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def control_sentence(texts: Texts, control: ControlLine) -> str:
    """Return the sum in words and figures, and whether it adds up."""
    parts = (
        (control.taken, texts.say("taken")),
        (control.absent, texts.say("absent")),
        (control.justified_absence, texts.say("justified absence")),
        (control.not_admitted, texts.say("not admitted")),
        (control.stopped, texts.say("broken off")),
        (control.annulled, texts.say("annulled")),
    )
    total = " + ".join(f"{count} {word}" for count, word in parts if count) or "0"
    enrolled = texts.say_many("{count} enrolled", "{count} enrolled", control.enrolled)
    if control.open == 0:
        return texts.say("{enrolled} = {total}. This adds up.", enrolled=enrolled, total=total)
    return texts.say_many(
        "This does not add up: {enrolled}, but {total}. {count} person has no status yet.",
        "This does not add up: {enrolled}, but {total}. {count} people have no status yet.",
        control.open,
        enrolled=enrolled,
        total=total,
    )
