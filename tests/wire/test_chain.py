"""Sealing, hashing, finding the bad entry, head codes, what is signed."""

from __future__ import annotations

import hashlib
import struct
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Invalid
from mo_desk.wire.chain import (
    GENESIS,
    Checkpoint,
    Entry,
    Head,
    Receipt,
    body_digest,
    entry_hash,
    first_bad,
    from_ms,
    head_code,
    parse_head_code,
    seal,
    to_ms,
)

AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
HEADER = ("chain_id", "seq", "kind", "subject_id", "actor_id", "at_ms", "run_id", "elapsed_ms", "body_digest", "prev_hash")
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def a_chain(length: int = 5) -> list[Entry]:
    head, entries = Head("c1", 0, GENESIS), []
    for number in range(length):
        moment = Moment(AT + timedelta(seconds=number), "run", 1000 * number)
        body = b'{"n":%d}' % number
        entries.append(seal(head, "answer_given", "attempt", "user", moment, body, bytes([number]) * 16))
        head = entries[-1].head
    return entries


def bad(entries: list[Entry], *, erased: bool = False) -> tuple[int, str] | None:
    found = first_bad(entries, GENESIS, 1, lambda _entry: erased)
    return None if found is None else (found.seq, found.reason)


def other(value: object) -> object:
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return value + 1 if isinstance(value, int) else f"{value}x"


def test_an_entry_follows_the_head_it_is_sealed_onto() -> None:
    first, second = a_chain(2)

    assert (first.seq, first.prev_hash) == (1, GENESIS)
    assert (second.seq, second.prev_hash) == (2, first.hash)
    assert second.head == Head("c1", 2, second.hash)


def test_the_hash_is_sha256_over_label_numbers_texts_and_digests_with_their_lengths() -> None:
    entry = a_chain(1)[0]
    text = b"mo-entry-1" + struct.pack(">qqq", 1, entry.at_ms, 0)
    for part in (b"c1", b"answer_given", b"attempt", b"user", b"run", entry.body_digest):
        text += struct.pack(">I", len(part)) + part

    assert entry.hash == hashlib.sha256(text + GENESIS).digest() == entry_hash(entry)


@pytest.mark.parametrize("name", HEADER)
def test_the_hash_covers_every_field_of_the_header(name: str) -> None:
    entry = a_chain(1)[0]
    changed = msgspec.structs.replace(entry, **{name: other(getattr(entry, name))})

    assert entry_hash(changed) != entry.hash


@pytest.mark.parametrize("name", ["body", "salt", "hash"])
def test_the_hash_covers_the_digest_and_not_the_body(name: str) -> None:
    entry = a_chain(1)[0]

    assert entry_hash(msgspec.structs.replace(entry, **{name: None})) == entry.hash


@given(st.lists(st.text(max_size=6), min_size=5, max_size=5), st.lists(st.text(max_size=6), min_size=5, max_size=5))
def test_no_two_headers_have_the_same_hash_however_their_texts_run_together(one: list[str], two: list[str]) -> None:
    hashes = [
        entry_hash(Entry(texts[0], 1, texts[1], texts[2], texts[3], 0, texts[4], 0, None, None, b"d", b"p", b""))
        for texts in (one, two)
    ]

    assert (hashes[0] == hashes[1]) == (one == two)


def test_a_byte_may_not_move_from_one_digest_to_the_other() -> None:
    entry = a_chain(1)[0]
    moved = msgspec.structs.replace(entry, body_digest=entry.body_digest + b"\0", prev_hash=GENESIS[1:])

    assert entry_hash(moved) != entry.hash


def test_equal_bodies_under_other_salts_have_other_digests() -> None:
    assert body_digest(b"a" * 16, b"{}") != body_digest(b"b" * 16, b"{}")


def test_a_whole_chain_has_no_bad_entry() -> None:
    assert bad(a_chain()) is None
    assert bad([]) is None


@pytest.mark.parametrize("name", Entry.__struct_fields__)
def test_a_change_in_any_field_of_any_entry_is_found_at_that_entry(name: str) -> None:
    for place in range(5):
        entries = a_chain()
        entries[place] = msgspec.structs.replace(entries[place], **{name: other(getattr(entries[place], name))})

        found = bad(entries)

        assert found is not None
        assert found[0] == (entries[place].seq if name == "seq" else place + 1)


def test_the_reason_says_what_does_not_fit() -> None:
    entries = a_chain()
    third = entries[2]

    def with_third(**changes: object) -> tuple[int, str] | None:
        return bad([*entries[:2], msgspec.structs.replace(third, **changes), *entries[3:]])

    assert bad([*entries[:2], *entries[3:]]) == (4, "gap")
    assert bad([*entries[:3], *entries[2:]]) == (3, "gap")
    assert with_third(prev_hash=GENESIS) == (3, "prev_hash")
    assert with_third(subject_id="somebody else") == (3, "hash")
    assert with_third(body=b"{}") == (3, "body_digest")
    assert with_third(salt=bytes(16)) == (3, "body_digest")
    assert with_third(body=None, salt=None) == (3, "body_missing")


