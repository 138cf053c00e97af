from __future__ import annotations

import hashlib
import struct
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Invalid
from mo_desk.wire.chain import (
    GENESIS,
    BadEntry,
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
from tests.helpers.chains import a_chain
from tests.helpers.stores import an_identity

DEVICE = an_identity("laptop")
MOMENT = Moment(datetime(2026, 11, 24, 8, 30, 15, 123_456, tzinfo=UTC), "5" * 32, 4321)
NUMBERS, BYTES = st.integers(-(2**63), 2**63 - 1), st.binary(max_size=40)
ENTRIES = st.builds(
    Entry, st.text(max_size=9), NUMBERS, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9), NUMBERS,
    st.text(max_size=9), NUMBERS, st.none(), st.none(), BYTES, BYTES, BYTES,
)  # fmt: skip


def nothing_erased(_entry: Entry) -> bool:
    return False


def walk(entries: tuple[Entry, ...]) -> BadEntry | None:
    return first_bad(entries, GENESIS, 1, nothing_erased)


def test_an_entry_follows_the_head_it_is_sealed_onto() -> None:
    entry = seal(Head("c" * 32, 7, b"\1" * 32), "signed_in", "subject", "actor", MOMENT, b"body", b"s" * 16)

    assert (entry.chain_id, entry.seq, entry.prev_hash) == ("c" * 32, 8, b"\1" * 32)
    assert entry.at_ms == 1_795_509_015_123
    assert entry.body_digest == hashlib.sha256(b"s" * 16 + b"body").digest()
    assert entry.head == Head("c" * 32, 8, entry.hash)


def test_the_hash_is_over_the_header_in_a_fixed_encoding() -> None:
    entry = seal(Head("chain", 0, GENESIS), "signed_in", "subj", "actor", MOMENT, b"body", b"s" * 16)
    texts = b"".join(len(text).to_bytes(4) + text for text in (b"chain", b"signed_in", b"subj", b"actor", b"5" * 32))
    numbers = struct.pack(">qqq", 1, 1_795_509_015_123, 4321)
    digests = (32).to_bytes(4) + entry.body_digest + GENESIS

    assert entry.hash == hashlib.sha256(b"mo-entry-1" + numbers + texts + digests).digest()


@settings(max_examples=60, deadline=None)
@given(one=ENTRIES, other=ENTRIES)
def test_two_headers_with_the_same_hash_are_the_same_header(one: Entry, other: Entry) -> None:
    same = msgspec.structs.replace(one, hash=b"") == msgspec.structs.replace(other, hash=b"")

    assert (entry_hash(one) == entry_hash(other)) == same


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "pin_refused"}, {"subject_id": "x"}, {"actor_id": "x"}, {"at_ms": 5}, {"run_id": "x"}, {"elapsed_ms": 5},
        {"body_digest": bytes(32)},
    ],
)  # fmt: skip
def test_a_changed_header_is_found(change: dict[str, object]) -> None:
    chain = list(a_chain(DEVICE, 9))
    chain[4] = msgspec.structs.replace(chain[4], **change)

    assert walk(tuple(chain)) == BadEntry("c" * 32, 5, "hash")


def test_a_changed_body_or_salt_is_found() -> None:
    chain = list(a_chain(DEVICE, 9))
    changed = msgspec.structs.replace(chain[4], body=b"{}")
    resalted = msgspec.structs.replace(chain[4], salt=bytes(16))

    assert walk((*chain[:4], changed, *chain[5:])) == BadEntry("c" * 32, 5, "body_digest")
    assert walk((*chain[:4], resalted, *chain[5:])) == BadEntry("c" * 32, 5, "body_digest")


def test_an_entry_rewritten_with_its_own_hash_breaks_the_next() -> None:
    chain = list(a_chain(DEVICE, 9))
    other = msgspec.structs.replace(chain[4], actor_id="x")
    chain[4] = msgspec.structs.replace(other, hash=entry_hash(other))

    assert walk(tuple(chain)) == BadEntry("c" * 32, 6, "prev_hash")


@settings(max_examples=40, deadline=None)
@given(length=st.integers(2, 20), data=st.data())
def test_a_missing_repeated_or_misplaced_entry_is_named(length: int, data: st.DataObject) -> None:
    chain = a_chain(DEVICE, length)
    place = data.draw(st.integers(0, length - 2))

    assert walk((*chain[:place], *chain[place + 1 :])) == BadEntry("c" * 32, place + 2, "gap")
    assert walk((*chain[: place + 1], *chain[place:])) == BadEntry("c" * 32, place + 1, "gap")
    assert walk(chain) is None


