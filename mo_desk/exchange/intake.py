"""The receiving desk: everything a laptop can ask of its agency, each after finding out which laptop asks.

Knows no HTTP (that is `intake_app.py`) and no database (those are the ports). Revoked laptops are refused at every call,
not only at sign-in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mo_desk.domain.devices import Device
from mo_desk.domain.errors import NotAllowed, NotFound, Untrusted
from mo_desk.domain.ids import DeviceId
from mo_desk.exchange.ports import AfterAccept, CardShelf, CheckShelf, Journal, Registry
from mo_desk.exchange.receiver import Receiver, signed_receipt
from mo_desk.exchange.tokens import TOKEN_SECONDS, make_token, read_assertion, read_token
from mo_desk.wire.agency import AgencySigner, issue_device_certificate
from mo_desk.wire.chain import Receipt, to_ms
from mo_desk.wire.identity import verify_signature
from mo_desk.wire.messages import (
    LARGEST_BATCH,
    MOST_CARDS,
    MOST_ENTRIES,
    PROTOCOL,
    BatchReply,
    CardOffer,
    CardOfferReply,
    CardSet,
    CheckSet,
    EnrolReply,
    EnrolRequest,
    EntriesPage,
    EntryBatch,
    HeadReply,
    Health,
    ReceiptList,
    TokenReply,
    card_set_bytes,
    check_set_bytes,
    enrol_bytes,
)
from mo_desk.wire.packing import fitting, pack
from mo_desk.wire.shown import show

MOST_CHECKS = 500
MOST_RECEIPTS = 200


@dataclass(frozen=True, slots=True)
class Intake:
    """The agency's side of the exchange. `now` gives aware UTC; `after_accept` hears which chains grew."""

    signer: AgencySigner
    registry: Registry
    journal: Journal
    cards: CardShelf
    checks: CheckShelf
    now: Callable[[], datetime]
    after_accept: AfterAccept

    def health(self) -> Health:
        """Say who this is, which protocol it speaks, and what time it is."""
        trust = self.signer.trust
        return Health(PROTOCOL, trust.agency_id, trust.agency_name, to_ms(self.now()))

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Certify a laptop that brings an unused code and proves that it holds its key; a repeat gets the same answer.

        Raises: Untrusted `enrol_proof`; NotAllowed `enrol_code_unknown`, `enrol_code_used`, `enrol_code_expired`; Invalid.
        """
        proof = enrol_bytes(request.code, request.device_id, request.public_key, request.recipient)
        if not verify_signature(request.public_key, proof, request.proof):
            raise Untrusted("enrol_proof")
        now = self.now()
        pem = issue_device_certificate(self.signer, request.device_id, request.public_key, request.recipient, now)
        device_id = DeviceId(request.device_id)
        device = Device(device_id, request.device_name, request.public_key, request.recipient, pem, now)
        kept = self.registry.enrol(code_digest(request.code), device, now)
        trust = self.signer.trust
        return EnrolReply(
            trust.agency_id, trust.agency_name, trust.recipient, trust.root_pem, trust.signing_pem, kept.certificate
        )

    def sign_in(self, device_id: str, assertion: str) -> TokenReply:
        """Give a token for a fresh assertion signed by the certified key.

        Raises: NotAllowed `device_unknown`, `device_revoked`, `assertion_refused`.
        """
        now = self.now()
        device = self._known(device_id)
        read = read_assertion(assertion, device_id, device.public_key, self.signer.trust.agency_id, now)
        if not self.registry.use_token_id(device_id, read.token_id, read.expires_at, now):
            raise NotAllowed("assertion_refused")
        return TokenReply(make_token(self.signer, device_id, now), "Bearer", TOKEN_SECONDS)

    def device_of(self, token: str) -> Device:
        """Return the laptop a bearer token belongs to.

        Raises: NotAllowed `token_expired`, `token_refused`, `device_unknown`, `device_revoked`.
        """
        return self._known(read_token(token, self.signer, self.now()))

    def head(self, device: Device, chain_id: str) -> HeadReply:
        """Return the last entry held of one of the laptop's chains, seq 0 when none is, and whether it has a second branch."""
        self._require_own(device, chain_id)
        head = self.journal.head(chain_id)
        return HeadReply(chain_id, head.seq, head.hash, self.journal.forked_at(chain_id))

    def receive(self, device: Device, batch: EntryBatch) -> BatchReply:
        """Take in a batch; raises as `Receiver.receive`."""
        receiver = Receiver(self.journal, self.registry, self.signer, self.after_accept)
        return receiver.receive(batch, device, self.now())

    def give_back(self, device: Device, chain_id: str, after: int) -> EntriesPage:
        """Return entries of one of the laptop's own chains that it lacks; raises NotFound `entries_none`."""
        self._require_own(device, chain_id)
        held = self.journal.entries(chain_id, after, MOST_ENTRIES)
        if not held:
            raise NotFound("entries_none")
        entries = held[: fitting((len(entry.body or b"") for entry in held), LARGEST_BATCH)]
        first, last = entries[0], entries[-1]
        unsigned = Receipt(
            chain_id, first.seq, last.seq, last.hash, to_ms(self.now()), self.signer.trust.agency_id, b""
        )
        receipt = signed_receipt(unsigned, self.signer)
        more = self.journal.head(chain_id).seq > last.seq
        shown = tuple(show(one, self.signer.sign) for one in self.journal.to_show(entries))
        return EntriesPage(chain_id, first.seq, first.prev_hash, pack(entries), receipt, more, shown)

    def receipts(self, device: Device, chain_id: str, after: int) -> ReceiptList:
        """Return the receipts given for a chain, for a laptop that missed an answer."""
        self._require_own(device, chain_id)
        return ReceiptList(tuple(self.registry.receipts(chain_id, after, MOST_RECEIPTS)))

    def card_set(self, device: Device, after: int) -> CardSet:
        """Return the signed set of cards that changed after a version."""
        page = self.cards.page(device.device_id, after, MOST_CARDS)
        digests = tuple(hashlib.sha256(card).digest() for card in page.cards)
        agency_id = self.signer.trust.agency_id
        signature = self.signer.sign(card_set_bytes(agency_id, after, page.set_version, page.more, digests))
        return CardSet(agency_id, after, page.set_version, page.more, page.cards, digests, signature)

    def adopt(self, device: Device, offer: CardOffer) -> CardOfferReply:
        """Take over cards made on the laptop; raises as `CardShelf.adopt`."""
        adopted = self.cards.adopt(device.device_id, offer.cards)
        return CardOfferReply(adopted, len(offer.cards) - adopted)

    def check_set(self, device: Device, after: int) -> CheckSet:
        """Return the signed set of checks of the laptop's results after a number."""
        page = self.checks.page(device.device_id, after, MOST_CHECKS)
        agency_id = self.signer.trust.agency_id
        signature = self.signer.sign(check_set_bytes(agency_id, after, page.upto, page.more, page.checks))
        return CheckSet(agency_id, after, page.upto, page.more, page.checks, signature)

    def _known(self, device_id: str) -> Device:
        device = self.registry.find_device(device_id)
        if device is None:
            raise NotAllowed("device_unknown")
        if device.revoked_at is not None:
            raise NotAllowed("device_revoked")
        return device

    def _require_own(self, device: Device, chain_id: str) -> None:
        owner = self.registry.chain_device(chain_id)
        if owner is not None and owner != device.device_id:
            raise NotAllowed("chain_not_yours")


def code_digest(code: str) -> str:
    """Return what is kept of an enrolment code: 60 random bits need no slow hash."""
    return hashlib.sha256(b"mo-desk enrol code\n" + code.encode()).hexdigest()
