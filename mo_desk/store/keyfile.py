"""keys.toml: the slots that open a desk's data key, written beside the database. Nothing in it names anybody.

One derivation for the whole file (Argon2id, one salt), and per slot: a random id, its kind, its own salt, an age X25519
identity sealed under the holder's secret, that identity's public recipient, and the data key encrypted to the recipient.
`next_key` stands there only while the database changes key. `seal` is a MAC under the data key over all of it, so that a
slot planted by somebody with the disk but without the key is noticed before the next key is encrypted to it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec
import tomli_w

from mo_desk.domain.errors import Damaged, Untrusted
from mo_desk.paths import write_atomically
from mo_desk.store.failures import translating

FORMAT = 1
LARGEST_FILE = 256 * 1024
MOST_SLOTS = 64
MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 20
MOST_LANES = 16
SHORTEST_SALT = 16


class SlotKind(StrEnum):
    """Whose secret opens a slot: a user's passphrase, or the recovery code on paper."""

    USER = "user"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try costs, in passes over `memory_kib` KiB in `lanes` lanes: RFC 9106, 4, second choice."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Derivation:
    """Argon2id with the salt of this file and its cost."""

    salt: bytes
    cost: Cost


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. `identity` is nonce and ciphertext; `key` and `next_key` are age files to `recipient`."""

    slot_id: str
    kind: SlotKind
    salt: bytes
    recipient: str
    identity: bytes
    key: bytes
    next_key: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The whole file as it was read; `seal` is checked by `require_genuine` once the data key is known."""

    derivation: Derivation
    slots: tuple[Slot, ...]
    seal: bytes = b""

    @property
    def pending(self) -> bool:
        """Say whether a change of key was begun and not finished."""
        return any(slot.next_key for slot in self.slots)

    def require_genuine(self, data_key: bytes) -> None:
        """Let a file pass that was last written by a holder of the data key.

        Raises: `Untrusted` (`keys_file_changed`).
        """
        if not hmac.compare_digest(self.seal, _seal(self, data_key)):
            raise Untrusted("keys_file_changed")


def read_key_file(path: Path) -> KeyFile:
    """Read and check the file; sizes, counts and costs are bounded before anything is computed with them.

    Raises: `Damaged` (`keys_missing`, `keys_unreadable`), `Unreachable` (`disk_error`).
    """
    if not path.is_file():
        raise Damaged("keys_missing")
    with translating(), path.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Damaged("keys_unreadable")
    try:
        parsed = msgspec.convert(tomllib.loads(content.decode()), _FileText, strict=True)
        file = _from_text(parsed)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, binascii.Error, ValueError) as error:
        raise Damaged("keys_unreadable") from error
    return file


def write_key_file(path: Path, file: KeyFile, data_key: bytes) -> KeyFile:
    """Seal the file under the data key and write it whole, for its owner only.

    Raises: `Unreachable` (`disk_full`, `disk_readonly`); the old file then stands.
    """
    sealed = replace(file, seal=_seal(file, data_key))
    with translating():
        write_atomically(path, _to_text(sealed).encode())
    return sealed


class _DerivationText(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    salt: str
    passes: int
    memory_kib: int
    lanes: int


class _SlotText(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    kind: SlotKind
    salt: str
    recipient: str
    identity: str
    key: str
    next_key: str = ""


class _FileText(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    derivation: _DerivationText
    seal: str
    slot: list[_SlotText] = []


def _from_text(text: _FileText) -> KeyFile:
    salt = _bytes(text.derivation.salt)
    cost = Cost(text.derivation.passes, text.derivation.memory_kib, text.derivation.lanes)
    within = (
        text.format == FORMAT
        and text.derivation.name == "argon2id"
        and len(salt) >= SHORTEST_SALT
        and 1 <= cost.passes <= MOST_PASSES
        and 1 <= cost.lanes <= MOST_LANES
        and 8 * cost.lanes <= cost.memory_kib <= MOST_MEMORY_KIB
        and 1 <= len(text.slot) <= MOST_SLOTS
    )
    if not within:
        raise ValueError("outside the bounds of this format")
    slots = tuple(
        Slot(
            slot.id,
            slot.kind,
            _bytes(slot.salt),
            slot.recipient,
            _bytes(slot.identity),
            _bytes(slot.key),
            _bytes(slot.next_key),
        )
        for slot in text.slot
    )
    return KeyFile(Derivation(salt, cost), slots, _bytes(text.seal))


def _to_text(file: KeyFile) -> str:
    cost = file.derivation.cost
    return tomli_w.dumps(
        {
            "format": FORMAT,
            "seal": _text(file.seal),
            "derivation": {
                "name": "argon2id",
                "salt": _text(file.derivation.salt),
                "passes": cost.passes,
                "memory_kib": cost.memory_kib,
                "lanes": cost.lanes,
            },
            "slot": [
                {
                    "id": slot.slot_id,
                    "kind": slot.kind.value,
                    "salt": _text(slot.salt),
                    "recipient": slot.recipient,
                    "identity": _text(slot.identity),
                    "key": _text(slot.key),
                    "next_key": _text(slot.next_key),
                }
                for slot in file.slots
            ],
        }
    )


def _seal(file: KeyFile, data_key: bytes) -> bytes:
    """Return HMAC-SHA-256 over the file's text without its seal, under a key made for this purpose only."""
    purpose = hmac.digest(data_key, b"mo-desk keys.toml seal", hashlib.sha256)
    return hmac.digest(purpose, _to_text(replace(file, seal=b"")).encode(), hashlib.sha256)


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
