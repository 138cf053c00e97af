"""Cards: what is known now and replaced as a whole, against facts, which happened and stay.

The owner counts the version up. Cards made on a laptop belong to it until the hub answers with `adopted_by` and a
higher version; a set from the hub travels signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.access import User
from mo_desk.domain.groups import Group
from mo_desk.domain.passrules import PassRule
from mo_desk.domain.people import Person


class CardKind(StrEnum):
    """The kinds of card and, by `BODIES`, what each holds."""

    PERSON = "person"
    GROUP = "group"
    USER = "user"
    PASS_RULE = "pass_rule"  # noqa: S105 - a kind of card, no password


CardBody = Person | Group | User | PassRule

BODIES: dict[CardKind, type] = {
    CardKind.PERSON: Person,
    CardKind.GROUP: Group,
    CardKind.USER: User,
    CardKind.PASS_RULE: PassRule,
}


@dataclass(frozen=True, slots=True)
class Card:
    """One card: `owner` is the device id or the agency that counts the version, `adopted_by` the agency that took it over."""

    kind: CardKind
    id: str
    version: int
    owner: str
    body: CardBody
    adopted_by: str = ""
