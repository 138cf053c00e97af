from __future__ import annotations

import msgspec
import pytest

from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased
from mo_desk.wire.chain import Entry, seal
from mo_desk.wire.codec import encode_body
from mo_desk.wire.identity import DeviceIdentity, verify_signature
from mo_desk.wire.messages import EntryBatch, ShownErasure, decode_packed, encode_packed
from mo_desk.wire.shown import read_shown, show
from tests.helpers.chains import a_batch, a_chain
from tests.helpers.hubs import HandClock

DEVICE, OTHER = DeviceIdentity.create("laptop-1"), DeviceIdentity.create("laptop-2")
CHAIN = a_chain(DEVICE, 6)
BODY = BodiesErased(CHAIN[1].subject_id, ("answer_given",), "retention")
ERASURE = seal(CHAIN[-1].head, BODY.kind, BODY.subject_id, "a", HandClock().now(), encode_body(BODY), bytes(16))
SHOWN = show(ERASURE, DEVICE.sign)


def check(data: bytes, signature: bytes) -> None:
    if not verify_signature(DEVICE.public_key, data, signature):
        raise Untrusted("signature")


def test_the_entry_comes_out_as_it_stands_in_its_chain() -> None:
    assert read_shown(SHOWN, check) == ERASURE


def test_another_device_cannot_show_it() -> None:
    with pytest.raises(Untrusted, match="signature"):
        read_shown(show(ERASURE, OTHER.sign), check)


@pytest.mark.parametrize("change", [{"chain_id": "d" * 32}, {"seq": 8}, {"prev_hash": bytes(32)}])
def test_it_cannot_be_moved_to_another_place(change: dict[str, object]) -> None:
    moved: ShownErasure = msgspec.structs.replace(SHOWN, **change)

    with pytest.raises(Untrusted, match="signature"):
        read_shown(moved, check)


@pytest.mark.parametrize("entry", [CHAIN[2], msgspec.structs.replace(ERASURE, body=None, salt=None)])
def test_nothing_but_an_erasure_with_its_body_can_be_shown(entry: Entry) -> None:
    with pytest.raises(Untrusted, match="erasure_shown"):
        read_shown(show(entry, DEVICE.sign), check)


def test_a_checkpoint_is_no_signature_over_something_shown() -> None:
    batch = a_batch(DEVICE, (*CHAIN, ERASURE))

    with pytest.raises(Untrusted, match="signature"):
        read_shown(msgspec.structs.replace(SHOWN, signature=batch.checkpoint.signature), check)


def test_a_batch_that_shows_nothing_travels_as_before() -> None:
    batch = a_batch(DEVICE, CHAIN)

    assert b"shown" not in encode_packed(batch)
    showing = msgspec.structs.replace(batch, shown=(SHOWN,))
    assert decode_packed(encode_packed(showing), EntryBatch) == showing
