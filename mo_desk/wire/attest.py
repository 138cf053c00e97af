"""The signed text of a paper, as its QR carries it: `MO1:` + base45(zlib(COSE_Sign1(CWT))), checked from bytes only.

A token is a CBOR Web Token (RFC 8392) in COSE_Sign1 (RFC 9052), EdDSA with the device's Ed25519 key. The protected header holds:

    1 alg = -8 (EdDSA)    4 kid = first 8 bytes of SHA-256 of the public key    16 typ = `mo-voorlopig` or `mo-oefening`
    -70001 the public key (32 bytes)    -70002 the first 16 bytes of SHA-256 of the device certificate, when there is one

The key travels in the token so that a verifier who has never heard of the device can still tell "well signed by somebody
unknown here" from "forged or damaged". A key in a token proves nothing about who: only `Trust` answers that. A practice
paper has its own type under the signature, so it can never be passed off as another kind.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final, Protocol

import base45

from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.domain.questions import Standing
from mo_desk.wire import cbor
from mo_desk.wire.identity import DeviceIdentity, verify_signature

PREFIX: Final = "MO1:"
MAX_TEXT: Final = 2000
"""Characters in a token; a QR of version 40, level M, takes 3391 and a long honest token has about 650."""
MAX_BYTES: Final = 4096
"""Bytes after inflating; whatever wants more is no paper."""
MAX_NAME: Final = 120

_ALG, _KID, _TYP, _PUBLIC_KEY, _CERTIFICATE = 1, 4, 16, -70001, -70002
_ISS, _IAT, _FACTS = 1, 6, -70003
_EDDSA: Final = -8
_SIGN1: Final = 18
_TYPES: Final = {Standing.OFFICIAL: "mo-voorlopig", Standing.PRACTICE: "mo-oefening"}
_VERDICTS: Final = frozenset({"passed", "not_passed", "undetermined"})


@dataclass(frozen=True, slots=True)
class Claims:
    """What a paper says. `birth_date` may be partial or empty; `issuer` is the device's id; times are aware UTC, whole seconds."""

    number: str
    name: str
    birth_date: str
    points: int
    maximum: int
    verdict: str
    rule_id: str
    standing: Standing
    course_number: str
    sat_on: date
    head_code: str
    issuer: str
    issued_at: datetime

    def __repr__(self) -> str:
        return f"Claims(number={self.number!r})"


@dataclass(frozen=True, slots=True)
class KnownIssuer:
    """What a verifier knows of a key: the whole public key (hex), whether it is vouched for now, and if not the reason code."""

    public_key: str
    known: bool
    reason: str = "issuer_unknown"


class Trust(Protocol):
    """Whose keys a verifier knows."""

    def find_issuer(self, kid: bytes) -> KnownIssuer | None:
        """Return what is known of the key with this 8-byte id, or None."""
        ...


