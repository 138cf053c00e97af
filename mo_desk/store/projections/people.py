"""Person and group cards to the rows that lists, searches and enrolments are read from."""

from __future__ import annotations

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.groups import Group
from mo_desk.domain.naming import fold, order_key, search_text
from mo_desk.domain.people import Person
from mo_desk.store.base import table_of
from mo_desk.store.models import people as models
from mo_desk.store.projections.base import Board, CardProjection

PERSON, GROUP, ENROLMENT = table_of(models.PersonRow), table_of(models.GroupRow), table_of(models.Enrolment)


def _apply_person(card: Card, board: Board) -> None:
    person = card.body
    if not isinstance(person, Person):
        return
    board.set(
        PERSON,
        {"person_id": card.id},
        display_name=person.display_name,
        greeting_name=person.greeting_name,
        sort_name=order_key(person.display_name),
        search_text=search_text(person),
        birth_date=person.birth_date,
        national_number=person.national_number,
        agency_number=person.agency_number,
        contact_language=person.contact_language,
        fee_status=person.fee_status.value,
        accommodations=" ".join(person.accommodations),
        to_confirm=person.to_confirm,
    )


def _apply_group(card: Card, board: Board) -> None:
    group = card.body
    if not isinstance(group, Group):
        return
    board.set(
        GROUP,
        {"group_id": card.id},
        version=card.version,
        course_number=group.course_number,
        search_text=fold(f"{group.course_number} {group.place} {group.language}"),
        language=group.language,
        place=group.place,
        country=group.country,
        agency=group.agency,
        trainer_id=group.trainer_id,
        starts_on=group.starts_on,
        ends_on=group.ends_on,
    )
    for member in group.members:
        board.set(
            ENROLMENT,
            {"group_id": card.id, "person_id": member.person_id},
            version=card.version,
            enrolled_on=member.enrolled_on,
            withdrawn_on=member.withdrawn_on,
        )


PERSONS = CardProjection(
    tables=(PERSON,), reads=lambda _card: (), apply=_apply_person, kinds=frozenset({CardKind.PERSON})
)
GROUPS = CardProjection(
    tables=(GROUP, ENROLMENT), reads=lambda _card: (), apply=_apply_group, kinds=frozenset({CardKind.GROUP})
)
