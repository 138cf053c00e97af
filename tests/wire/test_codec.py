from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.access import Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.domain.facts import KINDS, AnswerGiven, Body, IncidentReported, ObservationMade, SignedIn
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, GroupId, ItemId, OptionId, PersonId, SittingId, UserId
from mo_desk.domain.people import Accommodation, Person
from mo_desk.wire.bounds import LARGEST_NUMBER, too_large
from mo_desk.wire.codec import (
    LARGEST_BODY,
    decode_body,
    decode_card,
    encode_body,
    encode_card,
    entry_to_fact,
    stored_body,
)
from tests.helpers.chains import a_chain
from tests.helpers.stores import a_person, an_identity


def fits(body: object) -> bool:
    """Leave out the values that no column holds: they have tests of their own (`test_bounds.py`)."""
    return not too_large(body)


# What any text field may hold: everything but NUL and half surrogates, which no database takes.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
BODIES = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.from_type(KINDS[kind]).filter(fits)  # every field of every kind, by its declared type
)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(int, st.integers(-LARGEST_NUMBER, LARGEST_NUMBER))
ENTRY = a_chain(an_identity("laptop"), 3)[2]


@settings(max_examples=150, deadline=None)
@given(body=BODIES)
def test_every_body_reads_back_as_itself_and_equal_bodies_have_equal_bytes(body: Body) -> None:
    data = encode_body(body)

    assert decode_body(body.kind, data) == body
    assert encode_body(decode_body(body.kind, data)) == data


@settings(max_examples=60, deadline=None)
@given(card=st.from_type(Card).filter(lambda card: card.version >= 1 and card.id and fits(card.body)))
def test_every_card_reads_back_as_itself_or_says_that_kind_and_body_differ(card: Card) -> None:
    matching = type(card.body).__name__.lower() == card.kind.value.replace("_", "")
    data = encode_card(card)

    if matching:
        assert decode_card(data) == card
    else:
        with pytest.raises(Untrusted, match="body_unreadable"):
            decode_card(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"null", b"[0]", b"{}", b'{"wrong_tries": 0}', b'{"wrong_tries":0} ', b'{"wrong_tries":0}{}',
        b'{"wrong_tries":"0"}', b'{"wrong_tries":0.0}', b'{"wrong_tries":1e3}', b'{"wrong_tries":true}',
        b'{"wrong_tries":null}', b'{"wrong_tries":-0}', b'{"wrong_tries":0,"wrong_tries":0}', b'{"wrong_tries":0,"more":1}',
        b'{"wrong_tries":NaN}', b'\xff{"wrong_tries":0}', b'{"wrong_tries":9223372036854775808}',
        b'{"wrong_tries":' + b"9" * 400 + b"}", b"[" * 60_000, b'{"wrong_tries":0,"x":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    ],
)  # fmt: skip
def test_anything_but_our_own_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("signed_in", data)


@settings(max_examples=60, deadline=None)
@given(body=BODIES, data=st.data())
def test_one_changed_byte_is_refused_or_is_another_body(body: Body, data: st.DataObject) -> None:
    encoded = bytearray(encode_body(body))
    place = data.draw(st.integers(0, len(encoded) - 1))
    encoded[place] ^= data.draw(st.integers(1, 255))

    try:
        other = decode_body(body.kind, bytes(encoded))
    except Untrusted:
        return
    assert encode_body(other) == bytes(encoded)


def test_a_body_of_an_older_release_lacks_the_fields_with_defaults() -> None:
    data = b'{"attempt_id":"a","item_id":"i","option_id":"o","language":"nl"}'

    assert decode_body("answer_given", data) == AnswerGiven(AttemptId("a"), ItemId("i"), OptionId("o"), "nl")


@pytest.mark.parametrize("data", [b'{"attempt_id":"a","item_id":"i","option_id":"o"}', b'{"item_id":"i"}'])
def test_a_body_without_a_field_it_must_have_is_refused(data: bytes) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("answer_given", data)


@settings(max_examples=60, deadline=None)
@given(body=BODIES)
def test_a_body_holds_its_fields_in_their_declared_order(body: Body) -> None:
    assert list(msgspec.json.decode(encode_body(body))) == [field.name for field in fields(body)]


def test_a_kind_nobody_knows_is_refused() -> None:
    with pytest.raises(Untrusted, match="body_kind") as refused:
        decode_body("result_invented", b"{}")
    assert refused.value.params == {"kind": "result_invented"}
    with pytest.raises(Untrusted, match="body_kind"):
        stored_body("result_invented", b"{}")


def test_free_text_of_64_kib_is_the_longest() -> None:
    room = LARGEST_BODY - len(encode_body(IncidentReported(SittingId("s"), "other", "")))

    fits = encode_body(IncidentReported(SittingId("s"), "other", "x" * room))

    assert decode_body("incident_reported", fits)
    with pytest.raises(Invalid, match="body_unstorable"):
        encode_body(IncidentReported(SittingId("s"), "other", "x" * (room + 1)))
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("incident_reported", fits[:-2] + b'xx"}')


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_text_that_no_database_takes_is_refused_before_it_is_stored(text: str) -> None:
    with pytest.raises(Invalid, match="body_unstorable") as refused:
        encode_body(IncidentReported(SittingId("s"), "other", text))
    assert refused.value.field == "incident_reported"


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**30])
def test_a_number_that_no_database_takes_is_refused(number: int) -> None:
    with pytest.raises(Invalid, match="body_unstorable"):
        encode_body(SignedIn(number))


@pytest.mark.parametrize(
    "text", ["1234567890123456789012345", r"\u0000", "é", "'); DROP TABLE entry;--", "\u202e\u2066", "😀"]
)
def test_text_that_only_looks_odd_is_text(text: str) -> None:
    body = IncidentReported(SittingId("s"), "other", text)

    assert decode_body(body.kind, encode_body(body)) == body


