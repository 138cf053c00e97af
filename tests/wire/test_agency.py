from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from mo_desk.domain.errors import Invalid, Untrusted
from mo_desk.wire.agency import found_agency, issue_device_certificate, renew_signer
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.trust import check_agency, check_device_certificate, check_signed
from tests.helpers.agencies import FOUNDED_AT, PASSPHRASE, an_agency

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_a_founded_agency_is_in_order() -> None:
    standing = check_agency(an_agency().signer.trust, NOW)

    assert not standing.expired
    assert standing.signing_until > NOW + timedelta(days=700)


def test_secrets_are_not_in_the_repr() -> None:
    signer = an_agency().signer

    assert signer.signing_key.hex() not in repr(signer)
    assert signer.age_identity not in repr(an_agency())


@pytest.mark.parametrize("name", ["", "   ", "x" * 65])
def test_an_agency_needs_a_name_that_fits_a_certificate(name: str) -> None:
    with pytest.raises(Invalid, match="agency_name"):
        found_agency(name, "1", PASSPHRASE, NOW)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Invalid, match="passphrase_short"):
        found_agency("Agentschap", "1", "kort", NOW)


def test_a_device_certificate_lasts_one_year_and_cannot_issue_others() -> None:
    device = DeviceIdentity.create("laptop")
    pem = issue_device_certificate(an_agency().signer, "laptop", device.public_key, device.age_recipient, NOW)

    certificate = x509.load_pem_x509_certificate(pem.encode())
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc == timedelta(days=365)
    assert usage.digital_signature
    assert not usage.key_cert_sign


@pytest.mark.parametrize("key", ["", "zz", "00" * 31])
def test_a_public_key_that_is_none_is_refused(key: str) -> None:
    device = DeviceIdentity.create("laptop")

    with pytest.raises(Invalid, match="public_key"):
        issue_device_certificate(an_agency().signer, "laptop", key, device.age_recipient, NOW)


def test_an_age_recipient_that_is_none_is_refused() -> None:
    with pytest.raises(Invalid, match="age_recipient"):
        issue_device_certificate(
            an_agency().signer, "laptop", DeviceIdentity.create("laptop").public_key, "age1nonsense", NOW
        )


def test_a_renewed_signer_has_the_same_root_and_old_device_certificates_need_the_old_signing_certificate() -> None:
    old = an_agency()
    device = DeviceIdentity.create("laptop")

    new = renew_signer(old.signer, old.root_key_file, PASSPHRASE, NOW)

    pem = issue_device_certificate(new, "laptop", device.public_key, device.age_recipient, NOW)
    assert new.trust.root_pem == old.signer.trust.root_pem
    assert check_device_certificate(pem, new.trust, NOW).device_id == "laptop"
    check_signed(new.trust, b"data", new.sign(b"data"), NOW)
    with pytest.raises(Untrusted, match="other_agency"):
        check_device_certificate(pem, old.signer.trust, NOW)


def test_renewing_with_a_wrong_passphrase_is_refused() -> None:
    with pytest.raises(Untrusted, match="root_key_wrong"):
        renew_signer(an_agency().signer, an_agency().root_key_file, "another passphrase", NOW)


def test_renewing_with_the_root_key_of_another_agency_is_refused() -> None:
    with pytest.raises(Untrusted, match="root_key_wrong"):
        renew_signer(an_agency().signer, an_agency(2).root_key_file, PASSPHRASE, FOUNDED_AT)
