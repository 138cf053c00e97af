"""The screens of the test, one shown at a time, each laid out anew in the direction of the text it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from mo_desk.texts import Texts
from mo_desk.ui.kiosk.calm_screen import CalmFace, CalmScreen
from mo_desk.ui.kiosk.exit_pad import ExitPad
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.overview import Overview, Part
from mo_desk.ui.kiosk.question_screen import QuestionFace, QuestionScreen


class Stage(QStackedWidget):
    """Holds the four screens."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.calm, self.question, self.overview = CalmScreen(), QuestionScreen(), Overview()
        self.exit_pad = ExitPad(texts)
        for screen in (self.calm, self.question, self.overview, self.exit_pad):
            self.addWidget(screen)

    def show_calm(self, face: CalmFace, manner: Manner) -> None:
        """Show a calm screen."""
        self._bring(self.calm, manner)
        self.calm.show_face(face, manner)

    def show_question(self, face: QuestionFace, manner: Manner) -> None:
        """Show a question."""
        came = self._bring(self.question, manner)
        self.question.show_face(face, manner)
        if came:
            self.question.setFocus()

    def show_overview(self, manner: Manner, parts: tuple[Part, ...], counts: tuple[int, int], failure: str) -> None:
        """Show the overview."""
        came = self._bring(self.overview, manner)
        self.overview.show_parts(manner, parts, counts, failure)
        if came:
            self.overview.setFocus()

    def show_exit(self, manner: Manner) -> None:
        """Show the way out for the test leader."""
        self._bring(self.exit_pad, manner)
        self.exit_pad.open(manner)

    def _bring(self, screen: QWidget, manner: Manner) -> bool:
        """Bring a screen to the front in the direction of its text; say whether another one was there."""
        if screen.layoutDirection() != manner.direction:
            screen.setLayoutDirection(manner.direction)
        came = self.currentWidget() is not screen
        self.setCurrentWidget(screen)
        return came
