from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Untrusted
from mo_desk.wire.agency import AgencySigner, issue_device_certificate
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.trust import (
    RECIPIENT_URI,
    AgencyTrust,
    certificate_digest,
    check_agency,
    check_device_certificate,
    check_signed,
    require_same_agency,
    root_code,
)
from tests.helpers.agencies import FOUNDED_AT, an_agency

NOW = datetime(2026, 11, 24, tzinfo=UTC)
DEVICE = DeviceIdentity.create("laptop-1")


def issued(signer: AgencySigner, at: datetime = NOW) -> str:
    return issue_device_certificate(signer, DEVICE.device_id, DEVICE.public_key, DEVICE.age_recipient, at)


def handmade(
    signer: AgencySigner, *, unit: tuple[str, ...], key: object = None, extensions: tuple[x509.ExtensionType, ...] = ()
) -> str:
    """Return a certificate properly signed by the agency's key, but with contents of our choice."""
    issuer = x509.load_pem_x509_certificate(signer.trust.signing_pem.encode())
    names = [
        x509.NameAttribute(NameOID.COMMON_NAME, "laptop-1"),
        *(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, u) for u in unit),
    ]
    public = key or Ed25519PrivateKey.generate().public_key()
    builder = (
        x509.CertificateBuilder().subject_name(x509.Name(names)).issuer_name(issuer.subject).public_key(public)  # type: ignore[arg-type]
        .serial_number(7).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
    )  # fmt: skip
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return (
        builder.sign(Ed25519PrivateKey.from_private_bytes(signer.signing_key), None).public_bytes(Encoding.PEM).decode()
    )


def test_a_device_certificate_gives_back_what_was_certified() -> None:
    standing = check_device_certificate(issued(an_agency().signer), an_agency().signer.trust, NOW)

    assert (standing.device_id, standing.public_key) == ("laptop-1", DEVICE.public_key)
    assert standing.recipient == DEVICE.age_recipient
    assert not standing.expired


def test_an_expired_device_certificate_is_reported_and_does_not_stop() -> None:
    standing = check_device_certificate(issued(an_agency().signer), an_agency().signer.trust, NOW + timedelta(days=366))

    assert standing.expired


def test_a_laptop_whose_clock_is_behind_is_not_held_up_by_its_certificates_start() -> None:
    standing = check_device_certificate(issued(an_agency().signer), an_agency().signer.trust, NOW - timedelta(days=30))

    assert not standing.expired


def test_an_expired_signing_certificate_is_reported_and_does_not_stop() -> None:
    signer = an_agency().signer

    standing = check_signed(signer.trust, b"x", signer.sign(b"x"), FOUNDED_AT + timedelta(days=3 * 365 + 1))

    assert standing.expired


def test_a_certificate_of_another_agency_is_refused() -> None:
    with pytest.raises(Untrusted, match="other_agency"):
        check_device_certificate(issued(an_agency(2).signer), an_agency().signer.trust, NOW)


def test_a_signing_certificate_under_another_root_is_refused() -> None:
    ours, theirs = an_agency().signer.trust, an_agency(2).signer.trust
    mixed = msgspec.structs.replace(ours, signing_pem=theirs.signing_pem)

    with pytest.raises(Untrusted, match="other_agency"):
        check_agency(mixed, NOW)


def test_the_agency_id_that_is_pinned_must_stand_in_the_certificates() -> None:
    renamed = msgspec.structs.replace(an_agency().signer.trust, agency_id="another")

    with pytest.raises(Untrusted, match="other_agency"):
        check_agency(renamed, NOW)


def test_a_device_certificate_cannot_stand_in_for_the_signing_certificate() -> None:
    signer = an_agency().signer
    swapped = msgspec.structs.replace(signer.trust, root_pem=signer.trust.root_pem, signing_pem=issued(signer))

    with pytest.raises(Untrusted, match="other_agency"):
        check_agency(swapped, NOW)


def test_a_certificate_that_may_issue_is_no_device_certificate() -> None:
    authority = x509.BasicConstraints(ca=True, path_length=None)
    pem = handmade(an_agency().signer, unit=(an_agency().signer.trust.agency_id,), extensions=(authority,))

    with pytest.raises(Untrusted, match="certificate_wrong_use"):
        check_device_certificate(pem, an_agency().signer.trust, NOW)


