"""The manual, offline, and the file for support: Help (F1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.plumbing.tasks import Lane
from mo_desk.ui.widgets.buttons import make_button


class HelpWindow(QDialog):
    """The manual with a search line, and the button that reports a problem."""

    def __init__(
        self, kit: Kit, manual: Path, support_file: Callable[[Path], Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = kit.texts.say
        self._kit = kit
        self._support_file = support_file
        self.setObjectName("help_window")
        self.setWindowTitle(say("Help"))
        self.resize(820, 640)
        self.text = QTextBrowser()
        self.text.setObjectName("manual_text")
        self.text.setAccessibleName(say("Help"))
        self.text.setOpenExternalLinks(True)
        self.text.setMarkdown(_read(manual))
        self.search = QLineEdit()
        self.search.setObjectName("manual_search")
        self.search.setPlaceholderText(say("Search in the manual"))
        self.search.setAccessibleName(say("Search in the manual"))
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        report = make_button("report_button", say("Report a problem"), self._on_report_clicked)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(self.search, 1)
        head.addWidget(report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(TWO_STEPS, TWO_STEPS, TWO_STEPS, TWO_STEPS)
        layout.setSpacing(TWO_STEPS)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)

    def open_chapter(self, chapter: str) -> None:
        """Show the manual, at a chapter when one is named."""
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        if chapter:
            self.text.find(chapter)
        self.show()
        self.raise_()

    def _on_search_text_changed(self, words: str) -> None:
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        if words:
            self.text.find(words)

    def _on_search_return_pressed(self) -> None:
        if not self.text.find(self.search.text()):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(self.search.text(), QTextDocument.FindFlag(0))

    def _on_report_clicked(self) -> None:
        say = self._kit.texts.say
        target = self._kit.files.choose_target(self, say("Report a problem"), "mo-desk-support.json", "JSON (*.json)")
        if target is None:
            return
        sentence = say("The file for support is ready. It holds no names and no answers.")
        self._kit.tasks.run(
            self,
            lambda: self._support_file(target),
            lambda _path: self._kit.notices.done(sentence),
            self._kit.notices.failure,
            Lane.IO,
        )


def _read(manual: Path) -> str:
    return manual.read_text(encoding="utf-8") if manual.exists() else "# MO Desk"
