"""Te beslissen: every case that waits for a person, by kind. Each line says who decides and leads to where it is settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.domain.decisions import JOINS, TWO_PEOPLE, WITHDRAWN
from mo_desk.domain.ids import SittingId
from mo_desk.ui.pages.decisions.case_panel import CasePanel, ScoresPanel
from mo_desk.ui.pages.decisions.controller import DecisionsController
from mo_desk.ui.pages.decisions.people_panel import PeoplePanel, StaysPanel
from mo_desk.ui.pages.decisions.wording import ICONS, lead, place_of, second
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import Card, PressCard
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.sidepanel import SidePanel, scrolled
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.decisions import CaseRow, DoubleView

TOPICS = frozenset(
    {"decision", "person", "enrolment", "sitting_plan", "seat_plan", "identity_check", "absence", "attempt", "attempt_event", "result", "evaluation", "card"}
)  # fmt: skip
MOST = 100
"""Most lines shown at once; what is settled makes room for the rest."""


class DecisionsPage(Page):
    """Without a subject everything that is open; with a sitting id what is open there."""

    def __init__(self, controller: DecisionsController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("decisions", say("To decide"), kit, TOPICS)
        self._controller = controller
        self._back = self.set_back(say("Back to today"), self._on_back_clicked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(STEP)
        self._lines.setContentsMargins(0, 0, STEP, 0)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._lines)
        outer.addStretch(1)
        self.body.addWidget(scrolled(inside))

    def enter(self, subject: object) -> None:
        """Open what is open of a sitting, or everything."""
        say = self.kit.texts.say
        self.hide_side()
        self._back.setAccessibleName(say("Back to today") if subject is None else say("Back to the results"))
        super().enter(subject)

    def reload(self) -> None:
        """Ask what is open."""
        self._controller.list_open(self, self._sitting(), self._show, self.kit.notices.failure)

    def _sitting(self) -> SittingId | None:
        return None if self.subject is None else SittingId(str(self.subject))

    def _show(self, rows: tuple[CaseRow, ...]) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self.set_facts(say("Of one test moment") if self.subject is not None else "")
        mine = sum(row.may_settle for row in rows)
        sentence = texts.say_many("{count} case to decide", "{count} cases to decide", len(rows))
        others = texts.say_many("{count} waits for somebody else", "{count} wait for somebody else", len(rows) - mine)
        self.set_headline(f"{sentence}   {others}" if mine < len(rows) else sentence if rows else "")
        if not rows:
            empty = say("Here you see what waits for a person to decide. There is nothing to decide now.")
            self.show_empty(EmptyState(self.kit.icons, "circle-check", empty))
            return
        self.show_body()
        self._clear()
        kind = ""
        for row in rows[:MOST]:
            if row.case != kind:
                kind = row.case
                self._lines.addSpacing(TWO_STEPS if self._lines.count() else 0)
                self._lines.addWidget(make_label(words.word(texts, words.DECISIONS, kind), "heading"))
            self._lines.addWidget(self._line(row))
        if len(rows) > MOST:
            rest = texts.say_many("And {count} more.", "And {count} more.", len(rows) - MOST)
            self._lines.addWidget(make_label(rest, "second", "more_lines"))

    def _line(self, row: CaseRow) -> QWidget:
        """Return a line: one button where the reader may settle it, words where it waits for somebody else."""
        texts, name = self.kit.texts, f"case_{row.case}_{row.subject_id}_{row.other_id}"
        if not row.may_settle:
            card = Card("", name)
            card.body.addWidget(make_label(lead(texts, row), "lead"))
            card.body.addWidget(make_label(second(texts, row), "second"))
            return card
        icon = ICONS.get(row.case, "info-circle")
        button = PressCard(name, self.kit.icons, icon, lead(texts, row), second(texts, row), tone=Tone.PLAIN)
        button.clicked.connect(self._opener(row))
        return button

    def _opener(self, row: CaseRow) -> Callable[[], None]:
        return lambda: self._open(row)

    def _open(self, row: CaseRow) -> None:
        place = place_of(row)
        if place is not None:
            self.kit.navigator.go(*place)
        elif row.case == "possible_double":
            self._controller.compare(self, row, lambda view: self._show_people(row, view), self.kit.notices.failure)
        elif row.case == "results_differ":
            self._show_panel(ScoresPanel(self.kit, row, lambda: self._score_again(row)))
        else:
            panel = CasePanel(
                self.kit,
                row,
                lambda choice, reason: self._controller.decide(
                    self, row, choice, reason, lambda _none: self._on_decided(row, choice), panel.show_failure
                ),
            )
            self._show_panel(panel)

    def _show_people(self, row: CaseRow, view: DoubleView) -> None:
        def wish(choice: str) -> None:
            self._controller.decide(
                self, row, choice, "", lambda _none: self._on_decided(row, choice), self.kit.notices.failure
            )

        def same() -> None:
            self._show_panel(StaysPanel(self.kit, view, wish, lambda: self._show_people(row, view)))

        self._show_panel(PeoplePanel(self.kit, view, wish, same))

    def _show_panel(self, panel: SidePanel) -> None:
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _score_again(self, row: CaseRow) -> None:
        if row.attempt_id is not None:
            done = self.kit.texts.say("The test of {name} is scored again.", name=row.display_name)
            self._controller.score_again(
                self, row.attempt_id, lambda _none: self._on_settled(done), self.kit.notices.failure
            )

    def _on_decided(self, row: CaseRow, choice: str) -> None:
        say = self.kit.texts.say
        if choice in JOINS:
            self._on_settled(say("The two cards are joined."))
            return
        done = say("Recorded: two people.") if choice == TWO_PEOPLE else say("The decision is recorded.")
        self.hide_side()
        self.kit.notices.done(done, say("Undo"), lambda: self._undo(row))
        self.reload()

    def _undo(self, row: CaseRow) -> None:
        self._controller.decide(self, row, WITHDRAWN, "", lambda _none: self.reload(), self.kit.notices.failure)

    def _on_settled(self, sentence: str) -> None:
        self.hide_side()
        self.kit.notices.done(sentence)
        self.reload()

    def _clear(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def _on_back_clicked(self) -> None:
        if self.subject is None:
            self.kit.navigator.go("today")
        else:
            self.kit.navigator.go("results", self.subject)
