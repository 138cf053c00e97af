"""The tables of this room: sittings to choose from, the results of one, and who has had a paper."""

from __future__ import annotations

from itertools import pairwise
from zoneinfo import ZoneInfo

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text, dates_text, moment_text
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.badge import SIGNS
from mo_desk.ui.widgets.table import Column
from mo_desk.views.papers import PaperRow
from mo_desk.views.results import ResultRow
from mo_desk.views.sittings import SittingRow

SYNC_SIGNS = {"only_here": "device-laptop", "sent": "upload", "received": "cloud-upload", "checked": "shield-check"}


def sitting_columns(texts: Texts) -> tuple[Column[SittingRow], ...]:
    """Return the columns of the sittings to choose from."""
    say = texts.say
    return (
        Column(say("Group"), lambda row: row.course_number),
        Column(say("Days"), lambda row: dates_text(row.days), sort=lambda row: row.days),
        Column(say("Place"), lambda row: row.place),
        Column(say("Course language"), lambda row: language_name(texts, row.language)),
        Column(say("Kind"), lambda row: words.word(texts, words.STANDINGS, row.standing)),
        Column(
            say("Done"),
            lambda row: say("{done} of {seats}", done=row.done, seats=row.seats),
            sort=lambda row: row.done,
            figures=True,
        ),
    )


def result_columns(texts: Texts) -> tuple[Column[ResultRow], ...]:
    """Return the columns of the results; a withheld score shows a dash and the verdict says why."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name),
        Column(
            say("Test"),
            lambda row: verdict_text(texts, row),
            tone=lambda row: words.verdict_tone(row.score.verdict) if row.score else Tone.PLAIN,
            sign=_verdict_sign,
            hint=lambda row: words.word(texts, words.WITHHELD, row.withheld) if row.withheld else "",
        ),
        Column(
            say("Points"),
            lambda row: f"{row.score.points} / {row.score.maximum}" if row.score else "-",
            sort=lambda row: row.score.points if row.score else -1,
            figures=True,
            tone=lambda row: Tone.CARE if row.history else Tone.PLAIN,
            sign=lambda row: "pencil" if row.history else "",
            hint=lambda row: points_hint(texts, row),
        ),
        Column(
            say("Proposal"),
            lambda row: words.word(texts, words.OUTCOMES, row.outcome.outcome),
            tone=lambda row: words.verdict_tone(row.outcome.outcome),
            sign=lambda row: _sign(words.verdict_tone(row.outcome.outcome)),
        ),
        Column(
            say("Evaluation"),
            lambda row: evaluation_text(texts, row),
            tone=_evaluation_tone,
            sign=lambda row: _sign(_evaluation_tone(row)),
        ),
        Column(
            say("Status"),
            lambda row: words.word(texts, words.STATUSES, row.status),
            tone=lambda row: words.STATUS_TONES.get(row.status, Tone.PLAIN),
            sign=lambda row: _sign(words.STATUS_TONES.get(row.status, Tone.PLAIN)),
        ),
        Column(
            say("Agency"),
            lambda row: words.word(texts, words.SYNC_SHORT, row.sync) if row.attempt_id else "-",
            tone=lambda row: Tone.GOOD if row.attempt_id and row.sync in {"received", "checked"} else Tone.PLAIN,
            sign=lambda row: SYNC_SIGNS.get(row.sync, "") if row.attempt_id else "",
        ),
    )


def points_hint(texts: Texts, row: ResultRow) -> str:
    """Return what is needed, and that the test was scored again."""
    if row.score is None:
        return ""
    needed = texts.say("Needed: {needed}", needed=row.score.needed)
    again = texts.say("Scored again")
    return f"{needed}. {again}" if row.history else needed


def history_lines(texts: Texts, row: ResultRow, zone: str) -> tuple[str, ...]:
    """Return when and from what a test was scored again, the latest first, with the reason where it may be read."""
    lines = []
    for before, after in pairwise(row.history):
        verdict = words.word(texts, words.VERDICTS, before.verdict)
        sentence = texts.say(
            "Scored again on {when}. Before: {points} of {maximum}, {verdict}.",
            when=moment_text(after.at, zone),
            points=before.points,
            maximum=before.maximum,
            verdict=verdict.lower(),
        )
        why = texts.say("Reason: {reason}", reason=after.reason) if after.reason else ""
        lines.append(f"{sentence} {why}".strip())
    return tuple(reversed(lines))


def verdict_text(texts: Texts, row: ResultRow) -> str:
    """Return the verdict of the test, that it is not shown, or nothing."""
    if row.withheld:
        return texts.say("Not shown")
    return words.word(texts, words.VERDICTS, row.score.verdict) if row.score else "-"


def evaluation_text(texts: Texts, row: ResultRow) -> str:
    """Return what the process evaluation says."""
    if row.evaluation is None:
        return texts.say("Not confirmed yet")
    if row.evaluation.differs:
        return texts.say("Two judgements differ")
    return words.word(texts, words.EVALUATIONS, row.evaluation.verdict)


def paper_columns(texts: Texts, zone: str) -> tuple[Column[PaperRow], ...]:
    """Return the columns of who has had a paper; times in the time zone of the sitting."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name),
        Column(
            say("Printed on"),
            lambda row: paper_text(texts, row, zone),
            tone=_paper_tone,
            sign=lambda row: _sign(_paper_tone(row)),
            hint=lambda row: words.word(texts, words.WITHHELD, row.reason_none) if row.reason_none else "",
        ),
    )


def paper_text(texts: Texts, row: PaperRow, zone: str) -> str:
    """Return when a paper was printed, that it was not yet, or in short why there is none."""
    if row.outdated:
        return texts.say("Older result")
    if row.printed_at is not None:
        return date_text(row.printed_at.astimezone(ZoneInfo(zone)).date())
    if row.reason_none:
        return words.word(texts, words.WITHHELD_SHORT, row.reason_none)
    return texts.say("Not yet")


def _paper_tone(row: PaperRow) -> Tone:
    return Tone.CARE if row.outdated else Tone.GOOD if row.printed_at else Tone.PLAIN


def _verdict_sign(row: ResultRow) -> str:
    if row.withheld:
        return "eye-off"
    return _sign(words.verdict_tone(row.score.verdict)) if row.score else ""


def _evaluation_tone(row: ResultRow) -> Tone:
    return words.verdict_tone(row.evaluation.verdict) if row.evaluation else Tone.PLAIN


def _sign(tone: Tone) -> str:
    """Return the sign of a tone; what is plain needs none."""
    return "" if tone is Tone.PLAIN else SIGNS[tone]
