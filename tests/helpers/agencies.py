"""One agency for a whole test run: founding costs two seconds of scrypt, and no test changes it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from mo_desk.wire.agency import NewAgency, found_agency

FOUNDED_AT = datetime(2026, 1, 1, tzinfo=UTC)
PASSPHRASE = "correct horse battery"


def an_agency(number: int = 1) -> NewAgency:
    """Return an agency; another number gives another agency of the same name."""
    return _founded(number)


@cache
def _founded(number: int) -> NewAgency:
    return found_agency("Agentschap Test", f"{number:032x}", PASSPHRASE, FOUNDED_AT)
