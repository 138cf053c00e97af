"""A device signs, is checked, receives sealed files, and keeps its private halves to itself."""

from __future__ import annotations

import pyrage
import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.wire.identity import DeviceIdentity, decode_identity, encode_identity, verify_signature


@pytest.fixture(scope="module")
def device() -> DeviceIdentity:
    return DeviceIdentity.create("d" * 32)


def test_what_a_device_signed_is_its_and_nothing_else_is(device: DeviceIdentity) -> None:
    other = DeviceIdentity.create("e" * 32)
    signature = device.sign(b"head")

    assert len(signature) == 64
    assert verify_signature(device.public_key, b"head", signature)
    assert not verify_signature(device.public_key, b"heaD", signature)
    assert not verify_signature(other.public_key, b"head", signature)
    assert not verify_signature(device.public_key, b"head", signature[:-1] + bytes([signature[-1] ^ 1]))


@pytest.mark.parametrize("key", ["", "zz", "ab", "ab" * 31, "ab" * 33, "00" * 32, "٠" * 64])
def test_an_unreadable_key_signs_nothing(device: DeviceIdentity, key: str) -> None:
    assert not verify_signature(key, b"head", device.sign(b"head"))


@pytest.mark.parametrize("signature", [b"", b"x", bytes(64), bytes(65)])
def test_an_unreadable_signature_is_no_signature(device: DeviceIdentity, signature: bytes) -> None:
    assert not verify_signature(device.public_key, b"head", signature)


def test_a_file_sealed_for_the_device_is_opened_with_its_identity(device: DeviceIdentity) -> None:
    sealed = pyrage.encrypt(b"paper", [pyrage.x25519.Recipient.from_str(device.age_recipient)])

    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(device.age_identity)]) == b"paper"


def test_two_devices_share_no_key(device: DeviceIdentity) -> None:
    other = DeviceIdentity.create(device.device_id)

    assert other.signing_key != device.signing_key
    assert other.age_identity != device.age_identity


def test_the_private_halves_are_never_shown(device: DeviceIdentity) -> None:
    assert repr(device) == f"DeviceIdentity(device_id='{device.device_id}')"


def test_an_identity_is_kept_as_bytes_and_read_back(device: DeviceIdentity) -> None:
    assert decode_identity(encode_identity(device)) == device


@pytest.mark.parametrize("data", [b"", b"{}", b'["d","zz","AGE"]', b'["d","ab"]', b"\xff", b'["d",1,"AGE"]'])
def test_a_broken_identity_is_damage(data: bytes) -> None:
    with pytest.raises(Damaged, match="device_identity_unreadable"):
        decode_identity(data)
