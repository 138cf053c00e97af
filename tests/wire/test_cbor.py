"""One value, one spelling: what the writer makes the reader takes, and nothing else."""

from __future__ import annotations

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.wire import cbor

_KEYS = st.integers(-(2**40), 2**40) | st.text(max_size=8)
VALUES = st.recursive(
    st.integers(-(2**63), 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)


def refusal(data: bytes, tag: int | None = None) -> str:
    with pytest.raises(cbor.Malformed) as caught:
        cbor.decode(data, tag)
    return str(caught.value)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_and_other_libraries_read_the_same(value):
    data = cbor.encode(value)

    assert cbor.decode(data) == value
    assert cbor2.loads(data) == cbor2.loads(cbor2.dumps(value))


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_whatever_is_accepted_has_only_this_spelling(data):
    try:
        value = cbor.decode(data)
    except cbor.Malformed:
        return
    assert cbor.encode(value) == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "cut_short"),
        (b"\x44abc", "cut_short"),
        (b"\x84\x01\x02", "cut_short"),
        (b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "cut_short"),
        (b"\x01\x01", "trailing_bytes"),
        (b"\x18\x01", "not_shortest"),
        (b"\x19\x00\xff", "not_shortest"),
        (b"\x1a\x00\x00\xff\xff", "not_shortest"),
        (b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff", "not_shortest"),
        (b"\x5f\x41a\xff", "indefinite_length"),
        (b"\x9f\x01\xff", "indefinite_length"),
        (b"\xbf\xff", "indefinite_length"),
        (b"\xf9\x7e\x00", "type"),
        (b"\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00", "type"),
        (b"\xf5", "type"),
        (b"\xf6", "type"),
        (b"\xc0\x01", "type"),
        (b"\xa2\x01\x02\x01\x03", "key_twice"),
        (b"\xa2\x02\x02\x01\x03", "key_order"),
        (b"\xa1\x41a\x01", "key"),
        (b"\xa1\x80\x01", "key"),
        (b"\x62\xff\xfe", "text"),
        (b"\x81" * 9 + b"\x01", "too_deep"),
    ],
)
def test_another_spelling_is_refused_with_its_reason(data, code):
    assert refusal(data) == code


def test_a_tag_stands_only_where_it_is_asked_for():
    tagged = cbor.encode((1, 2), tag=18)

    assert cbor.decode(tagged, tag=18) == (1, 2)
    assert refusal(tagged) == "type"
    assert refusal(tagged, tag=17) == "tag"
    assert refusal(cbor.encode((1, 2)), tag=18) == "tag"


def test_numbers_beyond_64_bits_are_never_written():
    with pytest.raises(ValueError, match="64 bits"):
        cbor.encode(2**64)
