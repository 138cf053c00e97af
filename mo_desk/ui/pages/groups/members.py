"""What is done with one person of a group: add, open, save, leave the course and undo that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mo_desk.domain.access import Action
from mo_desk.domain.people import Person
from mo_desk.ui.pages.groups.add_panel import AddPersonPanel
from mo_desk.ui.pages.groups.controller import GroupsController
from mo_desk.ui.pages.groups.person_panel import PersonPanel
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.page import Page
from mo_desk.views.groups import GroupView, MemberRow
from mo_desk.views.people import PersonVersionRow, PersonView


class Members:
    """Opens the side panels of a group page and sends their wishes."""

    def __init__(self, controller: GroupsController, kit: Kit, page: Page, today: Callable[[], date]) -> None:
        self._controller = controller
        self._kit = kit
        self._page = page
        self._today = today

    def ask_person(self, view: GroupView) -> None:
        """Show the form of ten seconds."""
        panel = AddPersonPanel(
            self._kit,
            view.group.language,
            lambda person: self._controller.add_person(
                self._page, person, view.group_id, lambda added: self._on_added(panel, added), panel.show_failure
            ),
        )
        panel.closed.connect(self._page.hide_side)
        self._page.show_side(panel)

    def open_person(self, view: GroupView, row: MemberRow) -> None:
        """Show one person at the side."""
        self._controller.get_person(
            self._page,
            row.person_id,
            lambda found: self._show_person(view, row, found),
            self._kit.notices.failure,
        )

    def _on_added(self, panel: AddPersonPanel, added: PersonView) -> None:
        name = added.person.display_name
        self._kit.notices.done(self._kit.texts.say("{name} is added, to be confirmed by the agency.", name=name))
        if self._page.side is panel:
            panel.start_again()

    def _show_person(
        self, view: GroupView, row: MemberRow, found: tuple[PersonView, tuple[PersonVersionRow, ...]]
    ) -> None:
        person, history = found
        may_edit = self._controller.actor.may(Action.EDIT_PEOPLE)
        leaves = may_edit and row.withdrawn_on is None
        panel = PersonPanel(
            self._kit,
            person,
            history,
            lambda edited: self._save(panel, person, edited),
            may_edit=may_edit,
            withdraw=(lambda: self._withdraw(view, row)) if leaves else None,
        )
        panel.closed.connect(self._page.hide_side)
        self._page.show_side(panel)

    def _save(self, panel: PersonPanel, view: PersonView, person: Person) -> None:
        def done(saved: PersonView) -> None:
            self._page.hide_side()
            self._kit.notices.done(self._kit.texts.say("{name} is saved.", name=saved.person.display_name))

        self._controller.save_person(self._page, view.person_id, view.version, person, done, panel.show_failure)

    def _withdraw(self, view: GroupView, row: MemberRow) -> None:
        say, notices = self._kit.texts.say, self._kit.notices

        def undo() -> None:
            self._controller.enrol(self._page, view.group_id, row.person_id, lambda _none: None, notices.failure)

        def done(_none: None) -> None:
            self._page.hide_side()
            notices.done(say("{name} has left the course.", name=row.display_name), say("Undo"), undo)

        self._controller.withdraw(self._page, view.group_id, row.person_id, self._today(), done, notices.failure)
