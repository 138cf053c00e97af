"""What this laptop knows of its agency: the enrolment it keeps, and whose papers it can vouch for."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.exchange.enrolment import Enrolment, decode_enrolment, encode_enrolment
from mo_desk.services.context import Context
from mo_desk.store.queries import journal
from mo_desk.store.work import Work
from mo_desk.store.working import find_secret, set_secret
from mo_desk.wire.attest import KnownIssuer, key_id
from mo_desk.wire.trust import certificate_digest

_ENROLMENT = "enrolment"


@dataclass(frozen=True, slots=True)
class PaperTrust:
    """The public keys (hex) of devices whose chains are known here, by short key id."""

    keys: dict[bytes, str]

    def find_issuer(self, kid: bytes) -> KnownIssuer | None:
        """Return the device with this key, or None when it is unknown here."""
        public_key = self.keys.get(kid)
        return None if public_key is None else KnownIssuer(public_key, known=True)


class AgencyLink:
    """Reads and keeps the enrolment; shared by papers and synchronising."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def enrolment(self) -> Enrolment | None:
        """Return what was agreed with the agency, or None while this laptop is not enrolled."""
        with self._context.store.read() as connection:
            kept = find_secret(connection, _ENROLMENT)
        return None if kept is None else decode_enrolment(kept)

    def keep(self, work: Work, enrolment: Enrolment) -> None:
        """Keep an enrolment in the encrypted database."""
        set_secret(work.connection, _ENROLMENT, encode_enrolment(enrolment))

    def agency_name(self) -> str:
        """Return the agency's name, empty while not enrolled."""
        enrolment = self.enrolment()
        return enrolment.trust.agency_name if enrolment else ""

    def certificate_digest(self) -> str:
        """Return the digest of this laptop's certificate, empty while not enrolled."""
        enrolment = self.enrolment()
        return certificate_digest(enrolment.certificate) if enrolment else ""

    def paper_trust(self) -> PaperTrust:
        """Return whose papers this laptop or this agency can vouch for: the devices whose chains it holds."""
        with self._context.store.read() as connection:
            keys = journal.device_keys(connection)
        return PaperTrust({key_id(key): key for key in keys})
