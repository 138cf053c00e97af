"""Above the question: where one is, what kind of test this is, and the controls of size, contrast and language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.kiosk.dots import Dot, ProgressDots
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.surface import HALO
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS

SAMPLE_PIXELS = (17, 22, 28)
"""Sizes of the three letters A on the size buttons: a picture of what they do."""


class TopBar(QWidget):
    """Two lines; emits wishes and decides nothing."""

    size_requested = Signal(int)
    contrast_requested = Signal()
    language_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.place = Passage("question_place", "chrome", bold=True)
        self.dots = ProgressDots()
        self.block = Passage("block_name", "chrome")
        self.standing = Passage("practice_mark", "small", bold=True, frame="paper")
        self.draft = Passage("draft_mark", "small", frame="paper")
        self.size_buttons = tuple(_chip(f"size_{size}", self._sizing(size)) for size in range(3))
        self.contrast_button = WordButton("contrast_button", self.contrast_requested.emit, "chip", "contrast")
        self.contrast_button.setCheckable(True)
        self.language_buttons = tuple(_chip("", self._switching(place)) for place in range(2))
        self._languages: tuple[str, ...] = ()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(TWO_STEPS)
        first.addSpacing(HALO)
        first.addWidget(self.place)
        first.addWidget(self.dots, 1)
        controls = QHBoxLayout()
        controls.setSpacing(0)
        for button in (*self.size_buttons, self.contrast_button):
            controls.addWidget(button)
        first.addLayout(controls)
        second.setSpacing(STEP)
        second.addSpacing(HALO)
        for label in (self.block, self.standing, self.draft):
            second.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        second.addStretch(1)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.language_buttons:
            switch.addWidget(button)
        second.addLayout(switch)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(STEP // 2)
        lines.addLayout(first)
        lines.addLayout(second)

    def dress_place(self, manner: Manner, number: int, dots: tuple[Dot, ...], block: str) -> None:
        """Show which question this is, of how many, and of which part."""
        self.place.dress(manner, manner.words.text("question_of", number=number, total=len(dots)))
        self.dots.dress(manner, dots, number)
        self.block.dress(manner, block, colour="muted")
        self.block.setVisible(bool(block))

    def dress_marks(self, manner: Manner, standing: str, *, draft: bool) -> None:
        """Show that this is practice, and that the text is a draft, where that is so."""
        self.standing.dress(manner, standing)
        self.standing.setVisible(bool(standing))
        self.draft.dress(manner, manner.words.text("draft"), colour="muted")
        self.draft.setVisible(draft)

    def dress_controls(self, manner: Manner, languages: tuple[tuple[str, str], ...], *, contrast: bool) -> None:
        """Show the controls; `languages` are (tag, own name) of the participant's and Dutch, or only one of them."""
        words = manner.words
        for size, button in enumerate(self.size_buttons):
            name = words.text("text_size", size=size + 1)
            button.dress(manner.latin, name, shown="A", pixels=SAMPLE_PIXELS[size])
            button.setChecked(size == manner.size)
        self.contrast_button.dress(manner, words.text("contrast"), shown="")
        self.contrast_button.setChecked(contrast)
        self._languages = tuple(tag for tag, _ in languages)
        for place, button in enumerate(self.language_buttons):
            button.setVisible(len(languages) > 1)
            if len(languages) > 1:
                tag, name = languages[place]
                button.setObjectName(f"language_{tag}")
                button.dress(manner.in_script_of(tag), words.text("show_in", language=name), shown=name)
                button.setChecked(tag == manner.language)

    def _sizing(self, size: int) -> Callable[[], None]:
        return partial(self.size_requested.emit, size)

    def _switching(self, place: int) -> Callable[[], None]:
        return partial(self._on_language_clicked, place)

    def _on_language_clicked(self, place: int) -> None:
        self.language_requested.emit(self._languages[place])


def _chip(name: str, wish: Callable[[], None]) -> WordButton:
    button = WordButton(name, wish, "chip")
    button.setCheckable(True)
    return button
