"""Doorsturen: what the agency has, in large words; one button to send; every record with how far it has travelled."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from mo_desk.messages import MESSAGES
from mo_desk.ui.pages.sync.controller import SyncController
from mo_desk.ui.pages.sync.enrol_panel import EnrolPanel
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text, moment_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.tasks import StopWish
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.progress import ProgressPanel
from mo_desk.ui.widgets.table import Column, RowTable
from mo_desk.views.sync import SyncProgress, SyncReport, SyncRow, SyncView

TOPICS = frozenset({"entry", "receipt", "result_check", "exchange_state", "device_secret", "disputed_chain"})
HOME_ZONE = "Europe/Brussels"
SIGNS = {"only_here": "device-laptop", "sent": "upload", "received": "cloud-upload", "checked": "shield-check"}


class SyncPage(Page):
    """Shows the state of the outbox and sends it on a wish."""

    def __init__(self, controller: SyncController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("sync", say("Send to the agency"), kit, TOPICS)
        self._controller = controller
        self._view: SyncView | None = None
        self._running: StopWish | None = None
        self._panel: ProgressPanel | None = None
        self._main = MainAction(self)
        self._progress = QVBoxLayout()
        self.body.addLayout(self._progress)
        self.table: RowTable[SyncRow] = RowTable("sync_table", say("Records"), _columns(kit), kit)
        self.body.addWidget(self.table, 1)

    def reload(self) -> None:
        """Ask for the state and the records."""
        self._controller.state(self, self._show, self.kit.notices.failure)

    def _show(self, found: tuple[SyncView, tuple[SyncRow, ...]]) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        view, rows = found
        self._view = view
        if not view.agency:
            self._show_not_enrolled(view)
            return
        self.show_body()
        self.set_headline(state_sentence(self.kit, view))
        last = moment_text(view.last_sync_at, HOME_ZONE) or say("not yet")
        checked = texts.say(
            "{checked} of {total} tests checked", checked=view.attempts_checked, total=view.attempts_total
        )
        facts = [view.agency, say("last sent: {when}", when=last), checked if view.attempts_total else ""]
        if view.certificate_until is not None:
            facts.append(say("connected until {day}", day=date_text(view.certificate_until.date())))
        self.set_facts(" · ".join(fact for fact in facts if fact))
        self.table.show_rows(rows)
        if self._running is None:
            self.show_banner(_banner(self.kit, view))
            self._main.offer(say("Send the data"), self._on_send_clicked, "cloud-upload")
            self._main.button.setEnabled(True)

    def _show_not_enrolled(self, view: SyncView) -> None:
        say = self.kit.texts.say
        self._main.withdraw()
        self.show_banner(None)
        self.set_facts("")
        self.set_headline("")
        waiting = self.kit.texts.say_many(
            "{count} record is saved on this laptop.", "{count} records are saved on this laptop.", view.waiting
        )
        sentence = say(
            "This laptop does not know an agency yet. {waiting} Connect once with the agency's code.", waiting=waiting
        )
        self.show_empty(
            EmptyState(self.kit.icons, "cloud-upload", sentence, say("Connect with the agency"), self._ask_enrol)
        )

    def _ask_enrol(self) -> None:
        address = self._view.hub_url if self._view else ""
        panel = EnrolPanel(
            self.kit,
            address,
            lambda url, code: self._controller.enrol(self, url, code, self._on_enrolled, panel.show_failure),
        )
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_enrolled(self, view: SyncView) -> None:
        self.hide_side()
        self.kit.notices.done(self.kit.texts.say("This laptop is connected with {agency}.", agency=view.agency))
        self.reload()

    def _on_send_clicked(self) -> None:
        if self._running is not None:
            return
        say = self.kit.texts.say
        self.show_banner(None)
        self._main.button.setEnabled(False)
        self._panel = ProgressPanel(say("Sending the data …"), say("Stop"), self._on_stop_clicked)
        self._progress.addWidget(self._panel)
        self._panel.show()
        parting = say(
            "Sending is being stopped. What has arrived at the agency stays there, the rest stays on this laptop. "
            "With a slow network this can take half a minute."
        )
        self._running = self._controller.synchronise(self, self._on_progress, self._on_sent, self._on_failed, parting)

    def _on_stop_clicked(self) -> None:
        if self._running is not None and self._panel is not None:
            self._running.ask()
            self._panel.show_progress(0, 0, self.kit.texts.say("Stopping. What has arrived stays there."))

    def _on_progress(self, progress: SyncProgress) -> None:
        if self._panel is not None:
            sentence = self.kit.texts.say("{sent} of {total} sent", sent=progress.sent, total=progress.total)
            self._panel.show_progress(progress.sent, progress.total, sentence)

    def _on_sent(self, report: SyncReport) -> None:
        self._end()
        say = self.kit.texts.say
        self.kit.notices.done(
            say("{sent} records sent, {received} received from the agency.", sent=report.sent, received=report.received)
        )
        if report.differences:
            sentence = self.kit.texts.say_many(
                "The agency has another score for {count} test. Ask the coordinator to look at it.",
                "The agency has another score for {count} tests. Ask the coordinator to look at them.",
                report.differences,
            )
            self.kit.notices.say(sentence, Tone.CARE)
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.kit.notices.failure(error)
        self.reload()

    def _end(self) -> None:
        self._running = None
        if self._panel is not None:
            self._progress.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None


def state_sentence(kit: Kit, view: SyncView) -> str:
    """Return the state in large words."""
    if view.waiting == 0:
        return kit.texts.say("The agency has everything.")
    return kit.texts.say_many(
        "{count} record is still to be sent. It is saved on this laptop.",
        "{count} records are still to be sent. They are saved on this laptop.",
        view.waiting,
    )


def dispute_sentence(kit: Kit, view: SyncView) -> str:
    """Return that the agency has a second version of this laptop's journal, or nothing."""
    if not view.disputes:
        return ""
    dispute = view.disputes[0]
    return kit.texts.say(
        "Since {day} the agency has a second version of this laptop's journal, from record {number} on. Perhaps the disk was "
        "copied. Nothing is lost, but new records are not confirmed until the agency has decided. Call the agency.",
        day=date_text(dispute.told_at.date()),
        number=dispute.from_seq,
    )


