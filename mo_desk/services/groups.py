"""Groups: lists, one group with its members, enrolment and withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, Invalid, NotFound
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.services.context import Context
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import groups as queries
from mo_desk.store.work import Work
from mo_desk.views.groups import GroupRow, GroupView


class Groups:
    """Use cases about course groups."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list_groups(self, actor: Actor, search: str = "") -> tuple[GroupRow, ...]:
        """Return groups, the newest start first."""
        self._context.allow(actor, Action.SEE_GROUPS)
        with self._context.store.read() as connection:
            return queries.list_groups(connection, search, self._context.visible_groups(actor))

    def get_group(self, actor: Actor, group_id: GroupId) -> GroupView:
        """Return one group with everyone ever enrolled, by name.

        Raises:
            NotFound: `group_unknown`.
        """
        self._context.allow(actor, Action.SEE_GROUPS, group_id)
        with self._context.store.read() as connection:
            card = card_queries.find_card(connection, CardKind.GROUP, group_id)
            members = queries.list_members(connection, group_id)
        if card is None or not isinstance(card.body, Group):
            raise NotFound("group_unknown")
        return GroupView(group_id, card.version, card.body, members)

    def save_group(self, actor: Actor, group_id: GroupId | None, version: int, group: Group) -> GroupView:
        """Store a group as edited from `version`, or a new one (None, 0). Members are kept as they are.

        Raises:
            Invalid: `course_number_missing`, `course_number_taken`, `language_missing`, `group_dates_order`.
            Conflict: `card_changed`.
        """
        self._context.allow(actor, Action.EDIT_GROUPS, group_id)
        group = replace(group, course_number=group.course_number.strip(), place=group.place.strip())
        if not group.course_number:
            raise Invalid("course_number_missing", field="course_number")
        if not group.language:
            raise Invalid("language_missing", field="language")
        if group.starts_on and group.ends_on and group.ends_on < group.starts_on:
            raise Invalid("group_dates_order", field="ends_on")
        with self._context.store.write(actor) as work:
            other = queries.find_by_course_number(work.connection, group.course_number)
            if other is not None and other != group_id:
                raise Invalid("course_number_taken", field="course_number")
            if group_id is None:
                device = self._context.store.device.device_id
                card = Card(CardKind.GROUP, self._context.ids.new(), 1, device, replace(group, members=()))
            else:
                stored, known = _group(work, group_id)
                if stored.version != version:
                    raise Conflict("card_changed", kind=CardKind.GROUP.value)
                card = replace(stored, version=version + 1, body=replace(group, members=known.members))
            work.put(card)
        return self.get_group(actor, GroupId(card.id))

    def enrol(self, actor: Actor, group_id: GroupId, person_id: PersonId) -> None:
        """Enrol somebody, or take a withdrawal back; who is enrolled already stays so since the same day."""
        today = self._context.today()

        def change(members: tuple[Member, ...]) -> tuple[Member, ...]:
            if any(member.person_id == person_id and member.withdrawn_on is None for member in members):
                return members
            kept = tuple(member for member in members if member.person_id != person_id)
            return (*kept, Member(person_id, today))

        self._change_members(actor, group_id, change)

    def withdraw(self, actor: Actor, group_id: GroupId, person_id: PersonId, on: date) -> None:
        """Record that somebody left the course (uitschrijving); the row stays."""

        def change(members: tuple[Member, ...]) -> tuple[Member, ...]:
            return tuple(
                replace(member, withdrawn_on=on) if member.person_id == person_id else member for member in members
            )

        self._change_members(actor, group_id, change)

    def _change_members(
        self, actor: Actor, group_id: GroupId, change: Callable[[tuple[Member, ...]], tuple[Member, ...]]
    ) -> None:
        self._context.allow(actor, Action.EDIT_GROUPS, group_id)
        with self._context.store.write(actor) as work:
            card, group = _group(work, group_id)
            members = change(group.members)
            if members != group.members:
                work.put(replace(card, version=card.version + 1, body=replace(group, members=members)))


def _group(work: Work, group_id: GroupId) -> tuple[Card, Group]:
    card = card_queries.find_card(work.connection, CardKind.GROUP, group_id)
    if card is None or not isinstance(card.body, Group):
        raise NotFound("group_unknown")
    return card, card.body
