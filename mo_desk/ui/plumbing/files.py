"""Asking for files and opening them with the program the laptop has for them; a Protocol, because tests answer themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


class Files(Protocol):
    """The file questions a page can ask. Every answer may be None: the user closed the window."""

    def choose_file(self, parent: QWidget, title: str, pattern: str) -> Path | None:
        """Ask for an existing file; `pattern` is a name with endings, such as `Lijst (*.xlsx *.csv)`."""
        ...

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        ...

    def choose_target(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None:
        """Ask where to write a new file."""
        ...

    def open(self, path: Path) -> bool:
        """Open a file or folder with the laptop's own program; False when there is none."""
        ...


class DesktopFiles:
    """The real dialogs and the real opener."""

    def choose_file(self, parent: QWidget, title: str, pattern: str) -> Path | None:
        """Ask for an existing file."""
        name, _ = QFileDialog.getOpenFileName(parent, title, "", pattern)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def choose_target(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None:
        """Ask where to write a new file."""
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, pattern)
        return Path(name) if name else None

    def open(self, path: Path) -> bool:
        """Open a file or folder with the laptop's own program."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