class Answer(StrEnum):
    """The four answers; the values are those of `views.papers.PaperVerdict`."""

    VALID_PROVISIONAL = "valid_provisional"
    PRACTICE = "practice"
    UNKNOWN_ISSUER = "unknown_issuer"
    NOT_VALID = "not_valid"


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer with its reason code (empty when all is well) and the claims, absent when nothing can be believed."""

    answer: Answer
    reason: str = ""
    claims: Claims | None = None


def key_id(public_key: str) -> bytes:
    """Return the short id of a public key given in hex."""
    return hashlib.sha256(bytes.fromhex(public_key)).digest()[:8]


def issue(claims: Claims, identity: DeviceIdentity, certificate_digest: str = "") -> str:
    """Sign the claims and return the text for the QR; the digest (hex, as `trust.certificate_digest` gives it) when enrolled.

    Raises: Invalid when the claims could not be read back, so that no paper leaves that its own verifier refuses.
    """
    header: dict[int | str, cbor.Value] = {
        _ALG: _EDDSA,
        _KID: key_id(identity.public_key),
        _TYP: _TYPES[claims.standing],
        _PUBLIC_KEY: bytes.fromhex(identity.public_key),
    }
    if certificate_digest:
        header[_CERTIFICATE] = bytes.fromhex(certificate_digest)[:16]
    protected, payload = cbor.encode(header), cbor.encode(_payload(claims))
    signature = identity.sign(_to_be_signed(protected, payload))
    token = cbor.encode((protected, {}, payload, signature), tag=_SIGN1)
    text: str = PREFIX + base45.b45encode(zlib.compress(token, 9)).decode("ascii")
    try:
        _read(text)
    except Untrusted as error:
        raise Invalid("paper_claims_unusable", "claims", reason=error.code) from error
    return text


def check(text: str, trust: Trust) -> Checked:
    """Judge the text of a QR from its bytes and what `trust` knows; never raises on bad input."""
    try:
        token = _read(text)
    except Untrusted as error:
        return Checked(Answer.NOT_VALID, error.code)
    issuer = trust.find_issuer(key_id(token.public_key))
    if issuer is not None and issuer.public_key.lower() != token.public_key:
        return Checked(Answer.NOT_VALID, "paper_other_key")
    if issuer is None or not issuer.known:
        return Checked(Answer.UNKNOWN_ISSUER, issuer.reason if issuer else "issuer_unknown", token.claims)
    if token.claims.standing is Standing.PRACTICE:
        return Checked(Answer.PRACTICE, "", token.claims)
    return Checked(Answer.VALID_PROVISIONAL, "", token.claims)


@dataclass(frozen=True, slots=True)
class _Token:
    """A token whose signature fits the key it carries."""

    public_key: str
    claims: Claims


def _payload(claims: Claims) -> cbor.Value:
    facts = (
        claims.number, claims.name, claims.birth_date, claims.points, claims.maximum, claims.verdict, claims.rule_id,
        claims.standing.value, claims.course_number, claims.sat_on.isoformat(), claims.head_code,
    )  # fmt: skip
    return {_ISS: claims.issuer, _IAT: int(claims.issued_at.timestamp()), _FACTS: facts}


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    """Return the Sig_structure of RFC 9052, 4.4, without external data."""
    return cbor.encode(("Signature1", protected, b"", payload))


def _read(text: str) -> _Token:
    """Open a token and check its own signature. Raises: Untrusted with the reason."""
    try:
        return _opened(text)
    except cbor.Malformed as error:
        raise Untrusted("paper_encoding") from error


def _opened(text: str) -> _Token:
    """Go from the outside in; the claims are looked at only under a right signature."""
    parts = cbor.decode(_inflated(text), tag=_SIGN1)
    match parts:
        case (bytes(protected), {}, bytes(payload), bytes(signature)) if not parts[1]:
            public_key, typ = _header(protected)
        case _:
            raise Untrusted("paper_structure")
    if not verify_signature(public_key, _to_be_signed(protected, payload), signature):
        raise Untrusted("paper_signature")
    claims = _claims(cbor.decode(payload))
    if typ != _TYPES[claims.standing]:
        raise Untrusted("paper_type")
    return _Token(public_key, claims)


def _inflated(text: str) -> bytes:
    """Return the bytes inside the text, at most MAX_BYTES of them."""
    if not text.startswith(PREFIX):
        raise Untrusted("paper_no_code")
    if len(text) > MAX_TEXT:
        raise Untrusted("paper_too_long")
    try:
        packed = base45.b45decode(text[len(PREFIX) :])
    except ValueError as error:
        raise Untrusted("paper_text") from error
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        raise Untrusted("paper_text") from error
    if inflater.unconsumed_tail:
        raise Untrusted("paper_too_long")
    if not inflater.eof or inflater.unused_data:
        raise Untrusted("paper_text")
    return data


def _header(protected: bytes) -> tuple[str, str]:
    """Return public key (hex) and type of a protected header with the one algorithm and the right key id."""
    header = cbor.decode(protected)
    if not isinstance(header, dict) or not set(header) <= {_ALG, _KID, _TYP, _PUBLIC_KEY, _CERTIFICATE}:
        raise Untrusted("paper_structure")
    if header.get(_ALG) != _EDDSA:
        raise Untrusted("paper_algorithm")
    key, typ, digest = header.get(_PUBLIC_KEY), header.get(_TYP), header.get(_CERTIFICATE, bytes(16))
    if not isinstance(key, bytes) or len(key) != 32 or not isinstance(digest, bytes) or len(digest) != 16:
        raise Untrusted("paper_structure")
    if header.get(_KID) != key_id(key.hex()):
        raise Untrusted("paper_key_id")
    if not isinstance(typ, str):
        raise Untrusted("paper_type")
    return key.hex(), typ


def _claims(payload: cbor.Value) -> Claims:
    """Return the claims of a payload of exactly the expected shape and within its bounds."""
    if not isinstance(payload, dict) or len(payload) != 3:
        raise Untrusted("paper_structure")
    match payload:
        case {1: str(issuer), 6: int(issued), -70003: tuple(facts)}:
            pass
        case _:
            raise Untrusted("paper_structure")
    match facts:
        case (
            str(number),
            str(name),
            str(birth),
            int(points),
            int(maximum),
            str(verdict),
            str(rule),
            str(standing),
            str(course),
            str(day),
            str(head),
        ):
            pass
        case _:
            raise Untrusted("paper_structure")
    if not 0 <= points <= maximum <= 1000 or verdict not in _VERDICTS or len(name) > MAX_NAME:
        raise Untrusted("paper_claims")
    try:
        return Claims(
            number, name, birth, points, maximum, verdict, rule, Standing(standing), course, date.fromisoformat(day), head,
            issuer, datetime.fromtimestamp(issued, UTC),
        )  # fmt: skip
    except (ValueError, OverflowError, OSError) as error:
        raise Untrusted("paper_claims") from error
