"""Row 1: process start to the sign-in window painted beside a bare PySide6 window; then passphrase to Today, many results beside few.

Each start is a process of its own, ours and the bare one in turn. A window counts as painted when the screen has it. Memory is
the peak of the process itself (VmHWM): `ru_maxrss` of a child counts what its parent held before the program was loaded.
Today is measured from the click on *Sign in* to its cards painted, with a cheap key derivation, since row 10 measures that:
what is left would show any cost that grows with the results. BENCH_RESULTS=100000 for the size of the goal.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.measure import Figure
from tests.benchmarks.screens import a_screen, run_child

ROUNDS = 7
FEW, MANY = 100, 2_000
NAME, PASSPHRASE = "Leerkracht", "vier woorden op een rij"

_PEAK = """
def leave():
    with open("/proc/self/status") as status:
        print(next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), flush=True)
    os._exit(0)
"""
BARE = f"""
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
{_PEAK}
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, leave)

application = QApplication([])
window = Bare()
window.resize(1024, 700)
window.show()
application.exec()
"""
OURS = f"""
import os, sys
from mo_desk.cli.arguments import names_a_command
assert not names_a_command(["--home", sys.argv[1]])
from pathlib import Path
from mo_desk.ui import app
from mo_desk.ui.shell.door import Door
{_PEAK}
def show(door):
    door.painted.connect(leave)
    QWidget.show(door)

from PySide6.QtWidgets import QWidget
Door.show = show
app.run_windows(["--home", sys.argv[1]])
"""


def figures() -> Iterator[Figure]:
    """Measure starts, their memory, and the way to Today."""
    many = int(os.environ.get("BENCH_RESULTS", MANY))
    with tempfile.TemporaryDirectory() as folder, a_screen() as environment:
        homes = {count: _make_home(Path(folder) / str(count), count) for count in (FEW, many)}
        ours, bare = _starts(environment, homes[FEW])
        yield Figure(
            1, "start to sign-in painted", f"{ours[0]:.2f} s", f"bare window {bare[0]:.2f} s", ours[0] / bare[0], 2.0
        )
        yield Figure(1, "its peak memory", f"{ours[1]:.0f} MB", f"bare window {bare[1]:.0f} MB", ours[1] / bare[1], 1.6)
        today: dict[int, list[float]] = {FEW: [], many: []}
        for _ in range(ROUNDS):
            for count, home in homes.items():
                today[count] += run_child(environment, "-m", "tests.benchmarks.start", str(home))
    most, least = min(today[many]), min(today[FEW])
    name = f"passphrase to Today, {many:,} results"
    yield Figure(1, name, f"{1000 * most:.0f} ms", f"{FEW} results {1000 * least:.0f} ms", most / least, 1.2)


def _starts(environment: Mapping[str, str], home: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return seconds and megabytes of ours and of the bare window, the best of several rounds in turn."""
    times: dict[str, list[float]] = {OURS: [], BARE: []}
    peaks: dict[str, list[float]] = {OURS: [], BARE: []}
    for _ in range(ROUNDS):
        for code in (BARE, OURS):
            begun = time.perf_counter()
            peaks[code] += run_child(environment, "-c", code, str(home))
            times[code].append(time.perf_counter() - begun)
    return (min(times[OURS]), min(peaks[OURS])), (min(times[BARE]), min(peaks[BARE]))


def _make_home(folder: Path, attempts: int) -> Path:
    from mo_desk.bootstrap.desk import create_desk, open_desk
    from mo_desk.domain.groups import Group
    from mo_desk.paths import Home
    from tests.benchmarks.desks import fill
    from tests.helpers.vault import CHEAP

    home = Home(folder)
    create_desk(home, NAME, PASSPHRASE, cost=CHEAP)
    with open_desk(home, NAME, PASSPHRASE, "nl") as desk:
        desk.catalog.groups.save_group(desk.actor, None, 0, Group("2026-117", "ar", "Genk"))
        fill(desk._store, attempts)
        desk.make_daily_backup()
    return folder


def _measure_today(home: Path) -> float:
    """Sign in through the windows and return the seconds from the click until the cards of Today are painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from mo_desk.paths import Home, shipped
    from mo_desk.settings import read_settings
    from mo_desk.ui.app import Windows, make_kit
    from mo_desk.ui.shell.opener import HomeOpener
    from mo_desk.ui.shell.sign_in import SignInCard
    from tests.benchmarks.painting import wait_until_painted

    application = QApplication([])
    kit = make_kit(application, "nl")
    settings = read_settings(shipped().resources / "settings.toml", home / "settings.toml")
    windows = Windows(kit, HomeOpener(Home(home), "nl"), settings)
    windows.door.show()
    wait_until_painted(application, lambda: windows.door)
    while kit.tasks.busy():
        application.processEvents()
    card = windows.door.card
    assert isinstance(card, SignInCard)
    card.name_edit.setText(NAME)
    card.passphrase_line.setText(PASSPHRASE)
    begun = time.perf_counter()
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    painted = wait_until_painted(application, lambda: windows.main and windows.main.findChild(QWidget, "outbox_card"))
    windows.close()
    return painted - begun


if __name__ == "__main__":
    print(_measure_today(Path(sys.argv[1])))