@settings(max_examples=40, deadline=None)
@given(erased=st.sets(st.integers(0, 14)), known=st.sets(st.integers(0, 14)))
def test_a_missing_body_is_in_order_only_where_an_erasure_is_known(erased: set[int], known: set[int]) -> None:
    chain = tuple(
        msgspec.structs.replace(entry, body=None, salt=None) if place in erased else entry
        for place, entry in enumerate(a_chain(DEVICE, 15))
    )

    bad = first_bad(chain, GENESIS, 1, lambda entry: entry.seq - 1 in known)

    unexplained = sorted(erased - known)
    assert bad == (BadEntry("c" * 32, unexplained[0] + 1, "body_missing") if unexplained else None)


@pytest.mark.parametrize("half", [{"body": None}, {"salt": None}])
def test_half_an_erasure_is_none(half: dict[str, None]) -> None:
    chain = a_chain(DEVICE, 1)

    bad = first_bad([msgspec.structs.replace(chain[0], **half)], GENESIS, 1, lambda _entry: True)

    assert bad == BadEntry("c" * 32, 1, "body_missing")


def test_a_walk_can_begin_in_the_middle() -> None:
    chain = a_chain(DEVICE, 9)

    assert first_bad(chain[4:], chain[3].hash, 5, nothing_erased) is None
    assert first_bad(chain[4:], GENESIS, 5, nothing_erased) == BadEntry("c" * 32, 5, "prev_hash")


def test_a_salt_hides_what_was_erased() -> None:
    assert body_digest(b"1" * 16, b"body") != body_digest(b"2" * 16, b"body")


def test_a_head_code_is_the_first_sixty_bits() -> None:
    assert head_code(bytes(32)) == "0000-0000-0000"
    assert head_code(b"\xff" * 32) == "ZZZZ-ZZZZ-ZZZZ"
    assert head_code(bytes.fromhex("0123456789abcdef") + bytes(24)) == "04HM-ASW9-NF6Y"
    assert Head("c", 1, bytes(32)).code == "0000-0000-0000"


@pytest.mark.parametrize("typed", ["O1l0-ABCD-EFGH", " oiLo abcd efgh ", "01 10ABCDEFGH", "0110-abcd-efgh"])
def test_a_head_code_is_read_as_people_type_it(typed: str) -> None:
    assert parse_head_code(typed) == "0110-ABCD-EFGH"


@pytest.mark.parametrize(
    "typed", ["", "0110-ABCD-EFG", "0110-ABCD-EFGHJ", "0110-ABCD-EFGU", "0110_ABCD_EFGH", "٠110-ABCD-EFGH"]
)
def test_what_is_no_head_code_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="head_code_invalid"):
        parse_head_code(typed)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_a_written_head_code_reads_back_as_itself(digest: bytes) -> None:
    assert parse_head_code(head_code(digest).lower().replace("-", " ")) == head_code(digest)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 253_402_300_799_999_999).map(
        lambda micros: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    )
)
def test_milliseconds_are_exact_and_never_rounded_up(at: datetime) -> None:
    assert from_ms(to_ms(at)) == at.replace(microsecond=at.microsecond // 1000 * 1000)


def test_milliseconds_do_not_depend_on_the_zone() -> None:
    summer = datetime.fromisoformat("2026-10-25T02:30:00+02:00")
    winter = datetime.fromisoformat("2026-10-25T02:30:00+01:00")

    assert to_ms(winter) - to_ms(summer) == timedelta(hours=1) // timedelta(milliseconds=1)


def test_what_is_signed_differs_for_every_field_and_purpose() -> None:
    mark = Checkpoint("c", 1, bytes(32), b"")
    receipt = Receipt("c", 1, 1, bytes(32), 5, "agency", b"")
    others: list[Checkpoint | Receipt] = [
        msgspec.structs.replace(mark, chain_id="d"), msgspec.structs.replace(mark, seq=2),
        msgspec.structs.replace(mark, hash=b"\1" * 32), msgspec.structs.replace(receipt, from_seq=0),
        msgspec.structs.replace(receipt, to_seq=2), msgspec.structs.replace(receipt, received_at_ms=6),
        msgspec.structs.replace(receipt, agency="other"), msgspec.structs.replace(receipt, hash=b"\1" * 32),
    ]  # fmt: skip

    everything: list[Checkpoint | Receipt] = [mark, receipt, *others]
    assert len({one.signed_bytes() for one in everything}) == len(everything)
    assert mark.head == Head("c", 1, bytes(32))


def test_an_entry_shows_its_place_and_never_its_body() -> None:
    assert repr(a_chain(DEVICE, 2)[1]) == f"Entry({'c' * 32}, 2, answer_given)"
