"""Pages of numbered things, as a shelf gives them and the exchange signs them."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.wire.messages import Check


@dataclass(frozen=True, slots=True)
class CardPage:
    """Cards for one laptop that changed after a number, encoded, and the number they bring it to."""

    cards: tuple[bytes, ...]
    set_version: int
    more: bool


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Checks of one laptop's results after a number, and the number they bring it to."""

    checks: tuple[Check, ...]
    upto: int
    more: bool
