"""Row 3: a click on an answer to the *Saved* sign painted, on the real test screen over real services, beyond the disk's own sync.

300 clicks, each followed by a sync of 100 bytes in the same folder, so that both meet the same disk; the 99th percentile of each.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.measure import Figure
from tests.benchmarks.screens import a_screen, run_child

CLICKS = 300
LIMIT_SECONDS = 0.05


def figures() -> Iterator[Figure]:
    """Measure in a process of its own, on a screen."""
    with tempfile.TemporaryDirectory() as folder, a_screen() as environment:
        told = run_child(environment, "-m", "tests.benchmarks.click", folder)
    clicks, syncs = told[:CLICKS], told[CLICKS:]
    ours, disk = _percentile_99(clicks), _percentile_99(syncs)
    name = f"click to Saved painted, 99th of {CLICKS}"
    beside = f"50 ms + sync {1000 * disk:.2f} ms"
    yield Figure(3, name, f"{1000 * ours:.1f} ms", beside, (ours - disk) / LIMIT_SECONDS, 1.0)


def _percentile_99(values: Sequence[float]) -> float:
    return sorted(values)[len(values) * 99 // 100]


def _measure(folder: Path) -> tuple[list[float], list[float]]:
    """Take a test with 300 clicks and return the seconds of each click and of each sync."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

    from mo_desk.paths import shipped
    from mo_desk.ui.app import make_kit
    from mo_desk.ui.kiosk.answer_card import AnswerCard
    from mo_desk.ui.kiosk.binding import BoundDesk
    from mo_desk.ui.kiosk.window import KioskWindow
    from tests.benchmarks.painting import PaintWatch
    from tests.helpers.desks import make_blank, make_day, open_day

    day = open_day(make_day(folder, make_blank(folder / "blank")))
    application = QApplication([])
    kit = make_kit(application, "nl")
    person = day.people[2]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    window = KioskWindow(BoundDesk(day.catalog, day.actor, day.sitting_id, person), kit, shipped().locale / "kiosk")
    window.begin()

    def settle() -> None:
        while kit.tasks.busy():
            application.processEvents()
        application.processEvents()

    def press(name: str) -> None:
        settle()
        found = [one for one in window.findChildren(QAbstractButton, name) if one.isVisible()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        settle()

    for name in ("handover_button", "notice_button", "next_button", "next_button", "start_button"):
        press(name)
    sign = window.findChild(QLabel, "saved_sign")
    assert isinstance(sign, QLabel)
    clicks, syncs = [], []
    with (folder / "sync").open("ab", buffering=0) as file:
        for number in range(CLICKS):
            if number and number % 8 == 0:
                press("next_button")
            cards = [card for card in window.findChildren(AnswerCard) if card.isVisible() and not card.isChecked()]
            watch = PaintWatch(lambda _watched: sign.text() == "Bewaard")
            settle()
            sign.installEventFilter(watch)
            begun = time.perf_counter()
            QTest.mouseClick(cards[number % len(cards)], Qt.MouseButton.LeftButton)
            while not watch.at:
                application.processEvents()
            clicks.append(watch.at - begun)
            sign.removeEventFilter(watch)
            settle()
            begun = time.perf_counter()
            file.write(bytes(100))
            os.fsync(file.fileno())
            syncs.append(time.perf_counter() - begun)
    return clicks, syncs


if __name__ == "__main__":
    measured_clicks, measured_syncs = _measure(Path(sys.argv[1]))
    print(*measured_clicks, *measured_syncs, flush=True)
    os._exit(0)
