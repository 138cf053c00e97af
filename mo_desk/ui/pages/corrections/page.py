"""Sleutel verbeteren: the test versions that were sat, the questions of one, and the correction of one key."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mo_desk.domain.ids import FormId, OptionId
from mo_desk.ui.pages.corrections.columns import form_columns, question_columns
from mo_desk.ui.pages.corrections.controller import CorrectionsController
from mo_desk.ui.pages.corrections.key_panel import KeyPanel
from mo_desk.ui.pages.corrections.preview_panel import DonePanel, PreviewPanel
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.search_line import SearchLine
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.views.corrections import CorrectionPreview, KeyQuestion, OpenedForm, SatForm

TOPICS = frozenset({"key_correction"})
STEM_COLUMN = 1


class CorrectionsPage(Page):
    """Without a subject the forms; with a form id its questions. Each opening of keys is recorded, so it reloads rarely."""

    def __init__(self, controller: CorrectionsController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("corrections", say("Correct a key"), kit, TOPICS)
        self._controller = controller
        self._form: OpenedForm | None = None
        self._back = self.set_back(say("Back to the results"), self._on_back_clicked)
        self.forms_table: RowTable[SatForm] = RowTable(
            "forms_table", say("Test versions"), form_columns(kit.texts), kit, Opening.PRESSED
        )
        self.questions_table: RowTable[KeyQuestion] = RowTable(
            "questions_table", say("Questions"), question_columns(kit.texts), kit, Opening.CHOSEN, STEM_COLUMN
        )
        self._search = SearchLine("questions_search", say("Search a question"), kit.icons)
        one = QWidget()
        layout = QVBoxLayout(one)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(self._search)
        layout.addWidget(self.questions_table, 1)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.forms_table)
        self._faces.addWidget(one)
        self.body.addWidget(self._faces)
        self._search.textChanged.connect(self.questions_table.filter)
        self.forms_table.row_opened.connect(self._on_forms_table_row_opened)
        self.questions_table.row_opened.connect(self._on_questions_table_row_opened)

    def enter(self, subject: object) -> None:
        """Open a form, or the list of forms."""
        say = self.kit.texts.say
        self.hide_side()
        self._form = None
        self._back.setAccessibleName(
            say("Back to the results") if subject is None else say("Back to all test versions")
        )
        super().enter(subject)

    def reload(self) -> None:
        """Ask for the forms, or for the questions of the one that is open."""
        if self.subject is None:
            self._controller.list_forms(self, self._show_forms, self.kit.notices.failure)
        else:
            form_id = FormId(str(self.subject))
            self._controller.open_form(self, form_id, self._show_form, self.kit.notices.failure)

    def _show_forms(self, rows: tuple[SatForm, ...]) -> None:
        say = self.kit.texts.say
        self._faces.setCurrentIndex(0)
        self.set_title(say("Correct a key"))
        self.set_facts(
            say("For a question whose key proved wrong after the test. Choose the test version.") if rows else ""
        )
        self.forms_table.show_rows(rows)
        if rows:
            self.show_body()
            return
        sentence = say("Here you correct the key of a question after a test. Nobody has taken a test yet.")
        self.show_empty(EmptyState(self.kit.icons, "key", sentence))

    def _on_forms_table_row_opened(self, row: SatForm) -> None:
        say = self.kit.texts.say
        if row.here:
            self.kit.navigator.go("corrections", row.form_id)
        else:
            self.kit.notices.say(say("This test version lies sealed on another laptop. Correct its key there."))

    def _show_form(self, opened: OpenedForm) -> None:
        say, texts, form = self.kit.texts.say, self.kit.texts, opened.form
        self._form = opened
        self.show_body()
        self._faces.setCurrentIndex(1)
        self.set_title(say("Test version {label}", label=form.label))
        results = texts.say_many("{count} result", "{count} results", form.results)
        facts = (form.course_numbers, date_text(form.first_day), results, say("Choose the question."))
        self.set_facts(" · ".join(fact for fact in facts if fact))
        self.questions_table.show_rows(opened.questions)

    def _on_questions_table_row_opened(self, question: KeyQuestion) -> None:
        self._show_key(question)

    def _show_key(self, question: KeyQuestion, chosen: OptionId | None = None, reason: str = "") -> None:
        panel = KeyPanel(
            self.kit, question, lambda option, why: self._preview(panel, question, option, why), chosen, reason
        )
        self._show_panel(panel)

    def _preview(self, panel: KeyPanel, question: KeyQuestion, option: OptionId, reason: str) -> None:
        if self._form is not None:
            self._controller.preview(
                self,
                self._form.form.form_id,
                question.item_id,
                option,
                lambda preview: self._show_preview(question, option, reason, preview),
                panel.show_failure,
            )

    def _show_preview(self, question: KeyQuestion, option: OptionId, reason: str, preview: CorrectionPreview) -> None:
        panel = PreviewPanel(
            self.kit,
            preview,
            lambda: self._show_key(question, option, reason),
            lambda: self._correct(panel, question, option, reason, preview),
        )
        self._show_panel(panel)

    def _correct(
        self, panel: PreviewPanel, question: KeyQuestion, option: OptionId, reason: str, preview: CorrectionPreview
    ) -> None:
        def failed(error: Exception) -> None:
            panel.allow_again()
            self.kit.notices.failure(error)

        if self._form is not None:
            self._controller.correct_key(
                self,
                self._form.form.form_id,
                question.item_id,
                option,
                reason,
                lambda count: self._on_corrected(preview, count),
                failed,
            )

    def _on_corrected(self, preview: CorrectionPreview, count: int) -> None:
        texts = self.kit.texts
        sentence = texts.say_many(
            "The key is corrected. {count} result is scored again.",
            "The key is corrected. {count} results are scored again.",
            count,
        )
        self.kit.notices.done(sentence)
        self._show_panel(DonePanel(self.kit, preview))

    def _show_panel(self, panel: SidePanel) -> None:
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_back_clicked(self) -> None:
        self.kit.navigator.go("results" if self.subject is None else "corrections")
