"""Testen: the list of test moments, and one of them with its seats. The main button follows the state of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget

from mo_desk.domain.access import Action
from mo_desk.domain.ids import GroupId, PersonId, SittingId
from mo_desk.domain.sittings import NewSitting
from mo_desk.ui.pages.sittings.columns import seat_columns, sitting_columns, state_word
from mo_desk.ui.pages.sittings.controller import SittingsController
from mo_desk.ui.pages.sittings.day_panels import ClosePanel, OpenDayPanel
from mo_desk.ui.pages.sittings.prepare_panel import PreparePanel
from mo_desk.ui.pages.sittings.seat_forms import IncidentPanel
from mo_desk.ui.pages.sittings.seat_panel import SeatPanel
from mo_desk.ui.pages.sittings.seat_wishes import SeatWishes
from mo_desk.ui.pages.sittings.steps import Step, next_step, summary
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import dates_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import STEP
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.main_action import MainAction
from mo_desk.ui.widgets.table import Opening, RowTable
from mo_desk.views.groups import GroupRow
from mo_desk.views.sittings import SeatRow, SittingRow, SittingView

TOPICS = frozenset(
    {"sitting_plan", "sitting_event", "seat_plan", "identity_check", "absence", "incident", "attempt", "attempt_event", "answer", "person", "enrolment"}
)  # fmt: skip


class SittingsPage(Page):
    """Without a subject the list; with a sitting id that sitting; with a pair of sitting id and person id that person's seat."""

    def __init__(self, controller: SittingsController, kit: Kit) -> None:
        say = kit.texts.say
        super().__init__("sittings", say("Tests"), kit, TOPICS)
        self._controller = controller
        self._view: SittingView | None = None
        self._wanted: PersonId | None = None
        self._main = MainAction(self, "Ctrl+N")
        self._may_prepare = controller.actor.may(Action.PREPARE_SITTING)
        self._may_run = controller.actor.may(Action.RUN_SITTING)
        self._back = self.set_back(say("Back to all test moments"), self._on_back_clicked)
        self.sittings_table: RowTable[SittingRow] = RowTable(
            "sittings_table", say("Test moments"), sitting_columns(kit.texts), kit, Opening.PRESSED
        )
        seats = Opening.CHOSEN if self._may_run else Opening.NEVER
        self.seats_table: RowTable[SeatRow] = RowTable(
            "seats_table", say("People"), seat_columns(kit.texts), kit, seats
        )
        self._tables = QStackedWidget()
        self._tables.addWidget(self.sittings_table)
        self._tables.addWidget(self.seats_table)
        self.body.addWidget(self._tables, 1)
        self._foot = self._make_foot()
        self.sittings_table.row_opened.connect(self._on_sittings_table_row_opened)
        self.seats_table.row_opened.connect(self._on_seats_table_row_opened)
        self._wishes = SeatWishes(controller, kit, self, self.show_form, self._on_wish_done)

    def enter(self, subject: object) -> None:
        """Open a sitting, one seat of it, or the list."""
        sitting, person = subject if isinstance(subject, tuple) else (subject, None)
        self.hide_side()
        self._view = None
        self._wanted = PersonId(str(person)) if person else None
        super().enter(sitting)

    def reload(self) -> None:
        """Ask for the list, or for the sitting that is open."""
        if self.subject is None:
            self._controller.list_sittings(self, self._show_list, self.kit.notices.failure)
        else:
            sitting = SittingId(str(self.subject))
            self._controller.get_sitting(self, sitting, self._show_sitting, self.kit.notices.failure)

    def show_form(self, panel: FormPanel) -> None:
        """Show a form at the side."""
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _make_foot(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """Return the quiet buttons under the seats: the results, an incident about everyone, closing early."""
        say = self.kit.texts.say
        buttons = (
            make_button("results_button", say("Results"), self._on_results_clicked),
            make_button("incident_button", say("Incident"), self._on_incident_clicked),
            make_button("close_button", say("Close the day"), self._ask_close),
        )
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        return buttons

    def _show_list(self, rows: tuple[SittingRow, ...]) -> None:
        say = self.kit.texts.say
        self._tables.setCurrentWidget(self.sittings_table)
        self._show_actions(sitting=False)
        self.set_title(say("Tests"))
        self.set_facts("")
        self.set_headline("")
        self.sittings_table.show_rows(rows)
        if self._may_prepare:
            self._main.offer(say("Prepare a test moment"), self._ask_prepare, "plus")
        if rows:
            self.show_body()
            return
        sentence = say("Here you see your test moments. Choose a group, a place and a day to prepare the first one.")
        button = say("Prepare a test moment") if self._may_prepare else ""
        self._main.withdraw()
        self.show_empty(EmptyState(self.kit.icons, "clipboard-check", sentence, button, self._ask_prepare))

    def _show_sitting(self, view: SittingView) -> None:
        say, texts = self.kit.texts.say, self.kit.texts
        self._view = view
        self.show_body()
        self._tables.setCurrentWidget(self.seats_table)
        self._show_actions(sitting=True)
        self.set_title(say("Test moment {course}", course=view.course_number))
        facts = (
            language_name(texts, view.language),
            view.place,
            dates_text(view.days),
            words.word(texts, words.STANDINGS, view.standing),
            texts.say_many("{count} minute", "{count} minutes", view.time_limit_seconds // 60)
            if view.time_limit_seconds
            else say("No time limit"),
            state_word(texts, view),
        )
        self.set_facts(" · ".join(fact for fact in facts if fact))
        self.set_headline(summary(texts, view))
        self.seats_table.show_rows(view.seats)
        if isinstance(self.side, SeatPanel):
            chosen = self.seats_table.chosen()
            self._show_seat(chosen) if chosen else self.hide_side()
        self._show_wanted()
        self._offer_next()

    def _show_wanted(self) -> None:
        """Open the seat one came for, once."""
        rows = self.seats_table.rows_model.shown
        places = [place for place, seat in enumerate(rows) if seat.person_id == self._wanted]
        self._wanted = None
        if places:
            self.seats_table.selectRow(places[0])
            self._show_seat(rows[places[0]])

    def _offer_next(self) -> None:
        if self._view is None:
            return
        say = self.kit.texts.say
        chosen = self.seats_table.chosen()
        step, seat = next_step(self._view, chosen)
        name = seat.greeting_name if seat else ""
        if step is Step.NOTHING and self._controller.actor.may(Action.SEE_RESULTS):
            self._main.offer(say("See the results"), self._on_results_clicked, "chart-bar")
        elif not self._may_run or step is Step.NOTHING:
            self._main.withdraw()
        elif step is Step.OPEN_DAY:
            self._main.offer(say("Open the day"), self._ask_open, "lock")
        elif step is Step.CLOSE:
            self._main.offer(say("Close the test moment"), self._ask_close, "door-exit")
        elif step is Step.CHECK_IDENTITY:
            self._main.offer(say("Check who {name} is", name=name), self._do_next, "id")
        elif step is Step.START:
            self._main.offer(say("Start for {name}", name=name), self._do_next, "player-play")
        else:
            self._main.offer(say("Go on with {name}", name=name), self._do_next, "player-play")

    def _do_next(self) -> None:
        if self._view is None:
            return
        step, seat = next_step(self._view, self.seats_table.chosen())
        if seat is not None:
            self._wishes.take(self._view, seat, "identity" if step is Step.CHECK_IDENTITY else "start")

    def _on_seats_table_row_opened(self, seat: SeatRow) -> None:
        self._show_seat(seat)
        self._offer_next()

    def _show_seat(self, seat: SeatRow) -> None:
        if self._view is None or not self._may_run:
            return
        panel = SeatPanel(self.kit, self._view, seat, self._on_seat_wish)
        panel.closed.connect(self.hide_side)
        self.show_side(panel)

    def _on_seat_wish(self, seat: SeatRow, what: str) -> None:
        if self._view is not None:
            self._wishes.take(self._view, seat, what)

    def _on_wish_done(self, sentence: str) -> None:
        self.hide_side()
        self.kit.notices.done(sentence)
        self.reload()

    def _ask_prepare(self) -> None:
        self._controller.list_groups(self, self._show_prepare, self.kit.notices.failure)

    def _show_prepare(self, groups: tuple[GroupRow, ...]) -> None:
        say = self.kit.texts.say
        with_people = tuple(group for group in groups if group.members)
        if not with_people:
            self.kit.notices.say(say("First make a group with people in it. Then you can prepare a test moment."))
            self.kit.navigator.go("groups")
            return
        chosen = self.sittings_table.chosen()
        group_id: GroupId | None = chosen.group_id if chosen else None
        panel = PreparePanel(self.kit, with_people, group_id, lambda new: self._prepare(panel, new))
        self.show_form(panel)

    def _prepare(self, panel: FormPanel, new: NewSitting) -> None:
        self._controller.prepare(self, new, self._on_prepared, panel.show_failure)

    def _on_prepared(self, view: SittingView) -> None:
        self.kit.notices.done(self.kit.texts.say("The test moment is prepared. Everyone has a seat."))
        self.kit.navigator.go("sittings", view.sitting_id)

    def _ask_open(self) -> None:
        if self._view is not None:
            sitting = self._view.sitting_id
            done = self.kit.texts.say("The day is open.")
            panel = OpenDayPanel(
                self.kit,
                lambda pin: self._controller.open_day(
                    self, sitting, pin, lambda _none: self._on_wish_done(done), panel.show_failure
                ),
            )
            self.show_form(panel)

    def _ask_close(self) -> None:
        if self._view is not None:
            panel = ClosePanel(self.kit, self._view, self._close_day)
            panel.closed.connect(self.hide_side)
            self.show_side(panel)

    def _close_day(self, final: bool) -> None:
        say = self.kit.texts.say
        if self._view is None:
            return
        done = say("The test moment is closed for good.") if final else say("The day is closed.")
        self._controller.close_day(
            self,
            self._view.sitting_id,
            final=final,
            done=lambda _none: self._on_wish_done(done),
            failed=self.kit.notices.failure,
        )

    def _on_incident_clicked(self) -> None:
        if self._view is not None:
            view = self._view
            panel = IncidentPanel(
                self.kit, None, lambda category, text: self._wishes.incident(panel, view, None, category, text)
            )
            self.show_form(panel)

    def _on_back_clicked(self) -> None:
        self.kit.navigator.go("sittings")

    def _on_results_clicked(self) -> None:
        self.kit.navigator.go("results", self.subject)

    def _on_sittings_table_row_opened(self, row: SittingRow) -> None:
        self.kit.navigator.go("sittings", row.sitting_id)

    def _show_actions(self, *, sitting: bool) -> None:
        view = self._view
        running = sitting and self._may_run and view is not None and not view.closed
        self._back.setVisible(sitting)
        results, incident, close = self._foot
        closed = view is not None and view.closed  # then the results are what the main button offers
        results.setVisible(sitting and not closed and self._controller.actor.may(Action.SEE_RESULTS))
        incident.setVisible(running)
        close.setVisible(running)
