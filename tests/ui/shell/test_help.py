"""The manual, offline, and the file for support."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mo_desk.domain.errors import Unreachable
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.help import HelpWindow

MANUAL = """# Handleiding

Begin hier.

## Testmoment

De deelnemer begint met de oefenvragen. Later komt het testmoment zelf.

## Doorsturen

Stuur alles door naar het agentschap.
"""


class Support:
    """Writes a support file, or cannot."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def write(self, out: Path) -> Path:
        if self.error is not None:
            raise self.error
        out.write_text("{}", encoding="utf-8")
        return out


@pytest.fixture
def support() -> Support:
    return Support()


@pytest.fixture
def window(qtbot: QtBot, kit: Kit, tmp_path: Path, support: Support) -> HelpWindow:
    manual = tmp_path / "handleiding.md"
    manual.write_text(MANUAL, encoding="utf-8")
    window = HelpWindow(kit, manual, support.write)
    qtbot.addWidget(window)
    window.open_chapter("")
    return window


def found(window: HelpWindow) -> tuple[str, int]:
    cursor = window.text.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_the_manual_opens_at_its_beginning(window):
    assert window.isVisible()
    assert window.text.toPlainText().startswith("Handleiding")


def test_a_chapter_opens_at_its_place(window):
    window.open_chapter("Doorsturen")

    assert found(window)[0] == "Doorsturen"


def test_searching_finds_while_one_types(qtbot, window):
    qtbot.keyClicks(window.search, "agentschap")

    assert found(window)[0] == "agentschap"


def test_enter_goes_to_the_next_place_and_round_to_the_first(qtbot, window):
    qtbot.keyClicks(window.search, "testmoment")
    first = found(window)

    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    second = found(window)
    assert second[0].casefold() == "testmoment"
    assert second[1] > first[1]

    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert found(window) == first


def test_what_is_not_there_selects_nothing(qtbot, window):
    qtbot.keyClicks(window.search, "examen")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)

    assert found(window)[0] == ""


def test_a_manual_that_is_missing_still_opens(qtbot, kit, tmp_path, support):
    window = HelpWindow(kit, tmp_path / "none.md", support.write)
    qtbot.addWidget(window)

    window.open_chapter("Testmoment")

    assert window.text.toPlainText() == "MO Desk"


def test_reporting_a_problem_writes_the_file_where_the_user_wants(qtbot, kit, window, chosen_files, tmp_path, settle):
    chosen_files.answer = tmp_path / "mo-desk-support.json"

    qtbot.mouseClick(window.findChild(QPushButton, "report_button"), Qt.MouseButton.LeftButton)
    settle()

    assert chosen_files.answer.exists()
    assert kit.notices.history[-1].text == "The file for support is ready. It holds no names and no answers."


def test_not_choosing_a_place_writes_nothing(qtbot, kit, window, chosen_files, settle):
    qtbot.mouseClick(window.findChild(QPushButton, "report_button"), Qt.MouseButton.LeftButton)
    settle()

    assert kit.notices.history == ()


def test_a_file_that_cannot_be_written_is_told(qtbot, kit, window, chosen_files, tmp_path, support, settle):
    chosen_files.answer, support.error = tmp_path / "full.json", Unreachable("disk_full")

    qtbot.mouseClick(window.findChild(QPushButton, "report_button"), Qt.MouseButton.LeftButton)
    settle()

    assert kit.notices.history[-1].text == kit.texts.error(support.error)
