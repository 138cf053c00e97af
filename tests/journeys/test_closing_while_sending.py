"""Closing the window while data goes to the agency over a slow line: it stops between two batches, says so, and loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from mo_desk.domain.access import Actor
from mo_desk.exchange.ports import Call, Reply
from mo_desk.store.hub_journal import HubJournal
from mo_desk.ui.pages.sync.controller import SyncController
from mo_desk.ui.pages.sync.page import SyncPage
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.main_window import MainWindow
from mo_desk.ui.shell.room import Room
from mo_desk.views.sync import SyncProgress, SyncReport, SyncRow, SyncView
from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import TRAINER, Agency, Laptop, open_agency, open_laptop
from tests.ui.conftest import chosen_files, kit, look
from tests.ui.shell.fakes import FakeDisplays

__all__ = ["chosen_files", "kit", "look"]
ANSWERS, BATCH = 1200, 500


class SlowLine:
    """Carries calls as the simulator does, but an answer to entries comes only when the test lets it."""

    def __init__(self, line: HubSimulator) -> None:
        self._line = line
        self.arrived, self.let_answer = threading.Event(), threading.Event()

    def send(self, call: Call) -> Reply:
        reply = self._line.send(call)
        if call.method == "POST" and call.path.endswith("/entries"):
            self.arrived.set()
            assert self.let_answer.wait(20)
        return reply


@dataclass(frozen=True, slots=True)
class LaptopSync:
    """What the page asks of the service, over a laptop's real store."""

    laptop: Laptop
    line: SlowLine

    def state(self, _actor: Actor) -> SyncView:
        return SyncView("Agentschap Test", "http://127.0.0.1:1", self.laptop.waiting, 0, 0, 0, None, "", None)

    def rows(self, _actor: Actor, _limit: int = 200) -> tuple[SyncRow, ...]:
        return ()

    def enrol(self, _actor: Actor, _hub_url: str, _code: str) -> SyncView:
        raise NotImplementedError

    def synchronise(
        self, _actor: Actor, progress: Callable[[SyncProgress], None], stop: Callable[[], bool]
    ) -> SyncReport:
        report = self.laptop.sync(self.line, stopped=stop)
        progress(SyncProgress(report.sent, report.sent))
        return report


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    opened = open_agency(f"sqlite:///{tmp_path}/hub.db")
    yield opened
    opened.store.close()


@pytest.fixture
def line(agency: Agency) -> Iterator[SlowLine]:
    with HubSimulator(agency.app, agency.signer) as simulator:
        yield SlowLine(simulator)


@pytest.fixture
def laptop(tmp_path: Path, agency: Agency, line: SlowLine) -> Iterator[Laptop]:
    opened = open_laptop(tmp_path, "laptop-1")
    opened.enrol(agency, line)
    opened.answer(ANSWERS)
    yield opened
    opened.store.close()


@pytest.fixture
def window(qtbot: QtBot, kit: Kit, laptop: Laptop, line: SlowLine) -> MainWindow:
    """The desk's window at *Doorsturen*; closing it closes the work, as the app does."""
    controller = SyncController(LaptopSync(laptop, line), TRAINER, kit.tasks)
    room = Room("sync", "Send", "cloud-upload", lambda: SyncPage(controller, kit))
    window = MainWindow(kit, (room,), "Els Maes", lambda _passphrase: True, 60, FakeDisplays())
    qtbot.addWidget(window)
    window.closing.connect(kit.tasks.close)
    window.show()
    qtbot.waitUntil(lambda: kit.tasks.busy() == 0, timeout=10_000)
    return window


def test_the_window_says_that_sending_stops_and_closes_after_the_batch_on_its_way(
    qtbot: QtBot, window: MainWindow, laptop: Laptop, line: SlowLine, agency: Agency
) -> None:
    button = window.findChild(QAbstractButton, "main_button")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert line.arrived.wait(10)

    window.close()
    window.close()

    assert window.isVisible()
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(sentence.startswith("Sending is being stopped.") for sentence in said)
    assert not button.isVisible()
    line.let_answer.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)

    chain = laptop.store.head().chain_id
    held = HubJournal(agency.store).head(chain)
    assert held is not None
    assert (held.seq, laptop.waiting) == (BATCH, ANSWERS + 1 - BATCH)
    assert HubJournal(laptop.store).entries(chain, BATCH - 1, 1)[0].head == held

    assert laptop.sync(line).sent == ANSWERS + 1 - BATCH
    assert laptop.waiting == 0
    assert HubJournal(agency.store).head(chain) == laptop.store.head()


def test_without_sending_the_window_closes_at_once(window: MainWindow) -> None:
    window.close()

    assert not window.isVisible()
