"""The small halves of the loop: own cards up, the agency's signed cards and checks down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from mo_desk.domain.errors import Untrusted
from mo_desk.exchange.enrolment import Enrolment
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.ports import Inbox
from mo_desk.wire.messages import LARGEST_BATCH, MOST_CARDS, CardSet, CheckSet, card_set_bytes, check_set_bytes
from mo_desk.wire.packing import fitting
from mo_desk.wire.trust import check_signed, require_same_agency

T = TypeVar("T")


class Caller(Protocol):
    """Runs one call with patience."""

    def __call__(self, ask: Callable[[], T]) -> T:
        """Return what the call returns."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """How many results the agency scored again since the last time, and how many of them came out otherwise."""

    count: int
    differing: int


def push_cards(call: Caller, api: HubApi, inbox: Inbox) -> None:
    """Offer own cards until the agency has them all."""
    while offered := tuple(inbox.cards_to_offer(MOST_CARDS)):
        cards = offered[: fitting(map(len, offered), LARGEST_BATCH)]
        call(partial(api.offer, cards))
        inbox.cards_offered(cards)


def pull_cards(call: Caller, api: HubApi, enrolment: Enrolment, inbox: Inbox, judged_at: datetime) -> int:
    """Apply the agency's card sets up to its newest; returns the number of cards.

    Raises: Untrusted `signature`, `other_agency`, `cards_older`, `cards_digest`.
    """
    count = 0
    while True:
        after = inbox.card_set_version()
        cards = call(partial(api.cards, after))
        check_cards(cards, enrolment, after, judged_at)
        if cards.cards or cards.set_version > after:
            inbox.apply_cards(cards)
        count += len(cards.cards)
        if not cards.more:
            return count


def pull_checks(call: Caller, api: HubApi, enrolment: Enrolment, inbox: Inbox, judged_at: datetime) -> Checked:
    """Apply the agency's checks up to its newest. Raises: Untrusted, as `pull_cards`."""
    count = differing = 0
    while True:
        after = inbox.checks_version()
        checks = call(partial(api.checks, after))
        check_checks(checks, enrolment, after, judged_at)
        if checks.checks or checks.upto > after:
            inbox.apply_checks(checks)
        count += len(checks.checks)
        differing += sum(not check.agrees for check in checks.checks)
        if not checks.more:
            return Checked(count, differing)


def check_cards(cards: CardSet, enrolment: Enrolment, after: int, judged_at: datetime) -> None:
    """Let only the pinned agency's own, whole, not older set pass, before a single card is read."""
    require_same_agency(enrolment.trust, cards.agency_id)
    covered = card_set_bytes(cards.agency_id, cards.after, cards.set_version, cards.more, cards.digests)
    check_signed(enrolment.trust, covered, cards.signature, judged_at)
    if cards.after != after or cards.set_version < after or (cards.more and cards.set_version == after):
        raise Untrusted("cards_older", have=after, given=cards.set_version)
    if tuple(hashlib.sha256(card).digest() for card in cards.cards) != cards.digests:
        raise Untrusted("cards_digest")


def check_checks(checks: CheckSet, enrolment: Enrolment, after: int, judged_at: datetime) -> None:
    """Let only the pinned agency's own, not older checks pass."""
    require_same_agency(enrolment.trust, checks.agency_id)
    covered = check_set_bytes(checks.agency_id, checks.after, checks.upto, checks.more, checks.checks)
    check_signed(enrolment.trust, covered, checks.signature, judged_at)
    if checks.after != after or checks.upto < after or (checks.more and checks.upto == after):
        raise Untrusted("cards_older", have=after, given=checks.upto)
