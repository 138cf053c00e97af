"""What a group has had of the library: themes as bars, lessons given with the day and the step where it stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import TWO_STEPS
from mo_desk.ui.widgets.bars import Bars
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.sidepanel import scrolled
from mo_desk.ui.widgets.table import Column, Opening, RowTable
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.coverage import CoverageView, GivenRow
from mo_desk.views.groups import GroupRow


class CoverageFace(QWidget):
    """Asks for a group and shows what it has had."""

    group_requested = Signal(str)
    """Another group was chosen, by its id."""

    lesson_requested = Signal(str)
    """A lesson that was given is asked for, by its id."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setObjectName("coverage_face")
        say = kit.texts.say
        self._kit = kit
        self._titles: Mapping[str, str] = {}
        self.group = Choice([])
        self.group.setObjectName("coverage_group")
        self.group.setAccessibleName(say("Group"))
        self.sentence = make_label("", "lead", "coverage_sentence")
        self._bars = QVBoxLayout()
        bars = QWidget()
        bars.setProperty("kind", "clear")
        bars.setLayout(self._bars)
        self.given: RowTable[GivenRow] = RowTable(
            "given_table", say("Lessons given"), self._columns(), kit, Opening.PRESSED
        )
        beside = QHBoxLayout()
        beside.setSpacing(TWO_STEPS)
        beside.addWidget(scrolled(bars), 1)
        beside.addWidget(self.given, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, TWO_STEPS, 0, 0)
        layout.setSpacing(TWO_STEPS)
        layout.addWidget(self.group)
        layout.addWidget(self.sentence)
        layout.addLayout(beside, 1)
        self.group.activated.connect(self._on_group_activated)
        self.given.row_opened.connect(self._on_given_row_opened)

    def show_groups(self, groups: Sequence[GroupRow], titles: Mapping[str, str]) -> None:
        """Offer these groups; `titles` are the titles of lessons by id."""
        self._titles = titles
        chosen = self.group.code()
        self.group.clear()
        for group in groups:
            self.group.addItem(f"{group.course_number} · {group.place}", str(group.group_id))
        if chosen and self.group.findData(chosen) >= 0:
            self.group.choose(chosen)
        self.group.setVisible(bool(groups))
        if groups:
            self.group_requested.emit(self.group.code())
        else:
            self.sentence.setText(self._kit.texts.say("There is no group yet. Make one under Groups."))

    def show_coverage(self, coverage: CoverageView) -> None:
        """Show what the chosen group has had."""
        texts = self._kit.texts
        hours = f"{coverage.minutes // 60}:{coverage.minutes % 60:02}"
        if coverage.given:
            self.sentence.setText(
                texts.say(
                    "{hours} hours of finished lessons, {windows} windows of the canon opened.",
                    hours=hours,
                    windows=len(coverage.windows),
                )
            )
        else:
            self.sentence.setText(
                texts.say("No lesson was presented to this group yet. Open a lesson and choose Present the lesson.")
            )
        while (item := self._bars.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        parts = tuple(
            (words.word(texts, words.THEMES, theme.theme), theme.lessons_given, theme.lessons)
            for theme in coverage.themes
        )
        self._bars.addWidget(Bars("coverage_bars", parts))
        self._bars.addStretch(1)
        self.given.show_rows(coverage.given)

    def _columns(self) -> tuple[Column[GivenRow], ...]:
        say = self._kit.texts.say
        return (
            Column(say("Lesson"), lambda row: self._titles.get(row.lesson_id, row.lesson_id)),
            Column(say("Last time"), lambda row: date_text(row.on), sort=lambda row: row.on),
            Column(say("State"), self._state),
        )

    def _state(self, row: GivenRow) -> str:
        say = self._kit.texts.say
        return say("Finished") if row.finished else say("Stopped at step {step}", step=row.step)

    def _on_group_activated(self, _place: int) -> None:
        self.group_requested.emit(self.group.code())

    def _on_given_row_opened(self, row: GivenRow) -> None:
        self.lesson_requested.emit(row.lesson_id)
