"""Groepen: the list of groups, one group with its people, and a list from the agency being taken over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mo_desk.domain.access import Action
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId
from mo_desk.ui.pages.groups.columns import group_columns, member_columns
from mo_desk.ui.pages.groups.controller import GroupsController
from mo_desk.ui.pages.groups.group_panel import GroupPanel
from mo_desk.ui.pages.groups.members import Members
from mo_desk.ui.pages.groups.roster_view import RosterView, counts_sentence, expected, report_sentence
from mo_desk.ui.plumbing.countries import country_name
from mo_desk.ui.plumbing.formats import dates_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.search_line import SearchLine
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.views.groups import GroupRow, GroupView, MemberRow
from mo_desk.views.rosters import ImportReport, RosterPreview, RowVerdict

TOPICS = frozenset({"course_group", "enrolment", "person"})


class GroupsPage(Page):
    """Without a subject the list; with a group id that group. A preview of a list lies over either until it is settled."""

    def __init__(self, controller: GroupsController, kit: Kit, today: Callable[[], date]) -> None:
        say = kit.texts.say
        super().__init__("groups", say("Groups"), kit, TOPICS)
        self._controller = controller
        self._may_edit = controller.actor.may(Action.EDIT_GROUPS)
        self._view: GroupView | None = None
        self._main = MainAction(self, "Ctrl+N")
        self._back = self.set_back(say("Back to all groups"), self._on_back_clicked)
        self._list = self.add_action("list_button", say("Take over a list"), self._on_list_clicked, shortcut="Ctrl+L")
        self._decide = self.add_action("decide_button", say("To decide"), self._on_decide_clicked, "help")
        self._cancel = self.add_action("leave_list_button", say("Leave the list"), self._on_cancel_clicked, "x")
        self.groups_table: RowTable[GroupRow] = RowTable(
            "groups_table", say("Groups"), group_columns(kit.texts), kit, Opening.PRESSED
        )
        members = Opening.PRESSED if controller.actor.may(Action.SEE_PEOPLE) else Opening.NEVER
        self.members_table: RowTable[MemberRow] = RowTable(
            "members_table", say("People"), member_columns(kit.texts), kit, members
        )
        self._search = SearchLine("groups_search", say("Search a group"), kit.icons)
        self._member_search = SearchLine("members_search", say("Search a person"), kit.icons)
        self.roster = RosterView(kit)
        self._faces = QStackedWidget()
        self._groups_face = _under(self._search, self.groups_table)
        edit = say("Edit the group")
        self._edit = make_button("edit_button", edit, self._on_edit_clicked, icons=kit.icons, icon="pencil")
        self._members_face = _under(self._member_search, self.members_table, self._edit)
        for face in (self._groups_face, self._members_face, self.roster):
            self._faces.addWidget(face)
        self.body.addWidget(self._faces)
        self.roster.choices_changed.connect(self._on_roster_choices_changed)
        self.roster.panel_wanted.connect(self._on_roster_panel_wanted)
        self._search.textChanged.connect(self.groups_table.filter)
        self._member_search.textChanged.connect(self.members_table.filter)
        self.groups_table.row_opened.connect(self._on_groups_table_row_opened)
        self._members = Members(controller, kit, self, today)
        self.members_table.row_opened.connect(self._on_members_table_row_opened)

    def enter(self, subject: object) -> None:
        """Open a group, or the list of groups."""
        self.hide_side()
        self.roster.preview = None
        self._view = None
        super().enter(subject)

    def reload(self) -> None:
        """Ask for the list, or for the group that is open. A preview is left alone."""
        if self.roster.preview is not None:
            return
        if self.subject is None:
            self._controller.list_groups(self, "", self._show_groups, self.kit.notices.failure)
        else:
            group_id = GroupId(str(self.subject))
            self._controller.get_group(self, group_id, self._show_group, self.kit.notices.failure)

    def _show_groups(self, rows: tuple[GroupRow, ...]) -> None:
        say = self.kit.texts.say
        self._show_face(self._groups_face)
        self.set_title(say("Groups"))
        self.set_facts("")
        self.set_headline("")
        self.groups_table.show_rows(rows)
        if rows:
            self.show_body()
            if self._may_edit:
                self._main.offer(say("New group"), self._on_new_clicked, "plus")
            return
        self._main.withdraw()
        sentence = say("Here you see your groups. Make one, or take over the list that the agency gave you.")
        button = say("New group") if self._may_edit else ""
        self.show_empty(EmptyState(self.kit.icons, "users", sentence, button, self._on_new_clicked))

    def _show_group(self, view: GroupView) -> None:
        say, texts, group = self.kit.texts.say, self.kit.texts, view.group
        self._view = view
        self._show_face(self._members_face)
        self.set_title(say("Group {course}", course=group.course_number))
        days = tuple(day for day in (group.starts_on, group.ends_on) if day is not None)
        country = country_name(texts, group.country) if group.country != "BE" else ""
        facts = (language_name(texts, group.language), group.place, country, dates_text(days))
        self.set_facts(" · ".join(fact for fact in facts if fact))
        here = [member for member in view.members if member.withdrawn_on is None]
        to_confirm = sum(member.to_confirm for member in here)
        sentence = texts.say_many("{count} person", "{count} people", len(here))
        if to_confirm:
            confirm = texts.say_many("{count} to be confirmed", "{count} to be confirmed", to_confirm)
            sentence = f"{sentence}   {confirm}"
        self.set_headline(sentence)
        self.members_table.show_rows(view.members)
        if self._may_edit:
            self._main.offer(say("Add a person"), self._on_add_clicked)
        if view.members:
            self.show_body()
            return
        empty = say("Nobody is in this group yet. Add people one by one, or take over the agency's list.")
        self._main.withdraw()
        self.set_headline("")
        button = say("Add a person") if self._may_edit else ""
        self.show_empty(EmptyState(self.kit.icons, "user-plus", empty, button, self._on_add_clicked))

    def _show_preview(self, preview: RosterPreview) -> None:
        say = self.kit.texts.say
        self.hide_side()
        self.roster.show_preview(preview)
        self._show_face(self.roster)
        self.show_body()
        self.set_title(say("Take over a list"))
        self.set_facts(say("Nothing is stored yet. Look at the rows, then take the list over."))
        self._show_counts(preview)

    def _show_counts(self, preview: RosterPreview) -> None:
        say, choices = self.kit.texts.say, self.roster.choices
        self.set_headline(counts_sentence(self.kit, preview, choices))
        course = self._view.group.course_number if self._view else preview.course_number
        left_out = {RowVerdict.REFUSED, RowVerdict.POSSIBLE_DOUBLE}
        if preview.missing or any(expected(row, choices) not in left_out for row in preview.rows):
            text = say("Take over into {course}", course=course) if course else say("Take over into a new group")
            self._main.offer(text, self._on_take_over_clicked, "check")
        else:
            self._main.withdraw()

    def _on_roster_choices_changed(self) -> None:
        if self.roster.preview is not None:
            self._show_counts(self.roster.preview)

    def _on_roster_panel_wanted(self, panel: SidePanel | None) -> None:
        if panel is None:
            self.hide_side()
        else:
            panel.closed.connect(self.hide_side)
            self.show_side(panel)

    def _show_face(self, face: QWidget) -> None:
        self._faces.setCurrentWidget(face)
        one_group, list_read = face is self._members_face, face is self.roster
        self._back.setVisible(one_group)
        self._edit.setVisible(one_group and self._may_edit)
        self._list.setVisible(not list_read and self._controller.actor.may(Action.IMPORT_ROSTER))
        self._decide.setVisible(face is self._groups_face and self._controller.actor.may(Action.SEE_RESULTS))
        self._cancel.setVisible(list_read)

    def _on_list_clicked(self) -> None:
        say = self.kit.texts.say
        pattern = say("Lists (*.xlsx *.csv *.txt)")
        path: Path | None = self.kit.files.choose_file(self, say("Choose the list"), pattern)
        if path is not None:
            group_id = self._view.group_id if self._view else None
            self._controller.preview(self, path, group_id, self._show_preview, self.kit.notices.failure)

    def _on_take_over_clicked(self) -> None:
        preview = self.roster.preview
        if preview is None:
            return
        if self._view is None:
            self._ask_new_group(preview)
            return
        self._controller.take_over(
            self,
            preview,
            self._view.group_id,
            None,
            self.roster.withdraw(),
            self.roster.choices,
            self._on_taken_over,
            self.kit.notices.failure,
        )

    def _ask_new_group(self, preview: RosterPreview) -> None:
        languages = [row.person.contact_language for row in preview.rows if row.person is not None]
        common = max(set(languages), key=languages.count, default="") or "ar"
        group = Group(course_number=preview.course_number, language=common, place="")
        panel = GroupPanel(
            self.kit,
            group,
            lambda asked: self._controller.take_over(
                self,
                preview,
                None,
                asked,
                self.roster.withdraw(),
                self.roster.choices,
                self._on_taken_over,
                panel.show_failure,
            ),
        )
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_taken_over(self, report: ImportReport) -> None:
        self.roster.preview = None
        self.hide_side()
        self.kit.notices.done(report_sentence(self.kit, report))
        self.reload()

    def _on_cancel_clicked(self) -> None:
        self.roster.preview = None
        self.hide_side()
        self.reload()

    def _on_new_clicked(self) -> None:
        self._ask_group(None)

    def _on_edit_clicked(self) -> None:
        self._ask_group(self._view)

    def _ask_group(self, view: GroupView | None) -> None:
        group_id, version = (view.group_id, view.version) if view else (None, 0)
        panel = GroupPanel(
            self.kit,
            view.group if view else None,
            lambda group: self._controller.save_group(
                self, group_id, version, group, self._on_group_saved, panel.show_failure
            ),
        )
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_group_saved(self, view: GroupView) -> None:
        self.kit.notices.done(self.kit.texts.say("Group {course} is saved.", course=view.group.course_number))
        self.kit.navigator.go("groups", view.group_id)

    def _on_add_clicked(self) -> None:
        if self._view is not None:
            self._members.ask_person(self._view)

    def _on_members_table_row_opened(self, row: MemberRow) -> None:
        if self._view is not None and self._controller.actor.may(Action.SEE_PEOPLE):
            self._members.open_person(self._view, row)

    def _on_groups_table_row_opened(self, row: GroupRow) -> None:
        self.kit.navigator.go("groups", row.group_id)

    def _on_decide_clicked(self) -> None:
        self.kit.navigator.go("decisions")

    def _on_back_clicked(self) -> None:
        self.kit.navigator.go("groups")


def _under(search: SearchLine, table: QWidget, *buttons: QWidget) -> QWidget:
    face = QWidget()
    row = QHBoxLayout()
    row.setSpacing(STEP)
    row.addWidget(search, 1)
    for button in buttons:
        row.addWidget(button)
    layout = QVBoxLayout(face)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(TWO_STEPS)
    layout.addLayout(row)
    layout.addWidget(table, 1)
    return face
