"""Whom a desk believes: one agency's root, the signing certificate under it, and the device certificates under that.

    root (self-signed, its key offline)  ->  signing certificate (the agency's server)  ->  device certificate (a laptop, one year)

All keys are Ed25519, all certificates X.509 (RFC 5280, RFC 8410). The root is pinned when a laptop is enrolled and never
replaced by anything that comes later. Every check takes the time to judge by (the *trusted time*, the latest time in
any signed thing seen, never the laptop's clock alone): what is past its last day is reported as `expired` and stops
nothing; a wrong signature, another agency or another root raises `Untrusted`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from mo_desk.domain.errors import Untrusted
from mo_desk.wire.chain import head_code

RECIPIENT_URI = "urn:mo-desk:age:"
_LARGEST_CERTIFICATE = 8 * 1024


class AgencyTrust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is pinned at enrolment. `recipient` is the agency's age recipient; certificates are PEM text."""

    agency_id: str
    agency_name: str
    recipient: str
    root_pem: str
    signing_pem: str


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """What the agency's own certificates say; `expired` when the root or the signing certificate is past its last day."""

    agency_id: str
    signing_until: datetime
    expired: bool


@dataclass(frozen=True, slots=True)
class DeviceStanding:
    """What a device certificate says. `public_key` is the raw Ed25519 key in hexadecimal, `recipient` an age recipient."""

    device_id: str
    public_key: str
    recipient: str
    valid_from: datetime
    valid_until: datetime
    expired: bool


def check_agency(trust: AgencyTrust, at: datetime) -> AgencyStanding:
    """Judge the pinned certificates: the root signs itself and the signing certificate, both name this agency.

    Raises: Untrusted `certificate_unreadable`, `certificate_wrong_use` or `other_agency`.
    """
    root = _load(trust.root_pem)
    signing = _load(trust.signing_pem)
    for certificate in (root, signing):
        _require_issued(certificate, root)
        _require_agency(certificate, trust.agency_id)
        if not _is_authority(certificate):
            raise Untrusted("certificate_wrong_use")
    until = min(root.not_valid_after_utc, signing.not_valid_after_utc)
    return AgencyStanding(trust.agency_id, signing.not_valid_after_utc, at > until)


def check_device_certificate(pem: str, trust: AgencyTrust, at: datetime) -> DeviceStanding:
    """Judge a device certificate against the pinned agency; its start is not compared, being itself a trusted time.

    Raises: Untrusted `certificate_unreadable`, `certificate_wrong_use` or `other_agency`.
    """
    check_agency(trust, at)
    certificate = _load(pem)
    _require_issued(certificate, _load(trust.signing_pem))
    _require_agency(certificate, trust.agency_id)
    if _is_authority(certificate):
        raise Untrusted("certificate_wrong_use")
    return DeviceStanding(
        device_id=_attribute(certificate, NameOID.COMMON_NAME),
        public_key=_public_key(certificate).public_bytes_raw().hex(),
        recipient=_recipient(certificate),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        expired=at > certificate.not_valid_after_utc,
    )


def check_signed(trust: AgencyTrust, data: bytes, signature: bytes, at: datetime) -> AgencyStanding:
    """Check that the pinned agency signed the data, by root, signing certificate and signature.

    Raises: Untrusted `signature`, or as `check_agency`.
    """
    standing = check_agency(trust, at)
    try:
        _public_key(_load(trust.signing_pem)).verify(signature, data)
    except InvalidSignature as error:
        raise Untrusted("signature") from error
    return standing


def require_same_agency(pinned: AgencyTrust, agency_id: str) -> None:
    """Let only the pinned agency pass; raises Untrusted `other_agency`."""
    if pinned.agency_id != agency_id:
        raise Untrusted("other_agency")


def root_code(trust: AgencyTrust) -> str:
    """Return the twelve characters by which a person recognises the root (the same alphabet as a head code)."""
    return head_code(hashlib.sha256(_load(trust.root_pem).public_bytes(Encoding.DER)).digest())


def certificate_digest(pem: str) -> str:
    """Return the SHA-256 of a certificate's DER bytes in hexadecimal, as `chain_opened` records it."""
    return hashlib.sha256(_load(pem).public_bytes(Encoding.DER)).hexdigest()


def _load(pem: str) -> x509.Certificate:
    if len(pem) > _LARGEST_CERTIFICATE:
        raise Untrusted("certificate_unreadable")
    try:
        return x509.load_pem_x509_certificate(pem.encode("ascii"))
    except ValueError as error:
        raise Untrusted("certificate_unreadable") from error


def _require_issued(certificate: x509.Certificate, issuer: x509.Certificate) -> None:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError) as error:
        raise Untrusted("other_agency") from error


def _require_agency(certificate: x509.Certificate, agency_id: str) -> None:
    if _attribute(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME) != agency_id:
        raise Untrusted("other_agency")


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    if len(found) != 1 or not isinstance(found[0].value, str):
        raise Untrusted("certificate_unreadable")
    return found[0].value


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
    except ValueError as error:
        raise Untrusted("certificate_unreadable") from error


def _public_key(certificate: x509.Certificate) -> Ed25519PublicKey:
    key = certificate.public_key()
    if not isinstance(key, Ed25519PublicKey):
        raise Untrusted("certificate_wrong_use")
    return key


def _recipient(certificate: x509.Certificate) -> str:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError) as error:
        raise Untrusted("certificate_unreadable") from error
    uris = [uri for uri in names.get_values_for_type(x509.UniformResourceIdentifier) if uri.startswith(RECIPIENT_URI)]
    if len(uris) != 1:
        raise Untrusted("certificate_unreadable")
    return uris[0].removeprefix(RECIPIENT_URI)
