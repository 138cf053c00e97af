"""The windows of the canon: on a line of time, on a map or as a list, filtered by theme, category and lesson; beside it the chosen one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from mo_desk.ui.pages.lessons.canon_map import CanonMap
from mo_desk.ui.pages.lessons.lesson_text import right_to_left
from mo_desk.ui.pages.lessons.timeline import Timeline
from mo_desk.ui.pages.lessons.window_text import window_html
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.reading import Reading
from mo_desk.ui.widgets.table import Column, RowTable
from mo_desk.views.canon import CanonView, WindowView

LEAST_SIGNS = 11
"""Of a choice, shown whole; what is longer is cut off with dots."""
ALL = ""


class CanonFace(QWidget):
    """Three ways to look at the windows; what is chosen in one is chosen in all."""

    lesson_requested = Signal(str)
    """A lesson that opens the chosen window was asked for, by its id."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setObjectName("canon_face")
        say = kit.texts.say
        self._kit = kit
        self._canon: CanonView | None = None
        self._chosen = ""
        self.timeline = Timeline("canon_timeline", say("Windows on a line of time"), kit.look)
        self.map = CanonMap("canon_map", say("Windows on a map"), kit.look)
        self.table: RowTable[WindowView] = RowTable("canon_table", say("Windows"), _columns(kit), kit)
        self.theme = _choice("canon_theme", say("Theme"))
        self.category = _choice("canon_category", say("Kind"))
        self.lesson = _choice("canon_lesson", say("Lesson"))
        self.language = _choice("canon_language", say("Language"))
        self.ways = QTabWidget()
        self.ways.setObjectName("canon_ways")
        self.ways.setDocumentMode(True)
        for widget, title in ((self.timeline, say("Line of time")), (self.map, say("Map")), (self.table, say("List"))):
            self.ways.addTab(widget, title)
        self.reading = Reading("canon_window", say("The chosen window"))
        self._lessons = QVBoxLayout()
        filters = QHBoxLayout()
        filters.setSpacing(STEP)
        for choice in (self.theme, self.category, self.lesson):
            filters.addWidget(choice)
        filters.addStretch(1)
        for name, text, by in (("canon_smaller_button", "−", -1), ("canon_larger_button", "+", 1)):
            button = make_button(name, text, partial(self._zoom, by))
            button.setAccessibleName(say("Larger") if by > 0 else say("Smaller"))
            filters.addWidget(button)
        filters.addWidget(self.language)
        right = QVBoxLayout()
        right.setSpacing(STEP)
        right.addWidget(self.reading, 1)
        right.addLayout(self._lessons)
        beside = QHBoxLayout()
        beside.setSpacing(TWO_STEPS)
        beside.addWidget(self.ways, 3)
        beside.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, STEP, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(filters)
        layout.addLayout(beside, 1)
        for choice in (self.theme, self.category, self.lesson):
            choice.activated.connect(self._on_filter_activated)
        self.language.activated.connect(self._on_language_activated)
        self.timeline.window_chosen.connect(self._on_window_chosen)
        self.map.window_chosen.connect(self._on_window_chosen)
        self.table.row_chosen.connect(self._on_table_row_chosen)

    def show_canon(self, canon: CanonView, window_id: str = "") -> None:
        """Show the windows, with one of them chosen: the one asked for, else the one chosen before, else the first."""
        self._canon = canon
        self._fill_choices(canon)
        self._show_windows()
        wanted = window_id or self._chosen or (canon.windows[0].window_id if canon.windows else "")
        if wanted:
            self.timeline.choose(wanted)

    def shown(self) -> tuple[WindowView, ...]:
        """Return the windows that the filters let through."""
        if self._canon is None:
            return ()
        theme, category, lesson = (choice.currentData() or ALL for choice in (self.theme, self.category, self.lesson))
        lessons_of = self._canon.lessons_of
        return tuple(
            window
            for window in self._canon.windows
            if (not theme or theme in window.themes)
            and (not category or category == window.category)
            and (not lesson or lesson in {line.lesson_id for line in lessons_of.get(window.window_id, ())})
        )

    def _show_windows(self) -> None:
        if self._canon is None:
            return
        windows = self.shown()
        self.timeline.show_windows(windows, self._canon.drawings)
        self.map.show_windows(windows, self._canon.outlines)
        self.table.show_rows(windows)

    def _fill_choices(self, canon: CanonView) -> None:
        say, texts = self._kit.texts.say, self._kit.texts
        themes = sorted({theme for window in canon.windows for theme in window.themes})
        categories = sorted({window.category for window in canon.windows})
        lessons = {line.lesson_id: line.title for lines in canon.lessons_of.values() for line in lines}
        languages = list(canon.windows[0].texts) if canon.windows else ["nl"]
        _fill(self.theme, say("All themes"), [(theme, words.word(texts, words.THEMES, theme)) for theme in themes])
        _fill(
            self.category,
            say("All kinds"),
            [(category, words.word(texts, words.CATEGORIES, category)) for category in categories],
        )
        _fill(self.lesson, say("All lessons"), sorted(lessons.items(), key=lambda pair: pair[1]))
        _fill(self.language, "", [(language, language_name(texts, language)) for language in languages])

    def _zoom(self, by: int) -> None:
        (self.map if self.ways.currentWidget() is self.map else self.timeline).zoom(by)

    def _on_filter_activated(self, _place: int) -> None:
        self._show_windows()
        shown = self.shown()
        if shown and self._chosen not in {window.window_id for window in shown}:
            self.timeline.choose(shown[0].window_id)

    def _on_language_activated(self, _place: int) -> None:
        self._show_chosen()

    def _on_table_row_chosen(self, window: WindowView) -> None:
        self._on_window_chosen(window.window_id)

    def _on_window_chosen(self, window_id: str) -> None:
        if window_id == self._chosen:
            return
        self._chosen = window_id
        if self.timeline.chosen() != window_id:
            self.timeline.choose(window_id)
        if self.map.chosen() != window_id:
            self.map.choose(window_id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        canon = self._canon
        if canon is None:
            return
        window = next((one for one in canon.windows if one.window_id == self._chosen), None)
        if window is None:
            return
        language = self.language.currentData() or "nl"
        self.reading.show_text(window_html(self._kit.texts, window, language), canon.drawings)
        rtl = right_to_left(language)
        self.reading.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        while (item := self._lessons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, line in enumerate(canon.lessons_of.get(window.window_id, ())):
            text = self._kit.texts.say("Lesson: {title}", title=line.title)
            button = make_button(
                f"canon_lesson_button_{place}",
                text,
                partial(self.lesson_requested.emit, line.lesson_id),
                icons=self._kit.icons,
                icon="book",
            )
            button.setToolTip(line.reason)
            self._lessons.addWidget(button)


def _choice(name: str, title: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(title)
    choice.setToolTip(title)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(LEAST_SIGNS)
    return choice


def _fill(choice: QComboBox, everything: str, options: list[tuple[str, str]]) -> None:
    chosen = choice.currentData()
    choice.clear()
    if everything:
        choice.addItem(everything, ALL)
    for value, text in options:
        choice.addItem(text, value)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))


def _columns(kit: Kit) -> tuple[Column[WindowView], ...]:
    say, texts = kit.texts.say, kit.texts
    return (
        Column(say("Window"), lambda window: window.texts["nl"].title),
        Column(say("Time"), lambda window: window.texts["nl"].period, sort=lambda window: window.from_year),
        Column(say("Kind"), lambda window: words.word(texts, words.CATEGORIES, window.category)),
        Column(say("Choice"), lambda window: words.word(texts, words.ADAPTED, window.adapted)),
    )
