"""Somebody with the key in hand changes rows of the database: verifying names the place, whatever was changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mo_desk.store.verify import verify
from mo_desk.views.journal import ChainReport
from mo_desk.wire.chain import Entry, Receipt, body_digest, entry_hash, head_code
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


def test_an_untouched_journal_is_sound(desk: OpenStore) -> None:
    assert found(desk) == (0, "")
    assert (report(desk).entries, report(desk).head_code) == (LENGTH, desk.store.head().code)


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


@pytest.mark.parametrize("gone", ["body = NULL", "salt = NULL", "body = NULL, salt = NULL"])
def test_a_body_or_salt_that_was_taken_away_without_an_erasure_is_named(desk: OpenStore, gone: str) -> None:
    desk.tamper(f"UPDATE entry SET {gone} WHERE seq = 4")

    assert found(desk) == (4, "body_missing")


def test_an_entry_that_was_taken_out_is_named_by_the_one_after_it(desk: OpenStore) -> None:
    desk.tamper("DELETE FROM entry WHERE seq = 4")

    assert found(desk) == (5, "gap")


def test_an_end_that_was_cut_off_is_named_by_what_was_signed(desk: OpenStore) -> None:
    desk.tamper("DELETE FROM entry WHERE seq >= 6")

    assert found(desk) == (LENGTH, "checkpoint")
    assert verify(desk.store).behind_mark


def test_a_chain_that_was_taken_out_whole_is_still_named_by_what_was_signed(desk: OpenStore) -> None:
    for table in ("entry", "chain"):
        desk.tamper(f"DELETE FROM {table}")

    assert found(desk) == (1, "checkpoint")


def test_a_changed_answer_with_its_digest_and_hash_made_right_is_named_at_the_next_entry(desk: OpenStore) -> None:
    store_entry(desk, forged(desk.entries()[3], desk.entries()[2].hash))

    assert found(desk) == (5, "prev_hash")


def test_a_chain_made_right_from_a_changed_answer_on_is_named_by_the_checkpoint(desk: OpenStore) -> None:
    rewrite_from(desk, 4)

    assert found(desk) == (LENGTH, "checkpoint")


def test_a_checkpoint_made_to_fit_has_no_signature(desk: OpenStore) -> None:
    head = rewrite_from(desk, 4)

    desk.tamper("UPDATE checkpoint SET hash = :hash WHERE seq = :seq", hash=head.hash, seq=LENGTH)

    assert found(desk) == (LENGTH, "checkpoint_signature")


def test_a_receipt_names_a_place_even_to_somebody_with_the_device_key(desk: OpenStore) -> None:
    entry = desk.entries()[5]
    desk.store.keep_receipts([Receipt(entry.chain_id, 1, 6, entry.hash, 5, "agency", b"")])
    rewrite_from(desk, 4)
    desk.tamper("DELETE FROM checkpoint")

    assert found(desk) == (6, "receipt")


def test_another_key_put_beside_the_chain_is_named(desk: OpenStore) -> None:
    desk.tamper("UPDATE chain SET device_key = :key", key=a_device("thief").public_key)

    assert found(desk) == (1, "opening")


def test_a_chain_without_its_row_or_with_another_beginning_is_named(desk: OpenStore) -> None:
    desk.tamper("DELETE FROM chain")
    desk.tamper("DELETE FROM checkpoint")
    assert found(desk) == (1, "opening")

    first = desk.entries()[0]
    for body in (b"{}", None):
        set_field(desk, 1, "body", body)
        assert found(desk)[0] == 1
    set_field(desk, 1, "body", first.body)


def test_the_first_bad_entry_of_every_chain_is_named_and_good_ones_stay_good(desk: OpenStore) -> None:
    for number in range(3):
        desk.store.accept(a_chain(a_device("other"), 6, chain_id=f"{number:032x}"))

    desk.tamper("UPDATE entry SET actor_id = 'x' WHERE chain_id = :chain AND seq IN (3, 5)", chain=f"{1:032x}")

    by_chain = {chain.chain_id: chain.bad_seq for chain in verify(desk.store).chains}
    assert by_chain == {f"{0:032x}": 0, f"{1:032x}": 3, f"{2:032x}": 0, desk.store.head().chain_id: 0}


def test_a_fork_is_reported_where_it_begins(desk: OpenStore) -> None:
    device, one = a_device("other"), a_chain(a_device("other"), 8)
    desk.store.accept(one[:6])
    two = a_chain(device, 8, variant="x")

    desk.store.accept(two)

    assert (report(desk, one[0].chain_id).bad_seq, report(desk, one[0].chain_id).bad_reason) == (2, "fork")


@pytest.mark.parametrize("seq", [1, 5, LENGTH])
def test_a_head_code_from_a_paper_is_found_anywhere_in_the_journal(desk: OpenStore, seq: int) -> None:
    code = head_code(desk.entries()[seq - 1].hash)

    assert verify(desk.store, code).head_known is True
    assert verify(desk.store, head_code(bytes(32))).head_known is False
    assert verify(desk.store).head_known is None


def forged(entry: Entry, prev_hash: bytes) -> Entry:
    """Return the entry by another actor, made right in itself."""
    assert entry.body is not None
    assert entry.salt is not None
    body = entry.body.replace(b'"nl"', b'"fr"')
    changed = msgspec.structs.replace(
        entry, actor_id="thief", body=body, body_digest=body_digest(entry.salt, body), prev_hash=prev_hash
    )
    return msgspec.structs.replace(changed, hash=entry_hash(changed))


def rewrite_from(desk: OpenStore, seq: int) -> Entry:
    """Forge an entry and chain everything after it onto it; return the new head."""
    entries = desk.entries()
    before = entries[seq - 2]
    for entry in entries[seq - 1 :]:
        before = forged(entry, before.hash)
        store_entry(desk, before)
    return before
