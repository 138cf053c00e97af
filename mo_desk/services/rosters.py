"""Importing a roster: read the file, judge every row beside what is known, then store what was confirmed.

How rows are matched stands in `services.matching`. A row that may be somebody known is shown as a possible double and waits for a
person, who says *the same*, *somebody else* or *later*; only then is it stored, in the one commit of the import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.decisions import TWO_PEOPLE, Case, pair_of
from mo_desk.domain.errors import Invalid, NotFound
from mo_desk.domain.facts import CaseDecided
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.naming import order_key
from mo_desk.domain.people import Person
from mo_desk.interchange.roster import read_roster
from mo_desk.services.context import Context
from mo_desk.services.matching import judge_rows, merged
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import groups as group_queries
from mo_desk.store.queries import people as queries
from mo_desk.store.work import Work
from mo_desk.views.rosters import (
    ImportReport,
    JudgedRow,
    LikePerson,
    MissingRow,
    RosterPreview,
    RowChoice,
    RowVerdict,
)


class Rosters:
    """Use cases about lists from the agency."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def preview_roster(self, actor: Actor, path: Path, group_id: GroupId | None = None) -> RosterPreview:
        """Read a roster and judge every row; nothing is stored.

        Raises:
            Refused: the file as a whole cannot be read; the code says why.
        """
        self._context.allow(actor, Action.IMPORT_ROSTER, group_id)
        roster = read_roster(path, self._context.today())
        good = [row for row in roster.rows if row.person is not None]
        with self._context.store.read() as connection:
            matches = queries.list_matches(connection, [_identity(row.person) for row in good if row.person])
            cards = card_queries.list_by_ids(connection, CardKind.PERSON, {match.person_id for match in matches})
            members = () if group_id is None else group_queries.list_members(connection, group_id)
        judged = judge_rows(roster.rows, matches, cards)
        on_list = {row.person_id for row in judged if row.person_id is not None}
        missing = tuple(
            MissingRow(member.person_id, member.display_name)
            for member in members
            if member.withdrawn_on is None and not member.to_confirm and member.person_id not in on_list
        )
        numbers = {row.course_number for row in good if row.course_number}
        return RosterPreview(judged, missing, roster.ignored, numbers.pop() if len(numbers) == 1 else "")

    def import_roster(
        self,
        actor: Actor,
        preview: RosterPreview,
        group_id: GroupId | None,
        new_group: Group | None = None,
        withdraw: frozenset[PersonId] = frozenset(),
        choices: Mapping[int, RowChoice] | None = None,
    ) -> ImportReport:
        """Store what the preview showed, in one commit: people, the group, enrolments, confirmed withdrawals.

        Refused rows are left out, and possible doubles unless `choices` says, by row number, who they are. Importing the same list
        again changes nothing.

        Raises:
            Invalid: `roster_group_missing` when neither a group nor a new one is given.
        """
        self._context.allow(actor, Action.IMPORT_ROSTER, group_id)
        if group_id is None and new_group is None:
            raise Invalid("roster_group_missing", field="group")
        today = self._context.today()
        with self._context.store.write(actor) as work:
            stored = _Stored(self._context, work, choices or {})
            enrolled = [person for row in preview.rows if (person := stored.take(row)) is not None]
            card = self._group_card(work, group_id, new_group)
            group = card.body
            if not isinstance(group, Group):
                raise NotFound("group_unknown")
            members = {member.person_id: member for member in group.members}
            for person in enrolled:
                if person not in members or members[person].withdrawn_on is not None:
                    members[person] = Member(person, today)
            for person in withdraw:
                if person in members:
                    members[person] = replace(members[person], withdrawn_on=today)
            after = replace(group, members=tuple(members.values()))
            if after != group or card.version == 0:
                work.put(replace(card, version=card.version + 1, body=after))
        return ImportReport(
            added=stored.count[RowVerdict.NEW],
            changed=stored.count[RowVerdict.CHANGED],
            unchanged=stored.count[RowVerdict.UNCHANGED],
            refused=stored.count[RowVerdict.REFUSED],
            withdrawn=len(withdraw),
        )

    def _group_card(self, work: Work, group_id: GroupId | None, new_group: Group | None) -> Card:
        if group_id is not None:
            return card_queries.get_card(work.connection, CardKind.GROUP, group_id)
        if new_group is None:
            raise Invalid("roster_group_missing", field="group")
        return Card(CardKind.GROUP, self._context.ids.new(), 0, self._context.store.device.device_id, new_group)


class _Stored:
    """Stores the rows of one import, and counts what became of them."""

    def __init__(self, context: Context, work: Work, choices: Mapping[int, RowChoice]) -> None:
        self._context = context
        self._work = work
        self._choices = choices
        self._of_row: dict[int, PersonId] = {}
        self.count: Counter[RowVerdict] = Counter()

    def take(self, row: JudgedRow) -> PersonId | None:
        """Store one row and return whom it is about, None when it is left out."""
        found = self._person(row)
        if found is None:
            self.count[RowVerdict.REFUSED] += 1
        else:
            self._of_row[row.number] = found
        return found

    def _person(self, row: JudgedRow) -> PersonId | None:
        if row.person is None or row.verdict is RowVerdict.REFUSED:
            return None
        if row.verdict is RowVerdict.POSSIBLE_DOUBLE:
            choice = self._choices.get(row.number, RowChoice.LATER)
            return (
                None if choice is RowChoice.LATER or row.like is None else self._decided(row.person, row.like, choice)
            )
        if row.person_id is None:
            return self._add(row.person)
        if row.verdict is RowVerdict.UNCHANGED:
            self.count[RowVerdict.UNCHANGED] += 1
            return row.person_id
        return self._update(row.person_id, row.person)

    def _decided(self, person: Person, like: LikePerson, choice: RowChoice) -> PersonId | None:
        known = like.person_id or self._of_row.get(like.row)
        if choice is RowChoice.SAME:
            if like.person_id is not None:
                return self._update(like.person_id, person)
            self.count[RowVerdict.UNCHANGED] += known is not None
            return known
        added = self._add(person)
        if known is not None:
            first, second = pair_of(known, added)
            self._work.append(first, CaseDecided(Case.POSSIBLE_DOUBLE, first, second, TWO_PEOPLE))
        return added

    def _add(self, person: Person) -> PersonId:
        device = self._context.store.device.device_id
        self.count[RowVerdict.NEW] += 1
        return PersonId(self._work.put(Card(CardKind.PERSON, self._context.ids.new(), 1, device, person)).id)

    def _update(self, person_id: PersonId, person: Person) -> PersonId:
        card = card_queries.get_card(self._work.connection, CardKind.PERSON, person_id)
        body = merged(card.body, person) if isinstance(card.body, Person) else person
        if body == card.body:
            self.count[RowVerdict.UNCHANGED] += 1
        else:
            self.count[RowVerdict.CHANGED] += 1
            self._work.put(replace(card, version=card.version + 1, body=body))
        return person_id


def _identity(person: Person) -> tuple[str, str, str, str]:
    return order_key(person.display_name), person.birth_date, person.national_number, person.agency_number
