"""Presenting a lesson: on the trainer's own display the notes, the clock and what comes next; on the other one the slide.

Keys, also of a remote control: right, space or page down: next; left or page up: back; T: other language; B: black; P: pointer;
D: two languages; Escape: stop. With one display only the slide covers it, and Escape comes back here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mo_desk.ui.pages.lessons.lesson_text import notes_html
from mo_desk.ui.pages.lessons.projection import Projection, Screens
from mo_desk.ui.pages.lessons.slide_text import slide_html
from mo_desk.ui.pages.lessons.slides import Slide, first_of_step, make_slides
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.reading import Reading
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.lessons import LessonSheet

NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up)
TICK_MS = 1000
PREVIEW_PIXELS = 17


class Presenter(QWidget):
    """The trainer's side of a lesson that is being given."""

    stopped = Signal(int, object)
    """Presenting ended: the step where the group stopped, counted from 1 (the last one when all was shown), and the languages shown."""

    def __init__(self, kit: Kit, screens: Screens | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("presenter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say = kit.texts.say
        self._kit, self._now = kit, now
        self._screens: Screens = screens or QGuiApplication.screens
        self._slides: tuple[Slide, ...] = ()
        self._sheet: LessonSheet | None = None
        self._place = 0
        self._languages: tuple[str, ...] = ("nl",)
        self._second = ""
        self._shown: set[str] = set()
        self._since = 0.0
        self._projection: Projection | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._show_time)
        self._where = make_label("", "heading", "presenter_where")
        self._clock = make_label("", "heading", "presenter_clock")
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._progress = QProgressBar()
        self._progress.setObjectName("presenter_progress")
        self._progress.setTextVisible(False)
        self._preview = Reading("presenter_preview", say("What the group sees"))
        self._notes = Reading("presenter_notes", say("For the teacher"))
        self._next = make_label("", name="presenter_next")
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP)
        for name, text, wish, icon, kind in (
            ("presenter_back_button", say("Previous"), self.back, "arrow-left", "quiet"),
            ("presenter_next_button", say("Next"), self.forward, "arrow-right", "primary"),
            ("presenter_language_button", say("Other language (T)"), self.next_language, "", "quiet"),
            ("presenter_two_button", say("Two languages (D)"), self.toggle_two, "", "quiet"),
            ("presenter_black_button", say("Black screen (B)"), self.toggle_black, "", "quiet"),
            ("presenter_pointer_button", say("Pointer (P)"), self.toggle_pointer, "", "quiet"),
            ("presenter_stop_button", say("Stop (Esc)"), self.stop, "", "quiet"),
        ):
            buttons.addWidget(make_button(name, text, wish, icons=kit.icons, icon=icon, kind=kind))
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(self._clock)
        middle = QGridLayout()
        middle.setSpacing(TWO_STEPS)
        middle.addWidget(make_label(say("What the group sees")), 0, 0)
        middle.addWidget(make_label(say("For the teacher")), 0, 1)
        middle.addWidget(self._preview, 1, 0)
        middle.addWidget(self._notes, 1, 1)
        middle.setColumnStretch(0, 1)
        middle.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(self._progress)
        layout.addLayout(middle, 1)
        layout.addWidget(self._next)
        layout.addLayout(buttons)

    def begin(self, sheet: LessonSheet, step: int, languages: Sequence[str]) -> None:
        """Start at a step, counted from 1, with the language of the group first and the one beside it second."""
        self._sheet = sheet
        self._slides = make_slides(sheet, self._kit.texts.say("Words"))
        self._place = first_of_step(self._slides, step) if step > 1 else 0
        self._languages = (languages[0],)
        self._second = languages[1] if len(languages) > 1 else ""
        self._shown = set()
        self._since = self._now()
        self._progress.setRange(0, max(1, len(self._slides) - 1))
        self._projection = self._open_projection(sheet)
        self._timer.start()
        self._show()
        self.setFocus()

    def current(self) -> Slide:
        """Return the slide that is shown."""
        return self._slides[self._place]

    def languages(self) -> tuple[str, ...]:
        """Return the language, or the two languages, that are shown."""
        return self._languages

    def forward(self) -> None:
        """Show the next slide."""
        self._go(self._place + 1)

    def back(self) -> None:
        """Show the slide before."""
        self._go(self._place - 1)

    def next_language(self) -> None:
        """Show the next language that the lesson has."""
        assert self._sheet is not None
        pages = tuple(self._sheet.lesson.pages)
        self._languages = (pages[(pages.index(self._languages[0]) + 1) % len(pages)],)
        self._show()

    def toggle_two(self) -> None:
        """Show Dutch beside the language, or the language alone."""
        first = self._languages[0]
        beside = self._second or ("nl" if first != "nl" else "en")
        self._languages = (first,) if len(self._languages) > 1 or beside == first else (first, beside)
        self._show()

    def toggle_black(self) -> None:
        """Hide what is on the wall, or show it again."""
        if self._projection is not None:
            self._projection.set_black(not self._projection.is_black())

    def toggle_pointer(self) -> None:
        """Let the mouse point on the wall, or stop that."""
        if self._projection is not None:
            self._projection.set_pointing(not self._projection.is_pointing())

    def stop(self) -> None:
        """End presenting and tell how far the group came."""
        self._timer.stop()
        projection, self._projection = self._projection, None
        if projection is not None:
            projection.closed.disconnect(self.stop)
            projection.close()
            projection.deleteLater()
        if self._slides:
            step = self.current().step
            self._slides = ()
            self.stopped.emit(step, tuple(sorted(self._shown)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Listen to the keys of presenting."""
        if not self._on_key(event.key()):
            super().keyPressEvent(event)

    def _on_projection_key(self, key: int) -> None:
        self._on_key(key)

    def _on_key(self, key: int) -> bool:
        wishes: dict[int, Callable[[], None]] = {
            **dict.fromkeys(NEXT, self.forward),
            **dict.fromkeys(BACK, self.back),
            Qt.Key.Key_T: self.next_language,
            Qt.Key.Key_D: self.toggle_two,
            Qt.Key.Key_B: self.toggle_black,
            Qt.Key.Key_Period: self.toggle_black,
            Qt.Key.Key_P: self.toggle_pointer,
            Qt.Key.Key_Escape: self.stop,
        }
        wish = wishes.get(key)
        if wish is None or not self._slides:
            return False
        wish()
        return True

    def _open_projection(self, sheet: LessonSheet) -> Projection:
        projection = Projection(sheet.lesson.title, sheet.drawings, self._kit.look)
        projection.key_pressed.connect(self._on_projection_key)
        projection.closed.connect(self.stop)
        own = self.screen()
        projection.show_on(self._screens(), own)
        return projection

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self._slides) - 1)
        self._show()

    def _show(self) -> None:
        if self._sheet is None or not self._slides:
            return
        say, slide, drawings = self._kit.texts.say, self.current(), self._sheet.drawings
        steps = self._sheet.lesson.steps
        self._shown.update(self._languages)
        muted = self._kit.look.tokens["edge"]
        self._preview.show_text(slide_html(slide, self._languages, PREVIEW_PIXELS, muted), drawings)
        self._notes.show_text(notes_html(slide.notes), drawings)
        title = steps[slide.step - 1].title
        self._where.setText(say("Step {step} of {steps}: {title}", step=slide.step, steps=len(steps), title=title))
        self._progress.setValue(self._place)
        self._progress.setAccessibleName(self._where.text())
        following = self._slides[self._place + 1] if self._place + 1 < len(self._slides) else None
        self._next.setText(
            say("Next: {title}", title=following.heading("nl")) if following else say("This is the last slide.")
        )
        if self._projection is not None:
            self._projection.show_slide(slide, self._languages)
        self._show_time()

    def _show_time(self) -> None:
        if self._sheet is None:
            return
        minutes = int(self._now() - self._since) // 60
        total = self._sheet.lesson.minutes
        self._clock.setText(self._kit.texts.say("{minutes} of {total} minutes", minutes=minutes, total=total))
