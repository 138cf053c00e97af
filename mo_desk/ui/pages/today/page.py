"""Vandaag: what is next, what is missing, what has not reached the agency, what is to decide. Each answer is a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mo_desk.domain.access import Action
from mo_desk.domain.ids import SittingId
from mo_desk.ui.pages.today.controller import TodayController
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP, TWO_STEPS
from mo_desk.ui.widgets.cards import PressCard
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.sidepanel import scrolled
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.desk import TodayView

TOPICS = frozenset(
    {"entry", "receipt", "disputed_chain", "course_group", "enrolment", "person", "sitting_plan", "sitting_event", "seat_plan", "attempt_event", "evaluation", "identity_check", "absence", "paper", "decision", "result"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One card: its name, sign, words, and the page it goes to."""

    name: str
    icon: str
    lead: str
    second: str
    page: str
    needs: Action
    tone: Tone = Tone.PLAIN


class TodayPage(Page):
    """Three questions, answered by cards."""

    def __init__(self, controller: TodayController, kit: Kit) -> None:
        super().__init__("today", kit.texts.say("Today"), kit, TOPICS)
        self._controller = controller
        self._sitting: SittingId | None = None
        self._counts = ""
        self._main = MainAction(self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(STEP)
        self._cards.setContentsMargins(0, 0, STEP, 0)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._cards)
        outer.addStretch(1)
        self.body.addWidget(scrolled(inside))

    def reload(self) -> None:
        """Ask for the three answers."""
        self._controller.today(self, self._show, self.kit.notices.failure)

    def _show(self, view: TodayView) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._sitting = view.next_sitting_id
        groups = texts.say_many("{count} group", "{count} groups", view.groups)
        people = texts.say_many("{count} person", "{count} people", view.people)
        self._counts = f"{groups} · {people}" if view.groups else ""
        self.set_facts(self._counts)
        if not view.groups:
            self._show_empty()
            return
        self.show_body()
        while self._cards.count():
            item = self._cards.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.setObjectName("")
                old.deleteLater()
        self._add_part(say("What is next"), self._next(view))
        self._add_part(say("What is missing"), missing(self.kit, view) or (_nothing_missing(self.kit),))
        self._add_part(say("What the agency does not have yet"), (_outbox(self.kit, view),))
        if self._controller.actor.may(Action.SEE_RESULTS):
            self._controller.count_open(self, self._show_decisions, self.kit.notices.failure)
        if view.next_sitting_id is not None and self._controller.actor.may(Action.RUN_SITTING):
            self._main.offer(say("Open the next test moment"), self._on_main_clicked, "arrow-right")
        else:
            self._main.withdraw()

    def _show_decisions(self, count: int) -> None:
        """Add the last part, under what one may be reading already: nothing on the page moves."""
        if count and self._cards.count() and self.findChild(QWidget, "decisions_card") is None:
            texts = self.kit.texts
            cases = texts.say_many("{count} case to decide", "{count} cases to decide", count)
            self.set_facts(f"{self._counts} · {cases}")
            self._add_part(texts.say("What is to decide"), (_decisions(self.kit, count),))

    def _show_empty(self) -> None:
        say = self.kit.texts.say
        self._main.withdraw()
        sentence = say(
            "Welcome. Begin with a group: make one yourself, or take over the list that the agency gave you."
        )
        may = self._controller.actor.may(Action.EDIT_GROUPS)
        button = say("Go to the groups") if may else ""
        self.show_empty(EmptyState(self.kit.icons, "users", sentence, button, self._go("groups", None)))

    def _next(self, view: TodayView) -> tuple[Answer, ...]:
        say, texts = self.kit.texts.say, self.kit.texts
        if view.next_sitting_id is None:
            lead = say("No test moment is planned.")
            second = say("Prepare one when your group is ready.")
            return (Answer("next_card", "calendar-event", lead, second, "sittings", Action.SEE_GROUPS),)
        left = texts.say_many("{count} person still to do", "{count} people still to do", view.seats_to_do)
        lead = say("Test moment {label}", label=view.next_sitting_label)
        return (Answer("next_card", "calendar-event", lead, left, "sittings", Action.SEE_GROUPS),)

    def _add_part(self, heading: str, answers: tuple[Answer, ...]) -> None:
        may = self._controller.actor.may
        offered = [answer for answer in answers if may(answer.needs)]
        if not offered:
            return
        if self._cards.count():
            self._cards.addSpacing(TWO_STEPS)
        self._cards.addWidget(make_label(heading, "heading"))
        for answer in offered:
            card = PressCard(answer.name, self.kit.icons, answer.icon, answer.lead, answer.second, tone=answer.tone)
            subject = self._sitting if answer.name == "next_card" else None
            card.clicked.connect(self._go(answer.page, subject))
            self._cards.addWidget(card)

    def _go(self, page: str, subject: object) -> Callable[[], None]:
        navigator = self.kit.navigator
        return lambda: navigator.go(page, subject)

    def _on_main_clicked(self) -> None:
        self.kit.navigator.go("sittings", self._sitting)


