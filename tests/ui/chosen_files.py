"""Answers to file questions, set by a test, and what was opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class ChosenFiles:
    """Stands for the file dialogs: `answer` is what the user would choose; `opened` collects what was opened."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.opened: list[Path] = []
        self.can_open = True

    def choose_file(self, parent: QWidget, title: str, pattern: str) -> Path | None:
        return self.answer

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def choose_target(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None:
        return self.answer

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_open
