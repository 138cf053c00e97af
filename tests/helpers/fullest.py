"""The largest body of every kind that may come from outside: every text at its bound in signs of four bytes, every number at its largest.

body = fullest(AnswerGiven)                     # as large as the wire lets through
for field, body in overfull(AnswerGiven): ...   # one field one sign, or one, too large
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, NewType, get_args, get_origin, get_type_hints

from mo_desk.wire.bounds import LARGEST_NUMBER, bound_of

UNBOUNDED = 700  # signs of a text that only the body bounds: more bytes than one entry of an index of PostgreSQL takes


def fullest(shape: type, **fixed: Any) -> Any:
    """Return the largest value of a dataclass, with some fields as given."""
    hints = get_type_hints(shape)
    values = {
        field.name: fixed[field.name] if field.name in fixed else _value(shape, field.name, hints[field.name], 0)
        for field in fields(shape)
    }
    return shape(**values)


def overfull(shape: type, **fixed: Any) -> Iterator[tuple[str, Any]]:
    """Return the largest value once for each field that has a bound, with that field over it."""
    hints = get_type_hints(shape)
    for field in fields(shape):
        if field.name not in fixed and (over := _value(shape, field.name, hints[field.name], 1)) is not None:
            whole = fullest(shape, **fixed)
            if over != getattr(whole, field.name):
                yield field.name, replace(whole, **{field.name: over})


def text(length: int, seed: str) -> str:
    """Return a text of signs of four bytes that cannot be compressed."""
    signs = b"".join(hashlib.sha256(f"{seed} {part}".encode()).digest() for part in range(length // 16 + 1))
    return "".join(chr(0x20000 + int.from_bytes(signs[2 * place : 2 * place + 2]) % 0xA000) for place in range(length))


def _value(owner: type, name: str, hint: Any, over: int) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        return next((value for _, value in overfull(hint)), fullest(hint)) if over else fullest(hint)
    if hint is bool:
        return True
    if hint is int:
        largest = 2**63 - 1 if name == "seed" else LARGEST_NUMBER
        return largest + (over if name != "seed" else 0)
    if hint is str or isinstance(hint, NewType):
        bound = bound_of(owner, name, hint)
        return text(UNBOUNDED if bound is None else bound + over, f"{owner.__name__} {name}")
    if hint is date:
        return date(9999, 12, 31)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return max(hint, key=lambda member: len(str(member.value)))
    parts = [part for part in get_args(hint) if part not in {type(None), Ellipsis}]
    if get_origin(hint) is not tuple:
        return _value(owner, name, parts[0], over)
    if Ellipsis in get_args(hint):
        return (_value(owner, name, parts[0], 0), _value(owner, name, parts[0], over))
    return tuple(_value(owner, name, part, over) for part in parts)
