from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey

from mo_desk.domain.errors import NotAllowed
from mo_desk.exchange.tokens import TOKEN_SECONDS, make_assertion, make_token, read_assertion, read_token
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.agencies import an_agency

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DEVICE = DeviceIdentity.create("laptop-1")
AGENCY = an_agency().signer.trust.agency_id


def read(assertion: str, *, now: datetime = NOW, device_id: str = "laptop-1", agency: str = AGENCY) -> str:
    return read_assertion(assertion, device_id, DEVICE.public_key, agency, now).token_id


def forged(claims: dict[str, object], typ: str = "client-authentication+jwt", key: bytes = DEVICE.signing_key) -> str:
    whole = {
        "iss": "laptop-1", "sub": "laptop-1", "aud": f"mo-desk:{AGENCY}:token", "jti": "one",
        "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 60,
    } | claims  # fmt: skip
    given = {name: value for name, value in whole.items() if value is not None}
    return jwt.encode(
        {"alg": "Ed25519", "typ": typ},
        given,
        OKPKey.import_key(Ed25519PrivateKey.from_private_bytes(key)),
        algorithms=["Ed25519"],
    )


def test_an_assertion_made_by_the_device_is_read_with_its_id() -> None:
    assert read(make_assertion(DEVICE, AGENCY, "one", NOW)) == "one"


def test_an_assertion_is_good_for_a_minute() -> None:
    assertion = make_assertion(DEVICE, AGENCY, "one", NOW)

    assert read(assertion, now=NOW + timedelta(seconds=60)) == "one"
    with pytest.raises(NotAllowed, match="assertion_refused"):
        read(assertion, now=NOW + timedelta(seconds=66))


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "mo-desk:other:token"},
        {"aud": f"mo-desk:{AGENCY}:exchange"},
        {"aud": None},
        {"exp": None},
        {"exp": int(NOW.timestamp()) + 10_000},
        {"exp": "soon"},
        {"iat": int(NOW.timestamp()) + 60},
        {"iss": "laptop-2"},
        {"sub": "laptop-2"},
        {"jti": None},
        {"jti": ""},
        {"jti": "x" * 65},
        {"jti": 5},
    ],
)
def test_an_assertion_with_any_claim_wrong_is_refused(claims: dict[str, object]) -> None:
    assert read(forged({})) == "one"
    with pytest.raises(NotAllowed, match="assertion_refused"):
        read(forged(claims))


@pytest.mark.parametrize("text", ["", "a.b.c", "x" * 3000, "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_assertion_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed, match="assertion_refused"):
        read(text)


def test_an_assertion_by_another_key_or_of_another_type_is_refused() -> None:
    for bad in (forged({}, key=DeviceIdentity.create("laptop-1").signing_key), forged({}, typ="at+jwt")):
        with pytest.raises(NotAllowed, match="assertion_refused"):
            read(bad)


def test_the_public_key_used_as_a_shared_secret_is_refused() -> None:
    claims = {
        "iss": "laptop-1",
        "sub": "laptop-1",
        "aud": f"mo-desk:{AGENCY}:token",
        "jti": "one",
        "iat": 1,
        "exp": int(NOW.timestamp()) + 9,
    }
    confused = jwt.encode(
        {"alg": "HS256", "typ": "client-authentication+jwt"},
        claims,
        OctKey.import_key(bytes.fromhex(DEVICE.public_key)),
        algorithms=["HS256"],
    )

    with pytest.raises(NotAllowed, match="assertion_refused"):
        read(confused)


def test_a_token_names_its_device_until_it_expires() -> None:
    token = make_token(an_agency().signer, "laptop-1", NOW)

    assert read_token(token, an_agency().signer, NOW + timedelta(seconds=TOKEN_SECONDS - 1)) == "laptop-1"
    with pytest.raises(NotAllowed, match="token_expired"):
        read_token(token, an_agency().signer, NOW + timedelta(seconds=TOKEN_SECONDS + 6))


def test_a_token_of_another_agency_and_an_assertion_are_no_tokens() -> None:
    for bad in (
        make_token(an_agency(2).signer, "laptop-1", NOW),
        make_assertion(DEVICE, AGENCY, "one", NOW),
        "nonsense",
    ):
        with pytest.raises(NotAllowed, match="token_refused"):
            read_token(bad, an_agency().signer, NOW)


@pytest.mark.parametrize("claims", [{"iss": "other"}, {"sub": 7}, {"aud": "mo-desk:other:exchange"}])
def test_a_token_with_a_claim_wrong_is_refused(claims: dict[str, object]) -> None:
    right: dict[str, object] = {"iss": AGENCY, "aud": f"mo-desk:{AGENCY}:exchange"}
    key = an_agency().signer.signing_key

    assert read_token(forged(right, "at+jwt", key), an_agency().signer, NOW) == "laptop-1"
    with pytest.raises(NotAllowed, match="token_refused"):
        read_token(forged(right | claims, "at+jwt", key), an_agency().signer, NOW)
