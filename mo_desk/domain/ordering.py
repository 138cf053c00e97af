"""Order by seed: sort on SHA-256(seed || purpose || id).

The rule is ours and will not change under us, as a library's shuffle may: the same seed gives the same order for ever,
on every machine. The three parts are UTF-8 joined by NUL, which stands in no id. The name of the rule is
`mo_desk.domain.forms.ALGORITHM`; a changed rule gets another name.

    >>> seeded_order(7, "example", ["a", "b", "c"])
    ('a', 'c', 'b')
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeVar

Name = TypeVar("Name", bound=str)


def seeded_order(seed: int | str, purpose: str, names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names in the order that the seed gives for this purpose; the order they come in does not matter."""
    return tuple(sorted(names, key=lambda name: (seeded_digest(seed, purpose, name), name)))


def seeded_digest(seed: int | str, purpose: str, name: str) -> bytes:
    """Return the 32 bytes on which `seeded_order` sorts."""
    return hashlib.sha256(f"{seed}\0{purpose}\0{name}".encode()).digest()