def error_sentence(kit: Kit, code: str) -> str:
    """Return why the last time did not work; only the code is kept, so a sentence with slots becomes a general one."""
    if not code:
        return ""
    if code in MESSAGES and "{" not in MESSAGES[code]:
        return kit.texts.code(code)
    return kit.texts.say(
        "The last time did not work. Everything is safe on this laptop. Try again when there is a network."
    )


def _banner(kit: Kit, view: SyncView) -> Banner | None:
    """Return what must be known before sending: a dispute first, then why the last time did not work."""
    if dispute := dispute_sentence(kit, view):
        return Banner(kit.icons, Tone.BAD, dispute)
    error = error_sentence(kit, view.last_error)
    return Banner(kit.icons, Tone.CARE, error) if error else None


def _columns(kit: Kit) -> tuple[Column[SyncRow], ...]:
    say, texts = kit.texts.say, kit.texts
    kinds = {"attempt": say("Test"), "evaluation": say("Process evaluation"), "sitting": say("Test moment")}
    return (
        Column(say("Name"), lambda row: row.label),
        Column(say("Record"), lambda row: kinds.get(row.kind, row.kind)),
        Column(say("Made on"), lambda row: moment_text(row.at, HOME_ZONE), sort=lambda row: row.at),
        Column(
            say("State"),
            lambda row: words.word(texts, words.SYNC_STATES, row.state),
            tone=lambda row: Tone.GOOD if row.state in {"received", "checked"} else Tone.PLAIN,
            sign=lambda row: SIGNS.get(row.state, "info-circle"),
        ),
        Column(
            say("Received on"),
            lambda row: moment_text(row.received_at, HOME_ZONE) or "-",
            sort=lambda row: str(row.received_at or ""),
        ),
    )
