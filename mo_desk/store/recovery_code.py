"""The recovery code: 128 random bits that a person keeps on paper, with a check that finds a typing mistake at once.

Six groups of five characters in Crockford's base 32 (no I, L, O, U; read forgivingly): 26 characters hold the bits, the
last four are a check over them, so one wrong or swapped character passes in one of a million cases.

    7ZQ4K-0M3XD-9T1RB-V6WPA-H2C8N-5EJ7Y
"""

from __future__ import annotations

import hashlib
import re
import secrets

from mo_desk.domain.errors import Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BYTES = 16
_BODY = 26
_CHECK = 4
_GROUP = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a fresh code from the operating system's random source."""
    return format_code(secrets.token_bytes(_BYTES))


def format_code(secret: bytes) -> str:
    """Write 16 bytes as the code that a person copies."""
    if len(secret) != _BYTES:
        raise ValueError("a recovery code holds 16 bytes")
    text = _digits(int.from_bytes(secret), _BODY) + _check(secret)
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def parse_code(text: str) -> bytes:
    """Read a code as typed: any case, spaces or hyphens, O for 0, I or L for 1.

    Raises: `Invalid` (`recovery_code_mistyped`) before anything slow is tried.
    """
    typed = re.sub(r"[\s\-‐‑–]", "", text[:200]).upper().translate(_READ_AS)
    if len(typed) != _BODY + _CHECK or any(character not in ALPHABET for character in typed):
        raise Invalid("recovery_code_mistyped", "code")
    number = 0
    for character in typed[:_BODY]:
        number = number * 32 + ALPHABET.index(character)
    if number >= 1 << (8 * _BYTES):
        raise Invalid("recovery_code_mistyped", "code")
    secret = number.to_bytes(_BYTES)
    if typed[_BODY:] != _check(secret):
        raise Invalid("recovery_code_mistyped", "code")
    return secret


def _check(secret: bytes) -> str:
    digest = hashlib.sha256(b"mo-desk recovery code check\0" + secret).digest()
    return _digits(int.from_bytes(digest[:4]) >> (32 - 5 * _CHECK), _CHECK)


def _digits(number: int, count: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(count - 1, -1, -1))
