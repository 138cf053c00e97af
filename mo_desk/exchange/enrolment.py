"""Becoming known to an agency: a code on paper, a certificate back, and one root pinned for good.

The code that the coordinator hands out has two halves of twelve characters: a secret that is used once, and the code of
the agency's root. So the laptop knows whose root it must get before it asks, and nobody in between can be the agency.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

import msgspec

from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.exchange.hub_api import HubApi
from mo_desk.wire.chain import head_code, parse_head_code
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import EnrolRequest, enrol_bytes
from mo_desk.wire.trust import AgencyTrust, check_device_certificate, root_code


class Enrolment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a laptop keeps of its enrolment: the agency's address, whom it believes, and its own certificate (PEM)."""

    hub_url: str
    trust: AgencyTrust
    certificate: str


@dataclass(frozen=True, slots=True)
class CodeParts:
    """The two halves of a code, each written as `XXXX-XXXX-XXXX`."""

    secret: str
    root: str


def new_code(trust: AgencyTrust, chance: bytes) -> CodeParts:
    """Return a new code for an agency, from at least 16 random bytes."""
    return CodeParts(head_code(hashlib.sha256(b"mo-desk new code\n" + chance).digest()), root_code(trust))


def fresh_chance() -> bytes:
    """Return 32 random bytes for `new_code`."""
    return secrets.token_bytes(32)


def code_text(parts: CodeParts) -> str:
    """Return a code as it is handed out."""
    return f"{parts.secret}-{parts.root}"


def parse_code(text: str) -> CodeParts:
    """Read a code as people type it; raises Invalid `enrol_code_invalid`."""
    plain = "".join(character for character in text if character.isalnum())
    if len(plain) != 24:
        raise Invalid("enrol_code_invalid", "code")
    try:
        return CodeParts(parse_head_code(plain[:12]), parse_head_code(plain[12:]))
    except Invalid as error:
        raise Invalid("enrol_code_invalid", "code") from error


def enrol(api: HubApi, hub_url: str, code: str, identity: DeviceIdentity, device_name: str, now: datetime) -> Enrolment:
    """Ask for a certificate with a code and return what is to be kept; asking again with the same code is harmless.

    Raises: Invalid `enrol_code_invalid`; NotAllowed `enrol_code_unknown`, `enrol_code_used`, `enrol_code_expired`; Untrusted
    `root_not_announced`, `certificate_not_ours`, or as `check_device_certificate`; Unreachable.
    """
    parts = parse_code(code)
    key, recipient = identity.public_key, identity.age_recipient
    proof = identity.sign(enrol_bytes(parts.secret, identity.device_id, key, recipient))
    reply = api.enrol(EnrolRequest(parts.secret, identity.device_id, device_name, key, recipient, proof))
    trust = AgencyTrust(reply.agency_id, reply.agency_name, reply.recipient, reply.root_pem, reply.signing_pem)
    if root_code(trust) != parts.root:
        raise Untrusted("root_not_announced")
    standing = check_device_certificate(reply.device_pem, trust, now)
    if (standing.device_id, standing.public_key, standing.recipient) != (identity.device_id, key, recipient):
        raise Untrusted("certificate_not_ours")
    return Enrolment(hub_url, trust, reply.device_pem)


def encode_enrolment(enrolment: Enrolment) -> bytes:
    """Return an enrolment as bytes, for the encrypted database."""
    return msgspec.json.encode(enrolment)


def decode_enrolment(data: bytes) -> Enrolment:
    """Read back what `encode_enrolment` gave; raises Untrusted `enrolment_unreadable`."""
    try:
        return msgspec.json.decode(data, type=Enrolment, strict=True)
    except msgspec.DecodeError as error:
        raise Untrusted("enrolment_unreadable") from error
