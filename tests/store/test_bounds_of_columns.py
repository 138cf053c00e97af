"""Every column against everything that comes from outside: what the wire lets through fits, what does not fit is refused before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import BigInteger, Integer, String, func, select

from mo_desk.domain.access import User
from mo_desk.domain.cards import BODIES, Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.devices import Device, EnrolCode
from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import KINDS, ChainOpened
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import DeviceId
from mo_desk.domain.people import Person
from mo_desk.store.hub_cards import HubCards
from mo_desk.store.hub_registry import HubRegistry
from mo_desk.store.result_checks import HubChecks
from mo_desk.wire.bounds import ID, LARGEST_NUMBER, RUN, SUBJECT
from mo_desk.wire.chain import GENESIS, Checkpoint, Entry, Head, Receipt, seal
from mo_desk.wire.messages import Check
from tests.helpers.fakes import BEGIN, FixedRandomness
from tests.helpers.fullest import fullest, overfull, text
from tests.helpers.postgres import postgres_cluster, postgres_url
from tests.helpers.real_stores import TRAINER, OpenStore, make_server
from tests.helpers.schema import all_models

__all__ = ["postgres_cluster", "postgres_url"]

CHAIN = text(ID, "chain")
DEVICE = text(ID, "device")
BODIES_OF_FACTS = sorted(set(KINDS) - {"chain_opened"})
WORDS = {"standing", "fee_status", "event", "reach", "kind"}
"""Columns of words that this program chooses from: never as long as their column."""

OURS = {"exchange_state.name", "hub_counter.name", "hub_code.label"}
"""Columns that nothing from outside fills: names of our own counters, and what is typed at the agency."""

_encode = msgspec.json.encode


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    if request.param == "sqlite":
        made = make_server(tmp_path)
    else:
        made = make_server(tmp_path, url=request.getfixturevalue("postgres_url"), shared=True)
    yield made
    made.store.close()


def sealed(chain: list[Entry], kind: str, body: Any) -> Entry:
    """Return the entry that follows, its header as large as may be, its body as another program would write it."""
    head = chain[-1].head if chain else Head(CHAIN, 0, GENESIS)
    moment = Moment(BEGIN + timedelta(seconds=head.seq), text(RUN, "run"), 2**63 - 1)
    subject = DEVICE if kind == ChainOpened.kind else text(SUBJECT, kind)
    return seal(head, kind, subject, text(ID, "actor"), moment, _encode(body), FixedRandomness(kind)(16))


def opening() -> list[Entry]:
    body = fullest(ChainOpened, device_id=DeviceId(DEVICE))
    return [sealed([], ChainOpened.kind, body)]


def fill(hub: OpenStore) -> None:
    """Store the largest of everything that can come from outside."""
    chain = opening()
    for kind in BODIES_OF_FACTS:
        chain.append(sealed(chain, kind, fullest(KINDS[kind])))
    hub.store.accept(chain)
    registry = HubRegistry(hub.store, TRAINER)
    until = BEGIN + timedelta(days=1)
    registry.add_code(EnrolCode("d" * 64, "label", until))
    device = Device(DeviceId(text(ID, "d")), text(80, "name"), "a" * 64, text(80, "age"), text(8192, "pem"), BEGIN)
    registry.enrol("d" * 64, device, BEGIN)
    registry.use_token_id(text(ID, "d"), text(64, "token"), until, BEGIN)
    registry.keep_receipt(Receipt(CHAIN, 1, LARGEST_NUMBER, bytes(32), 1, text(ID, "agency"), bytes(64)))
    hub.store.keep_checkpoint(Checkpoint(CHAIN, LARGEST_NUMBER, bytes(32), bytes(64)))
    hub.store.keep_dispute(CHAIN, LARGEST_NUMBER)
    largest = LARGEST_NUMBER
    check = Check(CHAIN, largest, text(ID, "attempt"), True, largest, largest, text(64, "verdict"), 1)
    HubChecks(hub.store, TRAINER).put(text(ID, "d"), [check])
    shelf = HubCards(hub.store, TRAINER, text(ID, "agency"))
    shelf.adopt(
        DEVICE, [_encode(Card(CardKind.PERSON, text(ID, "p"), 1, DEVICE, fullest(Person, family_name="\u0130" * 200)))]
    )
    shelf.adopt(DEVICE, [_encode(Card(CardKind.GROUP, text(ID, "g"), 1, DEVICE, fullest(Group)))])
    shelf.publish([Card(CardKind.USER, text(ID, "u"), 1, DEVICE, fullest(User))])


def test_the_largest_of_everything_fits_and_no_column_was_left_out(hub: OpenStore) -> None:
    fill(hub)

    lengths: dict[str, tuple[int, int]] = {}
    with hub.store.read() as connection:
        for table in all_models().sorted_tables:
            for column in table.columns:
                if isinstance(column.type, String) and column.type.length and column.name not in WORDS:
                    longest = connection.execute(select(func.max(func.length(column)))).scalar_one() or 0
                    lengths[f"{table.name}.{column.name}"] = longest, column.type.length
    assert {name: pair for name, pair in lengths.items() if pair[0] > pair[1]} == {}
    # An id has half of what some tables of the agency would hold; everything else was filled to the last sign.
    assert {
        name for name, (longest, most) in lengths.items() if longest != most and (longest, most) != (ID, 64)
    } == OURS


@pytest.mark.parametrize("kind", BODIES_OF_FACTS)
def test_a_value_over_its_bound_refuses_the_delivery_and_names_entry_and_field(hub: OpenStore, kind: str) -> None:
    begin = opening()
    begin.append(sealed(begin, "signed_in", fullest(KINDS["signed_in"])))

    for field, body in overfull(KINDS[kind]):
        with pytest.raises(Untrusted, match="entry_too_large") as refused:
            hub.store.accept([*begin, sealed(begin, kind, body)])
        assert refused.value.params == {"seq": 3, "field": f"{kind}.{field}"}
    assert hub.entries(CHAIN) == ()


def test_an_opening_over_its_bound_is_refused_too(hub: OpenStore) -> None:
    for field, body in overfull(ChainOpened):
        with pytest.raises(Untrusted, match="entry_too_large") as refused:
            hub.store.accept([sealed([], ChainOpened.kind, body)])
        assert refused.value.params == {"seq": 1, "field": f"chain_opened.{field}"}


@pytest.mark.parametrize("kind", [CardKind.PERSON, CardKind.GROUP])
def test_a_card_over_its_bound_refuses_the_offer_and_names_the_field(hub: OpenStore, kind: CardKind) -> None:
    shelf = HubCards(hub.store, TRAINER, "agency")
    good = _encode(Card(CardKind.PERSON, "p", 1, "laptop", Person("Haddad")))

    for field, body in overfull(BODIES[kind]):
        with pytest.raises(Untrusted, match="body_too_large") as refused:
            shelf.adopt("laptop", [good, _encode(Card(kind, "c", 1, "laptop", body))])
        assert refused.value.params == {"kind": kind.value, "field": field}
    assert hub.count("card") == 0


def test_every_number_column_that_a_delivery_fills_is_wide_enough(hub: OpenStore) -> None:
    fill(hub)

    with hub.store.read() as connection:
        for table in all_models().sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Integer):
                    largest = connection.execute(select(func.max(column))).scalar_one() or 0
                    assert isinstance(column.type, BigInteger) or largest <= LARGEST_NUMBER
