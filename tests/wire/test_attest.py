"""The signed text of a paper: four answers, from bytes only, whatever the bytes are (faults row 57)."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime

import base45
import cwt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Invalid
from mo_desk.domain.questions import Standing
from mo_desk.wire import cbor
from mo_desk.wire.attest import MAX_TEXT, Answer, Claims, KnownIssuer, check, issue, key_id
from mo_desk.wire.identity import DeviceIdentity

DEVICE = DeviceIdentity.create("0123456789abcdef" * 2)
OTHER = DeviceIdentity.create("f" * 32)
CLAIMS = Claims(
    number="MO-2026-117-003",
    name="الحسن, Amina O'Brien",
    birth_date="1990-05-00",
    points=31,
    maximum=41,
    verdict="passed",
    rule_id="beleidsnota-2024",
    standing=Standing.OFFICIAL,
    course_number="2026-117",
    sat_on=date(2026, 11, 24),
    head_code="7F3K-9QXM-2ABC",
    issuer=DEVICE.device_id,
    issued_at=datetime(2026, 11, 24, 16, 30, 5, tzinfo=UTC),
)
PRACTICE = replace(CLAIMS, standing=Standing.PRACTICE)


class Known:
    """Knows the keys it is given."""

    def __init__(self, *issuers: KnownIssuer) -> None:
        self._issuers = {key_id(issuer.public_key): issuer for issuer in issuers}

    def find_issuer(self, kid: bytes) -> KnownIssuer | None:
        return self._issuers.get(kid)


TRUST = Known(KnownIssuer(DEVICE.public_key, known=True))


def packed(token: bytes) -> str:
    return "MO1:" + str(base45.b45encode(zlib.compress(token, 9)).decode())


def token_of(text: str) -> bytes:
    return zlib.decompress(base45.b45decode(text[4:]))


def forged(header: cbor.Value | bytes, payload: cbor.Value | bytes, identity: DeviceIdentity = DEVICE) -> str:
    """Return a token whose signature is right over whatever header and payload are given."""
    protected = header if isinstance(header, bytes) else cbor.encode(header)
    body = payload if isinstance(payload, bytes) else cbor.encode(payload)
    signature = identity.sign(cbor.encode(("Signature1", protected, b"", body)))
    return packed(cbor.encode((protected, {}, body, signature), tag=18))


def header_of(identity: DeviceIdentity = DEVICE, **changed: cbor.Value) -> dict[int | str, cbor.Value]:
    header: dict[int | str, cbor.Value] = {
        1: -8,
        4: key_id(identity.public_key),
        16: "mo-voorlopig",
        -70001: bytes.fromhex(identity.public_key),
    }
    numbers = {"alg": 1, "kid": 4, "typ": 16, "key": -70001, "certificate": -70002, "crit": 2}
    header.update({numbers[name]: value for name, value in changed.items()})
    return header


def payload_of(**changed: cbor.Value) -> dict[int | str, cbor.Value]:
    facts = {
        "number": "N-1", "name": "Abdi, Hodan", "birth": "1990-01-01", "points": 31, "maximum": 41, "verdict": "passed", "rule": "r",
        "standing": "officieel", "course": "c", "day": "2026-11-24", "head": "7F3K-9QXM-2ABC",
    }  # fmt: skip
    outer: dict[int | str, cbor.Value] = {1: "d" * 32, 6: 1_795_000_000}
    outer.update({{"iss": 1, "iat": 6}[name]: changed.pop(name) for name in ("iss", "iat") if name in changed})
    facts.update(changed)
    return {**outer, -70003: tuple(facts.values())}  # type: ignore[arg-type]


# --- the four answers -------------------------------------------------------------------------------------------------
def test_an_official_paper_of_a_known_device_is_valid_and_says_what_was_signed():
    checked = check(issue(CLAIMS, DEVICE), TRUST)

    assert (checked.answer, checked.reason, checked.claims) == (Answer.VALID_PROVISIONAL, "", CLAIMS)


def test_a_practice_paper_is_real_but_practice():
    assert check(issue(PRACTICE, DEVICE), TRUST).answer is Answer.PRACTICE


@pytest.mark.parametrize("claims", [CLAIMS, PRACTICE])
def test_a_well_signed_paper_of_a_device_nobody_knows_here_has_an_unknown_issuer(claims):
    checked = check(issue(claims, OTHER), TRUST)

    assert (checked.answer, checked.reason, checked.claims) == (Answer.UNKNOWN_ISSUER, "issuer_unknown", claims)


def test_a_device_that_is_no_longer_vouched_for_gives_its_reason():
    trust = Known(KnownIssuer(DEVICE.public_key, known=False, reason="certificate_expired"))

    assert check(issue(CLAIMS, DEVICE), trust).reason == "certificate_expired"
    assert check(issue(CLAIMS, DEVICE), trust).answer is Answer.UNKNOWN_ISSUER


def test_an_own_key_under_the_id_of_a_known_device_is_not_valid():
    trust = Known()
    trust._issuers[key_id(DEVICE.public_key)] = KnownIssuer(OTHER.public_key, known=True)

    assert check(issue(CLAIMS, DEVICE), trust).reason == "paper_other_key"


# --- what travels -----------------------------------------------------------------------------------------------------
def test_the_same_claims_give_the_same_text_and_it_fits_a_small_qr():
    text = issue(CLAIMS, DEVICE, "ab" * 32)

    assert text == issue(CLAIMS, DEVICE, "ab" * 32)
    assert len(text) < 500


def test_another_library_verifies_the_token_as_a_cwt():
    public = bytes.fromhex(DEVICE.public_key)
    key = cwt.COSEKey.new({1: 1, 2: key_id(DEVICE.public_key), 3: -8, -1: 6, -2: public})
    payload = cwt.decode(token_of(issue(CLAIMS, DEVICE)), key)

    assert (payload[1], payload[6]) == (CLAIMS.issuer, int(CLAIMS.issued_at.timestamp()))


def test_the_repr_of_claims_shows_the_number_and_no_name():
    assert repr(CLAIMS) == "Claims(number='MO-2026-117-003')"


@pytest.mark.parametrize(
    "changed", [{"points": 42}, {"points": -1}, {"maximum": 1001}, {"verdict": "voldaan"}, {"name": "x" * 121}]
)
def test_claims_that_no_verifier_would_accept_are_never_issued(changed):
    with pytest.raises(Invalid) as caught:
        issue(replace(CLAIMS, **changed), DEVICE)

    assert caught.value.code == "paper_claims_unusable"


# --- what is refused --------------------------------------------------------------------------------------------------
@given(st.integers(4, 10_000), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"))
@settings(max_examples=60, deadline=None)
def test_one_changed_character_is_never_valid(place, character):
    text = issue(CLAIMS, DEVICE)
    at = 4 + place % (len(text) - 4)
    changed = text[:at] + character + text[at + 1 :]

    assert changed == text or check(changed, TRUST).answer is Answer.NOT_VALID


@given(st.text(max_size=80) | st.binary(max_size=80).map(packed))
@settings(max_examples=60, deadline=None)
def test_no_input_makes_the_check_fail_otherwise_than_with_an_answer(text):
    assert check(text, TRUST).answer is Answer.NOT_VALID


@given(st.integers(0, 400), st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_one_flipped_bit_inside_the_token_is_never_valid(place, bit):
    token = bytearray(token_of(issue(CLAIMS, DEVICE)))
    token[place % len(token)] ^= 1 << bit

    assert check(packed(bytes(token)), TRUST).answer is Answer.NOT_VALID


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "paper_no_code"),
        ("MO2:ABC", "paper_no_code"),
        ("MO1:", "paper_text"),
        ("MO1:abc", "paper_text"),
        ("MO1:" + base45.b45encode(b"no zlib").decode(), "paper_text"),
        ("MO1:" + "0" * MAX_TEXT, "paper_too_long"),
        (packed(bytes(10_000_000)), "paper_too_long"),
        (packed(bytes(100_000)), "paper_too_long"),
        ("MO1:" + base45.b45encode(zlib.compress(b"\xd2\x80") + b"more").decode(), "paper_text"),
        ("MO1:" + base45.b45encode(zlib.compress(b"\xd2\x80")[:-3]).decode(), "paper_text"),
        (packed(b""), "paper_encoding"),
        (packed(b"\xd2\x80"), "paper_structure"),
        (packed(b"\x80"), "paper_encoding"),
        (packed(b"\xd2\x84\x40\xa0\x40\x40"), "paper_encoding"),
        (packed(cbor.encode((b"", {1: -8}, b"", b""), tag=18)), "paper_structure"),
        (packed(cbor.encode((b"\xa0", {}, b"", "text"), tag=18)), "paper_structure"),
    ],
)
def test_what_is_no_token_is_refused_with_its_reason(text, reason):
    assert check(text, TRUST).reason == reason


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (header_of(alg="none"), "paper_algorithm"),
        (header_of(alg=0), "paper_algorithm"),
        (header_of(alg=-7), "paper_algorithm"),
        (header_of(alg=5), "paper_algorithm"),
        ({4: key_id(DEVICE.public_key)}, "paper_algorithm"),
        (header_of(crit=(1,)), "paper_structure"),
        (header_of(key=b"short"), "paper_structure"),
        (header_of(key="text"), "paper_structure"),
        (header_of(certificate=b"short"), "paper_structure"),
        (header_of(certificate="text"), "paper_structure"),
        (header_of(kid=b"12345678"), "paper_key_id"),
        (header_of(typ=3), "paper_type"),
        (header_of(typ="mo-oefening"), "paper_type"),
        (header_of(typ="inburgeringsattest"), "paper_type"),
        ((1, 2), "paper_structure"),
        (b"", "paper_encoding"),
        (cbor.encode(header_of()) + b"\x00", "paper_encoding"),
        (b"\xa2\x01\x27\x01\x27", "paper_encoding"),
        (b"\xbf\x01\x27\xff", "paper_encoding"),
    ],
)
def test_a_well_signed_token_with_another_header_is_not_valid(header, reason):
    assert check(forged(header, payload_of()), TRUST).reason == reason


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "paper_encoding"),
        ({}, "paper_structure"),
        (3, "paper_structure"),
        ({1: "d", 6: 1, 7: ()}, "paper_structure"),
        ({**payload_of(), 4: 1}, "paper_structure"),
        ({1: "d", 6: 1, -70003: ("too", "few")}, "paper_structure"),
        (payload_of(points="31"), "paper_structure"),
        (payload_of(points=42), "paper_claims"),
        (payload_of(points=-1), "paper_claims"),
        (payload_of(maximum=100_000), "paper_claims"),
        (payload_of(verdict="voldaan"), "paper_claims"),
        (payload_of(standing="echt"), "paper_claims"),
        (payload_of(day="2026-02-30"), "paper_claims"),
        (payload_of(name="x" * 200), "paper_claims"),
        (payload_of(iat=2**63), "paper_claims"),
        (payload_of(standing="oefening"), "paper_type"),
        (cbor.encode(payload_of()) + b"\x00", "paper_encoding"),
        (b"\xa1\x06\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00", "paper_encoding"),
        (b"\xa2\x06\x01\x06\x02", "paper_encoding"),
        (b"\xbf\x06\x01\xff", "paper_encoding"),
    ],
)
def test_a_well_signed_token_with_another_payload_is_not_valid(payload, reason):
    assert check(forged(header_of(), payload), TRUST).reason == reason


def test_a_signature_by_another_key_than_the_one_inside_is_not_valid():
    assert check(forged(header_of(), payload_of(), identity=OTHER), TRUST).reason == "paper_signature"


def test_the_forger_of_these_tests_makes_valid_tokens_when_nothing_is_changed():
    assert check(forged(header_of(), payload_of()), TRUST).answer is Answer.VALID_PROVISIONAL
