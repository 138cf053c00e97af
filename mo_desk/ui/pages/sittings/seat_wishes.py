"""From a button about one person to the form or the wish behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mo_desk.domain.ids import PersonId, UserId
from mo_desk.ui.pages.sittings.controller import SittingsController
from mo_desk.ui.pages.sittings.identity_panel import IdentityAnswer, IdentityPanel
from mo_desk.ui.pages.sittings.seat_forms import AnnulPanel, IncidentPanel, ReassignPanel, SeatPlanPanel, StopPanel
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.views.desk import UserRow
from mo_desk.views.sittings import SeatRow, SittingView

ABSENCES = {"absent": "absent", "justified_absence": "justified_absence", "present": ""}


class SeatWishes:
    """Opens forms with `show_form` and reports what was done with a sentence to `done`."""

    def __init__(
        self,
        controller: SittingsController,
        kit: Kit,
        owner: QObject,
        show_form: Callable[[FormPanel], None],
        done: Callable[[str], None],
    ) -> None:
        self._controller = controller
        self._kit = kit
        self._owner = owner
        self._show_form = show_form
        self._done = done

    def take(self, view: SittingView, seat: SeatRow, what: str) -> None:
        """Do what a button asked: one of the words of `seat_panel.seat_actions`."""
        if what == "start":
            self._kit.navigator.start_test(view.sitting_id, seat.person_id)
        elif what in ABSENCES:
            self._record_absence(view, seat, ABSENCES[what])
        elif what in {"identity", "annul", "reassign"}:
            self._controller.colleagues(
                self._owner, lambda users: self._ask_with(view, seat, what, users), self._kit.notices.failure
            )
        else:
            self._ask(view, seat, what)

    def incident(self, panel: FormPanel, view: SittingView, person: PersonId | None, category: str, text: str) -> None:
        """Send an incident."""
        done = self._kit.texts.say("The incident is saved. It stands in the report of the test moment.")
        self._controller.report_incident(
            self._owner, view.sitting_id, category, text, person, lambda _none: self._done(done), panel.show_failure
        )

    def _ask(self, view: SittingView, seat: SeatRow, what: str) -> None:
        if what == "plan":
            plan = SeatPlanPanel(
                self._kit, seat, view.languages, lambda language, ticked: self._plan(plan, view, seat, language, ticked)
            )
            self._show_form(plan)
        elif what == "incident":
            incident = IncidentPanel(
                self._kit,
                seat,
                lambda category, text: self.incident(incident, view, seat.person_id, category, text),
            )
            self._show_form(incident)
        elif what == "stop":
            stop = StopPanel(self._kit, seat, lambda reason: self._stop(stop, seat, reason))
            self._show_form(stop)

    def _ask_with(self, view: SittingView, seat: SeatRow, what: str, users: tuple[UserRow, ...]) -> None:
        if what == "identity":
            identity = IdentityPanel(
                self._kit, seat, users, lambda answer: self._identify(identity, view, seat, answer)
            )
            self._show_form(identity)
        elif what == "annul":
            annul = AnnulPanel(
                self._kit, seat, users, lambda reason, second, typed: self._annul(annul, seat, reason, second, typed)
            )
            self._show_form(annul)
        else:
            others = tuple(other for other in view.seats if other.attempt_id is None)
            reassign = ReassignPanel(
                self._kit,
                seat,
                others,
                users,
                lambda person, reason, second, typed: self._reassign(reassign, seat, person, reason, second, typed),
            )
            self._show_form(reassign)

    def _record_absence(self, view: SittingView, seat: SeatRow, absence: str) -> None:
        say, notices, controller, owner = self._kit.texts.say, self._kit.notices, self._controller, self._owner
        name = seat.display_name

        def undo() -> None:
            controller.record_absence(owner, view.sitting_id, seat.person_id, "", lambda _none: None, notices.failure)

        def done(_none: None) -> None:
            if absence:
                notices.done(say("{name} is noted as absent.", name=name), say("Undo"), undo)
            else:
                notices.done(say("{name} is here after all.", name=name))

        controller.record_absence(owner, view.sitting_id, seat.person_id, absence, done, notices.failure)

    def _plan(
        self, panel: FormPanel, view: SittingView, seat: SeatRow, language: str, accommodations: tuple[str, ...]
    ) -> None:
        done = self._kit.texts.say("The seat of {name} is changed.", name=seat.display_name)
        self._controller.plan_seat(
            self._owner,
            view.sitting_id,
            seat.person_id,
            language,
            accommodations,
            lambda _none: self._done(done),
            panel.show_failure,
        )

    def _identify(self, panel: FormPanel, view: SittingView, seat: SeatRow, answer: IdentityAnswer) -> None:
        done = self._kit.texts.say("The identity check of {name} is saved.", name=seat.display_name)
        self._controller.check_identity(
            self._owner,
            view.sitting_id,
            seat.person_id,
            answer.outcome,
            answer.document_kind,
            answer.second_by,
            answer.reason,
            lambda _none: self._done(done),
            panel.show_failure,
        )

    def _stop(self, panel: FormPanel, seat: SeatRow, reason: str) -> None:
        if seat.attempt_id is not None:
            done = self._kit.texts.say(
                "The test of {name} is broken off. The answers are kept.", name=seat.display_name
            )
            self._controller.stop(
                self._owner,
                seat.attempt_id,
                reason,
                seat.used_seconds,
                lambda _none: self._done(done),
                panel.show_failure,
            )

    def _annul(self, panel: FormPanel, seat: SeatRow, reason: str, second: UserId, passphrase: str) -> None:
        if seat.attempt_id is not None:
            done = self._kit.texts.say("The attempt of {name} is annulled. It stays visible.", name=seat.display_name)
            self._controller.annul(
                self._owner,
                seat.attempt_id,
                reason,
                second,
                passphrase,
                lambda _none: self._done(done),
                panel.show_failure,
            )

    def _reassign(
        self, panel: FormPanel, seat: SeatRow, person: PersonId, reason: str, second: UserId, passphrase: str
    ) -> None:
        if seat.attempt_id is not None:
            done = self._kit.texts.say("The attempt now belongs to the other person.")
            self._controller.reassign(
                self._owner,
                seat.attempt_id,
                person,
                reason,
                second,
                passphrase,
                lambda _none: self._done(done),
                panel.show_failure,
            )
