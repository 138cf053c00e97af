"""The messages of the protocol between a desk and its agency, version 1.

Every request and every answer carries the header `MO-Desk-Protocol: 1`; a side that sees another number stops by that
number and loses nothing. Batches, pages of entries and card sets travel as MessagePack, the rest as JSON; both are read
strictly (unknown fields and wrong types are `Untrusted`), after their size was bounded by the carrier.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

from mo_desk.domain.errors import Untrusted
from mo_desk.wire.bounds import ID, LARGEST_NUMBER, LATEST_MS
from mo_desk.wire.chain import Checkpoint, Receipt

PROTOCOL = 1
PROTOCOL_HEADER = "MO-Desk-Protocol"
JSON = "application/json"
MSGPACK = "application/msgpack"
PROBLEM = "application/problem+json"
MOST_ENTRIES = 500
MOST_CARDS = 200
LARGEST_BATCH = 2 * 1024 * 1024  # bytes of bodies or cards in one message; one that is larger goes alone
LARGEST_SENT = 4 * 1024 * 1024  # bytes of a body as it travels, compressed or not
LARGEST_INFLATED = 8 * 1024 * 1024  # bytes of a body after decompression
PRINTABLE = r"^[\x21-\x7e]+$"
PRINTABLE_OR_NOTHING = r"^[\x21-\x7e]*$"
NO_NUL = r"^[^\x00]*$"  # PostgreSQL holds every other character

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=ID, pattern=PRINTABLE)]
Code = Annotated[str, msgspec.Meta(max_length=64, pattern=PRINTABLE_OR_NOTHING)]
Name = Annotated[str, msgspec.Meta(max_length=80, pattern=NO_NUL)]
Key = Annotated[str, msgspec.Meta(max_length=64, pattern="^[0-9a-f]{64}$")]
HeaderText = Annotated[str, msgspec.Meta(max_length=200)]
Digest = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
Pem = Annotated[str, msgspec.Meta(max_length=8192)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_NUMBER)]
Small = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_NUMBER)]
TimeMs = Annotated[int, msgspec.Meta(ge=0, lt=LATEST_MS)]
CardBytes = Annotated[bytes, msgspec.Meta(max_length=64 * 1024)]

M = TypeVar("M")


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all messages: immutable, no unknown fields."""


class Problem(Message, frozen=True):
    """Why a request was refused: a stable code and its parameters, never a sentence."""

    code: Code
    params: dict[str, str | int] = {}


class Health(Message, frozen=True):
    """Who answers. `time_ms` is the agency's clock (UTC), by which a desk with a wrong clock signs in."""

    protocol: int
    agency_id: Id
    agency_name: Name
    time_ms: TimeMs


class EnrolRequest(Message, frozen=True):
    """A laptop asks to be certified; `proof` is its signature over `enrol_bytes`, showing that it holds the key."""

    code: Annotated[str, msgspec.Meta(max_length=16, pattern=PRINTABLE_OR_NOTHING)]
    device_id: Id
    device_name: Name
    public_key: Key
    recipient: Name
    proof: Signature


class EnrolReply(Message, frozen=True):
    """What the laptop pins and keeps: its certificate, the agency's two certificates, its id, name and age recipient."""

    agency_id: Id
    agency_name: Name
    recipient: Name
    root_pem: Pem
    signing_pem: Pem
    device_pem: Pem


class TokenReply(Message, frozen=True):
    """A short-lived bearer token (RFC 6749 5.1); `expires_in` in seconds."""

    access_token: Annotated[str, msgspec.Meta(max_length=2048)]
    token_type: Code
    expires_in: Count


class HeadReply(Message, frozen=True, omit_defaults=True):
    """The last entry held of a chain; seq 0 when none is. `forked_at` is where a second branch leaves it, 0 when none does."""

    chain_id: Id
    seq: Count
    hash: Digest
    forked_at: Small = 0


