"""A list that was read, every row judged, before anything is stored: counts, reasons, doubles to decide, people no longer on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mo_desk.domain.ids import PersonId
from mo_desk.ui.pages.groups.columns import roster_columns
from mo_desk.ui.pages.groups.double_panel import DoublePanel, RowPanel
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import HALF_STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import Card
from mo_desk.ui.widgets.sidepanel import scrolled
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.rosters import ImportReport, JudgedRow, RosterPreview, RowChoice, RowVerdict

MISSING_HEIGHT = 168
WHY_COLUMN = 3


class RosterView(QWidget):
    """Shows a preview; `withdraw` tells whom the user ticked as having left, `choices` what was decided about possible doubles."""

    choices_changed = Signal()
    """Something was decided about a possible double."""

    panel_wanted = Signal(object)
    """A panel to show at the side, or None to take it away."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setObjectName("roster_view")
        self.preview: RosterPreview | None = None
        self.choices: dict[int, RowChoice] = {}
        self.table: RowTable[JudgedRow] = RowTable(
            "roster_table",
            kit.texts.say("Rows of the list"),
            roster_columns(kit.texts, self._choice),
            kit,
            Opening.CHOSEN,
            stretch=WHY_COLUMN,
        )
        self._ignored = make_label("", "second", "ignored_columns")
        self._left_out = make_label("", "body", "left_out")
        self._boxes: dict[PersonId, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(TWO_STEPS)
        self._layout.addWidget(self.table, 1)
        self._layout.addWidget(self._left_out)
        self._layout.addWidget(self._ignored)
        self._missing: Card | None = None
        self.table.row_opened.connect(self._on_table_row_opened)

    def show_preview(self, preview: RosterPreview) -> None:
        """Show another list."""
        say = self._kit.texts.say
        self.preview = preview
        self.choices = {}
        self.table.show_rows(preview.rows)
        ignored = ", ".join(preview.ignored_columns)
        self._ignored.setText(say("These columns are not read: {columns}.", columns=ignored) if ignored else "")
        self._ignored.setVisible(bool(ignored))
        self._show_left_out()
        self._show_missing(preview)

    def withdraw(self) -> frozenset[PersonId]:
        """Return the people ticked as having left the course."""
        return frozenset(person for person, box in self._boxes.items() if box.isChecked())

    def ask_next(self) -> bool:
        """Open the next possible double about which nothing was decided; say whether there is one."""
        for place, row in enumerate(self.table.rows_model.shown):
            if row.verdict is RowVerdict.POSSIBLE_DOUBLE and row.number not in self.choices:
                if self.table.currentIndex().row() == place:
                    self._on_table_row_opened(row)
                else:
                    self.table.selectRow(place)
                return True
        return False

    def _choice(self, row: JudgedRow) -> RowChoice | None:
        return self.choices.get(row.number)

    def _on_table_row_opened(self, row: JudgedRow) -> None:
        if row.verdict is RowVerdict.POSSIBLE_DOUBLE and row.like is not None:
            self.panel_wanted.emit(DoublePanel(self._kit, row, lambda choice: self._decide(row, choice)))
        else:
            self.panel_wanted.emit(RowPanel(self._kit, row))

    def _decide(self, row: JudgedRow, choice: RowChoice) -> None:
        self.choices[row.number] = choice
        if self.preview is not None:
            self.table.show_rows(self.preview.rows)
            self._show_left_out()
        self.choices_changed.emit()
        self.table.setFocus()
        if not self.ask_next():
            self.panel_wanted.emit(None)

    def _show_left_out(self) -> None:
        """Say which rows are not taken over as things are: those refused, and possible doubles that wait for a choice."""
        say_many, rows = self._kit.texts.say_many, self.preview.rows if self.preview else ()
        refused = sum(row.verdict is RowVerdict.REFUSED for row in rows)
        waiting = sum(
            row.verdict is RowVerdict.POSSIBLE_DOUBLE and self.choices.get(row.number) in (None, RowChoice.LATER)
            for row in rows
        )
        sentences = []
        if waiting:
            sentences.append(
                say_many(
                    "{count} possible double stays out until you have decided.",
                    "{count} possible doubles stay out until you have decided.",
                    waiting,
                )
            )
        if refused:
            sentences.append(
                say_many(
                    "{count} row is refused and is not taken over; correct it in the list and take the list over again.",
                    "{count} rows are refused and are not taken over; correct them in the list and take the list over again.",
                    refused,
                )
            )
        self._left_out.setText(" ".join(sentences))
        self._left_out.setVisible(bool(sentences))

    def _show_missing(self, preview: RosterPreview) -> None:
        if self._missing is not None:
            self._layout.removeWidget(self._missing)
            self._missing.hide()
            self._missing.deleteLater()
            self._missing = None
        self._boxes = {}
        if not preview.missing:
            return
        say = self._kit.texts.say
        card = Card(say("In the group, but not on this list"), "missing_card")
        card.body.addWidget(
            make_label(say("Tick who has left the course. Whoever you do not tick stays in the group."), "second")
        )
        inside = QWidget()
        inside.setProperty("kind", "clear")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF_STEP)
        for row in preview.missing:
            box = QCheckBox(row.display_name)
            box.setAccessibleName(row.display_name)
            box.setObjectName(f"missing_{row.person_id}")
            self._boxes[row.person_id] = box
            lines.addWidget(box)
        card.body.addWidget(scrolled(inside))
        card.setMaximumHeight(MISSING_HEIGHT)
        self._layout.addWidget(card)
        self._missing = card


def expected(row: JudgedRow, choices: Mapping[int, RowChoice]) -> RowVerdict:
    """Return what importing would do with a row as far as it is decided now."""
    choice = choices.get(row.number)
    if row.verdict is not RowVerdict.POSSIBLE_DOUBLE or choice in {None, RowChoice.LATER}:
        return row.verdict
    if choice is RowChoice.OTHER:
        return RowVerdict.NEW
    return RowVerdict.CHANGED if row.changes else RowVerdict.UNCHANGED


def counts_sentence(kit: Kit, preview: RosterPreview, choices: Mapping[int, RowChoice]) -> str:
    """Return what importing would do, in figures."""
    count = Counter(expected(row, choices) for row in preview.rows)
    parts = [
        f"{count[verdict]} {words.word(kit.texts, words.ROW_VERDICTS, verdict).lower()}"
        for verdict in RowVerdict
        if count[verdict]
    ]
    return "   ".join(parts)


def report_sentence(kit: Kit, report: ImportReport) -> str:
    """Return what an import did, in one sentence."""
    return kit.texts.say(
        "The list is taken over: {added} added, {changed} changed, {unchanged} unchanged, {refused} not taken over, "
        "{withdrawn} withdrawn.",
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        refused=report.refused,
        withdrawn=report.withdrawn,
    )
