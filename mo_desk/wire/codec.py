"""Bodies and cards to bytes and back: one encoding for every value, and a strict reading of whatever comes from outside.

Bytes are compact JSON with the fields in their declared order, so equal bodies have equal bytes and equal digests. Reading
accepts exactly that encoding, or the same with fields left out that have a default (written by an older release); unknown
or repeated fields, other spacing, NUL characters, numbers that no database holds, anything over 64 KiB and values that are
too large for their column (`bounds`) are refused.

    decode_body("signed_in", encode_body(SignedIn(wrong_tries=0))) == SignedIn(wrong_tries=0)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from mo_desk.domain.cards import BODIES, Card, CardBody, CardKind
from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.domain.facts import KINDS, Body, Fact
from mo_desk.domain.ids import ChainId, EntryRef, UserId
from mo_desk.wire.bounds import ID, KIND, LARGEST_NUMBER, LATEST_MS, RUN, SUBJECT, too_large
from mo_desk.wire.chain import Entry, from_ms

LARGEST_BODY = 64 * 1024
_LARGEST_NUMBER = 2**63 - 1  # a BIGINT of SQLite and of PostgreSQL
_LONGEST_NAME = 200  # of what is repeated in an error
_HEADER = (("chain_id", ID), ("kind", KIND), ("subject_id", SUBJECT), ("actor_id", ID), ("run_id", RUN))
_T = TypeVar("_T")


class _CardShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: CardKind
    id: str
    version: int
    owner: str
    body: msgspec.Raw
    adopted_by: str = ""


_BODIES = {kind: msgspec.json.Decoder(shape, strict=True) for kind, shape in KINDS.items()}
_CARD = msgspec.json.Decoder(_CardShape, strict=True)
_CARD_BODIES: dict[CardKind, msgspec.json.Decoder[CardBody]] = {
    kind: msgspec.json.Decoder(shape, strict=True) for kind, shape in BODIES.items()
}
_encode = msgspec.json.Encoder().encode


def encode_body(body: Body) -> bytes:
    """Return the bytes of a fact's body.

    Raises: Invalid `body_unstorable` when it is over 64 KiB, or holds a NUL character, half a surrogate pair or a number beyond 63 bits;
        `value_too_large` when a field is larger than its column.
    """
    data = _encoded(body, body.kind)
    _require_bounded(body, body.kind)
    return data


def decode_body(kind: str, data: bytes) -> Body:
    """Read a fact's body strictly. Raises: Untrusted `body_kind`, `body_unreadable`, `body_too_large`."""
    decoder = _BODIES.get(kind)
    if decoder is None:
        raise Untrusted("body_kind", kind=kind[:_LONGEST_NAME])
    body = _decoded(decoder, data, kind)
    if field := too_large(body):
        raise Untrusted("body_too_large", kind=kind, field=field)
    return body


def encode_card(card: Card) -> bytes:
    """Return the bytes of a card. Raises: Invalid `body_unstorable`, `value_too_large`, as `encode_body`."""
    data = _encoded(card, card.kind.value)
    _require_bounded(card.body, card.kind.value)
    return data


def decode_card(data: bytes) -> Card:
    """Read a card strictly. Raises: Untrusted `body_unreadable`, `body_too_large`."""
    shape = _decoded(_CARD, data, "card", plain=False)
    body: CardBody = _decoded(_CARD_BODIES[shape.kind], bytes(shape.body), shape.kind.value)
    card = Card(shape.kind, shape.id, shape.version, shape.owner, body, shape.adopted_by)
    if not _is_plain(data, card) or not (card.id and 1 <= card.version <= LARGEST_NUMBER):
        raise Untrusted("body_unreadable", kind="card")
    field = "id" if len(card.id) > ID else "owner" if len(card.owner) > SUBJECT else too_large(body)
    if field:
        raise Untrusted("body_too_large", kind=card.kind.value, field=field)
    return card


def entry_to_fact(entry: Entry) -> Fact:
    """Return the fact that an entry records; its body is None when it was erased.

    Raises: Untrusted `entry_unreadable`, `entry_too_large` (as `require_header`; a field of the body too), `body_kind`,
        `body_unreadable`.
    """
    require_header(entry)
    if entry.body is None:
        return fact_of(entry, None)
    try:
        body = decode_body(entry.kind, entry.body)
    except Untrusted as error:
        if error.code != "body_too_large":
            raise
        raise Untrusted("entry_too_large", seq=entry.seq, field=f"{entry.kind}.{error.params['field']}") from error
    return fact_of(entry, body)


