"""Resultaten: choose a test moment; its control line, everyone's result, one person explained, papers and workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mo_desk.domain.access import Action
from mo_desk.domain.ids import PersonId, SittingId
from mo_desk.ui.pages.outcomes.columns import result_columns, sitting_columns
from mo_desk.ui.pages.outcomes.control import control_sentence, headline
from mo_desk.ui.pages.outcomes.controller import OutcomesController
from mo_desk.ui.pages.outcomes.papers_panel import PapersPanel
from mo_desk.ui.pages.outcomes.result_panel import ResultPanel
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import dates_text, folder_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.decisions import cases_of
from mo_desk.views.papers import PaperRow
from mo_desk.views.results import ResultRow, ResultsView
from mo_desk.views.sittings import SittingRow

TOPICS = frozenset(
    {"result", "attempt", "attempt_event", "evaluation", "identity_check", "absence", "paper", "receipt", "result_check", "seat_plan", "sitting_plan", "decision", "key_correction"}
)  # fmt: skip
PDF = "PDF (*.pdf)"


class OutcomesPage(Page):
    """Without a subject the sittings to choose from; with a sitting id its results."""

    def __init__(self, controller: OutcomesController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("results", say("Results"), kit, TOPICS)
        self._controller = controller
        self._view: ResultsView | None = None
        self._papers: tuple[PaperRow, ...] = ()
        self._main = MainAction(self, "Ctrl+P")
        self._back = self.set_back(say("Back to all test moments"), self._on_back_clicked)
        self._key = self.add_action("key_button", say("Correct a key"), self._on_key_clicked, "key")
        self._decide = self.add_action("decide_button", say("To decide"), self._on_decide_clicked, "help")
        self.sittings_table: RowTable[SittingRow] = RowTable(
            "sittings_table", say("Test moments"), sitting_columns(kit.texts), kit, Opening.PRESSED
        )
        self.results_table: RowTable[ResultRow] = RowTable(
            "results_table", say("Results"), result_columns(kit.texts), kit, Opening.CHOSEN
        )
        self.control_line = make_label("", "second", "control_line")
        one = QWidget()
        layout = QVBoxLayout(one)
        layout.setContentsMargins(0, 0, 0, 0)
        self._decide_here = make_button("decide_here_button", "", self._on_decide_clicked, icons=kit.icons, icon="help")
        line = QHBoxLayout()
        line.setSpacing(STEP)
        line.addWidget(self.control_line, 1)
        line.addWidget(self._decide_here, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(line)
        layout.addWidget(self.results_table, 1)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.sittings_table)
        self._faces.addWidget(one)
        self.body.addWidget(self._faces)
        self.sittings_table.row_opened.connect(self._on_sittings_table_row_opened)
        self.results_table.row_opened.connect(self._on_results_table_row_opened)

    def enter(self, subject: object) -> None:
        """Open the results of a sitting, or the list."""
        self.hide_side()
        self._view = None
        super().enter(subject)

    def reload(self) -> None:
        """Ask for the list, or for the results that are open."""
        if self.subject is None:
            self._controller.list_sittings(self, self._show_sittings, self.kit.notices.failure)
        else:
            sitting = SittingId(str(self.subject))
            self._controller.results(self, sitting, self._show_results, self.kit.notices.failure)

    def _show_sittings(self, rows: tuple[SittingRow, ...]) -> None:
        say = self.kit.texts.say
        self._faces.setCurrentIndex(0)
        self._back.hide()
        self._key.setVisible(bool(rows) and self._controller.actor.may(Action.CORRECT_KEY))
        self._decide.setVisible(bool(rows))
        self._main.withdraw()
        self.show_banner(None)
        self.set_title(say("Results"))
        self.set_facts(say("Choose a test moment.") if rows else "")
        self.set_headline("")
        self.sittings_table.show_rows(rows)
        if rows:
            self.show_body()
            return
        sentence = say("Here you see the results of your test moments. There is no test moment yet.")
        may = self._controller.actor.may(Action.PREPARE_SITTING)
        button = say("Go to the tests") if may else ""
        self.show_empty(EmptyState(self.kit.icons, "chart-bar", sentence, button, self._go_to_sittings))

    def _show_results(self, view: ResultsView) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._view = view
        self.show_body()
        self._faces.setCurrentIndex(1)
        self._back.show()
        self._key.hide()
        self._decide.hide()
        cases = sum(1 for _ in cases_of(view))
        text = say("To decide ({count})", count=cases)
        self._decide_here.setText(text)
        self._decide_here.setAccessibleName(text)
        self._decide_here.setVisible(cases > 0)
        self.set_title(say("Results {course}", course=view.course_number))
        standing = words.word(texts, words.STANDINGS, view.standing)
        facts = (language_name(texts, view.language), view.place, dates_text(view.days), standing, view.rule_title)
        self.set_facts(" · ".join(fact for fact in facts if fact))
        self.set_headline(headline(texts, view))
        sentence = control_sentence(texts, view.control)
        self._show_control(sentence, adds_up=view.control.open == 0)
        self.results_table.show_rows(view.rows)
        if isinstance(self.side, ResultPanel):
            chosen = self.results_table.chosen()
            self._on_results_table_row_opened(chosen) if chosen else self.hide_side()
        may = self._controller.actor.may
        if may(Action.PRINT_PAPERS) or may(Action.EXPORT_RESULTS):
            self._main.offer(say("Papers and Excel file"), self._ask_papers, "printer")
        if isinstance(self.side, PapersPanel):
            self._ask_papers()

    def _show_control(self, sentence: str, *, adds_up: bool) -> None:
        self.show_banner(None if adds_up else Banner(self.kit.icons, Tone.BAD, sentence))
        self.control_line.setText(sentence)
        self.control_line.setVisible(adds_up)

    def _on_results_table_row_opened(self, row: ResultRow) -> None:
        if self._view is not None:
            panel = ResultPanel(self.kit, self._view, row)
            panel.closed.connect(self.hide_side)
            self.show_side(panel)

    def _ask_papers(self) -> None:
        if self._view is not None:
            self._controller.papers(self, self._view.sitting_id, self._show_papers, self.kit.notices.failure)

    def _show_papers(self, rows: tuple[PaperRow, ...]) -> None:
        if self._view is None:
            return
        self._papers = rows
        may = self._controller.actor.may
        panel = PapersPanel(
            self.kit,
            rows,
            self._view.time_zone,
            self._on_papers_wish,
            may_print=may(Action.PRINT_PAPERS),
            may_export=may(Action.EXPORT_RESULTS),
        )
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_papers_wish(self, what: str) -> None:
        view, say = self._view, self.kit.texts.say
        if view is None:
            return
        sitting, failed = view.sitting_id, self.kit.notices.failure
        if what == "workbook":
            folder = self.kit.files.choose_folder(self, say("Choose the folder for the Excel file"))
            if folder is not None:
                self._controller.export(self, sitting, folder, "coordinator", self._on_exported, failed)
            return
        stem = {"slips": say("slips"), "report": say("report")}.get(what, say("provisional certificates"))
        proposed = f"{stem} {view.course_number} {view.days[0].isoformat()}.pdf"
        out = self.kit.files.choose_target(self, say("Where should the paper be saved?"), proposed, PDF)
        if out is None:
            return
        changed = tuple(PersonId(row.person_id) for row in self._papers if row.outdated)
        everyone = tuple(PersonId(row.person_id) for row in self._papers if not row.reason_none)
        missing = tuple(
            PersonId(row.person_id) for row in self._papers if not row.reason_none and row.printed_at is None
        )
        if what == "report":
            self._controller.print_report(self, sitting, out, self._on_written, failed)
        elif what == "slips":
            self._controller.print_slips(self, sitting, everyone, out, self._on_written, failed)
        else:
            people = {"missing": missing, "changed": changed}.get(what, everyone)
            self._controller.print_provisional(self, sitting, people, out, self._on_written, failed)

    def _on_written(self, path: Path) -> None:
        say = self.kit.texts.say
        where = say("{name} is saved in the folder {folder}.", name=path.name, folder=folder_text(path))
        how = say("Open it to print it.")
        self._say_written(f"{where} {how}", path)

    def _on_exported(self, paths: tuple[Path, ...]) -> None:
        path = paths[0]
        say = self.kit.texts.say
        self._say_written(
            say("{name} is saved in the folder {folder}.", name=path.name, folder=folder_text(path)), path
        )

    def _say_written(self, sentence: str, path: Path) -> None:
        say, files, notices = self.kit.texts.say, self.kit.files, self.kit.notices

        def show() -> None:
            if not files.open(path):
                notices.say(say("This laptop has no program to open the file. It is saved as {name}.", name=path.name))

        notices.done(sentence, say("Open the file"), show)

    def _on_sittings_table_row_opened(self, row: SittingRow) -> None:
        self.kit.navigator.go("results", row.sitting_id)

    def _on_back_clicked(self) -> None:
        self.kit.navigator.go("results")

    def _on_decide_clicked(self) -> None:
        self.kit.navigator.go("decisions", self.subject)

    def _on_key_clicked(self) -> None:
        self.kit.navigator.go("corrections")

    def _go_to_sittings(self) -> None:
        self.kit.navigator.go("sittings")
