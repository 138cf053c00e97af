"""What comes next in a sitting: the rules behind the one main button and the large sentence, without any widget."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from mo_desk.domain.sittings import ADMITTED, SeatStatus
from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.views.sittings import SeatRow, SittingView

GAP = "\N{EN SPACE} "
"""Between the parts of the large sentence; it may wrap here, and nowhere inside a part."""


class Step(Enum):
    """The next thing to do."""

    OPEN_DAY = "open_day"
    CHECK_IDENTITY = "check_identity"
    START = "start"
    GO_ON = "go_on"
    CLOSE = "close"
    NOTHING = "nothing"


def next_step(view: SittingView, chosen: SeatRow | None) -> tuple[Step, SeatRow | None]:
    """Return the next step and the person it is about: first whoever is busy, then the chosen person, then the next in line."""
    if view.closed:
        return Step.NOTHING, None
    if not view.open:
        return Step.OPEN_DAY, None
    busy = next((seat for seat in view.seats if seat.status is SeatStatus.BUSY), None)
    if busy is not None:
        return Step.GO_ON, busy
    to_do = [seat for seat in view.seats if seat.status is SeatStatus.TO_DO]
    if not to_do:
        return Step.CLOSE, None
    ready = next((seat for seat in to_do if seat.identity in ADMITTED), to_do[0])
    person = chosen if chosen in to_do else ready
    return (Step.START if person.identity in ADMITTED else Step.CHECK_IDENTITY), person


def summary(texts: Texts, view: SittingView) -> str:
    """Return the sentence that matters: how many are enrolled and how many are how far."""
    if not view.seats:
        return texts.say("Nobody is enrolled.")
    count = Counter(seat.status for seat in view.seats)
    parts = [texts.say_many("{count} enrolled", "{count} enrolled", len(view.seats))]
    parts += [
        f"{count[status]}\N{NO-BREAK SPACE}{words.word(texts, words.STATUSES, status).lower()}"
        for status in (SeatStatus.TAKEN, *(status for status in SeatStatus if status is not SeatStatus.TAKEN))
        if count[status]
    ]
    return GAP.join(parts)
