from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.domain.access import Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, NotAllowed, Untrusted
from mo_desk.domain.facts import BodiesErased
from mo_desk.domain.people import Person
from mo_desk.store.hub_cards import HubCards
from mo_desk.wire.chain import seal
from mo_desk.wire.codec import decode_card, encode_body, encode_card
from tests.helpers.chains import a_chain
from tests.helpers.hubs import SERVER, Agency, HandClock, open_agency, person_bytes
from tests.helpers.stores import an_identity

AGENCY_ID = f"{1:032x}"
COORDINATOR = Card(CardKind.USER, "u1", 1, AGENCY_ID, User("Noor", (Role.COORDINATOR,)))


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    opened = open_agency(f"sqlite:///{tmp_path}/hub.db")
    yield opened
    opened.store.close()


@pytest.fixture
def shelf(agency: Agency) -> HubCards:
    return agency.cards


def versions(shelf: HubCards, device_id: str, after: int = 0) -> list[tuple[str, int]]:
    return [(card.id, card.version) for card in map(decode_card, shelf.page(device_id, after, 100).cards)]


def test_an_empty_shelf_brings_nobody_further(shelf: HubCards) -> None:
    page = shelf.page("laptop-1", 7, 10)

    assert (page.cards, page.set_version, page.more) == ((), 7, False)


def test_what_is_adopted_belongs_to_the_agency_with_a_higher_version(shelf: HubCards) -> None:
    assert shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 3, "laptop-1")]) == 1

    card = decode_card(shelf.page("laptop-1", 0, 10).cards[0])
    assert card == Card(CardKind.PERSON, "p1", 4, AGENCY_ID, Person("Haddad"), AGENCY_ID)


def test_what_the_agency_has_already_is_not_adopted_again(shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 3, "laptop-1")])

    assert (
        shelf.adopt(
            "laptop-1", [person_bytes("p1", "Haddad", 3, "laptop-1"), person_bytes("p1", "Haddad", 4, "laptop-1")]
        )
        == 0
    )
    assert versions(shelf, "laptop-1") == [("p1", 4)]


def test_an_older_version_never_overwrites(shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 3, "laptop-1")])

    assert shelf.adopt("laptop-1", [person_bytes("p1", "Oud", 2, "laptop-1")]) == 0


def test_a_person_the_agency_erased_is_not_taken_over_again(agency: Agency, shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 1, "laptop-1")])
    with agency.store.write(SERVER) as work:
        work.erase("p1", ["card_put"], "asked")

    assert (
        shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 5, "laptop-1"), person_bytes("p2", "Naam", 1, "x")]) == 1
    )
    assert [name for name, _ in versions(shelf, "laptop-1")] == ["p2"]


def test_a_person_that_the_laptop_itself_erased_is_not_taken_over_from_a_copy_of_it(
    agency: Agency, shelf: HubCards
) -> None:
    laptop = an_identity("laptop")
    erased = BodiesErased("p1", ("card_put",), "asked")
    opened = a_chain(laptop, 1)
    moment = HandClock().now()
    agency.store.accept([*opened, seal(opened[0].head, erased.kind, "p1", "a", moment, encode_body(erased), bytes(16))])

    assert shelf.adopt(laptop.device_id, [person_bytes("p1", "Haddad", 1, laptop.device_id)]) == 0
    assert shelf.adopt("another", [person_bytes("p1", "Haddad", 1, "another")]) == 1


def test_one_person_twice_in_an_offer_ends_with_the_later_one(shelf: HubCards) -> None:
    offer = [person_bytes("p1", "Haddad", 1, "laptop-1"), person_bytes("p1", "El Haddad", 2, "laptop-1")]

    shelf.adopt("laptop-1", offer)

    cards = [decode_card(card) for card in shelf.page("laptop-1", 0, 10).cards]
    assert [card.body for card in cards] == [Person("El Haddad")]


@pytest.mark.parametrize("kind", [CardKind.USER])
def test_users_and_rules_are_not_taken_from_a_laptop(shelf: HubCards, kind: CardKind) -> None:
    with pytest.raises(NotAllowed, match="card_not_yours"):
        shelf.adopt("laptop-1", [encode_card(COORDINATOR)])


def test_a_card_that_cannot_be_read_refuses_the_offer_whole(shelf: HubCards) -> None:
    with pytest.raises(Untrusted):
        shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 1, "laptop-1"), b"{}"])

    assert versions(shelf, "laptop-1") == []


def test_a_card_of_another_laptop_or_of_the_agency_is_not_taken_over(shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 1, "laptop-1")])
    shelf.publish([Card(CardKind.PERSON, "p2", 1, AGENCY_ID, Person("Proefpersoon"))])

    for person in ("p1", "p2"):
        with pytest.raises(NotAllowed, match="card_not_yours"):
            shelf.adopt("laptop-2", [person_bytes(person, "Anders", 9, "laptop-2")])


def test_a_laptop_sees_its_own_cards_and_those_for_all(shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes("p1", "Haddad", 1, "laptop-1")])
    shelf.publish([COORDINATOR])
    shelf.publish([Card(CardKind.USER, "u2", 1, AGENCY_ID, User("Piet", (Role.TRAINER,)))], "laptop-2")

    assert versions(shelf, "laptop-1") == [("p1", 2), ("u1", 1)]
    assert versions(shelf, "laptop-2") == [("u1", 1), ("u2", 1)]


def test_pages_go_on_where_the_last_one_ended_and_a_changed_card_comes_again(shelf: HubCards) -> None:
    shelf.adopt("laptop-1", [person_bytes(f"p{number}", "Naam", 1, "laptop-1") for number in range(5)])

    first = shelf.page("laptop-1", 0, 2)
    second = shelf.page("laptop-1", first.set_version, 3)
    shelf.adopt("laptop-1", [person_bytes("p0", "Nieuw", 3, "laptop-1")])

    assert (len(first.cards), first.more, len(second.cards), second.more) == (2, True, 3, False)
    assert versions(shelf, "laptop-1", second.set_version) == [("p0", 4)]


def test_the_agencys_own_cards_count_their_versions(shelf: HubCards) -> None:
    shelf.publish([COORDINATOR])

    with pytest.raises(Conflict, match="card_changed"):
        shelf.publish([COORDINATOR])
    shelf.publish([])
    assert versions(shelf, "laptop-1") == [("u1", 1)]
