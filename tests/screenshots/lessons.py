"""Pictures of the library: canon, plans, one lesson in Dutch and Arabic, presenting it, and its papers."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mo_desk.bootstrap.desk import Desk
from mo_desk.ui.pages.lessons.page import LessonsPage
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.main_window import MainWindow

LESSON = "t07-een-woning-huren"
WINDOW = "lintbebouwing"
STEP = 2


def take_lessons(
    kit: Kit, window: MainWindow, folder: Path, width: int, take: Callable[[QWidget, Path, str], None],
    settle: Callable[[Kit], None],
) -> None:  # fmt: skip
    """Photograph every face of the lessons at one width of the window."""
    window.go("lessons", f"window:{WINDOW}")
    window.toast.hide()
    settle(kit)
    page = window.page
    assert isinstance(page, LessonsPage)
    for place, name in enumerate(("tijdlijn", "kaart", "lijst")):
        page.library.canon.ways.setCurrentIndex(place)
        settle(kit)
        take(window, folder, f"lessons_canon_{name}_{width}")
    for tab, name in ((2, "plannen"), (3, "groep")):
        page.library.setCurrentIndex(tab)
        settle(kit)
        take(window, folder, f"lessons_{name}_{width}")
    page.library.setCurrentIndex(0)
    window.go("lessons", LESSON)
    settle(kit)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        settle(kit)
        take(window, folder, f"lessons_een_{place}_{width}")
    lesson = page._sheet
    assert lesson is not None
    page._present("", ("ar", "nl"))
    settle(kit)
    for _ in range(STEP):
        page.presenter.forward()
    page.presenter.toggle_two()
    settle(kit)
    take(window, folder, f"lessons_tonen_{width}")
    wall = page.presenter._projection
    assert wall is not None
    wall.resize(1280, 720)
    settle(kit)
    take(wall, folder, f"lessons_muur_{width}")
    page.presenter.stop()
    settle(kit)
    window.go("lessons")


def draw_lesson_papers(desk: Desk, folder: Path) -> None:
    """Write the papers of one lesson and draw their first page."""
    out = folder / "lespapieren"
    out.mkdir()
    handouts, group = desk.catalog.handouts, desk.catalog.groups.list_groups(desk.actor)[0].group_id
    handouts.save_handout(desk.actor, LESSON, ["nl"], out)
    handouts.save_handout(desk.actor, LESSON, ["ar"], out)
    handouts.save_handout(desk.actor, LESSON, ["nl", "ar"], out)
    handouts.save_plan(desk.actor, LESSON, out)
    handouts.save_name_cards(desk.actor, group, out)
    handouts.save_pack(desk.actor, LESSON, ["nl", "fr", "ar"], out)
    for paper in sorted(out.glob("*.pdf")):
        subprocess.run(
            ["pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", str(paper), str(folder / f"papier_{paper.stem}")],
            check=True,
        )
