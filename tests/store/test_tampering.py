"""Somebody with the key in hand changes rows of the database: verifying names the place, whatever was changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased
from mo_desk.store.verify import verify
from mo_desk.views.journal import ChainReport
from mo_desk.wire.chain import GENESIS, Entry, Receipt, body_digest, entry_hash, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.bodies import a_body
from tests.helpers.chains import a_chain
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, make_store

LENGTH = 9
NAMED = {
    "chain_id": None, "seq": None, "kind": "hash", "subject_id": "hash", "actor_id": "hash", "at_ms": "hash", "run_id": "hash",
    "elapsed_ms": "hash", "body": "body_digest", "salt": "body_digest", "body_digest": "hash", "prev_hash": "prev_hash",
    "hash": "hash",
}  # fmt: skip
"""What verifying says of a changed field of an entry; None where the entry is no longer found at its place."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenStore]:
    opened = make_store(tmp_path)
    opened.append(*[a_body("answer_given", choice=number) for number in range(LENGTH - 2)])
    with opened.store.write(TRAINER) as work:
        work.append(*a_body("incident_reported", choice=3))
        work.checkpoint()
    yield opened
    opened.store.close()


def report(desk: OpenStore, chain_id: str = "") -> ChainReport:
    wanted = chain_id or desk.store.head().chain_id
    return next(chain for chain in verify(desk.store).chains if chain.chain_id == wanted)


def found(desk: OpenStore) -> tuple[int, str]:
    one = report(desk)
    assert verify(desk.store).sound == (one.bad_seq == 0)
    return one.bad_seq, one.bad_reason


def set_field(desk: OpenStore, seq: int, name: str, value: object) -> None:
    desk.tamper(f"UPDATE entry SET {name} = :value WHERE seq = :seq", value=value, seq=seq)


def store_entry(desk: OpenStore, entry: Entry) -> None:
    for name in ("actor_id", "body", "body_digest", "prev_hash", "hash"):
        set_field(desk, entry.seq, name, getattr(entry, name))


def other(value: object) -> object:
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return value + 100 if isinstance(value, int) else f"{value}x"


@pytest.mark.parametrize("name", Entry.__struct_fields__)
def test_a_changed_field_of_any_entry_is_named(desk: OpenStore, name: str) -> None:
    for seq in range(1, LENGTH + 1):
        entry = desk.entries()[seq - 1]
        changed = getattr(msgspec.structs.replace(entry, **{name: other(getattr(entry, name))}), name)
        chain_id = changed if name == "chain_id" else entry.chain_id
        moved = changed if name == "seq" else seq

        set_field(desk, seq, name, changed)
        bad, reason = found(desk)
        desk.tamper(
            f"UPDATE entry SET {name} = :value WHERE seq = :seq AND chain_id = :chain", value=getattr(entry, name), seq=moved,
            chain=chain_id,
        )  # fmt: skip

        if NAMED[name]:
            assert (bad, reason) == (seq, NAMED[name])
        else:
            assert seq <= bad
            assert reason == ("gap" if seq < LENGTH else "gap" if name == "seq" else "checkpoint")
        assert found(desk) == (0, "")


def test_a_chain_that_was_taken_out_whole_is_still_named_by_what_was_signed(desk: OpenStore) -> None:
    for table in ("entry", "chain"):
        desk.tamper(f"DELETE FROM {table}")

    assert found(desk) == (1, "checkpoint")


def test_a_receipt_names_a_place_even_to_somebody_with_the_device_key(desk: OpenStore) -> None:
    entry = desk.entries()[5]
    desk.store.keep_receipts([Receipt(entry.chain_id, 1, 6, entry.hash, 5, "agency", b"")])
    rewrite_from(desk, 4, b"{}")
    desk.tamper("DELETE FROM checkpoint")

    assert found(desk) == (6, "receipt")


def test_a_chain_without_its_row_is_named(desk: OpenStore) -> None:
    desk.tamper("DELETE FROM chain")

    assert found(desk) == (1, "opening")


def test_a_row_of_a_chain_of_which_nothing_else_is_left_is_named(desk: OpenStore) -> None:
    for table in ("entry", "checkpoint"):
        desk.tamper(f"DELETE FROM {table}")

    assert found(desk) == (1, "opening")


@pytest.mark.parametrize("body", [b"{}", b'{"wrong_tries":0}'])
def test_a_chain_that_opens_with_something_else_is_named_even_when_every_hash_is_right(
    desk: OpenStore, body: bytes
) -> None:
    rewrite_from(desk, 1, body)
    desk.tamper("DELETE FROM checkpoint")

    assert found(desk) == (1, "opening")


def test_the_opening_is_never_excused_by_an_erasure(desk: OpenStore) -> None:
    first = desk.entries()[0]
    desk.tamper(
        "INSERT INTO erasure (chain_id, seq, kind, subject_id, ground, device_id, reach) "
        "VALUES (:chain, 1, :kind, :subject, '', 'laptop', 'everywhere')",
        chain=first.chain_id, kind=first.kind, subject=first.subject_id,
    )  # fmt: skip
    desk.tamper("UPDATE entry SET body = NULL, salt = NULL WHERE seq = 1")

    assert found(desk) == (1, "opening")


def test_no_erasure_lets_a_delivery_without_its_opening_in(desk: OpenStore) -> None:
    opened = a_chain(a_device("other"), 1)[0]
    erased = msgspec.structs.replace(opened, body=None, salt=None)
    excuse = BodiesErased(opened.subject_id, (opened.kind,), "retention")
    moment = desk.clock.now()
    last = seal(opened.head, excuse.kind, opened.subject_id, "u", moment, encode_body(excuse), bytes(16))

    with pytest.raises(Untrusted, match="chain_not_opened"):
        desk.store.accept([erased, last])

    assert desk.count("chain") == 1


def forged(entry: Entry, prev_hash: bytes, body: bytes) -> Entry:
    """Return the entry with another actor and body, made right in itself."""
    assert entry.salt is not None
    changed = msgspec.structs.replace(
        entry, actor_id="thief", body=body, body_digest=body_digest(entry.salt, body), prev_hash=prev_hash
    )
    return msgspec.structs.replace(changed, hash=entry_hash(changed))


def rewrite_from(desk: OpenStore, seq: int, body: bytes) -> None:
    """Forge an entry and chain everything after it onto it."""
    entries = desk.entries()
    before = entries[seq - 2].hash if seq > 1 else GENESIS
    for entry in entries[seq - 1 :]:
        assert entry.body is not None
        one = forged(entry, before, body if entry.seq == seq else entry.body)
        store_entry(desk, one)
        before = one.hash
