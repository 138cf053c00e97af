"""What every test of a window needs: the kit in English, with the real look, and files chosen by the test itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mo_desk.paths import Home, shipped
from mo_desk.settings import Settings, read_settings
from mo_desk.texts import Texts
from mo_desk.ui.app import Windows
from mo_desk.ui.plumbing.changes import Changes
from mo_desk.ui.plumbing.fonts import base_font, load_fonts
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.navigation import Navigator
from mo_desk.ui.plumbing.notify import Notices
from mo_desk.ui.plumbing.style import Look, read_look
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.ui.shell.opener import Opener
from tests.helpers.desks import copy_home, make_blank, make_day, open_day
from tests.ui.chosen_files import ChosenFiles
from tests.ui.front import Front, Start

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    load_fonts(RESOURCES / "fonts")
    light = read_look(RESOURCES / "styles", "light")
    qapp.setStyle("Fusion")
    qapp.setFont(base_font(light.size("body")))
    qapp.setPalette(light.palette())
    qapp.setStyleSheet(light.sheet("desk.qss"))
    return light


@pytest.fixture
def chosen_files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def kit(qtbot: QtBot, look: Look, chosen_files: ChosenFiles, tmp_path: Path) -> Iterator[Kit]:
    texts = Texts("en", tmp_path)
    tasks = Tasks()
    yield Kit(
        texts=texts,
        tasks=tasks,
        notices=Notices(texts),
        changes=Changes(),
        look=look,
        icons=Icons(RESOURCES / "icons" / "tabler", look),
        navigator=Navigator(),
        files=chosen_files,
    )
    tasks.close()


@pytest.fixture
def settle(qtbot: QtBot, kit: Kit) -> Callable[[], None]:
    """Return a function that waits until every task was run and answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: kit.tasks.busy() == 0, timeout=10_000)

    return wait


@pytest.fixture(scope="session")
def tested_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk on its day: one person took the test and has a confirmed evaluation, the others have not."""
    home = make_day(tmp_path_factory.mktemp("day"), make_blank(tmp_path_factory.mktemp("blank")))
    day = open_day(home)
    day.sit(day.people[0])
    day.confirm(day.people[0])
    day.close()
    return home


@pytest.fixture
def home(tested_home: Home, tmp_path: Path) -> Home:
    return copy_home(tested_home, tmp_path)


@pytest.fixture
def settings() -> Settings:
    return read_settings(shipped().resources / "settings.toml", Path("none"))


@pytest.fixture
def start(qtbot: QtBot, kit: Kit, settings: Settings) -> Iterator[Start]:
    """Return a function that opens the door over an opener and waits until everything behind it is loaded."""
    opened: list[Front] = []

    def open_door(opener: Opener, dressed: Kit = kit) -> Front:
        front = Front(qtbot, dressed, Windows(dressed, opener, settings))
        opened.append(front)
        with qtbot.waitSignal(front.windows.door.painted, timeout=10_000):
            front.windows.door.show()
        front.settle()
        return front

    yield open_door
    for front in opened:
        front.leave()
