"""Importing a roster: read the file, judge every row beside what is known, then store what was confirmed.

Matching goes by national number, then agency number, then name with birth date. A same name with another birth date, or
a same birth date with a like name, is never merged: the row is shown as a possible double and waits for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.cards import Card, CardBody, CardKind
from mo_desk.domain.errors import Invalid, NotFound
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.naming import order_key
from mo_desk.domain.people import Person
from mo_desk.interchange.roster import read_roster
from mo_desk.services.context import Context
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.queries import groups as group_queries
from mo_desk.store.queries import people as queries
from mo_desk.store.queries.people import PersonMatch
from mo_desk.store.work import Work
from mo_desk.views.rosters import ImportReport, JudgedRow, MissingRow, ReadRow, RosterPreview, RowVerdict


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
        finder = _Finder(matches, cards)
        judged = _each_once([_judge(row, finder, cards) for row in roster.rows])
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
    ) -> ImportReport:
        """Store what the preview showed, in one commit: people, the group, enrolments, confirmed withdrawals.

        Possible doubles and refused rows are left out. Importing the same list again changes nothing.

        Raises:
            Invalid: `roster_group_missing` when neither a group nor a new one is given.
        """
        self._context.allow(actor, Action.IMPORT_ROSTER, group_id)
        if group_id is None and new_group is None:
            raise Invalid("roster_group_missing", field="group")
        today = self._context.today()
        with self._context.store.write(actor) as work:
            people = [self._store_row(work, row) for row in preview.rows]
            enrolled = [person for person in people if person is not None]
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
            added=preview.count(RowVerdict.NEW),
            changed=preview.count(RowVerdict.CHANGED),
            unchanged=preview.count(RowVerdict.UNCHANGED),
            refused=preview.count(RowVerdict.REFUSED) + preview.count(RowVerdict.POSSIBLE_DOUBLE),
            withdrawn=len(withdraw),
        )

    def _store_row(self, work: Work, row: JudgedRow) -> PersonId | None:
        if row.person is None or row.verdict in {RowVerdict.REFUSED, RowVerdict.POSSIBLE_DOUBLE}:
            return None
        if row.person_id is None:
            device = self._context.store.device.device_id
            card = work.put(Card(CardKind.PERSON, self._context.ids.new(), 1, device, row.person))
            return PersonId(card.id)
        if row.verdict is RowVerdict.CHANGED:
            card = card_queries.get_card(work.connection, CardKind.PERSON, row.person_id)
            work.put(replace(card, version=card.version + 1, body=row.person))
        return row.person_id

    def _group_card(self, work: Work, group_id: GroupId | None, new_group: Group | None) -> Card:
        if group_id is not None:
            return card_queries.get_card(work.connection, CardKind.GROUP, group_id)
        if new_group is None:
            raise Invalid("roster_group_missing", field="group")
        return Card(CardKind.GROUP, self._context.ids.new(), 0, self._context.store.device.device_id, new_group)


class _Finder:
    """Looks people up by number, and by name with birth date."""

    def __init__(self, matches: Iterable[PersonMatch], cards: Mapping[str, Card]) -> None:
        self._matches = tuple(matches)
        self._cards = cards

    def same(self, person: Person) -> PersonMatch | None:
        """Return who this is: by number, else by name and birth date; of namesakes only one whom the row does not change."""
        _, _, national, agency = _identity(person)
        for match in self._matches:
            if (national and match.national_number == national) or (agency and match.agency_number == agency):
                return match
        namesakes = [match for match in self._matches if _is_namesake(match, person)]
        if len(namesakes) == 1:
            return namesakes[0]
        unchanged = (match for match in namesakes if not _changes(self._cards[match.person_id].body, person))
        return next(unchanged, None)

    def like(self, person: Person) -> PersonMatch | None:
        """Return somebody who may be the same person: a namesake, or the same birth date with the names in other places."""
        name, birth, _, _ = _identity(person)
        for match in self._matches:
            if _is_namesake(match, person) or (match.sort_name == name and not (birth and match.birth_date)):
                return match
            if (
                birth
                and match.birth_date == birth
                and match.sort_name != name
                and _parts(match.sort_name) == _parts(name)
            ):
                return match
        return None


def _is_namesake(match: PersonMatch, person: Person) -> bool:
    """Say whether name and birth date are the same and no number says that they are two people."""
    name, birth, national, agency = _identity(person)
    contradicts = (national and match.national_number) or (agency and match.agency_number)
    return bool(birth) and match.sort_name == name and match.birth_date == birth and not contradicts


def _parts(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").split())


def _judge(row: ReadRow, finder: _Finder, cards: Mapping[str, Card]) -> JudgedRow:
    if row.person is None:
        return JudgedRow(row.number, RowVerdict.REFUSED, "", None, None, problems=row.problems)
    person = row.person
    match = finder.same(person)
    if match is None:
        double = finder.like(person)
        verdict = RowVerdict.NEW if double is None else RowVerdict.POSSIBLE_DOUBLE
        other = None if double is None else double.person_id
        return JudgedRow(row.number, verdict, person.display_name, other, person, problems=row.problems)
    known = cards[match.person_id].body
    merged = _merged(known, person) if isinstance(known, Person) else person
    changes = _changes(known, person)
    verdict = RowVerdict.CHANGED if changes else RowVerdict.UNCHANGED
    return JudgedRow(row.number, verdict, merged.display_name, match.person_id, merged, changes, row.problems)


def _each_once(rows: Iterable[JudgedRow]) -> tuple[JudgedRow, ...]:
    """Let one row at most speak for a person: of several, those that would change that person wait for somebody."""
    rows = tuple(rows)
    speaks = {RowVerdict.CHANGED, RowVerdict.UNCHANGED}
    count = Counter(row.person_id for row in rows if row.verdict in speaks)
    return tuple(
        replace(row, verdict=RowVerdict.POSSIBLE_DOUBLE, changes=())
        if row.verdict is RowVerdict.CHANGED and count[row.person_id] > 1
        else row
        for row in rows
    )


def _changes(known: CardBody, person: Person) -> tuple[str, ...]:
    """Return the fields in which the list says something else than what is known."""
    merged = _merged(known, person) if isinstance(known, Person) else person
    return tuple(f.name for f in fields(Person) if getattr(known, f.name, None) != getattr(merged, f.name))


def _merged(known: Person, listed: Person) -> Person:
    """Return the person as the list has it, keeping what the list does not say."""
    empty = Person(family_name="")
    kept = {
        field.name: getattr(known, field.name)
        for field in fields(Person)
        if getattr(listed, field.name) == getattr(empty, field.name)
    }
    return replace(listed, **{**kept, "to_confirm": False})


def _identity(person: Person) -> tuple[str, str, str, str]:
    return order_key(person.display_name), person.birth_date, person.national_number, person.agency_number