def missing(kit: Kit, view: TodayView) -> tuple[Answer, ...]:
    """Return the cards of what is missing; what is complete has no card."""
    texts, say = kit.texts, kit.texts.say
    table = (
        (
            view.open_reserves,
            Answer(
                "reserves_card",
                "id",
                texts.say_many(
                    "{count} person is under reserve", "{count} people are under reserve", view.open_reserves
                ),
                say("An identity document is missing. Their result stays hidden until it was seen."),
                "sittings",
                Action.RUN_SITTING,
                Tone.CARE,
            ),
        ),
        (
            view.evaluations_unconfirmed,
            Answer(
                "evaluations_card",
                "clipboard-list",
                texts.say_many(
                    "{count} process evaluation is not confirmed",
                    "{count} process evaluations are not confirmed",
                    view.evaluations_unconfirmed,
                ),
                say("Without it the result for MO cannot be determined."),
                "evaluations",
                Action.CONFIRM_EVALUATION,
            ),
        ),
        (
            view.papers_not_printed,
            Answer(
                "papers_card",
                "printer",
                texts.say_many(
                    "{count} paper is not printed", "{count} papers are not printed", view.papers_not_printed
                ),
                say("These people have a result and no provisional certificate yet."),
                "results",
                Action.PRINT_PAPERS,
            ),
        ),
        (
            view.people_to_confirm,
            Answer(
                "confirm_card",
                "user-plus",
                texts.say_many(
                    "{count} person is to be confirmed", "{count} people are to be confirmed", view.people_to_confirm
                ),
                say("You added them by hand. The agency's next list confirms them."),
                "groups",
                Action.EDIT_PEOPLE,
            ),
        ),
    )
    return tuple(answer for count, answer in table if count)


def _nothing_missing(kit: Kit) -> Answer:
    say = kit.texts.say
    return Answer(
        "nothing_card", "circle-check", say("Nothing is missing."), "", "results", Action.SEE_GROUPS, Tone.GOOD
    )


def _outbox(kit: Kit, view: TodayView) -> Answer:
    say, texts = kit.texts.say, kit.texts
    if view.disputed:
        lead = say("The agency has two versions of this laptop's journal")
        second = say("Nothing is lost. New records are not confirmed until the agency has decided. Call the agency.")
        return Answer("outbox_card", "alert-triangle", lead, second, "sync", Action.SYNCHRONISE, Tone.BAD)
    if not view.enrolled:
        lead, second = (
            say("This laptop does not know an agency yet."),
            say("Your work is saved here. Enter the code of the agency when you have it."),
        )
    elif view.waiting:
        lead = texts.say_many(
            "{count} record is still to be sent", "{count} records are still to be sent", view.waiting
        )
        second = say("Everything is saved on this laptop. Send it when there is a network.")
    else:
        lead, second = say("The agency has everything."), ""
    tone = Tone.GOOD if view.enrolled and not view.waiting else Tone.PLAIN
    return Answer("outbox_card", "cloud-upload", lead, second, "sync", Action.SYNCHRONISE, tone)


def _decisions(kit: Kit, count: int) -> Answer:
    texts = kit.texts
    return Answer(
        "decisions_card",
        "help",
        texts.say_many("{count} case waits for a decision", "{count} cases wait for a decision", count),
        texts.say("Each case says who decides, and leads to where that is done."),
        "decisions",
        Action.SEE_RESULTS,
        Tone.CARE,
    )