class PackedEntry(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One entry without what the receiver works out itself: times as differences, no hashes, the digest only when erased.

    Its names are bounded twice: roughly here, and by `codec.require_header`, which says which entry it is.
    """

    kind: HeaderText
    subject_id: HeaderText
    actor_id: HeaderText
    run_id: HeaderText
    at_step_ms: int
    elapsed_step_ms: int
    body: Annotated[bytes, msgspec.Meta(max_length=64 * 1024)] | None
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)] | None
    digest: Digest | None = None


class ShownErasure(Message, frozen=True):
    """An erasure shown ahead of its place in its chain: it excuses bodies that are missing in the same message.

    The signature is the sender's, over `wire.chain.shown_bytes`: this entry stands there, and nothing else ever will.
    """

    chain_id: Id
    seq: Seq
    prev_hash: Digest
    row: PackedEntry
    signature: Signature


Rows = Annotated[tuple[PackedEntry, ...], msgspec.Meta(min_length=1, max_length=MOST_ENTRIES)]
Shown = Annotated[tuple[ShownErasure, ...], msgspec.Meta(max_length=MOST_ENTRIES)]


class EntryBatch(Message, frozen=True, omit_defaults=True):
    """Entries in a row of one chain, the device's signed checkpoint over the last, and later erasures that excuse missing bodies."""

    chain_id: Id
    from_seq: Seq
    prev_hash: Digest
    rows: Rows
    checkpoint: Checkpoint
    shown: Shown = ()


class BatchReply(Message, frozen=True):
    """What the receiver now holds of the chain, how many entries were new, and its receipt."""

    head: HeadReply
    stored: Count
    receipt: Receipt


class EntriesPage(Message, frozen=True, omit_defaults=True):
    """Entries given back to the laptop that wrote them; the receipt is over the last of them."""

    chain_id: Id
    from_seq: Seq
    prev_hash: Digest
    rows: Rows
    receipt: Receipt
    more: bool
    shown: Shown = ()


class ReceiptList(Message, frozen=True):
    """The receipts of a chain, oldest first."""

    receipts: Annotated[tuple[Receipt, ...], msgspec.Meta(max_length=1000)]


class CardSet(Message, frozen=True):
    """Cards from the agency that changed after `after`, up to `set_version`; the signature covers `card_set_bytes`."""

    agency_id: Id
    after: Count
    set_version: Count
    more: bool
    cards: Annotated[tuple[CardBytes, ...], msgspec.Meta(max_length=MOST_CARDS)]
    digests: Annotated[tuple[Digest, ...], msgspec.Meta(max_length=MOST_CARDS)]
    signature: Signature


class CardOffer(Message, frozen=True):
    """Cards made or changed on the laptop, for the agency to adopt."""

    cards: Annotated[tuple[CardBytes, ...], msgspec.Meta(max_length=MOST_CARDS)]


class CardOfferReply(Message, frozen=True):
    """How many cards were adopted (they come back in the next set) and how many the agency already had."""

    adopted: Count
    known: Count


class Check(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One result scored again by the agency: which fact, and whether its own score agrees."""

    chain_id: Id
    seq: Count
    attempt_id: Id
    agrees: bool
    points: Small
    maximum: Small
    verdict: Code
    checked_at_ms: TimeMs


class CheckSet(Message, frozen=True):
    """Checks numbered after `after` up to `upto`; the signature covers `check_set_bytes`."""

    agency_id: Id
    after: Count
    upto: Count
    more: bool
    checks: Annotated[tuple[Check, ...], msgspec.Meta(max_length=1000)]
    signature: Signature


def enrol_bytes(code: str, device_id: str, public_key: str, recipient: str) -> bytes:
    """Return what a laptop signs to prove that it holds the key it asks to have certified."""
    return b"mo-desk enrol 1\n" + msgspec.json.encode([code, device_id, public_key, recipient])


def card_set_bytes(agency_id: str, after: int, set_version: int, more: bool, digests: tuple[bytes, ...]) -> bytes:
    """Return what the agency signs over a card set: the digests stand for the cards."""
    return b"mo-desk cards 1\n" + msgspec.msgpack.encode([agency_id, after, set_version, more, digests])


def check_set_bytes(agency_id: str, after: int, upto: int, more: bool, checks: tuple[Check, ...]) -> bytes:
    """Return what the agency signs over a set of checks."""
    return b"mo-desk checks 1\n" + msgspec.msgpack.encode([agency_id, after, upto, more, checks])


def encode_json(message: msgspec.Struct) -> bytes:
    """Return a message as JSON."""
    return msgspec.json.encode(message)


def encode_packed(message: msgspec.Struct) -> bytes:
    """Return a message as MessagePack."""
    return msgspec.msgpack.encode(message)


def decode_json(data: bytes, kind: type[M]) -> M:
    """Read a JSON message strictly; raises Untrusted `message_unreadable`."""
    try:
        return msgspec.json.decode(data, type=kind, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("message_unreadable", message=kind.__name__) from error


def decode_packed(data: bytes, kind: type[M]) -> M:
    """Read a MessagePack message strictly; raises Untrusted `message_unreadable`."""
    try:
        return msgspec.msgpack.decode(data, type=kind, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("message_unreadable", message=kind.__name__) from error
