"""The cryptography of one slot: from a person's secret to the data key, and nothing else.

    secret --Argon2id(salt = SHA-256(file salt || kind || name))--> KEK        once per unlock, whatever the number of slots
    KEK    --HKDF-SHA-256(slot salt)--> ChaCha20-Poly1305 key --opens--> age X25519 identity --opens--> 32-byte data key

Wrapping needs the slot's public recipient only. So when a user is removed, the next data key can be given to everybody who
stays without their passphrases. Secrets come from the operating system: chance is no parameter here, so that no caller
can make a key predictable.
"""

from __future__ import annotations

import hashlib
import secrets

import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mo_desk.domain.errors import Damaged
from mo_desk.store.engine import KEY_BYTES
from mo_desk.store.keyfile import Derivation, Slot, SlotKind
from mo_desk.store.passphrases import fold_name, fold_passphrase

SALT_BYTES = 16
_NONCE_BYTES = 12


def derive_user_kek(derivation: Derivation, name: str, passphrase: str) -> bytes:
    """Turn a name and a passphrase into a key-encryption key of 32 bytes (slow on purpose)."""
    return _argon2id(derivation, SlotKind.USER, fold_name(name), fold_passphrase(passphrase).encode())


def derive_recovery_kek(derivation: Derivation, secret: bytes) -> bytes:
    """Turn the 16 bytes of a recovery code into a key-encryption key of 32 bytes."""
    return _argon2id(derivation, SlotKind.RECOVERY, "", secret)


def make_slot(kek: bytes, kind: SlotKind, data_key: bytes, *, slot_id: str = "") -> Slot:
    """Make a slot with an identity of its own; a given `slot_id` replaces that slot's secret."""
    slot_id = slot_id or secrets.token_hex(16)
    salt = secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    sealed = _cipher(kek, salt).encrypt(nonce, str(identity).encode(), _bound(slot_id, kind, recipient))
    return Slot(slot_id, kind, salt, recipient, nonce + sealed, wrap(recipient, data_key))


def open_slot(slot: Slot, kek: bytes) -> pyrage.x25519.Identity | None:
    """Return the slot's identity, or None when this is not the key of this slot."""
    nonce, sealed = slot.identity[:_NONCE_BYTES], slot.identity[_NONCE_BYTES:]
    try:
        text = _cipher(kek, slot.salt).decrypt(nonce, sealed, _bound(slot.slot_id, slot.kind, slot.recipient))
    except (InvalidTag, ValueError):
        return None
    return pyrage.x25519.Identity.from_str(text.decode())


def wrap(recipient: str, data_key: bytes) -> bytes:
    """Encrypt a data key to a slot's public recipient (an age file of some 200 bytes)."""
    return bytes(pyrage.encrypt(data_key, [pyrage.x25519.Recipient.from_str(recipient)]))


def unwrap(identity: pyrage.x25519.Identity, wrapped: bytes) -> bytes:
    """Return the data key.

    Raises: `Damaged` (`keys_unreadable`).
    """
    try:
        data_key = bytes(pyrage.decrypt(wrapped, [identity]))
    except pyrage.DecryptError as error:
        raise Damaged("keys_unreadable") from error
    if len(data_key) != KEY_BYTES:
        raise Damaged("keys_unreadable")
    return data_key


def _argon2id(derivation: Derivation, kind: SlotKind, name: str, secret: bytes) -> bytes:
    return hash_secret_raw(
        secret,
        hashlib.sha256(derivation.salt + kind.value.encode() + b"\0" + name.encode()).digest(),
        time_cost=derivation.cost.passes,
        memory_cost=derivation.cost.memory_kib,
        parallelism=derivation.cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _cipher(kek: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt, b"mo-desk slot identity").derive(kek))


def _bound(slot_id: str, kind: SlotKind, recipient: str) -> bytes:
    """What a sealed identity belongs to, so that parts of two slots cannot be mixed."""
    return f"{slot_id}\0{kind.value}\0{recipient}".encode()
