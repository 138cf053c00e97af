"""Judging the rows of a list beside the people who are known: who is the same, who may be, who is new.

The same is who has the number, else the only one with that name and birth date. Who *may* be the same is never merged and never
added by itself: a number with another name and birth date, a name without a birth date, names in other places, and names that
are nearly the same beside birth dates that agree (`domain.doubles`). Rows of one list are compared with each other too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from mo_desk.domain.cards import Card, CardBody
from mo_desk.domain.doubles import Known, Near, dates_agree, names_near
from mo_desk.domain.ids import PersonId
from mo_desk.domain.naming import fold, masked_national_number
from mo_desk.domain.people import Person
from mo_desk.store.queries.people import PersonMatch
from mo_desk.views.rosters import JudgedRow, LikePerson, ReadRow, RowVerdict


def judge_rows(
    rows: Iterable[ReadRow], matches: Iterable[PersonMatch], cards: Mapping[str, Card]
) -> tuple[JudgedRow, ...]:
    """Judge every row; `cards` holds the card of everyone in `matches`."""
    finder = _Finder(matches, cards)
    before: Near[ReadRow] = Near()
    judged = []
    for row in rows:
        found = _judge(row, finder, before, cards)
        judged.append(found)
        if found.verdict is RowVerdict.NEW and row.person is not None:
            before.add(known_of(row.person), row)
    return _each_once(judged, cards)


def merged(known: Person, listed: Person) -> Person:
    """Return the person as the list has it, keeping what the list does not say."""
    empty = Person(family_name="")
    kept = {
        field.name: getattr(known, field.name)
        for field in fields(Person)
        if getattr(listed, field.name) == getattr(empty, field.name)
    }
    return replace(listed, **{**kept, "to_confirm": False})


def known_of(person: Person) -> Known:
    """Return what is compared of a person."""
    return Known(person.display_name, person.birth_date, person.national_number, person.agency_number)


class _Finder:
    """Looks people up by number, and by name with birth date."""

    def __init__(self, matches: Iterable[PersonMatch], cards: Mapping[str, Card]) -> None:
        self._cards = cards
        self._by_number: dict[str, PersonMatch] = {}
        self._by_name: dict[str, list[PersonMatch]] = {}
        self._by_words: dict[tuple[str, frozenset[str]], PersonMatch] = {}
        self._near: Near[PersonMatch] = Near()
        for match in matches:
            for number in filter(None, (match.national_number, match.agency_number)):
                self._by_number.setdefault(number, match)
            self._by_name.setdefault(match.sort_name, []).append(match)
            self._by_words.setdefault((match.birth_date, _words(match.sort_name)), match)
            self._near.add(match.known, match)

    def same(self, person: Person) -> PersonMatch | None:
        """Return who this is: by number, else by name and birth date; of namesakes only one whom the row does not change."""
        numbered = self._numbered(person)
        if numbered is not None and not _is_doubtful(numbered, person):
            return numbered
        namesakes = self._namesakes(person)
        if len({match.person_id for match in namesakes}) == 1:
            return namesakes[0]
        unchanged = (match for match in namesakes if not _changes(self._cards[match.person_id].body, person))
        return next(unchanged, None)

    def like(self, person: Person) -> tuple[PersonMatch, str] | None:
        """Return somebody who may be the same person, and the code of why."""
        name, birth = fold(person.display_name), person.birth_date
        for match in self._namesakes(person):
            return match, "same_name"
        numbered = self._numbered(person)
        if numbered is not None:
            return numbered, "number"
        for match in self._by_name.get(name, ()):
            if not (birth and match.birth_date):
                return match, "birth_date_missing"
        swapped = self._by_words.get((birth, _words(name))) if birth else None
        if swapped is not None and swapped.sort_name != name:
            return swapped, "near_name"
        near = self._near.find(known_of(person))
        return (near[0], "near_name") if near else None

    def _numbered(self, person: Person) -> PersonMatch | None:
        numbers = filter(None, (person.national_number, person.agency_number))
        return next((self._by_number[number] for number in numbers if number in self._by_number), None)

    def _namesakes(self, person: Person) -> list[PersonMatch]:
        return [match for match in self._by_name.get(fold(person.display_name), ()) if _is_namesake(match, person)]


def _is_namesake(match: PersonMatch, person: Person) -> bool:
    """Say whether name and birth date are the same and no number says that they are two people."""
    contradicts = (person.national_number and match.national_number) or (person.agency_number and match.agency_number)
    return bool(person.birth_date) and match.birth_date == person.birth_date and not contradicts


def _is_doubtful(match: PersonMatch, person: Person) -> bool:
    """Say whether the number is the same while name and birth date both say otherwise."""
    both = bool(match.birth_date and person.birth_date)
    other_date = both and not dates_agree(match.birth_date, person.birth_date)
    return other_date and not names_near(match.display_name, person.display_name)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").split())


def _judge(row: ReadRow, finder: _Finder, before: Near[ReadRow], cards: Mapping[str, Card]) -> JudgedRow:
    if row.person is None:
        return JudgedRow(row.number, RowVerdict.REFUSED, "", None, None, problems=row.problems)
    person = row.person
    match = finder.same(person)
    if match is None:
        return _judge_unknown(row, person, finder, before, cards)
    known = cards[match.person_id].body
    after = merged(known, person) if isinstance(known, Person) else person
    changes = _changes(known, person)
    verdict = RowVerdict.CHANGED if changes else RowVerdict.UNCHANGED
    return JudgedRow(row.number, verdict, after.display_name, match.person_id, after, changes, row.problems)


def _judge_unknown(
    row: ReadRow, person: Person, finder: _Finder, before: Near[ReadRow], cards: Mapping[str, Card]
) -> JudgedRow:
    new = JudgedRow(row.number, RowVerdict.NEW, person.display_name, None, person, problems=row.problems)
    found = finder.like(person)
    if found is not None:
        match, why = found
        known = cards[match.person_id].body
        like = _like(known, why, match.person_id) if isinstance(known, Person) else None
        return replace(
            new,
            verdict=RowVerdict.POSSIBLE_DOUBLE,
            person_id=match.person_id,
            changes=_changes(known, person),
            like=like,
        )
    for earlier in before.find(known_of(person)):
        if earlier.person is not None:
            like = replace(_like(earlier.person, "same_list", None), row=earlier.number)
            return replace(new, verdict=RowVerdict.POSSIBLE_DOUBLE, like=like)
    return new


def _like(person: Person, why: str, person_id: PersonId | None) -> LikePerson:
    return LikePerson(
        why=why,
        person_id=person_id,
        display_name=person.display_name,
        birth_date=person.birth_date,
        national_number=masked_national_number(person.national_number),
        agency_number=person.agency_number,
        contact_language=person.contact_language,
    )


def _each_once(rows: Iterable[JudgedRow], cards: Mapping[str, Card]) -> tuple[JudgedRow, ...]:
    """Let one row at most speak for a person: of several, those that would change that person wait for somebody."""
    rows = tuple(rows)
    speaks = {RowVerdict.CHANGED, RowVerdict.UNCHANGED}
    count = Counter(row.person_id for row in rows if row.verdict in speaks)
    return tuple(
        _waiting(row, cards) if row.verdict is RowVerdict.CHANGED and count[row.person_id] > 1 else row for row in rows
    )


def _waiting(row: JudgedRow, cards: Mapping[str, Card]) -> JudgedRow:
    known = cards[row.person_id].body if row.person_id else None
    like = _like(known, "same_list", row.person_id) if isinstance(known, Person) else None
    return replace(row, verdict=RowVerdict.POSSIBLE_DOUBLE, like=like)


def _changes(known: CardBody, person: Person) -> tuple[str, ...]:
    """Return the fields in which the list says something else than what is known."""
    after = merged(known, person) if isinstance(known, Person) else person
    return tuple(f.name for f in fields(Person) if getattr(known, f.name, None) != getattr(after, f.name))
