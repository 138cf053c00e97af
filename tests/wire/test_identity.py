from __future__ import annotations

import pyrage
import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.wire.identity import DeviceIdentity, decode_identity, encode_identity, verify_signature

IDENTITY = DeviceIdentity.create("d" * 32)


def test_a_signature_holds_for_these_bytes_and_this_key_only() -> None:
    signature = IDENTITY.sign(b"data")

    assert verify_signature(IDENTITY.public_key, b"data", signature)
    assert not verify_signature(IDENTITY.public_key, b"datb", signature)
    assert not verify_signature(IDENTITY.public_key, b"data", signature[:-1] + b"\0")
    assert not verify_signature(DeviceIdentity.create("e" * 32).public_key, b"data", signature)


@pytest.mark.parametrize("key", ["", "zz", "00" * 31, "00" * 33, "é" * 64])
def test_an_unreadable_key_signs_nothing(key: str) -> None:
    assert not verify_signature(key, b"data", IDENTITY.sign(b"data"))


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65)])
def test_an_unreadable_signature_is_none(signature: bytes) -> None:
    assert not verify_signature(IDENTITY.public_key, b"data", signature)


def test_what_is_encrypted_to_a_device_it_can_open() -> None:
    recipient = pyrage.x25519.Recipient.from_str(IDENTITY.age_recipient)

    sealed = pyrage.encrypt(b"paper", [recipient])

    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(IDENTITY.age_identity)]) == b"paper"


def test_two_devices_never_share_keys() -> None:
    other = DeviceIdentity.create("d" * 32)

    assert other.public_key != IDENTITY.public_key
    assert other.age_recipient != IDENTITY.age_recipient


def test_an_identity_is_stored_and_read_back() -> None:
    assert decode_identity(encode_identity(IDENTITY)) == IDENTITY


@pytest.mark.parametrize("data", [b"", b"[]", b'["a","zz","c"]', b'["a","00"]', b"\xff"])
def test_an_identity_that_cannot_be_read_is_damage(data: bytes) -> None:
    with pytest.raises(Damaged, match="device_identity_unreadable"):
        decode_identity(data)


def test_private_keys_are_never_shown() -> None:
    assert repr(IDENTITY) == f"DeviceIdentity(device_id='{'d' * 32}')"
