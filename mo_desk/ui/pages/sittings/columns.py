"""The two tables of this room: sittings, and the seats of one."""

from __future__ import annotations

from mo_desk.domain.sittings import SeatStatus
from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import dates_text
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.table import Column
from mo_desk.views.sittings import SeatRow, SittingRow, SittingView


def sitting_columns(texts: Texts) -> tuple[Column[SittingRow], ...]:
    """Return the columns of the list of sittings."""
    say = texts.say
    return (
        Column(say("Group"), lambda row: row.course_number),
        Column(say("Days"), lambda row: dates_text(row.days), sort=lambda row: row.days),
        Column(say("Place"), lambda row: row.place),
        Column(say("State"), lambda row: state_word(texts, row), tone=_state_tone),
        Column(
            say("Done"),
            lambda row: say("{done} of {seats}", done=row.done, seats=row.seats),
            sort=lambda row: row.done,
            figures=True,
        ),
        Column(say("Course language"), lambda row: language_name(texts, row.language)),
        Column(say("Kind"), lambda row: words.word(texts, words.STANDINGS, row.standing)),
    )


def state_word(texts: Texts, sitting: SittingRow | SittingView) -> str:
    """Return planned, open today or closed."""
    if sitting.closed:
        return texts.say("Closed")
    return texts.say("Open") if sitting.open else texts.say("Planned")


def seat_columns(texts: Texts) -> tuple[Column[SeatRow], ...]:
    """Return the columns of the seats of a sitting."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name),
        Column(
            say("Status"),
            lambda row: words.word(texts, words.STATUSES, row.status),
            tone=lambda row: words.STATUS_TONES.get(row.status, Tone.PLAIN),
            sign=_status_sign,
        ),
        Column(
            say("Identity"),
            lambda row: words.word(texts, words.IDENTITIES, row.identity),
            tone=lambda row: _identity_tone(row.identity),
        ),
        Column(
            say("Answered"),
            lambda row: f"{row.answered} / {row.questions}" if row.attempt_id else "-",
            sort=lambda row: row.answered,
            figures=True,
        ),
        Column(say("Test language"), lambda row: language_name(texts, row.language)),
        Column(say("Adjustments"), lambda row: words.words(texts, words.ACCOMMODATIONS, row.accommodations) or "-"),
    )


def _state_tone(row: SittingRow) -> Tone:
    return Tone.GOOD if row.open or row.closed else Tone.PLAIN


def _identity_tone(identity: str) -> Tone:
    if identity in {"seen", "known_to_two"}:
        return Tone.GOOD
    return Tone.CARE if identity else Tone.PLAIN


def _status_sign(row: SeatRow) -> str:
    signs = {SeatStatus.TO_DO: "circle", SeatStatus.BUSY: "player-play", SeatStatus.TAKEN: "circle-check"}
    absent = row.status in {SeatStatus.ABSENT, SeatStatus.JUSTIFIED_ABSENCE}
    return signs.get(row.status, "user" if absent else "alert-triangle")