def test_dates_enums_and_references_are_read_as_such() -> None:
    body = ObservationMade(
        PersonId("p"), GroupId("g"), date(2028, 2, 29), "c", "text", (EntryRef(ChainId("c"), 3),), "reason"
    )

    assert encode_body(body) == (
        b'{"person_id":"p","group_id":"g","on":"2028-02-29","criterion":"c","text":"text",'
        b'"replaces":[{"chain_id":"c","seq":3}],"reason":"reason"}'
    )
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body(body.kind, encode_body(body).replace(b"2028-02-29", b"2027-02-29"))


CARDS = (
    a_person(),
    Card(CardKind.PERSON, "p", 2, "agency", Person("A", accommodations=(Accommodation.EXTRA_TIME,)), "agency"),
    Card(CardKind.GROUP, "g", 1, "d", Group("1", "ar", "Genk", members=(Member(PersonId("p"), date(2026, 1, 1)),))),
    Card(CardKind.USER, "u", 1, "d", User("A", (Role.TRAINER, Role.PARTNER), ends_on=date(2027, 1, 1))),
)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind.value)
def test_a_card_travels_whole(card: Card) -> None:
    assert decode_card(encode_card(card)) == card


@pytest.mark.parametrize(
    "change",
    [
        (b'"person"', b'"group"'), (b'"person"', b'"nobody"'), (b'"version":1', b'"version":0'), (b'"version":1', b'"version": 1'),
        (b'"owner"', b'"ownr"'), (b'"adopted_by":""', b'"adopted_by":"","more":1'), (b'"to_confirm":false', b'"to_confirm":0'),
        (b'"body":{', b'"body":{"more":1,'), (b"Testpersoon", rb"\u0000"),
    ],
)  # fmt: skip
def test_a_card_that_is_not_our_encoding_is_refused(change: tuple[bytes, bytes]) -> None:
    data = encode_card(a_person())
    assert change[0] in data

    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(data.replace(*change))


def test_an_entry_gives_the_fact_it_records() -> None:
    fact = entry_to_fact(ENTRY)

    assert (fact.ref, fact.kind, fact.subject_id) == (EntryRef(ChainId("c" * 32), 3), "answer_given", ENTRY.subject_id)
    assert (fact.actor_id, fact.run_id, fact.elapsed_ms) == (UserId(ENTRY.actor_id), "5" * 32, 14_600)
    assert fact.at == datetime(2026, 11, 24, 8, 30, 14, 600_000, UTC)
    assert isinstance(fact.body, AnswerGiven)


def test_an_erased_entry_gives_a_fact_without_a_body() -> None:
    erased = msgspec.structs.replace(ENTRY, body=None, salt=None)

    assert entry_to_fact(erased) == replace(entry_to_fact(ENTRY), body=None)


def test_a_stored_body_is_read_without_checking_its_bytes_anew() -> None:
    assert ENTRY.body is not None

    assert stored_body(ENTRY.kind, ENTRY.body) == decode_body(ENTRY.kind, ENTRY.body)
    assert stored_body(ENTRY.kind, None) is None
    assert stored_body("signed_in", b'{"wrong_tries": 3}') == SignedIn(3)
    for damaged in (b"{", b"{}", b'{"wrong_tries":"\xff"}'):
        with pytest.raises(Untrusted, match="body_unreadable"):
            stored_body("signed_in", damaged)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0}, {"seq": -1}, {"seq": 2**63}, {"at_ms": -1}, {"at_ms": 253_402_300_800_000}, {"elapsed_ms": -1},
        {"elapsed_ms": 2**63}, {"subject_id": "a\0"}, {"run_id": "\0"},
    ],
)  # fmt: skip
def test_a_header_that_no_chain_of_ours_can_have_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Untrusted, match="entry_unreadable"):
        entry_to_fact(msgspec.structs.replace(ENTRY, **change))


@pytest.mark.parametrize(
    ("field", "bound"), [("chain_id", 32), ("kind", 40), ("subject_id", 64), ("actor_id", 32), ("run_id", 64)]
)
def test_a_name_in_a_header_that_no_column_holds_is_refused_with_the_entry(field: str, bound: int) -> None:
    assert entry_to_fact(msgspec.structs.replace(ENTRY, body=None, salt=None, **{field: "x" * bound}))

    for length in (bound + 1, 100_000):
        with pytest.raises(Untrusted, match="entry_too_large") as refused:
            entry_to_fact(msgspec.structs.replace(ENTRY, **{field: "x" * length}))
        assert refused.value.params == {"seq": 3, "field": field}


@pytest.mark.parametrize("value", [b'"\xff"', b'"\\ud800"', b"[" * 20_000 + b"]" * 20_000, b"1" * 5000])
def test_what_hides_in_a_field_nobody_knows_is_refused_and_never_skipped(value: bytes) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("signed_in", b'{"wrong_tries":0,"more":' + value + b"}")


def test_a_default_may_be_left_out_inside_a_list_and_nothing_else_may_differ_there() -> None:
    group = (
        b'{"kind":"group","id":"g1","version":1,"owner":"l",'
        b'"body":{"course_number":"1","language":"ar","place":"Genk","members":[%s]}}'
    )
    member = b'{"person_id":"p1","enrolled_on":"2026-09-01"%s}'

    card = decode_card(group % (member % b""))

    assert isinstance(card.body, Group)
    assert card.body.members == (Member(PersonId("p1"), date(2026, 9, 1)),)
    for more in (b',"x":1', b',"withdrawn_on":""', b',"person_id":"p1"'):
        with pytest.raises(Untrusted, match="body_unreadable"):
            decode_card(group % (member % more))
