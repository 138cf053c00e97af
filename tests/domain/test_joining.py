from __future__ import annotations

from datetime import date

from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import PersonId
from mo_desk.domain.joining import joined_group, joined_person
from mo_desk.domain.people import Person

A, B, C = PersonId("a"), PersonId("b"), PersonId("c")
EARLY, LATE, GONE = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


def group(*members: Member) -> Group:
    return Group("2026-117", "ar", "Genk", members=members)


def test_who_stays_keeps_what_is_known_and_takes_over_what_is_not() -> None:
    stays = Person("Abdi", "Hodan", birth_date="1990-03-12", contact_language="so", to_confirm=True)
    goes = Person("Abdi", "Hodaan", agency_number="A0000001", contact_language="ar")

    joined = joined_person(stays, goes)

    assert (joined.given_name, joined.contact_language) == ("Hodan", "so")
    assert (joined.agency_number, joined.birth_date) == ("A0000001", "1990-03-12")
    assert not joined.to_confirm


def test_two_people_added_by_hand_are_still_to_be_confirmed_together() -> None:
    assert joined_person(Person("Abdi", to_confirm=True), Person("Abdi", to_confirm=True)).to_confirm


def test_the_place_in_a_group_goes_over_to_who_stays() -> None:
    joined = joined_group(group(Member(C, EARLY), Member(B, LATE)), A, B)

    assert joined.members == (Member(C, EARLY), Member(A, LATE))


def test_two_enrolments_become_one_from_the_first_day_that_lasts_while_either_does() -> None:
    both = group(Member(B, EARLY, GONE), Member(C, EARLY), Member(A, LATE))

    assert joined_group(both, A, B).members == (Member(A, EARLY), Member(C, EARLY))
    assert joined_group(group(Member(A, EARLY, LATE), Member(B, EARLY, GONE)), A, B).members == (
        Member(A, EARLY, GONE),
    )


def test_a_group_without_the_one_who_goes_stays_as_it_is() -> None:
    same = group(Member(A, EARLY))

    assert joined_group(same, A, B) is same
