"""Dit toestel: what this laptop is, who works here, backups, checks, and reporting a problem."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.domain.access import Action, Role
from mo_desk.ui.pages.device.controller import DeviceController
from mo_desk.ui.pages.device.controller import Facts as Found
from mo_desk.ui.pages.device.journal_panel import JournalPanel
from mo_desk.ui.pages.device.pair import Pair
from mo_desk.ui.pages.device.paper_panel import PaperPanel
from mo_desk.ui.pages.device.user_panels import AdmitPanel, PassphrasePanel, UserPanel
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import bytes_text, date_text, folder_text, moment_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.cards import Card
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.progress import ProgressPanel
from mo_desk.ui.widgets.sidepanel import SidePanel, scrolled
from mo_desk.ui.widgets.table import Column, Opening, RowTable
from mo_desk.views.desk import DeviceView, UserRow

TOPICS = frozenset({"card", "device_secret", "exchange_state"})
HOME_ZONE = "Europe/Brussels"
TABLE_HEIGHT = 152


class DevicePage(Page):
    """Facts and users in cards; everything one does opens at the side."""

    def __init__(self, controller: DeviceController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("device", say("This laptop"), kit, TOPICS)
        self._controller = controller
        self._progress: ProgressPanel | None = None
        self._main = self.set_primary(say("Make a backup on this laptop"), self._on_backup_clicked, "download")
        self.users_table: RowTable[UserRow] = RowTable("users_table", say("Users"), _columns(kit), kit, Opening.PRESSED)
        self.users_table.setFixedHeight(TABLE_HEIGHT)
        self._facts_card = Card(say("This laptop"), "facts_card")
        self._facts_card.body.addStretch(1)
        self._fact_rows: Facts | None = None
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 0, STEP, 0)
        self._layout.setSpacing(TWO_STEPS)
        self._layout.addWidget(self._top())
        self._layout.addWidget(self._users_card(), 1)
        self.body.addWidget(scrolled(inside))
        self.users_table.row_opened.connect(self._on_users_table_row_opened)

    def reload(self) -> None:
        """Ask for the facts and the users."""
        self._controller.facts(self, self._show, self.kit.notices.failure)

    def _top(self) -> Pair:
        say = self.kit.texts.say
        actions = Card(say("Keep and check"), "actions_card")
        for name, text, icon, wish in (
            ("stick_button", say("Backup on a stick"), "upload", self._on_stick_clicked),
            ("journal_button", say("Check the journal"), "shield-check", self._on_journal_clicked),
            ("paper_button", say("Check a paper"), "file-text", self._on_paper_clicked),
            ("passphrase_button", say("Change my passphrase"), "key", self._on_passphrase_clicked),
            ("support_button", say("Report a problem"), "help", self._on_support_clicked),
        ):
            actions.body.addWidget(make_button(name, text, wish, icons=self.kit.icons, icon=icon))
        actions.body.addStretch(1)
        return Pair(self._facts_card, actions)

    def _users_card(self) -> Card:
        say = self.kit.texts.say
        card = Card(say("Who works here"), "users_card")
        buttons = QHBoxLayout()
        icons = self.kit.icons
        if self._controller.actor.may(Action.MANAGE_USERS):
            admit = say("Give a colleague access")
            buttons.addWidget(make_button("admit_button", admit, self._on_admit_clicked, icons=icons, icon="user-plus"))
        buttons.addStretch(1)
        card.body.addWidget(self.users_table, 1)
        card.body.addLayout(buttons)
        return card

    def _show(self, found: Found) -> None:
        say = self.kit.texts.say
        view, users = found
        self.set_facts(view.agency or say("not connected with an agency"))
        warning = say("The clock of this laptop is behind. Set the date and the hour right before you start a test.")
        self.show_banner(Banner(self.kit.icons, Tone.BAD, warning) if view.clock_warning else None)
        if self._fact_rows is not None:
            self._facts_card.body.removeWidget(self._fact_rows)
            self._fact_rows.hide()
            self._fact_rows.deleteLater()
        self._fact_rows = Facts("device_facts", device_facts(self.kit, view))
        self._facts_card.body.insertWidget(1, self._fact_rows)
        self.users_table.show_rows(users)

    def _on_backup_clicked(self) -> None:
        self._backup(None)

    def _on_stick_clicked(self) -> None:
        folder = self.kit.files.choose_folder(self, self.kit.texts.say("Choose the stick"))
        if folder is not None:
            self._backup(folder)

    def _backup(self, folder: Path | None) -> None:
        if self._progress is not None:
            return
        self._main.setEnabled(False)
        self._progress = ProgressPanel(self.kit.texts.say("Making a backup and testing it …"))
        self._layout.insertWidget(0, self._progress)
        self._controller.backup(
            self,
            folder,
            self._on_backup_progress,
            lambda path: self._on_backup_made(path, stick=folder is not None),
            self._on_backup_failed,
            self.kit.texts.say("The backup is being finished first."),
        )

    def _on_backup_progress(self, progress: tuple[int, int]) -> None:
        if self._progress is not None:
            self._progress.show_progress(*progress)

    def _on_backup_made(self, path: Path, *, stick: bool) -> None:
        self._end_backup()
        say = self.kit.texts.say
        here = say("The backup is made and tested. It stands on this laptop.")
        there = say("The backup is made and tested. It stands in the folder {folder}.", folder=folder_text(path))
        self.kit.notices.done(there if stick else here)
        self.reload()

    def _on_backup_failed(self, error: Exception) -> None:
        self._end_backup()
        self.kit.notices.failure(error)

    def _end_backup(self) -> None:
        self._main.setEnabled(True)
        if self._progress is not None:
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None

    def _on_journal_clicked(self) -> None:
        panel = JournalPanel(
            self.kit,
            lambda code: self._controller.verify_journal(self, code, panel.show_report, panel.show_failure),
        )
        self._show_side(panel)

    def _on_paper_clicked(self) -> None:
        panel = PaperPanel(
            self.kit, lambda paper: self._controller.check_paper(self, paper, panel.show_answer, panel.show_failure)
        )
        self._show_side(panel)

    def _on_support_clicked(self) -> None:
        say = self.kit.texts.say
        out = self.kit.files.choose_target(
            self, say("Where should the file be saved?"), "mo-desk.json", "JSON (*.json)"
        )
        if out is not None:
            self._controller.support_file(self, out, self._on_support_written, self.kit.notices.failure)

    def _on_support_written(self, path: Path) -> None:
        sentence = self.kit.texts.say(
            "{name} is saved in the folder {folder}. It holds no names, numbers or answers. Send it to the agency.",
            name=path.name,
            folder=folder_text(path),
        )
        self.kit.notices.done(sentence)

    def _on_admit_clicked(self) -> None:
        def ask(name: str, passphrase: str, roles: tuple[Role, ...], ends_on: date | None) -> None:
            self._controller.admit(self, name, passphrase, roles, ends_on, self._on_admitted, panel.show_failure)

        panel = AdmitPanel(self.kit, ask)
        self._show_side(panel)

    def _on_admitted(self, row: UserRow) -> None:
        self.hide_side()
        self.kit.notices.done(self.kit.texts.say("{name} can sign in on this laptop.", name=row.name))
        self.reload()

    def _on_passphrase_clicked(self) -> None:
        panel = PassphrasePanel(
            self.kit,
            lambda old, new: self._controller.change_passphrase(
                self, old, new, self._on_passphrase_changed, panel.show_failure
            ),
        )
        self._show_side(panel)

    def _on_passphrase_changed(self, _none: None) -> None:
        self.hide_side()
        self.kit.notices.done(self.kit.texts.say("Your passphrase is changed."))

    def _on_users_table_row_opened(self, row: UserRow) -> None:
        remove = self._controller.remove_user
        actor = self._controller.actor
        may = remove is not None and actor.may(Action.MANAGE_USERS) and row.user_id != actor.user_id
        wish: Callable[[], None] | None = (lambda: remove(row.user_id)) if may and remove is not None else None
        self._show_side(UserPanel(self.kit, row, wish))

    def _show_side(self, panel: SidePanel) -> None:
        panel.closed.connect(self.hide_side)
        self.show_side(panel)


def device_facts(kit: Kit, view: DeviceView) -> tuple[tuple[str, str], ...]:
    """Return what this laptop is, in pairs."""
    say, texts = kit.texts.say, kit.texts
    items = texts.say_many("{count} question", "{count} questions", view.edition_items)
    return (
        (say("Device"), view.device_id[:8]),
        (say("Version"), view.program_version),
        (say("Edition"), f"{view.edition} ({items})"),
        (say("Records"), str(view.entries)),
        (say("Head code"), view.head_code),
        (say("Size"), bytes_text(view.database_bytes)),
        (say("Free space"), bytes_text(view.free_bytes)),
        (say("Last backup"), moment_text(view.last_backup_at, HOME_ZONE) or say("not yet")),
    )


def _columns(kit: Kit) -> tuple[Column[UserRow], ...]:
    say, texts = kit.texts.say, kit.texts
    return (
        Column(say("Name"), lambda row: row.name),
        Column(say("Does"), lambda row: words.words(texts, words.ROLES, row.roles)),
        Column(say("Access until"), lambda row: date_text(date.fromisoformat(row.ends_on)) if row.ends_on else "-"),
        Column(
            say("Has access"),
            lambda row: say("yes") if row.has_access else say("no"),
            tone=lambda row: Tone.GOOD if row.has_access else Tone.PLAIN,
        ),
    )
