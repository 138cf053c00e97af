"""A page on the screen of a test: shown, settled, and followed when it asks to go somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page

P = TypeVar("P", bound=Page)


@pytest.fixture
def settle(settle: Callable[[], None]) -> Callable[[], None]:
    """Wait until every task was answered, and until Qt has shown what the answers added."""

    def wait() -> None:
        settle()
        QApplication.processEvents()

    return wait


@pytest.fixture
def opened(qtbot: QtBot, kit: Kit, settle: Callable[[], None]) -> Callable[..., Page]:
    """Return a function that shows a page at a subject; `navigator.go` to the same page enters it, as the shell does."""

    def show(page: P, subject: object = None) -> P:
        qtbot.addWidget(page)
        kit.navigator.page_requested.connect(
            lambda name, wanted: page.enter(wanted) if name == page.objectName() else None
        )
        page.resize(1100, 700)
        page.enter(subject)
        page.show()
        settle()
        return page

    return show


@pytest.fixture
def went(kit: Kit) -> list[tuple[str, object]]:
    """Return the pages that were asked for, in order."""
    places: list[tuple[str, object]] = []
    kit.navigator.page_requested.connect(lambda name, subject: places.append((name, subject)))
    return places