def require_header(entry: Entry) -> None:
    """Let only a header pass that a chain of ours can have and every database can hold.

    Raises: Untrusted `entry_unreadable` on an impossible number or a NUL character, `entry_too_large` (`seq`, `field`).
    """
    if not (
        0 < entry.seq <= LARGEST_NUMBER and 0 <= entry.at_ms < LATEST_MS and 0 <= entry.elapsed_ms <= _LARGEST_NUMBER
    ):
        raise Untrusted("entry_unreadable")
    for field, bound in _HEADER:
        value: str = getattr(entry, field)
        if len(value) > bound:
            raise Untrusted("entry_too_large", seq=entry.seq, field=field)
        if "\0" in value:
            raise Untrusted("entry_unreadable")


def stored_body(kind: str, data: bytes | None) -> Body | None:
    """Return the body of an entry from our own journal, whose bytes were checked when it came in; None when it was erased.

    Raises: Untrusted `body_kind`, `body_unreadable`.
    """
    if data is None:
        return None
    decoder = _BODIES.get(kind)
    if decoder is None:
        raise Untrusted("body_kind", kind=kind[:_LONGEST_NAME])
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Untrusted("body_unreadable", kind=kind) from error


def fact_of(entry: Entry, body: Body | None) -> Fact:
    """Return the fact of an entry whose body is at hand already."""
    ref = EntryRef(ChainId(entry.chain_id), entry.seq)
    actor = UserId(entry.actor_id)
    return Fact(ref, entry.kind, entry.subject_id, actor, from_ms(entry.at_ms), entry.run_id, entry.elapsed_ms, body)


def _require_bounded(value: Body | CardBody, kind: str) -> None:
    if field := too_large(value):
        raise Invalid("value_too_large", f"{kind}.{field}")


def _encoded(value: Body | Card, kind: str) -> bytes:
    try:
        data = _encode(value)
    except UnicodeEncodeError as error:  # half a surrogate pair, as some clipboards give
        raise Invalid("body_unstorable", kind) from error
    if len(data) > LARGEST_BODY or not _is_storable(data):
        raise Invalid("body_unstorable", kind)
    return data


def _decoded(decoder: msgspec.json.Decoder[_T], data: bytes, kind: str, *, plain: bool = True) -> _T:
    if len(data) > LARGEST_BODY:
        raise Untrusted("body_unreadable", kind=kind)
    try:
        value = decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("body_unreadable", kind=kind) from error
    if plain and not _is_plain(data, value):
        raise Untrusted("body_unreadable", kind=kind)
    return value


def _is_plain(data: bytes, value: object) -> bool:
    """Say whether the bytes are our own encoding of the value, or that with defaults left out."""
    full = _encode(value)
    if full == data:
        return _is_storable(data)
    try:
        given = msgspec.json.decode(data)
        same = _encode(given) == data
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return same and _is_within(given, msgspec.json.decode(full)) and _is_storable(data)


def _is_within(given: object, full: object) -> bool:
    if isinstance(given, Mapping) and isinstance(full, Mapping):
        return all(name in full and _is_within(value, full[name]) for name, value in given.items())
    if isinstance(given, list) and isinstance(full, list):
        return len(given) == len(full) and all(map(_is_within, given, full))
    return type(given) is type(full) and given == full


def _is_storable(data: bytes) -> bool:
    """Say whether databases can hold every text and number; the walk is needed only where the bytes raise a doubt."""
    doubtful = rb"\u0000" in data or _longest_digits(data) >= len(str(_LARGEST_NUMBER))
    return not doubtful or _holds(msgspec.json.decode(data))


def _longest_digits(data: bytes) -> int:
    return max(map(len, data.translate(_DIGITS_ONLY).split()), default=0)


_DIGITS_ONLY = bytes(byte if byte in b"0123456789" else 32 for byte in range(256))


def _holds(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(map(_holds, value.values()))
    if isinstance(value, list):
        return all(map(_holds, value))
    if isinstance(value, int):
        return abs(value) <= _LARGEST_NUMBER
    return not (isinstance(value, str) and "\0" in value)
