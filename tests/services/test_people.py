from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from mo_desk.domain.errors import Conflict, Invalid, NotFound
from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person
from tests.helpers.desks import OpenDay


def add(desk: OpenDay, person: Person) -> PersonId:
    return desk.catalog.people.add_person(desk.actor, person).person_id


def found(desk: OpenDay, search: str) -> list[str]:
    return [row.display_name for row in desk.catalog.people.list_people(desk.actor, search)]


def test_somebody_added_by_hand_is_to_be_confirmed_and_enrolled_in_the_same_commit(day: OpenDay) -> None:
    before = day.catalog.maintenance.device(day.actor).entries

    view = day.catalog.people.add_person(day.actor, Person("Laat", "Kom"), day.group_id)

    assert view.person.to_confirm
    members = day.catalog.groups.get_group(day.actor, day.group_id).members
    assert view.person_id in {member.person_id for member in members if member.to_confirm}
    assert day.catalog.maintenance.device(day.actor).entries == before + 2


def test_an_edit_keeps_what_was_there_as_history_with_fields_and_author(blank: OpenDay) -> None:
    people, actor = blank.catalog.people, blank.actor
    view = people.add_person(actor, Person("Jansens", "Jan", contact_language="fr"))

    edited = people.save_person(actor, view.person_id, 1, replace(view.person, family_name="Janssens", called="Jo"))

    assert (edited.version, edited.person.family_name) == (2, "Janssens")
    history = people.history(actor, view.person_id)
    assert [(row.version, row.changed) for row in history] == [(2, ("family_name", "called")), (1, ())]
    assert {row.actor for row in history} == {"Leerkracht Test"}


def test_an_edit_of_a_stale_version_is_a_conflict_and_changes_nothing(blank: OpenDay) -> None:
    people, actor = blank.catalog.people, blank.actor
    view = people.add_person(actor, Person("Jansens", "Jan"))
    people.save_person(actor, view.person_id, 1, replace(view.person, given_name="Jos"))

    with pytest.raises(Conflict, match="card_changed"):
        people.save_person(actor, view.person_id, 1, replace(view.person, given_name="Jef"))

    assert people.get_person(actor, view.person_id).person.given_name == "Jos"


def test_an_unknown_person_is_not_found(blank: OpenDay) -> None:
    with pytest.raises(NotFound, match="person_unknown"):
        blank.catalog.people.get_person(blank.actor, PersonId("f" * 32))


NAMES = [
    Person("محمد", "أحمد"),
    Person("ገብረ", "ሚካኤል"),
    Person("ښاغلی", "ګل"),
    Person("", "Aïcha"),
    Person("O", ""),
    Person("O'Brien", "Máire"),
    Person("d’Hondt-van ’t Hof", "Jo"),
    Person("Null", "None"),
    Person(unicodedata.normalize("NFD", "Nguyễn"), unicodedata.normalize("NFD", "Thị")),
    Person("Zon", "🌞 Rami"),
    Person("'); DROP TABLE person; --", "Robert"),
    Person("100%", "A_B"),
]


@pytest.mark.parametrize("person", NAMES, ids=range(len(NAMES)))
def test_every_name_of_the_fault_list_is_stored_sorted_and_found(blank: OpenDay, person: Person) -> None:
    person_id = add(blank, person)
    add(blank, Person("Anders", "Iemand"))

    stored = blank.catalog.people.get_person(blank.actor, person_id).person
    searched = stored.given_name or stored.family_name

    assert unicodedata.normalize("NFC", person.family_name) == stored.family_name
    assert stored.display_name in found(blank, searched)
    assert stored.display_name in found(blank, "")
    assert blank.catalog.people.count_people(blank.actor) == 2


def test_a_name_is_found_however_its_accents_were_typed(blank: OpenDay) -> None:
    add(blank, Person("Nguyễn", "Thị"))

    for typed in ("Nguyễn", unicodedata.normalize("NFD", "Nguyễn"), "nguyen", "THI nguy"):
        assert found(blank, typed) == ["Nguyễn, Thị"]


@pytest.mark.parametrize("wildcard", ["%", "_", "%%", "a%", "\\", "' OR '1'='1"])
def test_wildcards_and_sql_in_a_search_are_text(blank: OpenDay, wildcard: str) -> None:
    add(blank, Person("Aerts", "An"))

    assert found(blank, wildcard) == []


def test_a_wildcard_finds_the_name_that_holds_it(blank: OpenDay) -> None:
    add(blank, Person("100%", "A_B"))
    add(blank, Person("Aerts", "AxB"))

    assert found(blank, "100%") == ["100%, A_B"]
    assert found(blank, "a_b") == ["100%, A_B"]


@pytest.mark.parametrize("invisible", ["\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u0000", "\n"])
def test_signs_that_turn_or_hide_text_do_not_stay_in_a_name(blank: OpenDay, invisible: str) -> None:
    person_id = add(blank, Person(f"Aer{invisible}ts", f"{invisible}An"))

    stored = blank.catalog.people.get_person(blank.actor, person_id).person

    assert invisible not in stored.family_name + stored.given_name
    assert found(blank, "an") == [stored.display_name]


def test_a_name_of_48_signs_fits_and_one_of_49_or_a_million_is_refused(blank: OpenDay) -> None:
    assert blank.catalog.people.get_person(blank.actor, add(blank, Person("x" * 48))).person.family_name == "x" * 48

    for length in (49, 10**6):
        with pytest.raises(Invalid, match="name_too_long"):
            add(blank, Person("x" * length))


def test_a_name_of_nothing_but_invisible_signs_is_missing(blank: OpenDay) -> None:
    with pytest.raises(Invalid, match="name_missing"):
        add(blank, Person("\u200b\u202e ", " "))


def test_lists_mask_the_national_number_and_one_person_shows_it_whole(blank: OpenDay) -> None:
    person_id = add(blank, Person("Test", "Tess", national_number="90651200123"))

    [row] = blank.catalog.people.list_people(blank.actor)

    assert row.national_number == "**.**.**-***.23"
    assert blank.catalog.people.get_person(blank.actor, person_id).person.national_number == "90651200123"
    assert "90651200123" not in repr(blank.catalog.people.get_person(blank.actor, person_id).person)


def test_the_joiner_that_persian_spells_with_stays_as_it_does_from_a_list(blank: OpenDay) -> None:
    person_id = add(blank, Person("علی\u200cزاده", "رضا"))

    assert blank.catalog.people.get_person(blank.actor, person_id).person.family_name == "علی\u200cزاده"
    assert found(blank, "علیزاده") == ["علی\u200cزاده، رضا"]
