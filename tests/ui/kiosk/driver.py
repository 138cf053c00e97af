"""Someone at the test screen: sees what is visible, clicks and types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.kiosk.answer_card import AnswerCard
from mo_desk.ui.kiosk.calm_screen import CalmScreen
from mo_desk.ui.kiosk.window import KioskWindow
from tests.ui.kiosk.fakes import PIN, FakeClock


class Driver:
    """Drives one window over one fake desk."""

    def __init__(
        self, qtbot: QtBot, window: KioskWindow, desk: Any, clock: FakeClock, settle: Callable[[], None]
    ) -> None:
        self.qtbot, self.window, self.desk, self.clock = qtbot, window, desk, clock
        self._tasks_answered = settle

    def settle(self) -> None:
        """Wait until the desk answered everything and what is new is laid out."""
        self._tasks_answered()
        QApplication.processEvents()

    def find(self, name: str) -> QWidget | None:
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert len(found) <= 1, name
        return found[0] if found else None

    def widget(self, name: str) -> QWidget:
        found = self.find(name)
        assert found is not None, name
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.widget(name)
        assert isinstance(found, QAbstractButton)
        return found

    def card(self, option: str) -> AnswerCard:
        found = self.widget(f"option_{option}")
        assert isinstance(found, AnswerCard)
        return found

    def text(self, name: str) -> str:
        found = self.find(name)
        return found.text() if isinstance(found, QLabel) else ""

    def lines(self) -> str:
        return "\n".join(
            label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()
        )

    def click(self, name: str, *, wait: bool = True) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        if wait:
            self.settle()

    def key(self, key: Qt.Key, *, wait: bool = True) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key)
        if wait:
            self.settle()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget() or self.window, text)
        self.settle()

    def calm(self) -> str:
        screen = self.window.findChild(CalmScreen)
        assert screen is not None
        return screen.shown if screen.isVisible() else ""

    def to_questions(self) -> None:
        self.click("handover_button")
        if self.calm() == "notice":
            self.click("notice_button")
            self.click("next_button")
            self.click("next_button")
            self.click("start_button")

    def leave(self, typed: str = PIN) -> None:
        self.window.ask_to_leave()
        self.type(typed)
        self.click("leave_button", wait=False)
