"""A door to show cards in, and the desk's window over plain rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from mo_desk.paths import Home
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import Door, DoorCard
from mo_desk.ui.shell.main_window import MainWindow
from tests.helpers.desks import OpenDay, copy_home, make_blank, open_day
from tests.ui.shell.fakes import IDLE_MINUTES, RIGHT, FakeDisplays, Rooms

Card = TypeVar("Card", bound=DoorCard)


@pytest.fixture
def at_door(qtbot: QtBot, kit: Kit) -> Callable[[Card], Card]:
    """Return a function that shows a card in an open door."""
    door = Door()
    qtbot.addWidget(door)

    def show(card: Card) -> Card:
        door.show_card(card)
        door.show()
        return card

    return show


@pytest.fixture(scope="session")
def blank_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk with two users and nothing else, made once a run."""
    return make_blank(tmp_path_factory.mktemp("blank"))


@pytest.fixture
def blank(blank_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    """An open desk with nothing in it."""
    day = open_day(copy_home(blank_home, tmp_path / "blank"))
    yield day
    day.close()


@pytest.fixture
def rooms(kit: Kit) -> Rooms:
    return Rooms(kit)


@pytest.fixture
def window(qtbot: QtBot, kit: Kit, rooms: Rooms) -> MainWindow:
    window = MainWindow(kit, rooms.all(), "Lies", lambda typed: typed == RIGHT, IDLE_MINUTES, FakeDisplays())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window
