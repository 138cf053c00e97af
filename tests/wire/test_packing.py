from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Untrusted
from mo_desk.wire.chain import GENESIS, Entry, first_bad
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import EntryBatch, PackedEntry, decode_packed, encode_packed
from mo_desk.wire.packing import deflate, fitting, inflate, pack, unpack
from tests.helpers.chains import a_batch, a_chain

DEVICE = DeviceIdentity.create("laptop-1")
CHAIN = a_chain(DEVICE, 120)


@settings(max_examples=40, deadline=None)
@given(first=st.integers(0, 100), length=st.integers(1, 20))
def test_unpacking_gives_back_the_entries_with_their_hashes(first: int, length: int) -> None:
    entries = CHAIN[first : first + length]

    again = unpack(entries[0].chain_id, entries[0].seq, entries[0].prev_hash, pack(entries))

    assert again == entries
    assert first_bad(again, entries[0].prev_hash, entries[0].seq, lambda _: False) is None


def test_an_erased_entry_travels_with_its_digest_only() -> None:
    erased = msgspec.structs.replace(CHAIN[3], body=None, salt=None)
    entries = (*CHAIN[:3], erased, *CHAIN[4:8])

    assert unpack(erased.chain_id, 1, GENESIS, pack(entries)) == entries


@settings(max_examples=60, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_in_a_batch_is_refused_or_gives_another_last_hash(place: int, bit: int) -> None:
    raw = bytearray(encode_packed(a_batch(DEVICE, CHAIN[:10])))
    raw[place % len(raw)] ^= 1 << bit

    try:
        batch = decode_packed(bytes(raw), EntryBatch)
        entries = unpack(batch.chain_id, batch.from_seq, batch.prev_hash, batch.rows)
    except Untrusted:
        return

    same = entries == CHAIN[:10]
    assert same is (entries[-1].hash == CHAIN[9].hash)


def row(**changes: object) -> PackedEntry:
    return msgspec.structs.replace(pack(CHAIN[:1])[0], **changes)


@pytest.mark.parametrize(
    "bad",
    [
        row(salt=None),
        row(body=None),
        row(digest=bytes(32)),
        row(body=None, salt=None),
        row(at_step_ms=-1),
        row(at_step_ms=2**53),
        row(elapsed_step_ms=-1),
        row(elapsed_step_ms=2**60),
    ],
)
def test_a_row_that_is_neither_whole_nor_erased_or_out_of_time_is_refused(bad: PackedEntry) -> None:
    with pytest.raises(Untrusted, match="entry_shape"):
        unpack("c" * 32, 1, GENESIS, [bad])


def test_a_batch_of_answers_is_small_on_the_wire() -> None:
    size = len(deflate(encode_packed(a_batch(DEVICE, CHAIN))))

    assert size / len(CHAIN) < 62  # 0.6 of the 103 bytes that Kolibri needs (performance.md, row 6)


def test_deflating_is_repeatable_and_inflates() -> None:
    data = b"abc" * 1000

    assert deflate(data) == deflate(data)
    assert inflate(deflate(data), 3000) == data


def test_what_inflates_past_the_limit_is_refused_before_it_is_in_memory() -> None:
    with pytest.raises(Untrusted, match="too_large"):
        inflate(deflate(bytes(50_000_000)), 1_000_000)


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", zlib.compress(b"x"), deflate(b"x")[:-1], deflate(b"x") + b"y", deflate(b"x") * 2]
)
def test_what_is_not_one_whole_gzip_is_refused(data: bytes) -> None:
    with pytest.raises(Untrusted, match="message_unreadable"):
        inflate(data, 100)


def test_the_packed_form_keeps_no_hash_that_could_lie() -> None:
    assert not {"hash", "prev_hash", "body_digest", "seq"} & set(PackedEntry.__struct_fields__)
    assert {"hash", "prev_hash"} < set(Entry.__struct_fields__)


@pytest.mark.parametrize(
    ("sizes", "count"),
    [((), 0), ((5, 5), 2), ((5, 5, 1), 2), ((11,), 1), ((11, 1), 1), ((0, 0, 10, 0), 4), ((9, 2, 1), 1)],
)
def test_as_many_as_fit_and_never_none(sizes: tuple[int, ...], count: int) -> None:
    assert fitting(sizes, 10) == count
