"""Checking a paper that somebody brings: a PDF, a picture, or the text of its square code. No account is needed for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.messages import MESSAGES
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import moment_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit
from mo_desk.views.papers import PaperCheck, PaperVerdict

HOME_ZONE = "Europe/Brussels"
_TONES = {
    PaperVerdict.VALID_PROVISIONAL: Tone.GOOD,
    PaperVerdict.PRACTICE: Tone.CARE,
    PaperVerdict.UNKNOWN_ISSUER: Tone.CARE,
    PaperVerdict.NOT_VALID: Tone.BAD,
}


class PaperPanel(FormPanel):
    """Asks for a paper and shows the answer above the question."""

    def __init__(self, kit: Kit, wish: Callable[[Path | str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Check a paper"), say("Check the text"), self._on_button_clicked, kind="quiet")
        self._wish = wish
        answers = QWidget()
        answers.setProperty("kind", "clear")
        self._answer = QVBoxLayout(answers)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self.body.insertWidget(0, answers)
        self.body.insertWidget(
            1,
            make_button(
                "choose_paper_button",
                say("Choose a PDF or a photo"),
                self._on_choose_clicked,
                icons=kit.icons,
                icon="file-text",
                kind="primary",
            ),
        )
        self._text = note_edit()
        self.form.add("text", say("Or paste the text of the square code"), self._text, say("It begins with MO1:"))

    def show_answer(self, check: PaperCheck) -> None:
        """Show what the paper is and what it says."""
        say, texts = self.kit.texts.say, self.kit.texts
        self.button.setEnabled(True)
        while self._answer.count():
            item = self._answer.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        sentence = words.word(texts, words.PAPER_VERDICTS, check.verdict)
        if check.reason in MESSAGES and "{" not in MESSAGES[check.reason]:
            sentence = f"{sentence} {texts.code(check.reason)}"
        self._answer.addWidget(Banner(self.kit.icons, _TONES[check.verdict], sentence))
        points = (
            "" if check.points is None else say("{points} of {maximum}", points=check.points, maximum=check.maximum)
        )
        self._answer.addWidget(
            Facts(
                "paper_facts",
                (
                    (say("Name"), check.name),
                    (say("Number"), check.number),
                    (say("Test"), words.word(texts, words.VERDICTS, check.test_verdict) if check.test_verdict else ""),
                    (say("Points"), points),
                    (say("Made on"), moment_text(check.issued_at, HOME_ZONE)),
                    (say("Made by"), check.issuer),
                    (say("Head code"), check.head_code),
                ),
            )
        )

    def _on_choose_clicked(self) -> None:
        say = self.kit.texts.say
        pattern = say("Papers (*.pdf *.png *.jpg *.jpeg *.txt)")
        path = self.kit.files.choose_file(self, say("Choose the paper"), pattern)
        if path is not None:
            self.begin()
            self._wish(path)

    def _on_button_clicked(self) -> None:
        text = self._text.toPlainText().strip()
        if not text:
            self.refuse("text", self.kit.texts.say("Paste the text, or choose a file."))
            return
        self.begin()
        self._wish(text)
