"""Receiving a batch of entries: nothing is believed that was not worked out or verified here.

1. The chain belongs to the device that opened it, and that device is the one signed in.
2. What is held already is answered at once from the head, and nothing is written (a repeat, however often, is harmless).
3. The device's checkpoint over the last entry is verified, then all hashes are worked out from the hash before the first.
4. The journal stores what is new in one commit, refuses a hole, and sets another branch of the same chain aside.
5. A receipt is signed over what the journal then holds; a chain with two branches gets none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mo_desk.domain.devices import Device
from mo_desk.domain.errors import Conflict, NotAllowed, Untrusted
from mo_desk.domain.facts import ChainOpened
from mo_desk.exchange.ports import AfterAccept, Journal, Registry
from mo_desk.wire.agency import AgencySigner
from mo_desk.wire.chain import Checkpoint, Entry, Head, Receipt, to_ms
from mo_desk.wire.codec import decode_body
from mo_desk.wire.identity import verify_signature
from mo_desk.wire.messages import BatchReply, EntryBatch, HeadReply
from mo_desk.wire.packing import unpack
from mo_desk.wire.shown import Shown, read_shown


@dataclass(frozen=True, slots=True)
class Receiver:
    """The receiving half, given where entries go, who is known, and who signs."""

    journal: Journal
    registry: Registry
    signer: AgencySigner
    after_accept: AfterAccept

    def receive(self, batch: EntryBatch, device: Device, now: datetime) -> BatchReply:
        """Take in one batch and return the receipt that covers it.

        Raises: NotAllowed `chain_not_yours`; Conflict `entries_gap`, `chain_fork`; Untrusted `checkpoint`, `batch_hash`,
        `chain_opening`, `signature`, `erasure_shown`, and as the journal and the codec.
        """
        last = batch.from_seq + len(batch.rows) - 1
        owner = self.registry.chain_device(batch.chain_id)
        if owner is not None and owner != device.device_id:
            raise NotAllowed("chain_not_yours")
        _require_checkpoint(batch, last, device)
        if self.journal.hash_at(batch.chain_id, last) == batch.checkpoint.hash:
            return self._reply(batch.chain_id, last, 0, now)
        entries = unpack(batch.chain_id, batch.from_seq, batch.prev_hash, batch.rows)
        if entries[-1].hash != batch.checkpoint.hash:
            raise Untrusted("batch_hash", chain_id=batch.chain_id, seq=last)
        if entries[0].seq == 1:
            _require_opening(entries[0], device)
        accepted = self.journal.accept(entries, self._shown(batch, device))
        if accepted.quarantined:
            raise Conflict("chain_fork", chain_id=batch.chain_id, seq=self.journal.forked_at(batch.chain_id))
        if accepted.added:
            self.after_accept(frozenset({batch.chain_id}))
        return self._reply(batch.chain_id, last, accepted.added, now)

    def _shown(self, batch: EntryBatch, device: Device) -> list[Shown]:
        """Return the later erasures that a laptop shows with a batch: each of a chain of its own, under its signature."""

        def check(data: bytes, signature: bytes) -> None:
            if not verify_signature(device.public_key, data, signature):
                raise Untrusted("signature")

        if len(batch.shown) > sum(row.body is None for row in batch.rows):
            raise Untrusted("erasure_shown", chain_id=batch.chain_id, seq=batch.from_seq)
        entries = [read_shown(one, check) for one in batch.shown]
        for entry in entries:
            if self.registry.chain_device(entry.chain_id) not in {None, device.device_id}:
                raise NotAllowed("chain_not_yours")
        return [Shown(entry, device.device_id) for entry in entries]

    def _reply(self, chain_id: str, last: int, stored: int, now: datetime) -> BatchReply:
        head = self.journal.head(chain_id)
        receipt = self._receipt(head, last, now)
        return BatchReply(HeadReply(chain_id, head.seq, head.hash), stored, receipt)

    def _receipt(self, head: Head, last: int, now: datetime) -> Receipt:
        """Return the kept receipt that covers entry `last`, or sign one for everything held after the last receipt."""
        kept = self.registry.receipts(head.chain_id, last - 1, 1)
        if kept:
            return kept[0]
        if forked_at := self.journal.forked_at(
            head.chain_id
        ):  # nothing later is confirmed to either until a person decided
            raise Conflict("chain_fork", chain_id=head.chain_id, seq=forked_at)
        before = self.registry.last_receipt(head.chain_id)
        unsigned = Receipt(
            chain_id=head.chain_id, from_seq=before.to_seq + 1 if before else 1, to_seq=head.seq, hash=head.hash,
            received_at_ms=to_ms(now), agency=self.signer.trust.agency_id, signature=b"",
        )  # fmt: skip
        return self.registry.keep_receipt(signed_receipt(unsigned, self.signer))


def signed_receipt(receipt: Receipt, signer: AgencySigner) -> Receipt:
    """Return the receipt with the agency's signature over it."""
    return Receipt(
        receipt.chain_id, receipt.from_seq, receipt.to_seq, receipt.hash, receipt.received_at_ms, receipt.agency,
        signer.sign(receipt.signed_bytes()),
    )  # fmt: skip


def _require_checkpoint(batch: EntryBatch, last: int, device: Device) -> None:
    mark: Checkpoint = batch.checkpoint
    if mark.chain_id != batch.chain_id or mark.seq != last:
        raise Untrusted("checkpoint", chain_id=batch.chain_id)
    if not verify_signature(device.public_key, mark.signed_bytes(), mark.signature):
        raise Untrusted("checkpoint", chain_id=batch.chain_id)


def _require_opening(first: Entry, device: Device) -> None:
    """Let a chain begin only with the opening fact of the device that sends it."""
    opened = None if first.body is None else decode_body(first.kind, first.body)
    if (
        not isinstance(opened, ChainOpened)
        or opened.device_id != device.device_id
        or opened.device_key != device.public_key
    ):
        raise Untrusted("chain_opening")
