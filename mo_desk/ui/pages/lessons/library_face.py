"""The library: lessons with search, the windows of the canon, ready course plans, and what a group has had, on four tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from mo_desk.ui.pages.lessons.canon_face import CanonFace
from mo_desk.ui.pages.lessons.coverage_face import CoverageFace
from mo_desk.ui.pages.lessons.lesson_text import plan_list_html
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.reading import Reading
from mo_desk.ui.widgets.search_line import SearchLine
from mo_desk.ui.widgets.table import Column, Opening, RowTable
from mo_desk.views.groups import GroupRow
from mo_desk.views.lessons import CoursePlan, LessonRow
from mo_desk.views.search import SearchHit


class LibraryFace(QTabWidget):
    """Four tabs; says which lesson, window or group was asked for."""

    lesson_requested = Signal(str)
    window_requested = Signal(str)
    group_requested = Signal(str)
    search_settled = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        say = kit.texts.say
        self._kit = kit
        self._titles: dict[str, str] = {}
        self.setObjectName("library_tabs")
        self.setDocumentMode(True)
        self.search = SearchLine("lessons_search", say("Search in all lessons and windows"), kit.icons)
        self.table: RowTable[LessonRow] = RowTable("lessons_table", say("Lessons"), _columns(kit), kit, Opening.PRESSED)
        self.hits: RowTable[SearchHit] = RowTable("lessons_hits", say("Found"), _hit_columns(kit), kit, Opening.PRESSED)
        self.canon = CanonFace(kit)
        self.coverage = CoverageFace(kit)
        self.plans: RowTable[CoursePlan] = RowTable("plans_table", say("Course plans"), _plan_columns(kit), kit)
        self.plan_text = Reading("plan_text", say("The chosen course plan"))
        self.addTab(_stacked(self.search, self.table, self.hits), say("Lessons"))
        self.addTab(self.canon, say("Canon"))
        self.addTab(_beside(self.plans, self.plan_text), say("Course plans"))
        self.addTab(self.coverage, say("What a group had"))
        self.search.search_settled.connect(self.search_settled)
        self.table.row_opened.connect(self._on_table_row_opened)
        self.hits.row_opened.connect(self._on_hits_row_opened)
        self.canon.lesson_requested.connect(self.lesson_requested)
        self.coverage.lesson_requested.connect(self.lesson_requested)
        self.coverage.group_requested.connect(self.group_requested)
        self.plans.row_chosen.connect(self._on_plans_row_chosen)

    def show_lessons(self, rows: tuple[LessonRow, ...]) -> None:
        """Show the lessons."""
        self._titles = {row.lesson_id: row.title for row in rows}
        self._show_hits(found=False)
        self.table.show_rows(rows)

    def show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        """Show what a search found in place of the lessons."""
        self._show_hits(found=True)
        self.hits.show_rows(hits)

    def show_groups(self, groups: tuple[GroupRow, ...]) -> None:
        """Offer these groups to look at what they have had."""
        self.coverage.show_groups(groups, self._titles)

    def show_plans(self, plans: tuple[CoursePlan, ...]) -> None:
        """Show the course plans, the first one open."""
        self.plans.show_rows(plans)
        if plans and self.plans.chosen() is None:
            self.plans.selectRow(0)

    def _show_hits(self, *, found: bool) -> None:
        self.table.setVisible(not found)
        self.hits.setVisible(found)

    def _on_table_row_opened(self, row: LessonRow) -> None:
        self.lesson_requested.emit(row.lesson_id)

    def _on_hits_row_opened(self, hit: SearchHit) -> None:
        (self.lesson_requested if hit.kind == "lesson" else self.window_requested).emit(hit.target)

    def _on_plans_row_chosen(self, plan: CoursePlan) -> None:
        self.plan_text.show_text(plan_list_html(plan, self._titles), {})


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, TWO_STEPS, 0, 0)
    layout.setSpacing(TWO_STEPS)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def _beside(left: QWidget, right: QWidget) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, TWO_STEPS, 0, 0)
    layout.setSpacing(TWO_STEPS)
    layout.addWidget(left, 1)
    layout.addWidget(right, 1)
    return holder


def _columns(kit: Kit) -> tuple[Column[LessonRow], ...]:
    say, texts = kit.texts.say, kit.texts
    return (
        Column(say("Lesson"), lambda row: row.title),
        Column(say("Theme"), lambda row: words.word(texts, words.THEMES, row.theme), sort=lambda row: row.theme),
        Column(say("Minutes"), lambda row: str(row.minutes), sort=lambda row: row.minutes, figures=True),
        Column(say("Languages"), lambda row: ", ".join(language_name(texts, tag) for tag in row.languages)),
    )


def _hit_columns(kit: Kit) -> tuple[Column[SearchHit], ...]:
    say, texts = kit.texts.say, kit.texts
    kinds = {"lesson": say("Lesson"), "window": say("Window of the canon")}
    return (
        Column(say("Found in"), lambda hit: hit.title),
        Column(say("Kind"), lambda hit: kinds.get(hit.kind, hit.kind)),
        Column(say("Language"), lambda hit: language_name(texts, hit.language)),
        Column(say("Text"), lambda hit: hit.snippet),
    )


def _plan_columns(kit: Kit) -> tuple[Column[CoursePlan], ...]:
    say = kit.texts.say
    return (
        Column(say("Course plan"), lambda plan: plan.title),
        Column(say("Parts"), lambda plan: str(len(plan.parts)), sort=lambda plan: len(plan.parts), figures=True),
    )
