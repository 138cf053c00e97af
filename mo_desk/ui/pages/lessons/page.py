"""Lessen: the library with search, and one lesson to read: plan, the participants' pages by language, canon and sources."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from mo_desk.ui.pages.lessons.controller import LessonsController
from mo_desk.ui.pages.lessons.lesson_text import canon_html, page_html, plan_html, right_to_left
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.search_line import SearchLine
from mo_desk.ui.widgets.table import Column, Opening, RowTable
from mo_desk.views.lessons import LessonRow, LessonView


class LessonsPage(Page):
    """Without a subject the library; with a lesson id that lesson."""

    def __init__(self, controller: LessonsController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("lessons", say("Lessons"), kit)
        self._controller = controller
        self._main = MainAction(self)
        self._back = self.set_back(say("Back to all lessons"), self._on_back_clicked)
        self._search = SearchLine("lessons_search", say("Search in all lessons"), kit.icons)
        self.table: RowTable[LessonRow] = RowTable("lessons_table", say("Lessons"), _columns(kit), kit, Opening.PRESSED)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("lesson_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        library = QWidget()
        layout = QVBoxLayout(library)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(self._search)
        layout.addWidget(self.table, 1)
        self._faces = QStackedWidget()
        self._faces.addWidget(library)
        self._faces.addWidget(self.tabs)
        self.body.addWidget(self._faces)
        self._search.search_settled.connect(self._on_search_settled)
        self.table.row_opened.connect(self._on_table_row_opened)
        self.table.row_chosen.connect(self._on_table_row_chosen)

    def reload(self) -> None:
        """Ask for the library, or for the lesson that is open."""
        if self.subject is None:
            self._controller.list_lessons(self, self._search.text(), self._show_library, self.kit.notices.failure)
        else:
            self._controller.get_lesson(self, str(self.subject), self._show_lesson, self.kit.notices.failure)

    def _show_library(self, rows: tuple[LessonRow, ...]) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._faces.setCurrentIndex(0)
        self._back.hide()
        self.set_title(say("Lessons"))
        self.set_headline("")
        self.table.show_rows(rows)
        self.set_facts(
            texts.say_many("{count} lesson, without a network", "{count} lessons, without a network", len(rows))
        )
        if rows or self._search.text():
            self.show_body()
        else:
            sentence = say("Here you see the lessons of your edition. There are none on this laptop yet.")
            self.show_empty(EmptyState(self.kit.icons, "book", sentence))
        self._offer_open()

    def _show_lesson(self, lesson: LessonView) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._faces.setCurrentIndex(1)
        self.show_body()
        self._back.show()
        self._main.withdraw()
        self.set_title(lesson.title)
        theme = words.word(texts, words.THEMES, lesson.theme)
        minutes = texts.say_many("{count} minute", "{count} minutes", lesson.minutes)
        self.set_facts(" · ".join((theme, minutes, *lesson.goals)))
        while self.tabs.count():
            old = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if old is not None:
                old.deleteLater()
        self._add_tab("plan", say("For the teacher"), plan_html(texts, lesson))
        for language in lesson.pages:
            browser = self._add_tab(f"page_{language}", language_name(texts, language), page_html(lesson, language))
            if right_to_left(language):
                browser.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._add_tab("canon", say("Canon and sources"), canon_html(texts, lesson))

    def _add_tab(self, name: str, title: str, html: str) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setObjectName(f"lesson_{name}")
        browser.setAccessibleName(title)
        browser.setOpenLinks(False)
        browser.setHtml(html)
        self.tabs.addTab(browser, title)
        return browser

    def _offer_open(self) -> None:
        if self.table.chosen() is None:
            self._main.withdraw()
        else:
            self._main.offer(self.kit.texts.say("Open the lesson"), self._on_open_clicked, "book")

    def _on_open_clicked(self) -> None:
        row = self.table.chosen()
        if row is not None:
            self._on_table_row_opened(row)

    def _on_search_settled(self, _text: str) -> None:
        if self.subject is None:
            self.reload()

    def _on_table_row_chosen(self, _row: LessonRow) -> None:
        self._offer_open()

    def _on_table_row_opened(self, row: LessonRow) -> None:
        self.kit.navigator.go("lessons", row.lesson_id)

    def _on_back_clicked(self) -> None:
        self.kit.navigator.go("lessons")


def _columns(kit: Kit) -> tuple[Column[LessonRow], ...]:
    say, texts = kit.texts.say, kit.texts
    return (
        Column(say("Lesson"), lambda row: row.title),
        Column(say("Theme"), lambda row: words.word(texts, words.THEMES, row.theme), sort=lambda row: row.theme),
        Column(say("Minutes"), lambda row: str(row.minutes), sort=lambda row: row.minutes, figures=True),
        Column(say("Languages"), lambda row: ", ".join(language_name(texts, tag) for tag in row.languages)),
    )
