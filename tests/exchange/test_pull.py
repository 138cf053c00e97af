from __future__ import annotations

import hashlib

import msgspec
import pytest

from mo_desk.domain.errors import NotAllowed, Untrusted
from mo_desk.domain.people import Person
from mo_desk.exchange.enrolment import Enrolment
from mo_desk.exchange.pull import check_cards, check_checks
from mo_desk.store.desk_exchange import DeskInbox
from mo_desk.wire.codec import decode_card
from mo_desk.wire.messages import CardSet, Check, CheckSet, card_set_bytes, check_set_bytes
from tests.helpers.agencies import an_agency
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import BEGIN, TRAINER, Agency, Laptop, open_laptop, person_bytes

AGENCY = an_agency().signer.trust.agency_id
PINNED = Enrolment("http://127.0.0.1:1", an_agency().signer.trust, "")
CARDS = (person_bytes("p1", "Haddad", 2, AGENCY), person_bytes("p2", "Öztürk", 1, AGENCY))
CHECK = Check("c", 1, "a", True, 1, 2, "passed", 3)


def a_card_set(**changes: object) -> CardSet:
    """Return a signed set after number 3, changed before it was signed."""
    digests = tuple(hashlib.sha256(card).digest() for card in CARDS)
    plain = msgspec.structs.replace(CardSet(AGENCY, 3, 5, False, CARDS, digests, bytes(64)), **changes)
    covered = card_set_bytes(plain.agency_id, plain.after, plain.set_version, plain.more, plain.digests)
    return msgspec.structs.replace(plain, signature=an_agency().signer.sign(covered))


def a_check_set(**changes: object) -> CheckSet:
    plain = msgspec.structs.replace(CheckSet(AGENCY, 3, 5, False, (CHECK,), bytes(64)), **changes)
    covered = check_set_bytes(plain.agency_id, plain.after, plain.upto, plain.more, plain.checks)
    return msgspec.structs.replace(plain, signature=an_agency().signer.sign(covered))


def test_a_signed_set_of_the_pinned_agency_passes() -> None:
    check_cards(a_card_set(), PINNED, 3, BEGIN)
    check_checks(a_check_set(), PINNED, 3, BEGIN)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"set_version": 2}, "cards_older"),
        ({"after": 0}, "cards_older"),
        ({"set_version": 3, "more": True}, "cards_older"),
        ({"agency_id": "another"}, "other_agency"),
        ({"cards": CARDS[::-1]}, "cards_digest"),
        ({"cards": CARDS[:1]}, "cards_digest"),
        ({"digests": ()}, "cards_digest"),
    ],
)
def test_a_set_that_is_older_or_anothers_or_not_whole_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Untrusted, match=code):
        check_cards(a_card_set(**changes), PINNED, 3, BEGIN)


@pytest.mark.parametrize(
    "changes",
    [{"set_version": 6}, {"more": True}, {"digests": (bytes(32), bytes(32))}, {"signature": bytes(64)}, {"after": 4}],
)
def test_a_set_changed_after_it_was_signed_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Untrusted, match="signature"):
        check_cards(msgspec.structs.replace(a_card_set(), **changes), PINNED, 3, BEGIN)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"upto": 2}, "cards_older"),
        ({"after": 1}, "cards_older"),
        ({"upto": 3, "more": True}, "cards_older"),
        ({"agency_id": "x"}, "other_agency"),
    ],
)
def test_checks_that_are_older_or_anothers_are_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Untrusted, match=code):
        check_checks(a_check_set(**changes), PINNED, 3, BEGIN)


def test_a_check_changed_after_it_was_signed_is_refused() -> None:
    changed = msgspec.structs.replace(a_check_set(), checks=(msgspec.structs.replace(CHECK, agrees=False),))

    with pytest.raises(Untrusted, match="signature"):
        check_checks(changed, PINNED, 3, BEGIN)


def test_a_person_made_on_a_laptop_is_adopted_and_comes_back_as_the_agencys(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    laptop.put_person("p" * 32, "Haddad")

    report = laptop.sync(line)

    with laptop.store.read() as connection:
        data = connection.exec_driver_sql("SELECT data FROM card").scalar_one()
    card = decode_card(data)
    assert (report.cards_received, card.version, card.owner, card.adopted_by) == (1, 2, AGENCY, AGENCY)
    assert card.body == Person("Haddad")
    assert laptop.sync(line).cards_received == 0


def test_a_person_changed_after_being_adopted_goes_up_again(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.put_person("p" * 32, "Haddad")
    laptop.sync(line)

    laptop.put_person("p" * 32, "El Haddad", version=3)
    laptop.sync(line)

    page = agency.cards.page("laptop-1", 0, 10)
    assert [(card.version, card.body) for card in map(decode_card, page.cards)] == [(4, Person("El Haddad"))]
    assert DeskInbox(laptop.store, TRAINER).cards_to_offer(10) == []


def test_a_change_made_while_the_adopted_card_was_under_way_is_not_lost(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    laptop.put_person("p" * 32, "Haddad")
    line.next(Fault.TIME_OUT, to="/v1/cards?")
    with pytest.raises(Exception, match="hub_too_slow"):
        laptop.sync(line, tries=1)
    laptop.put_person("p" * 32, "El Haddad", version=2)

    laptop.sync(line)

    page = agency.cards.page("laptop-1", 0, 10)
    assert [(card.version, card.body) for card in map(decode_card, page.cards)] == [(3, Person("El Haddad"))]


def test_an_offer_sent_twice_is_adopted_once(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.put_person("p" * 32, "Haddad")
    line.next(Fault.TOKEN_EXPIRED, Fault.ERROR_AFTER_STORING, Fault.DUPLICATE, to="/v1/cards")

    laptop.sync(line)

    assert [decode_card(card).version for card in agency.cards.page("laptop-1", 0, 10).cards] == [2]


def test_more_cards_than_fit_one_message_all_arrive(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    for number in range(450):
        laptop.put_person(f"{number:032x}", f"Naam {number}")

    report = laptop.sync(line)

    assert report.cards_received == 450
    assert len([call for call in line.calls if call.method == "POST" and call.path == "/v1/cards"]) == 3


def test_a_message_of_cards_is_bounded_in_bytes_too(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    for number in range(150):  # nine megabytes: more than any message may inflate to
        laptop.put(f"{number:032x}", Person("Haddad", document_name="N" * 60_000))

    assert laptop.sync(line).cards_received == 150
    assert len([call for call in line.calls if call.path.startswith("/v1/cards")]) == 10


def test_the_person_of_another_laptop_cannot_be_taken_over(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.put_person("p" * 32, "Haddad")
    laptop.sync(line)
    other = open_laptop(laptop.path.parent, "laptop-2")
    other.enrol(agency, line)
    other.put_person("p" * 32, "Iemand Anders")

    with pytest.raises(NotAllowed, match="card_not_yours"):
        other.sync(line)

    assert other.waiting == 0  # its journal went up first
    other.store.close()
