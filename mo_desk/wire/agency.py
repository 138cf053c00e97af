"""What only the agency can do: found itself, renew its signing key, sign, and certify laptops.

The root's private key leaves this module only inside an age file under a passphrase; it is meant to lie in a safe and
is needed again once in three years, to renew the signing certificate. The signing key works every day on the server.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pyrage
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.wire.trust import RECIPIENT_URI, AgencyTrust, check_agency

ROOT_DAYS = 20 * 365
SIGNING_DAYS = 3 * 365
DEVICE_DAYS = 365
_SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class AgencySigner:
    """The agency at work: its public side, and the keys that sign and open."""

    trust: AgencyTrust
    signing_key: bytes = field(repr=False)
    age_identity: str = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Return the Ed25519 signature of the data by the signing key (64 bytes)."""
        return Ed25519PrivateKey.from_private_bytes(self.signing_key).sign(data)


@dataclass(frozen=True, slots=True)
class NewAgency:
    """What founding gives: the signer, and the root's private key as an age file under the passphrase."""

    signer: AgencySigner
    root_key_file: bytes = field(repr=False)


def found_agency(name: str, agency_id: str, passphrase: str, now: datetime) -> NewAgency:
    """Make a root, a signing key and certificate under it, and the agency's age identity.

    Raises: Invalid `passphrase_short` (fewer than 8 characters), Invalid `agency_name`.
    """
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise Invalid("passphrase_short", "passphrase", minimum=_SHORTEST_PASSPHRASE)
    if not 0 < len(name.strip()) <= 64:  # 64 is the longest O of RFC 5280
        raise Invalid("agency_name", "name")
    root_key = Ed25519PrivateKey.generate()
    subject = _name(name.strip(), agency_id, "MO Desk root")
    root = _certificate(subject, subject, root_key.public_key(), root_key, now, ROOT_DAYS, authority=1)
    identity = pyrage.x25519.Identity.generate()
    signer = _new_signer(root, root_key, name.strip(), agency_id, str(identity), str(identity.to_public()), now)
    return NewAgency(signer, pyrage.passphrase.encrypt(root_key.private_bytes_raw(), passphrase))


def renew_signer(old: AgencySigner, root_key_file: bytes, passphrase: str, now: datetime) -> AgencySigner:
    """Make a new signing key and certificate under the same root; the root and the age identity stay.

    Raises: Untrusted `root_key_wrong` when the passphrase or the file is not that of this root.
    """
    check_agency(old.trust, now)
    try:
        root_key = Ed25519PrivateKey.from_private_bytes(pyrage.passphrase.decrypt(root_key_file, passphrase))
    except (pyrage.DecryptError, ValueError) as error:
        raise Untrusted("root_key_wrong") from error
    root = x509.load_pem_x509_certificate(old.trust.root_pem.encode("ascii"))
    if root.public_key() != root_key.public_key():
        raise Untrusted("root_key_wrong")
    trust = old.trust
    return _new_signer(root, root_key, trust.agency_name, trust.agency_id, old.age_identity, trust.recipient, now)


def issue_device_certificate(
    signer: AgencySigner, device_id: str, public_key: str, recipient: str, now: datetime
) -> str:
    """Certify a laptop for one year; returns PEM text.

    Raises: Invalid `public_key` or `age_recipient` when they are not an Ed25519 key in hexadecimal and an age recipient.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    except ValueError as error:
        raise Invalid("public_key", "public_key") from error
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise Invalid("age_recipient", "recipient") from error
    issuer = x509.load_pem_x509_certificate(signer.trust.signing_pem.encode("ascii"))
    subject = _name(signer.trust.agency_name, signer.trust.agency_id, device_id)
    names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(RECIPIENT_URI + recipient)])
    signing_key = Ed25519PrivateKey.from_private_bytes(signer.signing_key)
    return _pem(_certificate(subject, issuer.subject, key, signing_key, now, DEVICE_DAYS, authority=None, names=names))


def _new_signer(
    root: x509.Certificate,
    root_key: Ed25519PrivateKey,
    name: str,
    agency_id: str,
    identity: str,
    recipient: str,
    now: datetime,
) -> AgencySigner:
    key = Ed25519PrivateKey.generate()
    subject = _name(name, agency_id, "MO Desk signing")
    signing = _certificate(subject, root.subject, key.public_key(), root_key, now, SIGNING_DAYS, authority=0)
    trust = AgencyTrust(agency_id, name, recipient, _pem(root), _pem(signing))
    return AgencySigner(trust, key.private_bytes_raw(), identity)


def _name(organisation: str, agency_id: str, common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, agency_id),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: Ed25519PublicKey,
    signed_by: Ed25519PrivateKey,
    now: datetime,
    days: int,
    *,
    authority: int | None,
    names: x509.SubjectAlternativeName | None = None,
) -> x509.Certificate:
    """Build one certificate; `authority` is the path length of a certificate that may issue others, None for one that may not."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=authority is not None, path_length=authority), critical=True)
        .add_extension(_usage(issues=authority is not None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key()), critical=False)
    )
    if names is not None:
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signed_by, algorithm=None)  # Ed25519 brings its own hash


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=issues, crl_sign=issues, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode("ascii")
