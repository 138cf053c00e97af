"""`head.mark`: a small signed file beside the database that remembers the journal's head.

It is rewritten at every checkpoint (not at every answer), by temp, fsync and rename. A database that does not hold the entry
it names has been rolled back or has lost its end. A missing or unreadable mark says nothing: whoever can put back an older
database can put back an older mark too; the heads that left the laptop are the proof then.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from mo_desk.paths import write_atomically
from mo_desk.wire.chain import Checkpoint
from mo_desk.wire.identity import verify_signature

_LARGEST = 4096


def read_mark(path: Path, public_key: str) -> Checkpoint | None:
    """Return the checkpoint that the mark holds, or None when it is absent, unreadable or not signed by this device."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        mark = msgspec.json.decode(data, type=Checkpoint, strict=True)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return mark if verify_signature(public_key, mark.signed_bytes(), mark.signature) else None


def write_mark(path: Path, checkpoint: Checkpoint) -> None:
    """Replace the mark. Raises: OSError when the disk does not take it; the old mark is then untouched."""
    write_atomically(path, msgspec.json.encode(checkpoint))
