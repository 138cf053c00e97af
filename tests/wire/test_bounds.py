from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.domain.facts import AnswerGiven, Body
from mo_desk.domain.groups import Group, Member
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, ItemId, OptionId, PersonId, UserId
from mo_desk.domain.people import Person
from mo_desk.wire.bounds import too_large
from mo_desk.wire.codec import decode_body, decode_card, encode_body, encode_card
from tests.helpers.bodies import a_body

ANSWER = AnswerGiven(AttemptId("a" * 32), ItemId("i" * 64), OptionId("o" * 16), "l" * 16)


def body_of(kind: str) -> Any:
    return a_body(kind, choice=1)[1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, ""), ({"attempt_id": "a" * 33}, "attempt_id"), ({"item_id": "i" * 65}, "item_id"), ({"option_id": "o" * 17}, "option_id"),
        ({"language": "l" * 17}, "language"), ({"replaces": (EntryRef(ChainId("c" * 33), 1),)}, "replaces"),
        ({"replaces": (EntryRef(ChainId("c"), 1), EntryRef(ChainId("c"), 2**31))}, "replaces"),
    ],
)  # fmt: skip
def test_the_field_that_is_too_large_is_named(change: dict[str, object], field: str) -> None:
    assert too_large(replace(ANSWER, **change)) == field  # type: ignore[arg-type]  # any field of it


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (replace(body_of("identity_checked"), second_by=UserId("u" * 33)), "second_by"),
        (replace(body_of("identity_checked"), second_by=None), ""),
        (replace(body_of("evaluation_confirmed"), levels=(("c", 1), ("d", 2**31))), "levels"),
        (replace(body_of("evaluation_confirmed"), levels=(("c" * 5000, 1),)), ""),
        (replace(body_of("form_assembled"), seed=2**63 - 1), ""),
        (replace(body_of("bodies_erased"), kinds=("answer_given", "k" * 41)), "kinds"),
        (replace(body_of("result_scored"), points=-(2**31)), "points"),
        (replace(body_of("observation_made"), text="t" * 60_000), ""),
    ],
)
def test_optional_nested_and_listed_values_are_judged_and_free_text_is_free(body: Body, field: str) -> None:
    assert too_large(body) == field


def test_what_is_too_large_is_neither_written_nor_read() -> None:
    long = replace(ANSWER, language="l" * 17)
    data = encode_body(ANSWER).replace(b"l" * 16, b"l" * 17)

    with pytest.raises(Invalid, match="value_too_large") as unwritten:
        encode_body(long)
    with pytest.raises(Untrusted, match="body_too_large") as unread:
        decode_body("answer_given", data)

    assert unwritten.value.field == "answer_given.language"
    assert unread.value.params == {"kind": "answer_given", "field": "language"}


@pytest.mark.parametrize(
    ("card", "field"),
    [
        (Card(CardKind.PERSON, "p" * 33, 1, "d", Person("A")), "id"),
        (Card(CardKind.PERSON, "p", 1, "d" * 65, Person("A")), "owner"),
        (Card(CardKind.PERSON, "p", 1, "d", Person("A", national_number="1" * 12)), "national_number"),
        (Card(CardKind.PERSON, "p", 1, "d", Person("\ufdfa" * 60)), "family_name"),  # folds to 1,080 characters
        (Card(CardKind.GROUP, "g", 1, "d", Group("1", "ar", "Genk", "BEL")), "country"),
        (
            Card(CardKind.GROUP, "g", 1, "d", Group("1", "ar", "G", members=(Member(PersonId("p" * 33), date(2026, 1, 1)),))),
            "members",
        ),
    ],
)  # fmt: skip
def test_a_card_is_judged_with_its_id_and_its_owner(card: Card, field: str) -> None:
    data = msgspec.json.encode(card)  # as another program would make it

    with pytest.raises(Untrusted, match="body_too_large") as refused:
        decode_card(data)
    assert refused.value.params == {"kind": card.kind.value, "field": field}
    assert decode_card(encode_card(Card(CardKind.PERSON, "p" * 32, 1, "d", Person("n" * 200, "g" * 200))))


def test_a_version_that_no_column_holds_is_refused() -> None:
    data = encode_card(Card(CardKind.PERSON, "p", 1, "d", Person("A"))).replace(b'"version":1', b'"version":2147483648')

    with pytest.raises(Untrusted, match="body_unreadable"):
        decode_card(data)
