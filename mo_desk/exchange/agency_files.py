"""The agency's folder: public trust, the working keys (readable by the owner alone), and the root's key under its passphrase.

trust.json     root and signing certificate, id, name, age recipient: public
signing.key    the signing key, raw, mode 600            agency.age-identity   to open sealed files, mode 600
root.age       the root's key in an age file under a passphrase: copy it to a safe, then delete it here
page.key       the key of the agency's own page, mode 600
"""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from mo_desk.domain.errors import Conflict, Damaged, NotFound
from mo_desk.paths import write_atomically
from mo_desk.wire.agency import AgencySigner, NewAgency
from mo_desk.wire.trust import AgencyTrust

TRUST = "trust.json"
SIGNING_KEY = "signing.key"
IDENTITY = "agency.age-identity"
ROOT_KEY = "root.age"
PAGE_KEY = "page.key"


def write_agency(folder: Path, new: NewAgency) -> None:
    """Write a new agency's folder; never over an existing one. Raises: Conflict `agency_exists`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / TRUST).exists() or (folder / ROOT_KEY).exists():
        raise Conflict("agency_exists")
    signer = new.signer
    write_atomically(folder / ROOT_KEY, new.root_key_file)
    write_atomically(folder / SIGNING_KEY, signer.signing_key)
    write_atomically(folder / IDENTITY, signer.age_identity.encode("ascii"))
    write_atomically(folder / PAGE_KEY, secrets.token_urlsafe(24).encode("ascii"))
    write_atomically(folder / TRUST, msgspec.json.encode(signer.trust))  # last: a folder without it is no agency yet


def read_agency(folder: Path) -> AgencySigner:
    """Read the signer back. Raises: NotFound `agency_none`; Damaged `agency_unreadable`."""
    if not (folder / TRUST).is_file():
        raise NotFound("agency_none")
    try:
        trust = msgspec.json.decode((folder / TRUST).read_bytes(), type=AgencyTrust, strict=True)
        identity = (folder / IDENTITY).read_text("ascii")
        return AgencySigner(trust, (folder / SIGNING_KEY).read_bytes(), identity)
    except (OSError, ValueError) as error:
        raise Damaged("agency_unreadable") from error


def read_page_key(folder: Path) -> str:
    """Return the key of the agency's page. Raises: Damaged `agency_unreadable`."""
    try:
        return (folder / PAGE_KEY).read_text("ascii").strip()
    except (OSError, ValueError) as error:
        raise Damaged("agency_unreadable") from error
