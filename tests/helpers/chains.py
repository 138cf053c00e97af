"""Entries of a chain as a laptop writes them, without a database: for tests of what travels."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from mo_desk.domain.clock import Moment
from mo_desk.domain.facts import AnswerGiven, Body, ChainOpened
from mo_desk.domain.ids import AttemptId, DeviceId, ItemId, OptionId
from mo_desk.wire.chain import GENESIS, Checkpoint, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import EntryBatch
from mo_desk.wire.packing import pack

BEGIN = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
RUN = "5" * 32
ACTOR = "6" * 32


def a_chain(identity: DeviceIdentity, length: int, *, chain_id: str = "c" * 32, variant: str = "") -> tuple[Entry, ...]:
    """Return a chain opened by a device and filled with answers; another variant gives other answers."""
    opened = ChainOpened(DeviceId(identity.device_id), identity.public_key, "", "0.1.0", "init")
    entries = [_sealed(Head(chain_id, 0, GENESIS), identity.device_id, opened, 0)]
    for number in range(1, length):
        attempt = hashlib.sha256(f"{chain_id}{number // 41}".encode()).hexdigest()[:32]
        body = AnswerGiven(
            AttemptId(attempt), ItemId(f"t07-item-{number % 97}"), OptionId("abcd"[number % 4]), "nl" + variant
        )
        entries.append(_sealed(entries[-1].head, attempt, body, number))
    return tuple(entries[:length])


def a_batch(identity: DeviceIdentity, entries: tuple[Entry, ...]) -> EntryBatch:
    """Return a batch of entries with the device's checkpoint over the last."""
    first, last = entries[0], entries[-1]
    unsigned = Checkpoint(last.chain_id, last.seq, last.hash, b"")
    mark = Checkpoint(last.chain_id, last.seq, last.hash, identity.sign(unsigned.signed_bytes()))
    return EntryBatch(first.chain_id, first.seq, first.prev_hash, pack(entries), mark)


def _sealed(previous: Head, subject_id: str, body: Body, number: int) -> Entry:
    salt = hashlib.sha256(f"{previous.chain_id}{number}{body}".encode()).digest()[:16]
    moment = Moment(BEGIN + timedelta(milliseconds=7300 * number), RUN, 7300 * number)
    return seal(previous, body.kind, subject_id, ACTOR, moment, encode_body(body), salt)
