from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from mo_desk.domain.errors import Untrusted
from mo_desk.wire import messages
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import Check, EntryBatch, Health, Message, Problem
from tests.helpers.chains import a_batch, a_chain

DEVICE = DeviceIdentity.create("laptop-1")
BATCH = a_batch(DEVICE, a_chain(DEVICE, 5))


def test_a_batch_survives_the_wire() -> None:
    assert messages.decode_packed(messages.encode_packed(BATCH), EntryBatch) == BATCH


def test_a_json_message_survives_the_wire() -> None:
    health = Health(1, "a", "Agentschap", 5)

    assert messages.decode_json(messages.encode_json(health), Health) == health


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"protocol":"1","agency_id":"a","agency_name":"A","time_ms":1}', b'{"protocol":1,"agency_id":"a","agency_name":"A","time_ms":1,"more":1}',
     b"[" * 100_000, b'{"protocol":1,"agency_id":"","agency_name":"A","time_ms":1}', b"\xff"],
)  # fmt: skip
def test_a_json_message_that_is_odd_in_any_way_is_refused(data: bytes) -> None:
    with pytest.raises(Untrusted, match="message_unreadable"):
        messages.decode_json(data, Health)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_from_outside_make_the_decoder_fail_otherwise(data: bytes) -> None:
    with pytest.raises(Untrusted):
        messages.decode_packed(data, EntryBatch)


def test_a_batch_of_more_than_500_entries_is_refused() -> None:
    rows = BATCH.rows[:1] * 501
    data = messages.encode_packed(msgspec.structs.replace(BATCH, rows=rows))

    with pytest.raises(Untrusted, match="message_unreadable"):
        messages.decode_packed(data, EntryBatch)


def test_an_empty_batch_is_refused() -> None:
    data = messages.encode_packed(msgspec.structs.replace(BATCH, rows=()))

    with pytest.raises(Untrusted, match="message_unreadable"):
        messages.decode_packed(data, EntryBatch)


def test_messages_nested_too_deep_are_refused() -> None:
    with pytest.raises(Untrusted):
        messages.decode_packed(b"\x91" * 100_000 + b"\xc0", EntryBatch)


def test_what_is_signed_differs_between_the_kinds_of_signature_and_between_fields() -> None:
    check = Check("c", 1, "a", True, 1, 2, "passed", 3)
    texts: list[Any] = [
        messages.enrol_bytes("A", "BC", "d", "e"),
        messages.enrol_bytes("AB", "C", "d", "e"),
        messages.card_set_bytes("a", 0, 1, False, ()),
        messages.card_set_bytes("a", 0, 1, True, ()),
        messages.card_set_bytes("a", 0, 1, False, (bytes(32),)),
        messages.check_set_bytes("a", 0, 1, False, ()),
        messages.check_set_bytes("a", 0, 1, False, (check,)),
        messages.check_set_bytes("a", 0, 1, False, (msgspec.structs.replace(check, agrees=False),)),
    ]

    assert len(set(texts)) == len(texts)


def _unbounded(info: Any, path: str, seen: frozenset[type] = frozenset()) -> Iterator[str]:
    """Return the places of a message that hold a text, bytes, a list or a number without an end."""
    match info:
        case inspect.StrType() | inspect.BytesType() if info.max_length is None:
            yield path
        case inspect.IntType() if info.le is None and info.lt is None:
            yield path
        case inspect.VarTupleType():
            if info.max_length is None:
                yield path
            yield from _unbounded(info.item_type, f"{path}[]", seen)
        case inspect.StructType() if info.cls not in seen:
            for field in info.fields:
                yield from _unbounded(field.type, f"{path}.{field.name}", seen | {info.cls})
        case inspect.UnionType():
            for one in info.types:
                yield from _unbounded(one, path, seen)
        case _:
            pass


# Compared with what they are over before they are kept: the chain and head asked for, the pinned agency, 32 and 64 bytes of a checked signature.
COMPARED = {"chain_id", "seq", "hash", "signature", "from_seq", "to_seq", "received_at_ms", "agency"}


@pytest.mark.parametrize("kind", sorted(Message.__subclasses__(), key=str))
def test_everything_in_a_message_has_an_end(kind: type[Message]) -> None:
    places = set(_unbounded(inspect.type_info(kind), kind.__name__))
    signed = {f"{part}.{name}" for part in ("checkpoint", "receipt", "receipts[]") for name in COMPARED}

    # Steps are judged as they are added up (`packing.unpack`), the protocol is compared and thrown away.
    judged = tuple(signed | {"at_step_ms", "elapsed_step_ms", "Health.protocol"})
    assert {place for place in places if not place.endswith(judged)} == set()


def test_a_problem_carries_a_code_and_no_sentence() -> None:
    assert (
        messages.encode_json(Problem("entries_gap", {"expected": 4}))
        == b'{"code":"entries_gap","params":{"expected":4}}'
    )
