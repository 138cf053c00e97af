"""People: lists, search, adding in ten seconds, editing with history."""

from __future__ import annotations

from dataclasses import fields, replace

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, Invalid, NotFound
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.people import Person
from mo_desk.interchange.names import clean
from mo_desk.services.context import Context
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import people as queries
from mo_desk.views.people import PersonRow, PersonVersionRow, PersonView

NAME_LIMIT = 48
"""Longest name, in characters: the agency's own system cuts there (domain notes 4.3)."""


class People:
    """Use cases about people on the roster."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list_people(self, actor: Actor, search: str = "", limit: int = 200) -> tuple[PersonRow, ...]:
        """Return people by name, those whose name or number contains every word of the search."""
        self._context.allow(actor, Action.SEE_PEOPLE)
        with self._context.store.read() as connection:
            return queries.list_people(connection, search, limit, self._context.visible_groups(actor))

    def count_people(self, actor: Actor, search: str = "") -> int:
        """Return how many people the search finds."""
        self._context.allow(actor, Action.SEE_PEOPLE)
        with self._context.store.read() as connection:
            return queries.count_people(connection, search, self._context.visible_groups(actor))

    def get_person(self, actor: Actor, person_id: PersonId) -> PersonView:
        """Return one person; the national number is whole here, lists show it masked.

        Raises:
            NotFound: `person_unknown`.
        """
        self._context.allow(actor, Action.SEE_PEOPLE)
        return _view(self._card(person_id))

    def history(self, actor: Actor, person_id: PersonId) -> tuple[PersonVersionRow, ...]:
        """Return what changed in each version of a person, newest first: field names, not values."""
        self._context.allow(actor, Action.SEE_PEOPLE)
        names = self._context.user_names()
        with self._context.store.read() as connection:
            versions = card_queries.list_versions(connection, CardKind.PERSON, person_id)
        rows = []
        before: Person | None = None
        for version in versions:
            body = version.card.body
            if not isinstance(body, Person):
                continue
            rows.append(
                PersonVersionRow(
                    version=version.card.version,
                    at=version.at.isoformat(),
                    actor=names.get(version.actor_id, ""),
                    changed=_changed(before, body),
                )
            )
            before = body
        return tuple(reversed(rows))

    def save_person(self, actor: Actor, person_id: PersonId, version: int, person: Person) -> PersonView:
        """Store a person as edited from `version`; somebody put on a list is no longer to be confirmed by hand.

        Raises:
            Conflict: `card_changed` when another window saved first.
            Invalid: a field that cannot be stored.
        """
        self._context.allow(actor, Action.EDIT_PEOPLE)
        person = checked(person)
        card = self._card(person_id)
        if card.version != version:
            raise Conflict("card_changed")
        with self._context.store.write(actor) as work:
            stored = work.put(replace(card, version=version + 1, body=person))
        return _view(stored)

    def add_person(self, actor: Actor, person: Person, group_id: GroupId | None = None) -> PersonView:
        """Add somebody who is on no list yet, and enrol them where a group is given: one commit."""
        self._context.allow(actor, Action.EDIT_PEOPLE, group_id)
        person = replace(checked(person), to_confirm=True)
        store = self._context.store
        with store.write(actor) as work:
            card = work.put(
                Card(CardKind.PERSON, self._context.ids.new(), 1, store.device.device_id, person),
            )
            if group_id is not None:
                group_card = card_queries.get_card(work.connection, CardKind.GROUP, group_id)
                if not isinstance(group_card.body, Group):
                    raise NotFound("group_unknown")
                member = Member(PersonId(card.id), self._context.today())
                body = replace(group_card.body, members=(*group_card.body.members, member))
                work.put(replace(group_card, version=group_card.version + 1, body=body))
        return _view(card)

    def _card(self, person_id: PersonId) -> Card:
        with self._context.store.read() as connection:
            card = card_queries.find_card(connection, CardKind.PERSON, person_id)
        if card is None:
            raise NotFound("person_unknown")
        return card


def checked(person: Person) -> Person:
    """Return the person with tidy names, or say which field cannot be stored.

    Raises:
        Invalid: `name_missing`, `name_too_long`.
    """
    tidy = replace(
        person,
        family_name=clean(person.family_name)[0],
        given_name=clean(person.given_name)[0],
        called=clean(person.called)[0],
        document_name=clean(person.document_name)[0],
    )
    if not (tidy.family_name or tidy.given_name):
        raise Invalid("name_missing", field="family_name")
    for name in ("family_name", "given_name", "called"):
        if len(getattr(tidy, name)) > NAME_LIMIT:
            raise Invalid("name_too_long", field=name, limit=NAME_LIMIT)
    return tidy


def _view(card: Card) -> PersonView:
    if not isinstance(card.body, Person):
        raise NotFound("person_unknown")
    return PersonView(PersonId(card.id), card.version, card.body, card.owner, card.adopted_by)


def _changed(before: Person | None, after: Person) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(field.name for field in fields(Person) if getattr(before, field.name) != getattr(after, field.name))
