"""The hash chain: what an entry is, how it is sealed onto the one before, and how a bad one is found.

- The hash covers the header with `body_digest = SHA-256(salt || body)`, never the body: a body and its salt can be erased
  and every chain still verifies. The salt makes the digest worthless for guessing the body back.
- The hashed text is a fixed label and the fields in order, each variable one with its length before it, so that no two
  headers give the same bytes.
- A chain is counted from 1; what stands before the first entry is `GENESIS`, 32 zero bytes.
- Checkpoints and receipts are signatures over a head, rows beside the journal and never entries. `signed_bytes` is the
  exact text under the signature, with a label of its own, so that one signature can never pass for another.
- A head code is the first 60 bits of a head's hash in Crockford's base32 (https://www.crockford.com/base32.html): short
  enough to copy by hand from a paper, long enough that nobody meets two alike by accident.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from mo_desk.domain.clock import Moment
from mo_desk.domain.errors import Invalid

GENESIS = bytes(32)
SALT_BYTES = 16
_LABEL = b"mo-entry-1"
_CHECKPOINT_LABEL = b"mo-checkpoint-1"
_RECEIPT_LABEL = b"mo-receipt-1"
_SHOWN_LABEL = b"mo-shown-1"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_CODE_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain; `seq` 0 and `GENESIS` when the chain is still empty."""

    chain_id: str
    seq: int
    hash: bytes

    @property
    def code(self) -> str:
        """Return the head code as it stands on papers."""
        return head_code(self.hash)


class Entry(msgspec.Struct, frozen=True):
    """One journal entry. `at_ms` is UTC in milliseconds since 1970; body and salt are None together once erased."""

    chain_id: str
    seq: int
    kind: str
    subject_id: str
    actor_id: str
    at_ms: int
    run_id: str
    elapsed_ms: int
    body: bytes | None
    salt: bytes | None
    body_digest: bytes
    prev_hash: bytes
    hash: bytes

    def __repr__(self) -> str:
        return f"Entry({self.chain_id}, {self.seq}, {self.kind})"

    @property
    def head(self) -> Head:
        """Return the head of the chain that ends with this entry."""
        return Head(self.chain_id, self.seq, self.hash)


class Checkpoint(msgspec.Struct, frozen=True):
    """The device's signature over a head: up to here, this laptop wrote this."""

    chain_id: str
    seq: int
    hash: bytes
    signature: bytes

    @property
    def head(self) -> Head:
        """Return the head that is signed."""
        return Head(self.chain_id, self.seq, self.hash)

    def signed_bytes(self) -> bytes:
        """Return what the signature covers."""
        return _head_bytes(_CHECKPOINT_LABEL, self.head)


class Receipt(msgspec.Struct, frozen=True):
    """The agency's signature over what it holds of a chain, up to and including `to_seq`, whose hash is `hash`."""

    chain_id: str
    from_seq: int
    to_seq: int
    hash: bytes
    received_at_ms: int
    agency: str
    signature: bytes

    def signed_bytes(self) -> bytes:
        """Return what the signature covers."""
        return (
            _head_bytes(_RECEIPT_LABEL, Head(self.chain_id, self.to_seq, self.hash))
            + struct.pack(">qq", self.from_seq, self.received_at_ms)
            + self.agency.encode()
        )


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first entry that does not fit: `reason` is gap, prev_hash, hash, body_digest or body_missing."""

    chain_id: str
    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a delivery of entries did: `heads` are the chains' heads afterwards, `forked` those with two branches.

    `added` entries are new in the journal, `replayed` ones were there already, `quarantined` ones lie aside because
    another entry holds their place. Nothing after a fork may be confirmed to the sender.
    """

    added: int
    replayed: int
    quarantined: int
    heads: tuple[Head, ...]
    forked: frozenset[str] = frozenset()


def seal(previous: Head, kind: str, subject_id: str, actor_id: str, moment: Moment, body: bytes, salt: bytes) -> Entry:
    """Return the entry that follows `previous`, with its digest and hash."""
    chain_id, seq, run_id = previous.chain_id, previous.seq + 1, moment.run_id
    at_ms, elapsed_ms = to_ms(moment.at), moment.elapsed_ms
    digest = body_digest(salt, body)
    sealed = _hash((seq, at_ms, elapsed_ms), (chain_id, kind, subject_id, actor_id, run_id), digest, previous.hash)
    return Entry(
        chain_id, seq, kind, subject_id, actor_id, at_ms, run_id, elapsed_ms, body, salt, digest, previous.hash, sealed
    )


