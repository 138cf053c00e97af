"""What person and group cards become."""

from __future__ import annotations

from datetime import date

from mo_desk.domain.access import User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import PersonId, UserId
from mo_desk.domain.people import Accommodation, FeeStatus, Person
from mo_desk.store.projections.people import GROUPS, PERSONS
from tests.helpers.boards import project_cards

DAY, LATER = date(2026, 9, 1), date(2026, 10, 1)
PERSON = Person(
    "Été-Testnaam", "Ngọc", called="Noor", birth_date="1990-00-00", national_number="90010112345", agency_number="T0000001",
    contact_language="ar", accommodations=(Accommodation.EXTRA_TIME, Accommodation.READ_ALOUD), fee_status=FeeStatus.PAID,
    to_confirm=True,
)  # fmt: skip


def test_a_person_is_found_and_sorted_without_accents_and_by_the_last_five_digits_only() -> None:
    (row,) = project_cards(PERSONS, Card(CardKind.PERSON, "p1", 1, "desk", PERSON))["person"].values()

    assert (row["display_name"], row["greeting_name"], row["sort_name"]) == (
        "Été-Testnaam, Ngọc", "Noor", "ete-testnaam, ngoc"
    )  # fmt: skip
    assert row["search_text"] == "ete-testnaam ngoc noor t0000001 12345"
    assert (row["birth_date"], row["national_number"], row["agency_number"]) == (
        "1990-00-00",
        "90010112345",
        "T0000001",
    )
    assert (row["contact_language"], row["fee_status"], row["to_confirm"]) == ("ar", "paid", True)
    assert row["accommodations"] == "extra_time read_aloud"


def test_a_later_version_of_a_person_replaces_every_column() -> None:
    first = project_cards(PERSONS, Card(CardKind.PERSON, "p1", 1, "desk", PERSON))["person"]
    both = project_cards(
        PERSONS,
        Card(CardKind.PERSON, "p1", 1, "desk", PERSON),
        Card(CardKind.PERSON, "p1", 2, "desk", Person("Anders")),
    )["person"]
    only = project_cards(PERSONS, Card(CardKind.PERSON, "p1", 2, "desk", Person("Anders")))["person"]

    assert both == only != first


def test_a_group_is_a_row_with_its_version_and_a_row_for_every_member() -> None:
    members = (Member(PersonId("p1"), DAY), Member(PersonId("p2"), DAY, LATER))
    group = Group("2026-117", "ar", "Génk", "MA", DAY, LATER, UserId("u1"), "AgII", members)

    rows = project_cards(GROUPS, Card(CardKind.GROUP, "g1", 3, "desk", group))

    assert rows == {
        "course_group": {("g1",): {
            "version": 3, "course_number": "2026-117", "search_text": "2026-117 genk ar", "language": "ar",
            "place": "Génk", "country": "MA", "agency": "AgII", "trainer_id": "u1", "starts_on": DAY, "ends_on": LATER,
        }},
        "enrolment": {
            ("g1", "p1"): {"version": 3, "enrolled_on": DAY, "withdrawn_on": None},
            ("g1", "p2"): {"version": 3, "enrolled_on": DAY, "withdrawn_on": LATER},
        },
    }  # fmt: skip


def test_a_member_who_is_no_longer_on_the_card_keeps_the_version_of_then() -> None:
    both = Group("1", "ar", "Genk", members=(Member(PersonId("p1"), DAY), Member(PersonId("p2"), DAY)))
    one = Group("1", "ar", "Genk", members=(Member(PersonId("p2"), DAY),))

    rows = project_cards(GROUPS, Card(CardKind.GROUP, "g1", 1, "d", both), Card(CardKind.GROUP, "g1", 2, "d", one))

    assert {key: row["version"] for key, row in rows["enrolment"].items()} == {("g1", "p1"): 1, ("g1", "p2"): 2}
    assert rows["course_group"]["g1",]["version"] == 2


def test_another_kind_of_card_changes_nothing_here() -> None:
    user = Card(CardKind.USER, "u1", 1, "desk", User("Testgebruiker", ()))

    assert project_cards(PERSONS, user) == project_cards(GROUPS, user) == {}
