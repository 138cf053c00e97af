"""What the exchange needs of others: it knows no store and no window, only these.

Two sides. A *desk* gives its journal (`Outbox`) and takes cards and checks (`Inbox`). An *intake* (the agency, later a test
leader's desk in a room) keeps devices and receipts (`Registry`), entries (`Journal`), cards (`CardShelf`) and checks
(`CheckShelf`). The store's implementations fit by shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from mo_desk.domain.devices import Device
from mo_desk.wire.chain import Accepted, Entry, Head, Receipt
from mo_desk.wire.messages import CardSet, CheckSet
from mo_desk.wire.shelves import CardPage, CheckPage
from mo_desk.wire.shown import Shown


# --- the desk's side --------------------------------------------------------------------------------------------------
class Outbox(Protocol):
    """The desk's journal as the push-pull loop sees it; heads have seq 0 and the genesis hash for an empty chain."""

    def own_chains(self) -> Sequence[str]:
        """Return the ids of the chains this laptop wrote, oldest first."""
        ...

    def head(self, chain_id: str) -> Head:
        """Return the last entry here of a chain."""
        ...

    def hash_at(self, chain_id: str, seq: int) -> bytes | None:
        """Return the hash of one entry, or None when it is not here."""
        ...

    def entries(self, chain_id: str, after: int, limit: int) -> Sequence[Entry]:
        """Return at most `limit` entries following the entry numbered `after`."""
        ...

    def received(self, chain_id: str) -> int:
        """Return the number of the last entry for which a receipt is here."""
        ...

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a receipt that was verified."""
        ...

    def keep_dispute(self, chain_id: str, from_seq: int) -> None:
        """Remember where the agency has a second branch of a chain, 0 when it has none any more."""
        ...

    def to_show(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the later erasures that excuse missing bodies in a stretch of a chain."""
        ...

    def take_back(self, entries: Sequence[Entry], shown: Sequence[Shown]) -> None:
        """Store entries of an own old chain that the agency still had, with its word for erasures of what is missing."""
        ...


class Inbox(Protocol):
    """Where the desk puts what comes down, and what it offers up."""

    def card_set_version(self) -> int:
        """Return the version of the last card set that was applied."""
        ...

    def apply_cards(self, cards: CardSet) -> None:
        """Store the cards of a verified set and its version, in one commit."""
        ...

    def cards_to_offer(self, limit: int) -> Sequence[bytes]:
        """Return encoded own cards that the agency does not have in this version."""
        ...

    def cards_offered(self, cards: Sequence[bytes]) -> None:
        """Remember that the agency has these cards."""
        ...

    def checks_version(self) -> int:
        """Return the number of the last check that was applied."""
        ...

    def apply_checks(self, checks: CheckSet) -> None:
        """Store the checks of a verified set and its number, in one commit."""
        ...


# --- the agency's side ------------------------------------------------------------------------------------------------
class Registry(Protocol):
    """Devices, codes, used token ids, whose chain is whose, and the receipts given."""

    def enrol(self, digest: str, device: Device, now: datetime) -> Device:
        """Use up a code for a device and return what is stored; the same code with the same device again gives the first answer.

        Raises: NotAllowed `enrol_code_unknown`, `enrol_code_used`, `enrol_code_expired`.
        """
        ...

    def find_device(self, device_id: str) -> Device | None:
        """Return a device, revoked or not."""
        ...

    def use_token_id(self, device_id: str, token_id: str, expires_at: datetime, now: datetime) -> bool:
        """Note a sign-in's id; False when it was used before. Ids past their time are forgotten."""
        ...

    def chain_device(self, chain_id: str) -> str | None:
        """Return the device that opened a chain."""
        ...

    def receipts(self, chain_id: str, after: int, limit: int) -> Sequence[Receipt]:
        """Return receipts whose last entry lies after `after`, oldest first."""
        ...

    def last_receipt(self, chain_id: str) -> Receipt | None:
        """Return the receipt that reaches furthest."""
        ...

    def keep_receipt(self, receipt: Receipt) -> Receipt:
        """Store a receipt; when one for the same last entry is there already, return that one."""
        ...


class Journal(Protocol):
    """The journal of a receiver."""

    def head(self, chain_id: str) -> Head:
        """Return the last entry held of a chain, seq 0 when none is."""
        ...

    def hash_at(self, chain_id: str, seq: int) -> bytes | None:
        """Return the hash of one entry held."""
        ...

    def entries(self, chain_id: str, after: int, limit: int) -> Sequence[Entry]:
        """Return at most `limit` entries following the entry numbered `after`."""
        ...

    def accept(self, entries: Sequence[Entry], shown: Sequence[Shown]) -> Accepted:
        """Store verified entries with their projections in one commit; repeats are harmless, contradictions quarantined.

        `shown` are verified erasures that come later in their chains.
        """
        ...

    def to_show(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the later erasures that excuse missing bodies in a stretch of a chain."""
        ...

    def forked_at(self, chain_id: str) -> int:
        """Return the first place where a second branch of the chain lies in quarantine, 0 when none does."""
        ...


class CardShelf(Protocol):
    """The agency's cards."""

    def page(self, device_id: str, after: int, limit: int) -> CardPage:
        """Return the cards this device may have that changed after a set version."""
        ...

    def adopt(self, device_id: str, cards: Sequence[bytes]) -> int:
        """Take over people and groups made on a laptop; returns how many were new or newer.

        Raises: NotAllowed `card_not_yours`, Untrusted on a card that cannot be read.
        """
        ...


class CheckShelf(Protocol):
    """What the agency found when it scored again."""

    def page(self, device_id: str, after: int, limit: int) -> CheckPage:
        """Return the checks of this device's attempts after a number."""
        ...


AfterAccept = Callable[[frozenset[str]], None]


# --- between them -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Call:
    """One request: a path under the agency's address, and what goes with it."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    largest_reply: int = 64 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, complete and within bounds; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """What carries a call; it follows no redirect and retries nothing."""

    def send(self, call: Call) -> Reply:
        """Carry one call. Raises: Unreachable on everything that is not a complete answer."""
        ...
