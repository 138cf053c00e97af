"""`make screenshots`: every page, the test screen in Dutch and Arabic, every paper, as PNG in a folder.

The desk is that of the demo, so that the pictures show what a trainer would see.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from mo_desk.bootstrap.demo import USER, DemoPlan, run_demo
from mo_desk.bootstrap.desk import Desk, open_desk
from mo_desk.cli.commands.demo import DEMO_PASSPHRASE
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.paths import Home
from mo_desk.ui.app import make_kit
from mo_desk.ui.pages.groups.page import GroupsPage
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import Door
from mo_desk.ui.shell.first_run import FirstRunCard, RecoveryCodeCard
from mo_desk.ui.shell.main_window import MainWindow
from mo_desk.ui.shell.opener import HomeOpener
from mo_desk.ui.shell.rooms import rooms
from mo_desk.ui.shell.sign_in import SignInCard
from tests.screenshots.cases import add_double, correction_steps, decision_steps
from tests.screenshots.kiosk import take_test_screens
from tests.screenshots.lessons import draw_lesson_papers, take_lessons
from tests.screenshots.lists import show_list

SIZES = ((1366, 768), (1024, 600))


def main(folder: Path) -> int:
    """Make the demo's day, then draw everything."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    day = folder / "demo"
    home = Home(day / "toestel")
    run_demo(DemoPlan(day, home, people=15, seed=2026, passphrase=DEMO_PASSPHRASE), print)
    application = QApplication(sys.argv[:1])
    kit = make_kit(application, "nl")
    with open_desk(home, USER, DEMO_PASSPHRASE, "nl") as desk:
        _take_door(kit, home, folder)
        _take_pages(kit, desk, folder)
        take_test_screens(kit, desk, folder, settle)
        draw_lesson_papers(desk, folder)
        kit.tasks.close()
    _draw_papers(day, folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def settle(kit: Kit, milliseconds: int = 150) -> None:
    """Let the event loop run until no work is left, and a little longer for what is drawn late."""
    while True:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if kit.tasks.busy() == 0:
            return


def _take(widget: QWidget, folder: Path, name: str) -> None:
    widget.grab().save(str(folder / f"{name}.png"))


def _take_door(kit: Kit, home: Home, folder: Path) -> None:
    opener = HomeOpener(home, "nl")
    door = Door()
    door.resize(*SIZES[1])
    door.show()
    cards = {
        "aanmelden": SignInCard(opener, kit),
        "eerste_start": FirstRunCard(opener, kit),
        "herstelcode": RecoveryCodeCard("7F3K-9QXM-2ABC-7F3K-9QXM-2ABC-7F", kit),
    }
    for name, card in cards.items():
        door.show_card(card)
        settle(kit)
        _take(door, folder, f"deur_{name}")
    door.close()


def _take_pages(kit: Kit, desk: Desk, folder: Path) -> None:
    there = rooms(desk.catalog, desk.actor, kit)
    window = MainWindow(kit, there, desk.signed_in.name, lambda _passphrase: True, idle_minutes=60)
    window.show()
    window.show_waiting(desk.catalog.maintenance.today(desk.actor).waiting)
    group = desk.catalog.groups.list_groups(desk.actor)[0].group_id
    sitting = desk.catalog.sittings.list_sittings(desk.actor)[0].sitting_id
    subjects: dict[str, object] = {
        "groups": group,
        "sittings": sitting,
        "evaluations": (group, _somebody(desk, group)),
        "results": sitting,
    }
    add_double(desk, group)
    for width, height in SIZES:
        window.resize(width, height)
        for name, do in decision_steps(window):
            do()
            settle(kit)
            _take(window, folder, f"{name}_{width}")
        for room in (room for room in there if not room.under):
            window.show_waiting(desk.catalog.maintenance.today(desk.actor).waiting)
            window.go(room.name)
            window.toast.hide()
            settle(kit)
            _take(window, folder, f"{room.name}_{width}")
            if room.name in subjects:
                window.go(room.name, subjects[room.name])
                settle(kit)
                _take(window, folder, f"{room.name}_een_{width}")
                _take_beside(kit, window, folder, (room.name, width))
            if isinstance(window.page, GroupsPage):
                show_list(window.page, desk, group, folder)
                settle(kit)
                _take(window, folder, f"{room.name}_lijst_{width}")
    for width, height in SIZES:
        window.resize(width, height)
        for name, do in correction_steps(window, desk, sitting):
            do()
            settle(kit)
            _take(window, folder, f"{name}_{width}")
        take_lessons(kit, window, folder, width, _take, settle)
    window.lock()
    settle(kit)
    _take(window, folder, "vergrendeld")
    window.close()


def _take_beside(kit: Kit, window: MainWindow, folder: Path, picture: tuple[str, int]) -> None:
    """Photograph what the second row and the main button open beside the page."""
    name, width = picture
    page = window.page
    assert page is not None
    for table in (one for one in page.findChildren(QTableView) if one.isVisible()):
        table.selectRow(1)
        QTest.keyClick(table, Qt.Key.Key_Return)
        settle(kit)
        _take(window, folder, f"{name}_rij_{width}")
    main = page.primary_button
    if main is not None and main.isVisible() and main.isEnabled() and window.page is page:
        main.click()
        settle(kit)
        _take(window, folder, f"{name}_knop_{width}")


def _somebody(desk: Desk, group: GroupId) -> PersonId:
    rows = desk.catalog.evaluations.list_evaluations(desk.actor, group)
    return next(row.person_id for row in rows if row.state == "unconfirmed")


def _draw_papers(day: Path, folder: Path) -> None:
    for paper in sorted(day.glob("*.pdf")):
        subprocess.run(
            ["pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "2", str(paper), str(folder / f"papier_{paper.stem}")],
            check=True,
        )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
