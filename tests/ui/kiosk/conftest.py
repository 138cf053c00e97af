from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mo_desk.ui.kiosk.window import KioskWindow
from mo_desk.ui.plumbing.kit import Kit
from tests.ui.conftest import RESOURCES
from tests.ui.kiosk.driver import Driver
from tests.ui.kiosk.fakes import FakeClock, FakeDesk

Sit = Callable[[FakeDesk], Driver]


@pytest.fixture
def sit(qtbot: QtBot, kit: Kit, settle: Callable[[], None]) -> Sit:
    """Return a function that opens the test screen over a desk, at the hand-over."""

    def open_window(desk: FakeDesk, width: int = 1366, height: int = 768) -> Driver:
        clock = FakeClock()
        window = KioskWindow(desk, kit, RESOURCES / "locale" / "kiosk", now=clock)
        qtbot.addWidget(window, before_close_func=_let_go)
        window.resize(width, height)
        window.show()
        window.begin()
        settle()
        return Driver(qtbot, window, desk, clock, settle)

    return open_window


def _let_go(window: KioskWindow) -> None:
    window.hide()