def test_a_changed_entry_with_its_own_hash_made_right_is_found_at_the_next() -> None:
    entries = a_chain()
    forged = msgspec.structs.replace(entries[2], actor_id="somebody else")
    entries[2] = msgspec.structs.replace(forged, hash=entry_hash(forged))

    assert bad(entries) == (4, "prev_hash")


def test_an_erased_body_is_in_order_and_half_an_erasure_is_not() -> None:
    entries = a_chain()

    whole = [msgspec.structs.replace(entry, body=None, salt=None) for entry in entries]
    half = [*entries[:1], msgspec.structs.replace(entries[1], body=None), *entries[2:]]
    other_half = [*entries[:1], msgspec.structs.replace(entries[1], salt=None), *entries[2:]]

    assert bad(whole, erased=True) is None
    assert bad(whole) == (1, "body_missing")
    assert bad(half, erased=True) == (2, "body_missing")
    assert bad(other_half, erased=True) == (2, "body_missing")


def test_a_stretch_is_checked_from_where_it_begins() -> None:
    entries = a_chain()

    assert first_bad(entries[2:], entries[1].hash, 3, lambda _entry: False) is None
    assert first_bad(entries[2:], entries[0].hash, 3, lambda _entry: False) is not None


def test_an_entry_shows_neither_body_nor_subject() -> None:
    assert repr(a_chain(1)[0]) == "Entry(c1, 1, answer_given)"


@pytest.mark.parametrize(
    ("entry_hash", "code"),
    [
        (bytes(32), "0000-0000-0000"),
        (b"\xff" * 32, "ZZZZ-ZZZZ-ZZZZ"),
        (bytes.fromhex("0123456789abcdef") + bytes(24), "04HM-ASW9-NF6Y"),
    ],
)
def test_a_head_code_is_the_first_sixty_bits_in_crockfords_base32(entry_hash: bytes, code: str) -> None:
    expected = "".join(ALPHABET[int(f"{int.from_bytes(entry_hash):0256b}"[place : place + 5], 2)] for place in range(0, 60, 5))

    assert head_code(entry_hash) == code
    assert code.replace("-", "") == expected


@given(st.binary(min_size=32, max_size=32))
def test_a_head_code_is_read_back_however_it_is_typed(entry_hash: bytes) -> None:
    code = head_code(entry_hash)

    for typed in (code, code.lower(), code.replace("-", ""), f"  {code.replace('-', ' ')} ", "-".join(code)):
        assert parse_head_code(typed) == code
    assert parse_head_code(code.replace("0", "o").replace("1", "l")) == code
    assert parse_head_code(code.replace("0", "O").replace("1", "I")) == code


@pytest.mark.parametrize("typed", ["", "0000-0000-000", "0000-0000-00000", "0000-0000-000U", "0000-0000-000é", "٠" * 12])
def test_what_is_no_head_code_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="head_code_invalid") as caught:
        parse_head_code(typed)

    assert caught.value.field == "head_code"


def test_what_a_checkpoint_and_a_receipt_sign_differs_in_every_field() -> None:
    checkpoint = Checkpoint("c1", 5, b"h" * 32, b"")
    receipt = Receipt("c1", 1, 5, b"h" * 32, 1_700_000_000_000, "agency", b"")
    signed = {checkpoint.signed_bytes(), receipt.signed_bytes()}
    for name in ("chain_id", "seq", "hash"):
        signed.add(msgspec.structs.replace(checkpoint, **{name: other(getattr(checkpoint, name))}).signed_bytes())
    for name in ("chain_id", "from_seq", "to_seq", "hash", "received_at_ms", "agency"):
        signed.add(msgspec.structs.replace(receipt, **{name: other(getattr(receipt, name))}).signed_bytes())

    assert len(signed) == 11
    assert msgspec.structs.replace(checkpoint, signature=b"s").signed_bytes() == checkpoint.signed_bytes()
    assert msgspec.structs.replace(receipt, signature=b"s").signed_bytes() == receipt.signed_bytes()


def test_a_checkpoint_names_its_head() -> None:
    assert Checkpoint("c1", 5, b"h" * 32, b"").head == Head("c1", 5, b"h" * 32)
    assert Head("c1", 0, GENESIS).code == "0000-0000-0000"


def test_times_are_whole_milliseconds_in_any_zone_and_never_rounded_up() -> None:
    brussels = timezone(timedelta(hours=1))

    assert to_ms(datetime(2026, 11, 24, 9, 30, 0, 999_999, tzinfo=brussels)) == to_ms(AT) + 999
    assert to_ms(datetime(1969, 12, 31, 23, 59, 59, 999_500, tzinfo=UTC)) == -1


@given(st.integers(-(10**13), 10**14))
def test_milliseconds_are_read_back_exactly(at_ms: int) -> None:
    assert to_ms(from_ms(at_ms)) == at_ms
    assert from_ms(at_ms).tzinfo is UTC
