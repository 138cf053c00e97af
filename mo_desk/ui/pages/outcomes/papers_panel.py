"""Papers and Excel file of a sitting: who has not had theirs, and the buttons that make them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from mo_desk.ui.pages.outcomes.columns import paper_columns
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.table import RowTable
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.papers import PaperRow

TABLE_HEIGHT = 280


class PapersPanel(SidePanel):
    """Shows everyone with their paper; a button tells `wish` its word: missing, changed, all, slips, report or workbook."""

    def __init__(
        self,
        kit: Kit,
        rows: tuple[PaperRow, ...],
        zone: str,
        wish: Callable[[str], None],
        *,
        may_print: bool,
        may_export: bool,
    ) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, say("Papers and Excel file"), say("Close"))
        self._kit, self._wish = kit, wish
        missing = sum(row.printed_at is None and not row.reason_none for row in rows)
        ready = any(not row.reason_none for row in rows)
        sentence = texts.say_many(
            "{count} person has not had a provisional certificate yet.",
            "{count} people have not had a provisional certificate yet.",
            missing,
        )
        everyone = say("Everyone with a result has had a provisional certificate.")
        self.body.addWidget(make_label(everyone if ready and not missing else sentence, "lead", "papers_sentence"))
        old = sum(row.outdated for row in rows)
        if old:
            sentence = texts.say_many(
                "{count} paper shows an older result: the key was corrected after it was printed. Slips to take home are not recorded; ask for those back too.",
                "{count} papers show an older result: the key was corrected after they were printed. Slips to take home are not recorded; ask for those back too.",
                old,
            )
            self.body.addWidget(make_label(sentence, name="outdated_sentence"))
        where = say(
            "You choose where each file is saved. A paper is a PDF file: open it to print it. "
            "Whoever has a file can read it."
        )
        self.body.addWidget(make_label(where, "second", "where_sentence"))
        if may_print:
            self._add("missing", say("Print what is missing"), "printer", enabled=missing > 0, first=missing > 0)
            if old:
                self._add("changed", say("Print again what changed"), "printer", enabled=True)
            self._add("all", say("Print all provisional certificates"), "printer", enabled=ready)
            self._add("slips", say("Print the slips to take home"), "file-text", enabled=ready)
            self._add("report", say("Print the report of the test moment"), "file-text", enabled=True)
        if may_export:
            self._add("workbook", say("Save the results as an Excel file"), "file-spreadsheet", enabled=True)
        self.table: RowTable[PaperRow] = RowTable("papers_table", say("Papers"), paper_columns(texts, zone), kit)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.show_rows(rows)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.body.addWidget(self.table)

    def _add(self, name: str, text: str, icon: str, *, enabled: bool, first: bool = False) -> None:
        wish, kind = self._wish, "primary" if first else "quiet"
        button = make_button(
            f"papers_{name}_button", text, lambda: wish(name), icons=self._kit.icons, icon=icon, kind=kind
        )
        button.setEnabled(enabled)
        self.body.addWidget(button)
