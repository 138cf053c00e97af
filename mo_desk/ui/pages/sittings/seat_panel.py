"""One person in a sitting: where they stand and what can be done about it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from mo_desk.domain.sittings import Identity, SeatStatus
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.badge import Badge
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.sittings import SeatRow, SittingView

Wish = Callable[[SeatRow, str], None]

PLANNED = frozenset({SeatStatus.TO_DO, SeatStatus.ANNULLED})
AWAY = frozenset({SeatStatus.ABSENT, SeatStatus.JUSTIFIED_ABSENCE})
BEGUN = frozenset({SeatStatus.BUSY, SeatStatus.TAKEN, SeatStatus.STOPPED})


class SeatPanel(SidePanel):
    """Facts and buttons; a button tells `wish` its word: start, identity, plan, absent, stop, annul ..."""

    def __init__(self, kit: Kit, view: SittingView, seat: SeatRow, wish: Wish) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, seat.display_name, say("Close"))
        self._kit, self._seat, self._wish = kit, seat, wish
        tone = words.STATUS_TONES.get(seat.status, Tone.PLAIN)
        badge = Badge(kit.icons, tone, words.word(texts, words.STATUSES, seat.status))
        self.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        identity = words.word(texts, words.IDENTITIES, seat.identity)
        if seat.document_kind:
            identity = f"{identity}: {words.word(texts, words.DOCUMENTS, seat.document_kind)}"
        answered = say("{answered} of {questions}", answered=seat.answered, questions=seat.questions)
        minutes = -(-seat.used_seconds // 60)
        self.body.addWidget(
            Facts(
                "seat_facts",
                (
                    (say("Is called"), seat.greeting_name),
                    (say("Test language"), language_name(texts, seat.language)),
                    (say("Adjustments"), words.words(texts, words.ACCOMMODATIONS, seat.accommodations)),
                    (say("Identity"), identity),
                    (say("Answered"), answered if seat.attempt_id else ""),
                    (say("Time used"), texts.say_many("{count} minute", "{count} minutes", minutes) if minutes else ""),
                ),
            )
        )
        for code in seat.to_decide:
            self.body.addWidget(make_label(words.word(texts, words.DECISIONS, code), "second"))
        for name, text, icon in seat_actions(kit, view, seat):
            self._add(name, text, icon)

    def _add(self, name: str, text: str, icon: str) -> None:
        kind = "danger" if name in {"stop", "annul"} else "quiet"
        seat, wish = self._seat, self._wish
        self.body.addWidget(
            make_button(
                f"seat_{name}_button", text, lambda: wish(seat, name), icons=self._kit.icons, icon=icon, kind=kind
            )
        )


def seat_actions(kit: Kit, view: SittingView, seat: SeatRow) -> tuple[tuple[str, str, str], ...]:
    """Return (word, text, icon) of what can be done for a person now, in the order of a test afternoon."""
    say, status = kit.texts.say, seat.status
    reserve = seat.identity == Identity.UNDER_RESERVE
    not_closed = not view.closed
    checks_differ, absences_differ = "identity" in seat.to_decide, "absence" in seat.to_decide
    again = checks_differ or (not_closed and status is SeatStatus.NOT_ADMITTED)
    planned = not_closed and status in PLANNED
    table = (
        (planned and not checks_differ, "identity", say("Check the identity"), "id"),
        (reserve and status not in PLANNED and not checks_differ, "identity", say("Record the document"), "id"),
        (again, "identity", say("Check the identity again"), "id"),
        (view.open and status in PLANNED and seat.identity != "", "start", say("Start the test"), "player-play"),
        (view.open and status is SeatStatus.BUSY, "start", say("Go on with the test"), "player-play"),
        (planned, "plan", say("Language and adjustments"), "language"),
        (planned or absences_differ, "absent", say("Absent"), "user"),
        (planned or absences_differ, "justified_absence", say("Justified absence"), "user"),
        ((not_closed and status in AWAY) or absences_differ, "present", say("Is here after all"), "arrow-back-up"),
        (not_closed, "incident", say("Report an incident"), "message"),
        (status is SeatStatus.BUSY, "stop", say("Break the test off"), "hand-stop"),
        (status in BEGUN, "reassign", say("Somebody else sat here"), "users"),
        (status in BEGUN, "annul", say("Annul this attempt"), "circle-x"),
    )
    return tuple((name, text, icon) for offered, name, text, icon in table if offered)
