"""Who a device is: an Ed25519 key to sign with and an age (X25519) identity to receive sealed files with.

The private halves live inside the encrypted database (a hub: in its own folder) and are never shown; `repr` gives the
device id only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from mo_desk.domain.errors import Damaged

_PUBLIC_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """A device's keys: `signing_key` is the raw 32-byte Ed25519 private key, `age_identity` the AGE-SECRET-KEY text."""

    device_id: str
    signing_key: bytes = field(repr=False)
    age_identity: str = field(repr=False)

    @staticmethod
    def create(device_id: str) -> DeviceIdentity:
        """Return a new identity; the libraries draw the keys from the operating system's randomness themselves."""
        signing_key = Ed25519PrivateKey.generate().private_bytes_raw()
        return DeviceIdentity(device_id, signing_key, str(pyrage.x25519.Identity.generate()))

    @property
    def public_key(self) -> str:
        """Return the Ed25519 public key in hex."""
        key = Ed25519PrivateKey.from_private_bytes(self.signing_key).public_key()
        return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @property
    def age_recipient(self) -> str:
        """Return the recipient (`age1...`) that files for this device are encrypted to."""
        return str(pyrage.x25519.Identity.from_str(self.age_identity).to_public())

    def sign(self, data: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature over the data."""
        return Ed25519PrivateKey.from_private_bytes(self.signing_key).sign(data)


def verify_signature(public_key: str, data: bytes, signature: bytes) -> bool:
    """Say whether the signature over the data is that of the public key (hex); an unreadable key signs nothing."""
    try:
        raw = bytes.fromhex(public_key)
        if len(raw) != _PUBLIC_KEY_BYTES:
            return False
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, data)
    except (ValueError, InvalidSignature):
        return False
    return True


def encode_identity(identity: DeviceIdentity) -> bytes:
    """Return an identity as bytes, for the encrypted database."""
    return msgspec.json.encode([identity.device_id, identity.signing_key.hex(), identity.age_identity])


def decode_identity(data: bytes) -> DeviceIdentity:
    """Read back what `encode_identity` gave.

    Raises: Damaged `device_identity_unreadable`.
    """
    try:
        device_id, signing_key, age_identity = msgspec.json.decode(data, type=tuple[str, str, str])
        return DeviceIdentity(device_id, bytes.fromhex(signing_key), age_identity)
    except ValueError as error:
        raise Damaged("device_identity_unreadable") from error
