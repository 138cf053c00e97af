"""Erasures shown ahead of their place: the excuse for bodies that are missing in one message, where the fact comes in a later one.

The sender signs that the entry stands at its place in its chain. The receiver keeps it until that place is reached; another
entry there is then the second branch of a fork.

    show(entry, identity.sign)  ->  ShownErasure  ->  read_shown(shown, check)  ->  entry
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import BodiesErased
from mo_desk.wire.chain import Entry, shown_bytes
from mo_desk.wire.messages import ShownErasure
from mo_desk.wire.packing import pack, unpack

THE_AGENCY = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A verified erasure ahead of its place; `signer` is the device whose word it is, `THE_AGENCY` for the agency's."""

    entry: Entry
    signer: str


def show(entry: Entry, sign: Callable[[bytes], bytes]) -> ShownErasure:
    """Return an erasure as it is shown, signed."""
    return ShownErasure(
        entry.chain_id, entry.seq, entry.prev_hash, pack([entry])[0], sign(shown_bytes(entry.head))
    )  # fmt: skip


def read_shown(shown: ShownErasure, check: Callable[[bytes, bytes], None]) -> Entry:
    """Return the entry that is shown; `check` raises unless the signature over some bytes is the sender's.

    Raises: Untrusted `erasure_shown` when it is no erasure with its body; `entry_shape`; as `check`.
    """
    entry = unpack(shown.chain_id, shown.seq, shown.prev_hash, (shown.row,))[0]
    if entry.kind != BodiesErased.kind or entry.body is None:
        raise Untrusted("erasure_shown", chain_id=shown.chain_id, seq=shown.seq)
    check(shown_bytes(entry.head), shown.signature)
    return entry
