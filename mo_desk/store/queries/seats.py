"""The row of one seat in a sitting: what was planned, what was recorded, and the attempt that counts."""

from __future__ import annotations

from mo_desk.domain.attempts import AttemptState, that_counts
from mo_desk.domain.ids import PersonId
from mo_desk.domain.sittings import Identity, open_differences, seat_status
from mo_desk.store.queries.sittings import SeatFacts
from mo_desk.views.sittings import SeatRow


def seat_row(
    person: PersonId,
    seat: SeatFacts,
    names: tuple[str, str],
    attempts: tuple[AttemptState, ...],
    lengths: dict[str, int],
) -> SeatRow:
    """Return the row of one person: the attempt that counts decides over what was planned.

    Args:
        person: whose seat it is.
        seat: what is planned and recorded for this person.
        names: the name in lists and the name to greet with.
        attempts: all attempts of the sitting, of everybody.
        lengths: number of questions a form.
    """
    mine = tuple(attempt for attempt in attempts if attempt.person_id == person)
    counting = that_counts(mine)
    form = counting.form_id if counting else seat.form_id
    status = seat_status(seat.identity, seat.absence, mine)
    reserve = ("identity_document",) if seat.identity == Identity.UNDER_RESERVE else ()
    return SeatRow(
        person_id=person,
        display_name=names[0],
        greeting_name=names[1],
        language=counting.language if counting else seat.language,
        form_id=form,
        accommodations=seat.accommodations,
        identity=seat.identity,
        document_kind=seat.document_kind,
        status=status,
        attempt_id=counting.attempt_id if counting else None,
        answered=counting.answered if counting else 0,
        questions=lengths.get(form or "", 0),
        used_seconds=counting.used_seconds if counting else 0,
        to_decide=(*open_differences(seat.differences, status), *reserve),
    )
