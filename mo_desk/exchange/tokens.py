"""Signing in: a device's signed assertion (RFC 7523, private_key_jwt) against a short-lived bearer token.

Both are JWTs under Ed25519 (RFC 9864), told apart by their `typ`, their keys and their audiences. The token names one
device and is worth nothing without that device's key, since every batch also carries the device's signed checkpoint.
Times are the agency's: a desk with a wrong clock takes them from `GET /v1/health`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import OKPKey
from joserfc.jwt import JWTClaimsRegistry

from mo_desk.domain.errors import NotAllowed
from mo_desk.wire.agency import AgencySigner
from mo_desk.wire.identity import DeviceIdentity

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_SECONDS = 60
TOKEN_SECONDS = 600
_LEEWAY_SECONDS = 5
_ALGORITHM = "Ed25519"
_ASSERTION_TYP = "client-authentication+jwt"
_TOKEN_TYP = "at+jwt"  # noqa: S105 - the type of token of RFC 9068
_LARGEST = 2048


@dataclass(frozen=True, slots=True)
class Assertion:
    """A verified assertion: its fresh id and when it ends."""

    token_id: str
    expires_at: datetime


def make_assertion(identity: DeviceIdentity, agency_id: str, token_id: str, now: datetime) -> str:
    """Return a device's assertion for one sign-in; `token_id` is fresh for each, `now` the agency's time."""
    claims: dict[str, str | int] = {
        "iss": identity.device_id, "sub": identity.device_id, "aud": _token_endpoint(agency_id), "jti": token_id,
        "iat": int(now.timestamp()), "exp": int(now.timestamp()) + ASSERTION_SECONDS,
    }  # fmt: skip
    return _encode(_ASSERTION_TYP, claims, identity.signing_key)


def read_assertion(assertion: str, device_id: str, public_key: str, agency_id: str, now: datetime) -> Assertion:
    """Verify an assertion against the key certified for the device; the caller refuses an id it has seen.

    Raises: NotAllowed `assertion_refused`.
    """
    claims = _decode(
        _ASSERTION_TYP, assertion, bytes.fromhex(public_key), "assertion_refused", now, _token_endpoint(agency_id)
    )
    expires, token_id = claims.get("exp"), claims.get("jti")
    if claims.get("iss") != device_id or claims.get("sub") != device_id:
        raise NotAllowed("assertion_refused")
    if not isinstance(token_id, str) or not 0 < len(token_id) <= 64 or not isinstance(expires, int):
        raise NotAllowed("assertion_refused")
    if (
        expires > now.timestamp() + ASSERTION_SECONDS + _LEEWAY_SECONDS
    ):  # or its id would have to be remembered for ever
        raise NotAllowed("assertion_refused")
    return Assertion(token_id, now + timedelta(seconds=ASSERTION_SECONDS + 2 * _LEEWAY_SECONDS))


def make_token(signer: AgencySigner, device_id: str, now: datetime) -> str:
    """Return a bearer token for one device, good for `TOKEN_SECONDS`."""
    agency_id = signer.trust.agency_id
    claims: dict[str, str | int] = {
        "iss": agency_id, "sub": device_id, "aud": _exchange(agency_id),
        "iat": int(now.timestamp()), "exp": int(now.timestamp()) + TOKEN_SECONDS,
    }  # fmt: skip
    return _encode(_TOKEN_TYP, claims, signer.signing_key)


def read_token(token: str, signer: AgencySigner, now: datetime) -> str:
    """Return the device a bearer token was given to.

    Raises: NotAllowed `token_expired` (sign in again), `token_refused`.
    """
    key = Ed25519PrivateKey.from_private_bytes(signer.signing_key).public_key().public_bytes_raw()
    claims = _decode(_TOKEN_TYP, token, key, "token_refused", now, _exchange(signer.trust.agency_id))
    device_id = claims.get("sub")
    if claims.get("iss") != signer.trust.agency_id or not isinstance(device_id, str):
        raise NotAllowed("token_refused")
    return device_id


def _token_endpoint(agency_id: str) -> str:
    return f"mo-desk:{agency_id}:token"


def _exchange(agency_id: str) -> str:
    return f"mo-desk:{agency_id}:exchange"


def _encode(typ: str, claims: dict[str, str | int], private_key: bytes) -> str:
    key = OKPKey.import_key(Ed25519PrivateKey.from_private_bytes(private_key))
    return jwt.encode({"alg": _ALGORITHM, "typ": typ}, claims, key, algorithms=[_ALGORITHM])


def _decode(typ: str, text: str, public_key: bytes, code: str, now: datetime, audience: str) -> dict[str, object]:
    if len(text) > _LARGEST:
        raise NotAllowed(code)
    rules = JWTClaimsRegistry(
        now=int(now.timestamp()), leeway=_LEEWAY_SECONDS, aud={"essential": True, "value": audience},
        exp={"essential": True}, iat={"essential": True}, sub={"essential": True},
    )  # fmt: skip
    try:
        token = jwt.decode(
            text, OKPKey.import_key(Ed25519PublicKey.from_public_bytes(public_key)), algorithms=[_ALGORITHM]
        )
        if token.header.get("typ") != typ:
            raise NotAllowed(code)
        rules.validate(token.claims)
    except ExpiredTokenError as error:
        raise NotAllowed("token_expired" if typ == _TOKEN_TYP else code) from error
    except (JoseError, ValueError, RecursionError) as error:
        raise NotAllowed(code) from error
    return dict(token.claims)
