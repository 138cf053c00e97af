"""A door to show cards in, kept as long as the test runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import Door, DoorCard

Card = TypeVar("Card", bound=DoorCard)


@pytest.fixture
def at_door(qtbot: QtBot, kit: Kit) -> Iterator[Callable[[Card], Card]]:
    """Return a function that shows a card in an open door."""
    door = Door()
    qtbot.addWidget(door)

    def show(card: Card) -> Card:
        door.show_card(card)
        door.show()
        return card

    yield show
