"""What the test screen is given: first only whom it is for, then the questions in this person's order with what was answered."""

from __future__ import annotations

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.forms import attempt_order
from mo_desk.domain.ids import EntryRef, ItemId, OptionId, PersonId
from mo_desk.domain.questions import Standing
from mo_desk.services.context import Context
from mo_desk.services.formstore import FormStore
from mo_desk.store.queries import attempts as queries
from mo_desk.store.queries import people as people_queries
from mo_desk.store.queries import sittings as sitting_queries
from mo_desk.store.queries.sittings import SeatFacts
from mo_desk.store.working import find_cursor
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, QuestionView


def hand_over(context: Context, person: PersonId, seat: SeatFacts, running: AttemptState | None) -> HandoverView:
    """Return how to greet somebody, in the language and size in which the test will begin or go on."""
    with context.store.read() as connection:
        names = people_queries.greeting_names(connection, [person])
        cursor = find_cursor(connection, running.attempt_id) if running else None
    return HandoverView(
        person_id=person,
        greeting_name=names.get(person, ("", ""))[1],
        language=running.language if running else seat.language,
        text_size=_text_size(cursor, seat),
        resumed=running is not None,
    )


def deliver(
    context: Context, formstore: FormStore, state: AttemptState, *, resumed: bool
) -> tuple[DeliveryView, dict[ItemId, tuple[OptionId, EntryRef]]]:
    """Return all that the test screen needs for an attempt, and the answers on the disk with the entries that hold them."""
    form = formstore.get_form(state.form_id)
    paper = {item.item_id: item for item in formstore.open_paper(state.form_id).items}
    with context.store.read() as connection:
        current = dict(queries.current_answers(connection, state.attempt_id))
        cursor = find_cursor(connection, state.attempt_id)
        names = people_queries.greeting_names(connection, [state.person_id])
        seat = sitting_queries.seats_of(connection, state.sitting_id).get(state.person_id, SeatFacts())
    questions = tuple(
        QuestionView(
            number=number,
            item_id=place.item_id,
            block=paper[place.item_id].block,
            options=place.options,
            texts=paper[place.item_id].texts,
            picture=paper[place.item_id].picture,
        )
        for number, place in enumerate(attempt_order(form, state.order_seed), 1)
    )
    view = DeliveryView(
        attempt_id=state.attempt_id,
        sitting_id=state.sitting_id,
        person_id=state.person_id,
        form_id=state.form_id,
        greeting_name=names.get(state.person_id, ("", ""))[1],
        standing=Standing(state.standing),
        language=state.language,
        questions=questions,
        answers={item: option for item, (option, _) in current.items()},
        marked=cursor.marked if cursor else frozenset(),
        shown=cursor.shown if cursor else 1,
        used_seconds=max(state.used_seconds, cursor.used_seconds if cursor else 0),
        time_limit_seconds=state.time_limit_seconds,
        text_size=_text_size(cursor, seat),
        resumed=resumed,
    )
    return view, current


def _text_size(cursor: Cursor | None, seat: SeatFacts) -> int:
    """Return the size chosen last, else the larger one for whoever is to have large text."""
    if cursor is not None:
        return cursor.text_size
    return 1 if "large_text" in seat.accommodations else 0
