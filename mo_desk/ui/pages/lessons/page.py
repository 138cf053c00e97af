"""Lessen: the library, one lesson to read, print or give away, and presenting it to a group."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabWidget

from mo_desk.ui.pages.lessons.controller import LessonsController
from mo_desk.ui.pages.lessons.give_panel import GivePanel
from mo_desk.ui.pages.lessons.lesson_text import canon_html, page_html, plan_html, right_to_left
from mo_desk.ui.pages.lessons.library_face import LibraryFace
from mo_desk.ui.pages.lessons.present_panel import PresentPanel
from mo_desk.ui.pages.lessons.presenter import Presenter
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.reading import Reading
from mo_desk.views.canon import CanonView
from mo_desk.views.groups import GroupRow
from mo_desk.views.lessons import LessonRow, LessonSheet
from mo_desk.views.search import SearchHit

WINDOW = "window:"
"""A subject that begins so names a window of the canon; any other names a lesson."""
LIBRARY, LESSON, PRESENTING = 0, 1, 2


class LessonsPage(Page):
    """Without a subject the library; with a lesson id that lesson; with `window:<id>` that window of the canon."""

    def __init__(self, controller: LessonsController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("lessons", say("Lessons"), kit, frozenset({"lesson_given"}))
        self._controller = controller
        self._sheet: LessonSheet | None = None
        self._group = ""
        self._main = MainAction(self)
        self._back = self.set_back(say("Back to all lessons"), self._on_back_clicked)
        self._give: QPushButton = self.add_action(
            "give_button", say("Print or give away"), self._on_give_clicked, "printer"
        )
        self.library = LibraryFace(kit)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("lesson_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.presenter = Presenter(kit)
        self._faces = QStackedWidget()
        for face in (self.library, self.tabs, self.presenter):
            self._faces.addWidget(face)
        self.body.addWidget(self._faces)
        self.library.search_settled.connect(self._on_search_settled)
        self.library.lesson_requested.connect(self._on_lesson_requested)
        self.library.window_requested.connect(self._on_window_requested)
        self.library.group_requested.connect(self._on_group_requested)
        self.presenter.stopped.connect(self._on_presenter_stopped)

    def reload(self) -> None:
        """Ask for the library, or for the lesson that is open."""
        subject = str(self.subject or "")
        if subject and not subject.startswith(WINDOW):
            self._controller.get_lesson(self, subject, self._show_lesson, self.kit.notices.failure)
            return
        self._show_library_head()
        failure = self.kit.notices.failure
        self._ask_lessons()
        self._controller.list_plans(self, self.library.show_plans, failure)
        self._controller.get_canon(self, self._show_canon, failure)
        self._controller.list_groups(self, self.library.show_groups, failure)

    def _ask_lessons(self) -> None:
        text = self.library.search.text()
        if text:
            self._controller.search(self, text, self._show_hits, self.kit.notices.failure)
        else:
            self._controller.list_lessons(self, self._show_lessons, self.kit.notices.failure)

    def _show_library_head(self) -> None:
        self._faces.setCurrentIndex(LIBRARY)
        self.hide_side()
        self._back.hide()
        self._give.hide()
        self._main.withdraw()
        self.set_title(self.kit.texts.say("Lessons"))
        self.set_headline("")

    def _show_lessons(self, rows: tuple[LessonRow, ...]) -> None:
        texts = self.kit.texts
        self.library.show_lessons(rows)
        self.set_facts(
            texts.say_many("{count} lesson, without a network", "{count} lessons, without a network", len(rows))
        )
        if rows:
            self.show_body()
        else:
            sentence = texts.say("Here you see the lessons of your edition. There are none on this laptop yet.")
            self.show_empty(EmptyState(self.kit.icons, "book", sentence))

    def _show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        self.library.show_hits(hits)
        self.set_facts(self.kit.texts.say_many("{count} place found", "{count} places found", len(hits)))
        self.show_body()

    def _show_canon(self, canon: CanonView) -> None:
        subject = str(self.subject or "")
        self.library.canon.show_canon(canon, subject.removeprefix(WINDOW) if subject.startswith(WINDOW) else "")
        if subject.startswith(WINDOW):
            self.library.setCurrentWidget(self.library.canon)

    def _show_lesson(self, sheet: LessonSheet) -> None:
        say, texts, lesson = self.kit.texts.say, self.kit.texts, sheet.lesson
        self._sheet = sheet
        self._faces.setCurrentIndex(LESSON)
        self.show_body()
        self._back.show()
        self._give.show()
        self._main.offer(say("Present the lesson"), self._on_present_clicked, "player-play")
        self.set_title(lesson.title)
        theme = words.word(texts, words.THEMES, lesson.theme)
        minutes = texts.say_many("{count} minute", "{count} minutes", lesson.minutes)
        before = (say("Also before departure"),) if lesson.before_departure else ()
        self.set_facts(" · ".join((theme, minutes, *before, *lesson.goals)))
        while self.tabs.count():
            old = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if old is not None:
                old.deleteLater()
        self._add_tab("plan", say("For the teacher"), plan_html(texts, sheet), sheet)
        for language in lesson.pages:
            reading = self._add_tab(
                f"page_{language}", language_name(texts, language), page_html(lesson, language), sheet
            )
            if right_to_left(language):
                reading.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._add_tab("canon", say("Canon and sources"), canon_html(texts, sheet), sheet)

    def _add_tab(self, name: str, title: str, html: str, sheet: LessonSheet) -> Reading:
        reading = Reading(f"lesson_{name}", title)
        reading.show_text(html, sheet.drawings)
        self.tabs.addTab(reading, title)
        return reading

    def _on_search_settled(self, _text: str) -> None:
        if self._faces.currentIndex() == LIBRARY:
            self._ask_lessons()

    def _on_lesson_requested(self, lesson_id: str) -> None:
        self.kit.navigator.go("lessons", lesson_id)

    def _on_window_requested(self, window_id: str) -> None:
        self.kit.navigator.go("lessons", f"{WINDOW}{window_id}")

    def _on_group_requested(self, group_id: str) -> None:
        self._controller.get_coverage(self, group_id, self.library.coverage.show_coverage, self.kit.notices.failure)

    def _on_back_clicked(self) -> None:
        if self._faces.currentIndex() == PRESENTING:
            self.presenter.stop()
        else:
            self.kit.navigator.go("lessons")

    def _on_give_clicked(self) -> None:
        if self._sheet is not None:
            panel = GivePanel(self.kit, self._sheet.lesson, self._save)
            panel.closed.connect(self.hide_side)
            self.show_side(panel)

    def _save(self, kind: str, languages: tuple[str, ...]) -> None:
        say = self.kit.texts.say
        folder = self.kit.files.choose_folder(self, say("Where to save it"))
        if folder is not None and self._sheet is not None:
            lesson_id = self._sheet.lesson.lesson_id
            self._controller.save(self, kind, lesson_id, languages, folder, self._on_saved, self.kit.notices.failure)

    def _on_saved(self, path: Path) -> None:
        self.kit.notices.done(self.kit.texts.say("Saved as {file}.", file=path.name))
        self.kit.files.open(path)

    def _on_present_clicked(self) -> None:
        self._controller.list_groups(self, self._ask_whom, self.kit.notices.failure)

    def _ask_whom(self, groups: tuple[GroupRow, ...]) -> None:
        if self._sheet is not None:
            panel = PresentPanel(self.kit, self._sheet.lesson, groups, self._present)
            panel.closed.connect(self.hide_side)
            self.show_side(panel)

    def _present(self, group_id: str, languages: tuple[str, ...]) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def begin(step: int) -> None:
            self._group = group_id
            self.hide_side()
            self._give.hide()
            self._main.withdraw()
            self._faces.setCurrentIndex(PRESENTING)
            self.presenter.begin(sheet, step, languages)

        self._controller.resume_step(self, group_id, sheet.lesson.lesson_id, begin, self.kit.notices.failure)

    def _on_presenter_stopped(self, step: int, languages: tuple[str, ...]) -> None:
        if self._sheet is None:
            return
        self._show_lesson(self._sheet)
        if self._group:
            lesson_id = self._sheet.lesson.lesson_id
            self._controller.record_given(
                self, self._group, lesson_id, step, languages, self._on_recorded, self.kit.notices.failure
            )

    def _on_recorded(self, _nothing: None) -> None:
        self.kit.notices.done(self.kit.texts.say("Kept with the group: the lesson goes on where you stopped."))
