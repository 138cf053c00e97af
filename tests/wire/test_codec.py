"""Bodies and cards: one encoding for every value, and a strict reading of what comes from outside."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.access import Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.domain.facts import KINDS, AnswerGiven, IncidentReported, SignedIn
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, ItemId, OptionId, PersonId, SittingId, UserId
from mo_desk.domain.passrules import BlockMinimum, Certainty, EvaluationRole, PassRule
from mo_desk.domain.people import Accommodation, Person
from mo_desk.wire.chain import GENESIS, Entry, Head, seal
from mo_desk.wire.codec import (
    LARGEST_BODY,
    decode_body,
    decode_card,
    encode_body,
    encode_card,
    entry_to_fact,
    fact_of,
    stored_fact,
)
from tests.helpers.bodies import a_body
from tests.helpers.fakes import BEGIN

RULE = PassRule(
    "mo-70", date(2026, 1, 1), None, "Slaagregel", "bron", Certainty.OFFICIAL, "", EvaluationRole.RECORDED_ONLY, 70,  # type: ignore[arg-type]
    (BlockMinimum("algemeen", 6, 11),),
)  # fmt: skip
CARDS = (
    Card(CardKind.PERSON, "p1", 1, "laptop", Person("Haddad", "Samir", accommodations=(Accommodation.READ_ALOUD,))),
    Card(CardKind.GROUP, "g1", 3, "agency", Group("2026-117", "ar", "Genk", members=(Member(PersonId("p1"), date(2026, 9, 1)),)), "agency"),
    Card(CardKind.USER, "u1", 2, "laptop", User("Noor", (Role.TRAINER, Role.TEST_LEADER))),
    Card(CardKind.PASS_RULE, "mo-70", 1, "agency", RULE),
)  # fmt: skip


def an_entry(**changes: Any) -> Entry:
    body = encode_body(SignedIn(0))
    entry = seal(Head("c1", 0, GENESIS), "signed_in", "u1", "u1", Moment(BEGIN, "run", 5), body, bytes(16))
    return msgspec.structs.replace(entry, **changes)


def an_incident(text: str) -> IncidentReported:
    return IncidentReported(SittingId("s1"), "noise", text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_back_as_it_was_written(kind: str) -> None:
    for choice in range(4):
        _, body = a_body(kind, choice=choice, replaces=(EntryRef(ChainId("c1"), 7),))

        assert decode_body(kind, encode_body(body)) == body


def test_equal_bodies_have_equal_compact_bytes_in_declared_order() -> None:
    body = AnswerGiven(AttemptId("a1"), ItemId("i1"), OptionId("b"), "nl")

    assert encode_body(body) == (
        b'{"attempt_id":"a1","item_id":"i1","option_id":"b","language":"nl","replaces":[]}'
    )


@given(st.text())
def test_any_text_without_nul_is_kept_exactly(text: str) -> None:
    body = an_incident(text)

    if "\0" in text:
        with pytest.raises(Invalid, match="body_unstorable"):
            encode_body(body)
    else:
        assert decode_body("incident_reported", encode_body(body)) == body


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "x" * LARGEST_BODY])
def test_what_no_database_holds_is_refused_before_it_is_written(text: str) -> None:
    with pytest.raises(Invalid, match="body_unstorable") as caught:
        encode_body(an_incident(text))

    assert caught.value.field == "incident_reported"


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63 - 1), 10**18])
def test_a_number_of_63_bits_is_kept(number: int) -> None:
    assert decode_body("signed_in", encode_body(SignedIn(number))) == SignedIn(number)


@pytest.mark.parametrize("number", [2**63, -(2**63), 2**64 - 1])
def test_a_larger_number_is_refused_both_ways(number: int) -> None:
    with pytest.raises(Invalid, match="body_unstorable"):
        encode_body(SignedIn(number))
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("signed_in", b'{"wrong_tries":%d}' % number)


def test_digits_in_a_text_are_no_number() -> None:
    body = an_incident("1" * 400)

    assert decode_body("incident_reported", encode_body(body)) == body


def test_an_escaped_nul_that_is_a_backslash_and_text_is_kept() -> None:
    body = an_incident("\\u0000")

    assert decode_body("incident_reported", encode_body(body)) == body


def test_an_unknown_kind_is_untrusted() -> None:
    with pytest.raises(Untrusted, match="body_kind"):
        decode_body("no_such_kind", b"{}")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"null", b"[]", b'{"wrong_tries":"0"}', b'{"wrong_tries":0.0}', b'{"wrong_tries":true}', b'{"wrong_tries":1e3}',
        b'{"wrong_tries":0,"more":1}', b'{"wrong_tries":0,"wrong_tries":0}', b'{"wrong_tries": 0}', b'{"wrong_tries":0} ',
        b'{"wrong_tries":-0}', b'{"wrong_tries":00}', b'{"wrong_trie\\u0073":0}', b"\xff", b'{"wrong_tries":0', b"\xef\xbb\xbf{}",
        b'{"wrong_tries":NaN}', b'{"wrong_tries":' + b"[" * 20000, b" " * (LARGEST_BODY + 1),
        b'{"wrong_tries":' + b"9" * 5000 + b"}",
    ],
)  # fmt: skip
def test_anything_but_the_one_encoding_is_untrusted(data: bytes) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("signed_in", data)


@pytest.mark.parametrize("data", [b"\xed\xa0\x80", b"\xc0\xaf", b'\\ud800', b"\\u0000"])
def test_a_text_that_is_no_text_is_untrusted(data: bytes) -> None:
    whole = b'{"sitting_id":"s1","category":"noise","text":"' + data + b'","person_id":null}'

    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_body("incident_reported", whole)


def test_fields_with_a_default_may_be_left_out_as_an_older_release_did() -> None:
    data = b'{"sitting_id":"s1","category":"noise","text":"Lawaai"}'

    assert decode_body("incident_reported", data) == an_incident("Lawaai")


def test_a_default_may_be_left_out_inside_a_list_and_nothing_else_may() -> None:
    group = b'{"kind":"group","id":"g1","version":1,"owner":"l","body":{"course_number":"1","language":"ar","place":"Genk","members":[%s]}}'

    card = decode_card(group % b'{"person_id":"p1","enrolled_on":"2026-09-01"}')

    assert isinstance(card.body, Group)
    assert card.body.members == (Member(PersonId("p1"), date(2026, 9, 1)),)
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(group % b'{"person_id":"p1","enrolled_on":"2026-09-01","x":1}')
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(group % b'{"person_id":"p1","enrolled_on":"2026-09-01T00:00:00"}')


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 3), st.data())
@settings(max_examples=60, deadline=None)
def test_one_changed_byte_gives_another_body_or_is_untrusted(kind: str, choice: int, data: st.DataObject) -> None:
    _, body = a_body(kind, choice=choice)
    whole = bytearray(encode_body(body))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))

    try:
        found = decode_body(kind, bytes(whole))
    except Untrusted:
        return

    assert found != body


@given(st.sampled_from(sorted(KINDS)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_is_read_is_written_as_it_came_or_with_its_defaults(kind: str, value: Any) -> None:
    data = json.dumps(value).encode()

    try:
        body = decode_body(kind, data)
    except Untrusted:
        return

    assert decode_body(kind, encode_body(body)) == body


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.kind.value)
def test_every_kind_of_card_is_read_back_as_it_was_written(card: Card) -> None:
    assert decode_card(encode_card(card)) == card
    assert encode_card(decode_card(encode_card(card))) == encode_card(card)


@pytest.mark.parametrize("change", [{"id": ""}, {"id": "x" * 201}, {"version": 0}, {"version": -1}])
def test_a_card_needs_an_id_and_a_version(change: dict[str, Any]) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(encode_card(replace(CARDS[0], **change)))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b'{"kind":"horse","id":"p","version":1,"owner":"l","body":{}}',
        b'{"kind":"person","id":"p","version":1,"owner":"l","body":{}}',
        b'{"kind":"person","id":"p","version":1,"owner":"l","body":{"family_name":"H","secret":1}}',
        b'{"kind":"user","id":"p","version":1,"owner":"l","body":{"family_name":"H"}}',
        b'{"kind":"person","id":"p","version":1,"owner":"l","body":{"family_name":"H" }}',
        b'{"kind":"person","id":"p","version":1,"owner":"l","body":{"family_name":"H"},"x":1}',
    ],
)  # fmt: skip
def test_a_card_that_is_not_as_we_write_it_is_untrusted(data: bytes) -> None:
    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(data)


def test_a_card_without_its_defaults_is_read() -> None:
    data = b'{"kind":"person","id":"p","version":1,"owner":"l","body":{"family_name":"Haddad"}}'

    assert decode_card(data) == Card(CardKind.PERSON, "p", 1, "l", Person("Haddad"))


def test_a_fact_is_the_entry_with_its_body_read() -> None:
    fact = entry_to_fact(an_entry())

    assert (fact.ref, fact.kind, fact.subject_id, fact.at) == (EntryRef(ChainId("c1"), 1), "signed_in", "u1", BEGIN)
    assert (fact.body, fact.actor_id, fact.run_id, fact.elapsed_ms) == (SignedIn(0), UserId("u1"), "run", 5)
    assert fact.chain_id == "c1"
    assert fact_of(an_entry(), fact.body) == fact == stored_fact(an_entry())


def test_an_erased_body_gives_a_fact_without_one() -> None:
    erased = an_entry(body=None, salt=None, kind="whatever")

    assert entry_to_fact(erased).body is None
    assert stored_fact(erased).body is None


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0}, {"seq": -1}, {"seq": 2**63}, {"at_ms": -1}, {"at_ms": 253_402_300_800_000}, {"elapsed_ms": -1},
        {"elapsed_ms": 2**63}, {"subject_id": "a\0b"}, {"actor_id": "x" * 201}, {"run_id": "\0"}, {"kind": "k" * 201},
        {"chain_id": "\0"},
    ],
)  # fmt: skip
def test_a_header_that_no_chain_of_ours_can_have_is_untrusted(change: dict[str, Any]) -> None:
    with pytest.raises(Untrusted, match="entry_unreadable"):
        entry_to_fact(an_entry(**change))


def test_the_last_moment_that_a_date_can_hold_is_read() -> None:
    assert entry_to_fact(an_entry(at_ms=253_402_300_799_999)).at.year == 9999


def test_a_body_of_our_own_journal_that_cannot_be_read_is_untrusted() -> None:
    with pytest.raises(Untrusted, match="body_kind"):
        stored_fact(an_entry(kind="no_such_kind"))
    with pytest.raises(Untrusted, match="body_unreadable"):
        stored_fact(an_entry(body=b"{}"))