def test_a_root_that_may_not_issue_is_no_root() -> None:
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "a")])
    lone = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1)).sign(key, None).public_bytes(Encoding.PEM).decode()
    )  # fmt: skip

    with pytest.raises(Untrusted, match="certificate_wrong_use"):
        check_agency(AgencyTrust("a", "A", "age1", lone, lone), NOW)


def test_a_certificate_whose_extensions_cannot_be_read_is_refused() -> None:
    signer = an_agency().signer
    broken = x509.UnrecognizedExtension(x509.oid.ExtensionOID.BASIC_CONSTRAINTS, b"\x05\x00")
    pem = handmade(signer, unit=(signer.trust.agency_id,), extensions=(broken,))

    with pytest.raises(Untrusted, match="certificate_unreadable"):
        check_device_certificate(pem, signer.trust, NOW)


@pytest.mark.parametrize("unit", [(), ("one", "two")])
def test_a_certificate_names_exactly_one_agency(unit: tuple[str, ...]) -> None:
    with pytest.raises(Untrusted, match="certificate_unreadable"):
        check_device_certificate(handmade(an_agency().signer, unit=unit), an_agency().signer.trust, NOW)


def test_a_key_of_another_kind_is_refused() -> None:
    signer = an_agency().signer
    pem = handmade(signer, unit=(signer.trust.agency_id,), key=ec.generate_private_key(ec.SECP256R1()).public_key())

    with pytest.raises(Untrusted, match="certificate_wrong_use"):
        check_device_certificate(pem, signer.trust, NOW)


@pytest.mark.parametrize("uris", [None, (), (RECIPIENT_URI + "age1a", RECIPIENT_URI + "age1b"), ("urn:other",)])
def test_a_device_certificate_carries_exactly_one_recipient(uris: tuple[str, ...] | None) -> None:
    signer = an_agency().signer
    names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri) for uri in uris or ("urn:other",)])
    pem = handmade(signer, unit=(signer.trust.agency_id,), extensions=() if uris is None else (names,))

    with pytest.raises(Untrusted, match="certificate_unreadable"):
        check_device_certificate(pem, signer.trust, NOW)


@pytest.mark.parametrize("pem", ["", "nonsense", "é", "x" * 9000])
def test_what_is_no_certificate_is_refused(pem: str) -> None:
    with pytest.raises(Untrusted, match="certificate_unreadable"):
        check_device_certificate(pem, an_agency().signer.trust, NOW)


def test_a_signature_over_other_bytes_is_refused() -> None:
    signer = an_agency().signer

    with pytest.raises(Untrusted, match="signature"):
        check_signed(signer.trust, b"data", signer.sign(b"other"), NOW)


def test_a_signature_by_the_device_is_not_the_agencys() -> None:
    with pytest.raises(Untrusted, match="signature"):
        check_signed(an_agency().signer.trust, b"data", DEVICE.sign(b"data"), NOW)


@settings(max_examples=40, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_flipped_bit_in_a_certificate_gives_another_standing(place: int, bit: int) -> None:
    trust = an_agency().signer.trust
    certificate = x509.load_pem_x509_certificate(ISSUED.encode())
    raw = bytearray(certificate.public_bytes(Encoding.DER))
    raw[place % len(raw)] ^= 1 << bit
    pem = "-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(bytes(raw)).decode() + "-----END CERTIFICATE-----\n"

    with pytest.raises(Untrusted):
        check_device_certificate(pem, trust, NOW)


def test_only_the_pinned_agency_passes() -> None:
    require_same_agency(an_agency().signer.trust, an_agency().signer.trust.agency_id)

    with pytest.raises(Untrusted, match="other_agency"):
        require_same_agency(an_agency().signer.trust, an_agency(2).signer.trust.agency_id)


def test_root_code_and_digest_are_those_of_the_certificate() -> None:
    assert len(root_code(an_agency().signer.trust)) == 14
    assert root_code(an_agency().signer.trust) != root_code(an_agency(2).signer.trust)
    assert len(certificate_digest(ISSUED)) == 64


ISSUED = issued(an_agency().signer)
