"""Evaluatie: choose a group, see where everyone stands, and judge one person with the levels in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mo_desk.domain.access import Action
from mo_desk.domain.ids import GroupId, PersonId
from mo_desk.ui.pages.evaluations.columns import evaluation_columns
from mo_desk.ui.pages.evaluations.controller import EvaluationsController
from mo_desk.ui.pages.evaluations.observations import ObservationPanel
from mo_desk.ui.pages.evaluations.person_view import PersonView
from mo_desk.ui.pages.evaluations.sign_panel import SignPanel, judgement_line
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.views.evaluations import EvaluationRow, EvaluationView, JudgementView, ObservationRow
from mo_desk.views.groups import GroupRow

TOPICS = frozenset({"observation", "evaluation", "enrolment", "course_group", "person"})


class EvaluationsPage(Page):
    """A subject may be a group id (choose that group) or a pair of group id and person id."""

    def __init__(self, controller: EvaluationsController, kit: Kit, today: Callable[[], date]) -> None:
        say = kit.texts.say
        super().__init__("evaluations", say("Process evaluation"), kit, TOPICS)
        self._controller = controller
        self._today = today
        self._person: PersonId | None = None
        self._view: EvaluationView | None = None
        self._main = MainAction(self)
        self._back = self.set_back(say("Back to the group"), self._on_back_clicked)
        self._note = self.add_action("notes_button", say("Notes"), self._on_note_clicked, "pencil", "Ctrl+N")
        self.group_choice = Choice(())
        self.group_choice.setObjectName("group_choice")
        self.group_choice.setAccessibleName(say("Group"))
        self.table: RowTable[EvaluationRow] = RowTable(
            "evaluations_table", say("Process evaluations"), evaluation_columns(kit.texts), kit, Opening.PRESSED
        )
        self.person = PersonView(kit)
        group_face = QWidget()
        layout = QVBoxLayout(group_face)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(self.group_choice)
        layout.addWidget(self.table, 1)
        self._faces = QStackedWidget()
        self._faces.addWidget(group_face)
        self._faces.addWidget(self.person)
        self.body.addWidget(self._faces)
        self.group_choice.activated.connect(self._on_group_choice_activated)
        self.table.row_opened.connect(self._on_table_row_opened)
        self.person.levels_changed.connect(self._on_levels_changed)

    def enter(self, subject: object) -> None:
        """Open a group, one person of a group, or where one was."""
        group, person = subject if isinstance(subject, tuple) else (subject, None)
        self._person = PersonId(str(person)) if person else None
        self._view = None
        self.hide_side()
        super().enter(str(group) if group else None)

    def reload(self) -> None:
        """Ask for the groups, then for the chosen group or person."""
        self._controller.list_groups(self, self._show_groups, self.kit.notices.failure)

    def _show_groups(self, groups: tuple[GroupRow, ...]) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        with_people = tuple(group for group in groups if group.members)
        if not with_people:
            self._show_actions(person=False)
            self._main.withdraw()
            sentence = say("Here you judge how people take part. First make a group with people in it.")
            self.show_empty(
                EmptyState(self.kit.icons, "clipboard-list", sentence, say("Go to the groups"), self._go_to_groups)
            )
            return
        chosen = str(self.subject or self.group_choice.code())
        self.group_choice.clear()
        for group in with_people:
            name = f"{group.course_number}  {language_name(texts, group.language)}  {group.place}"
            self.group_choice.addItem(name, group.group_id)
        if self.group_choice.findData(chosen) >= 0:
            self.group_choice.choose(chosen)
        self.show_body()
        group_id = GroupId(self.group_choice.code())
        if self._person is None:
            self._controller.list_evaluations(self, group_id, self._show_group, self.kit.notices.failure)
        else:
            self._controller.get_evaluation(self, group_id, self._person, self._show_person, self.kit.notices.failure)

    def _show_group(self, rows: tuple[EvaluationRow, ...]) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._faces.setCurrentIndex(0)
        self._show_actions(person=False)
        self.show_banner(None)
        self.set_title(say("Process evaluation"))
        self.set_facts("")
        self.table.show_rows(rows)
        todo = [row for row in rows if row.state != "confirmed"]
        if todo:
            sentence = texts.say_many("{count} not confirmed yet", "{count} not confirmed yet", len(todo))
            done = say("{done} of {total} confirmed", done=len(rows) - len(todo), total=len(rows))
            self.set_headline(f"{sentence}   {done}")
            self._main.offer(say("Judge the next person"), self._on_next_clicked, "clipboard-list")
        else:
            self.set_headline(say("Everyone's process evaluation is confirmed."))
            self._main.withdraw()

    def _show_person(self, view: EvaluationView) -> None:
        say = self.kit.texts.say
        self._view = view
        self._faces.setCurrentIndex(1)
        self._show_actions(person=True)
        self._note.setText(say("Notes ({count})", count=len(view.observations)))
        self.set_title(view.display_name)
        current = next((one for one in reversed(view.judgements) if one.current), None)
        self.set_facts(judgement_line(self.kit, current) if current else view.rubric.title)
        self.show_banner(Banner(self.kit.icons, Tone.CARE, view.rubric.note) if view.rubric.placeholder else None)
        self.person.show_evaluation(view)

    def _on_levels_changed(self) -> None:
        say = self.kit.texts.say
        self.set_headline(self.person.total_sentence())
        if self._view is None or not self._controller.actor.may(Action.CONFIRM_EVALUATION):
            self._main.withdraw()
            return
        text = say("Correct …") if self._view.judgements else say("Confirm …")
        self._main.offer(text, self._ask_signature, "check")
        self._main.button.setEnabled(self.person.complete())

    def _ask_signature(self) -> None:
        if self._view is None:
            return
        view = self._view
        panel = SignPanel(
            self.kit,
            view,
            self.person.total_sentence(),
            lambda passphrase, reason: self._controller.confirm(
                self, view, self.person.levels(), passphrase, reason, self._on_confirmed, panel.show_failure
            ),
        )
        self._show_form(panel)

    def _on_confirmed(self, _judgement: JudgementView) -> None:
        say = self.kit.texts.say
        name = self._view.display_name if self._view else ""
        self.kit.notices.done(say("The process evaluation of {name} is confirmed.", name=name))
        self._on_back_clicked()

    def _on_note_clicked(self) -> None:
        if self._view is not None:
            view = self._view
            panel = ObservationPanel(
                self.kit,
                view,
                self._today(),
                lambda on, criterion, text: self._controller.observe(
                    self, view, on, criterion, text, self._on_observed, panel.show_failure
                ),
            )
            self._show_form(panel)

    def _on_observed(self, _row: ObservationRow) -> None:
        self.hide_side()
        self.kit.notices.done(self.kit.texts.say("The note is saved."))
        self.reload()

    def _show_form(self, panel: FormPanel) -> None:
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _show_actions(self, *, person: bool) -> None:
        self._back.setVisible(person)
        self._note.setVisible(person)
        if not person:
            self._main.button.setEnabled(True)

    def _open(self, person: PersonId | None) -> None:
        self._person = person
        self._view = None
        self.hide_side()
        self.reload()

    def _on_next_clicked(self) -> None:
        chosen = self.table.chosen()
        shown = self.table.rows_model.shown
        todo = [row for row in shown if row.state != "confirmed"]
        row = chosen if chosen in todo else todo[0] if todo else None
        if row is not None:
            self._open(row.person_id)

    def _on_table_row_opened(self, row: EvaluationRow) -> None:
        self._open(row.person_id)

    def _on_back_clicked(self) -> None:
        self._open(None)

    def _on_group_choice_activated(self) -> None:
        self.enter(self.group_choice.code())

    def _go_to_groups(self) -> None:
        self.kit.navigator.go("groups")
