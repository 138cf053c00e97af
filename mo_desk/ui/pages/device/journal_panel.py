"""Checking the journal: is every record still what it was, and does it hold the code on a paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.views.journal import JournalReport


class JournalPanel(FormPanel):
    """Optionally asks for a head code; shows the answer above."""

    def __init__(self, kit: Kit, wish: Callable[[str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, say("Check the journal"), say("Check the journal"), self._on_button_clicked)
        self._wish = wish
        answers = QWidget()
        answers.setProperty("kind", "clear")
        self._answer = QVBoxLayout(answers)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self.body.insertWidget(0, answers)
        self.form.add(
            "code",
            say("Head code of a paper (not needed)"),
            QLineEdit(),
            say("Twelve characters under the square code. Then you see whether the paper belongs to this journal."),
        )

    def show_report(self, report: JournalReport) -> None:
        """Say whether all is well, in words."""
        self.button.setEnabled(True)
        while self._answer.count():
            item = self._answer.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for tone, sentence in report_sentences(self.kit, report):
            self._answer.addWidget(Banner(self.kit.icons, tone, sentence))

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(self.form.text("code"))


def report_sentences(kit: Kit, report: JournalReport) -> tuple[tuple[Tone, str], ...]:
    """Return what a check of the journal says."""
    say, texts = kit.texts.say, kit.texts
    entries = sum(chain.entries for chain in report.chains)
    found = []
    if report.sound:
        sentence = texts.say_many(
            "The journal is sound: {count} record, nothing was changed.",
            "The journal is sound: {count} records, nothing was changed.",
            entries,
        )
        found.append((Tone.GOOD, sentence))
    for chain in report.chains:
        if chain.bad_seq:
            sentence = say(
                "Record {number} is not what it was. Nothing was overwritten. Stop working and call the agency.",
                number=chain.bad_seq,
            )
            found.append((Tone.BAD, sentence))
    if report.rows:
        sentence = say(
            "What this laptop shows is not what the journal says. The journal itself is sound and nothing is lost. "
            "Do not print anything and call support."
        )
        found.append((Tone.BAD, sentence))
    if report.behind_mark:
        sentence = say("The journal is older than this laptop remembers: an old copy was put back. Call the agency.")
        found.append((Tone.BAD, sentence))
    if report.head_known is True:
        found.append((Tone.GOOD, say("The code belongs to this journal.")))
    elif report.head_known is False:
        found.append((Tone.CARE, say("The code does not belong to this journal. Check the twelve characters.")))
    return tuple(found)
