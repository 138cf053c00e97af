"""Erasures shown ahead of their place: they count at once, and the place is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased, Body, ObservationMade, SignedIn
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.domain.people import Person
from mo_desk.store.desk_exchange import DeskInbox
from mo_desk.store.queries.erasures import to_show
from mo_desk.store.verify import verify
from mo_desk.wire.chain import Entry, seal
from mo_desk.wire.codec import encode_body, encode_card
from mo_desk.wire.messages import CardSet
from mo_desk.wire.shown import THE_AGENCY, Shown
from tests.helpers.bodies import an_id
from tests.helpers.chains import a_chain
from tests.helpers.fakes import BEGIN, FixedRandomness
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, dump, make_server, make_store

WHO, GROUP = PersonId(an_id("person", 1)), GroupId(an_id("group", 0))
REMARK = (WHO, ObservationMade(WHO, GROUP, BEGIN.date(), "c1", "Tekst"))
ERASED = (WHO, BodiesErased(WHO, ("observation_made", "card_put"), "asked"))
_SALTS = FixedRandomness("salts")


def grown(chain: tuple[Entry, ...], *facts: tuple[str, Body]) -> tuple[Entry, ...]:
    entries = list(chain)
    for subject_id, body in facts:
        head = entries[-1].head
        moment = Moment(BEGIN + timedelta(hours=1, seconds=head.seq), "run", 1000 * head.seq)
        entries.append(seal(head, body.kind, subject_id, TRAINER.user_id, moment, encode_body(body), _SALTS(16)))
    return tuple(entries)


def bare(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, body=None, salt=None)


LAPTOP = a_device("laptop")
CHAIN = grown(a_chain(LAPTOP, 1), REMARK, ("s", SignedIn(1)), ("s", SignedIn(2)), ERASED)
SENT = (CHAIN[0], bare(CHAIN[1]), *CHAIN[2:])
SHOWN = Shown(CHAIN[4], LAPTOP.device_id)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_server(tmp_path)
    yield opened
    opened.store.close()


def test_it_excuses_until_its_place_is_reached_and_then_stands_there(hub: OpenStore) -> None:
    hub.store.accept(SENT[:3], [SHOWN])
    assert hub.count("shown_erasure") == 1
    assert verify(hub.store).sound

    hub.store.accept(SENT[3:])

    assert hub.entries(CHAIN[0].chain_id) == SENT
    assert (hub.count("shown_erasure"), hub.count("erasure")) == (0, 2)
    assert verify(hub.store).sound


def test_shown_again_it_is_kept_once_and_where_it_stands_already_not_at_all(hub: OpenStore) -> None:
    hub.store.accept(SENT[:2], [SHOWN])
    hub.store.accept(SENT[2:3], [SHOWN])
    assert hub.count("shown_erasure") == 1
    hub.store.accept(SENT[3:])

    hub.store.accept(grown(CHAIN, ("s", SignedIn(3)))[5:], [SHOWN])

    assert hub.count("shown_erasure") == 0


def test_bodies_held_here_go_as_soon_as_it_is_shown(hub: OpenStore) -> None:
    hub.store.accept(CHAIN[:2])
    assert len(dump(hub.store)["observation"]) == 1

    hub.store.accept(CHAIN[2:3], [SHOWN])

    assert dump(hub.store)["observation"] == []
    assert hub.entries(CHAIN[0].chain_id) == SENT[:3]
    assert verify(hub.store).sound


def test_another_entry_at_its_place_is_a_second_branch(hub: OpenStore) -> None:
    hub.store.accept(SENT[:3], [SHOWN])
    other = grown(CHAIN[:3], ("s", SignedIn(7)), ("s", SignedIn(8)), ("s", SignedIn(9)))

    accepted = hub.store.accept([SENT[0], SENT[1], *other[2:]])

    assert (accepted.added, accepted.quarantined, accepted.forked) == (0, 3, frozenset({CHAIN[0].chain_id}))
    assert hub.store.accept(SENT[3:]).added == 2
    assert hub.entries(CHAIN[0].chain_id) == SENT


def test_where_something_else_stands_nothing_can_be_shown(hub: OpenStore) -> None:
    hub.store.accept(grown(CHAIN[:4], ("s", SignedIn(9))))
    next_one = grown(CHAIN[:4], ("s", SignedIn(9)), ("s", SignedIn(9)))

    with pytest.raises(Untrusted, match="erasure_shown"):
        hub.store.accept(next_one[5:], [SHOWN])
    assert len(hub.entries(CHAIN[0].chain_id)) == 5


def test_two_that_contradict_each_other_are_refused(hub: OpenStore) -> None:
    hub.store.accept(SENT[:2], [SHOWN])
    other = Shown(grown(CHAIN[:4], (WHO, BodiesErased(WHO, ("observation_made",), "other")))[4], LAPTOP.device_id)

    with pytest.raises(Untrusted, match="erasure_shown"):
        hub.store.accept(SENT[2:3], [other])


def test_one_whose_row_was_changed_by_hand_excuses_nothing(hub: OpenStore) -> None:
    hub.store.accept(SENT[:3], [SHOWN])
    assert verify(hub.store).sound

    hub.tamper("UPDATE shown_erasure SET actor_id = 'x'")

    report = next(chain for chain in verify(hub.store).chains if chain.chain_id == CHAIN[0].chain_id)
    assert (report.bad_seq, report.bad_reason) == (2, "body_missing")


def test_an_excuse_row_written_by_hand_excuses_nothing(hub: OpenStore) -> None:
    hub.store.accept(CHAIN[:3])
    hub.tamper("UPDATE entry SET body = NULL, salt = NULL WHERE seq = 2 AND chain_id = :chain", chain=CHAIN[0].chain_id)
    hub.tamper(
        "INSERT INTO erasure (chain_id, seq, kind, subject_id, ground, device_id, reach) "
        "VALUES (:chain, 3, 'observation_made', :who, '', 'laptop', 'everywhere')",
        chain=CHAIN[0].chain_id, who=WHO,
    )  # fmt: skip

    report = next(chain for chain in verify(hub.store).chains if chain.chain_id == CHAIN[0].chain_id)
    assert (report.bad_seq, report.bad_reason) == (2, "body_missing")


def test_the_agencys_word_takes_everything_on_a_laptop_and_the_card_does_not_come_again(tmp_path: Path) -> None:
    desk = make_store(tmp_path, "desk")
    card = Card(CardKind.PERSON, WHO, 1, "desk", Person("Haddad"))
    with desk.store.write(TRAINER) as work:
        work.put(card)
        work.append(*REMARK)
    agencys = grown(a_chain(a_device("hub"), 4, chain_id="d" * 32), ERASED)[4]
    own_old = a_chain(a_device("desk"), 2, chain_id="e" * 32)

    desk.store.accept(own_old, [Shown(agencys, THE_AGENCY)])
    adopted = encode_card(Card(CardKind.PERSON, WHO, 2, "agency", Person("Haddad"), "agency"))
    DeskInbox(desk.store, TRAINER).apply_cards(CardSet("agency", 0, 1, False, (adopted,), (), bytes(64)))

    assert (dump(desk.store)["observation"], dump(desk.store)["person"], desk.count("card")) == ([], [], 0)
    assert [entry.body is None for entry in desk.entries()] == [False, True, True]
    assert verify(desk.store).sound
    desk.store.close()


def test_only_what_a_stretch_lacks_and_what_comes_after_it_is_shown(hub: OpenStore) -> None:
    hub.store.accept(SENT)
    chain = hub.entries(CHAIN[0].chain_id)

    with hub.store.read() as connection:
        assert to_show(connection, chain[:3]) == (CHAIN[4],)
        assert to_show(connection, chain) == ()
        assert to_show(connection, chain[2:4]) == ()


def test_what_was_shown_can_be_shown_on(hub: OpenStore) -> None:
    hub.store.accept(SENT[:3], [SHOWN])

    with hub.store.read() as connection:
        assert to_show(connection, hub.entries(CHAIN[0].chain_id)) == (CHAIN[4],)