def entry_hash(entry: Entry) -> bytes:
    """Return the SHA-256 that the entry's header should have."""
    numbers = (entry.seq, entry.at_ms, entry.elapsed_ms)
    texts = (entry.chain_id, entry.kind, entry.subject_id, entry.actor_id, entry.run_id)
    return _hash(numbers, texts, entry.body_digest, entry.prev_hash)


def body_digest(salt: bytes, body: bytes) -> bytes:
    """Return what the chain covers of a body: SHA-256 of the salt and the body."""
    return hashlib.sha256(salt + body).digest()


def first_bad(
    entries: Iterable[Entry], previous_hash: bytes, next_seq: int, erased: Callable[[Entry], bool]
) -> BadEntry | None:
    """Walk one chain's entries from `next_seq` on and return the first that does not fit, or None.

    `erased` says whether a missing body is covered by an erasure that is known here.
    """
    for entry in entries:
        reason = _fault(entry, previous_hash, next_seq, erased)
        if reason:
            return BadEntry(entry.chain_id, entry.seq, reason)
        previous_hash, next_seq = entry.hash, next_seq + 1
    return None


def shown_bytes(head: Head) -> bytes:
    """Return what the signature over an entry that is shown ahead of its place covers."""
    return _head_bytes(_SHOWN_LABEL, head)


def head_code(entry_hash: bytes) -> str:
    """Return the first 60 bits of a hash as `XXXX-XXXX-XXXX` in Crockford's base32."""
    bits = int.from_bytes(entry_hash[:8]) >> 4
    text = "".join(_ALPHABET[bits >> shift & 31] for shift in range(55, -1, -5))
    return f"{text[:4]}-{text[4:8]}-{text[8:]}"


def parse_head_code(text: str) -> str:
    """Read a head code as people type it (case, O for 0, I or L for 1, hyphens, spaces) and return its written form.

    Raises: Invalid `head_code_invalid`.
    """
    plain = text.strip().upper().translate(_LOOKALIKES)
    if len(plain) != _CODE_CHARACTERS or any(character not in _ALPHABET for character in plain):
        raise Invalid("head_code_invalid", "head_code")
    return f"{plain[:4]}-{plain[4:8]}-{plain[8:]}"


def to_ms(at: datetime) -> int:
    """Return whole milliseconds since 1970 of an aware time, without rounding up."""
    return (at - _EPOCH) // _MILLISECOND


def from_ms(at_ms: int) -> datetime:
    """Return the aware UTC time of milliseconds since 1970."""
    return _EPOCH + at_ms * _MILLISECOND


def _fault(entry: Entry, previous_hash: bytes, next_seq: int, erased: Callable[[Entry], bool]) -> str:
    if entry.seq != next_seq:
        return "gap"
    if entry.prev_hash != previous_hash:
        return "prev_hash"
    if entry.hash != entry_hash(entry):
        return "hash"
    if entry.body is None or entry.salt is None:
        return "" if entry.body is entry.salt and erased(entry) else "body_missing"
    return "" if body_digest(entry.salt, entry.body) == entry.body_digest else "body_digest"


def _hash(numbers: tuple[int, int, int], texts: tuple[str, ...], digest: bytes, prev_hash: bytes) -> bytes:
    parts = [_LABEL, struct.pack(">qqq", *numbers)]
    for text in texts:
        data = text.encode()
        parts += (len(data).to_bytes(4), data)
    # The two digests come last and have a length of their own too: a shorter one must not borrow from the other.
    parts += (len(digest).to_bytes(4), digest, prev_hash)
    return hashlib.sha256(b"".join(parts)).digest()


def _head_bytes(label: bytes, head: Head) -> bytes:
    chain = head.chain_id.encode()
    return label + len(chain).to_bytes(4) + chain + struct.pack(">q", head.seq) + head.hash
