"""The short forms about one person in a sitting: language, incident, breaking off, and what takes two people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.ids import PersonId, UserId
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.choice import Choice, Ticks
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit
from mo_desk.ui.widgets.forms import passphrase_edit
from mo_desk.views.desk import UserRow
from mo_desk.views.sittings import SeatRow

REASON_LIMIT = 64
"""Longest reason that the journal keeps, in characters."""


class SeatPlanPanel(FormPanel):
    """Another test language or other adjustments, before the test starts."""

    def __init__(
        self, kit: Kit, seat: SeatRow, languages: tuple[str, ...], wish: Callable[[str, tuple[str, ...]], None]
    ) -> None:
        say = kit.texts.say
        super().__init__(kit, seat.display_name, say("Save"), self._on_button_clicked)
        self._wish = wish
        self._language = Choice([(tag, language_name(kit.texts, tag)) for tag in languages], seat.language)
        self._ticks = Ticks("accommodations", words.options(kit.texts, words.ACCOMMODATIONS), seat.accommodations)
        self.form.add("language", say("Test language"), self._language, say("Dutch is always shown beside it."))
        self.form.add("accommodations", say("Reasonable adjustments"), self._ticks)

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(self._language.code(), self._ticks.codes())


class IncidentPanel(FormPanel):
    """What happened in the room, about a person or about everyone."""

    def __init__(self, kit: Kit, seat: SeatRow | None, wish: Callable[[str, str], None]) -> None:
        say = kit.texts.say
        heading = say("Incident in the room") if seat is None else seat.display_name
        super().__init__(kit, heading, say("Save the incident"), self._on_button_clicked)
        self._wish = wish
        self._category = Choice(words.options(kit.texts, words.INCIDENTS))
        self._text = note_edit()
        self.explain(say("Write what you saw or heard. A suspicion stops no test by itself."))
        self.form.add("category", say("What kind"), self._category)
        self.form.add("text", say("What happened"), self._text)

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(self._category.code(), self._text.toPlainText().strip())


class StopPanel(FormPanel):
    """Breaking a test off, with the person's consent."""

    def __init__(self, kit: Kit, seat: SeatRow, wish: Callable[[str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, seat.display_name, say("Break the test off"), self._on_button_clicked, kind="danger")
        self._wish = wish
        self.explain(
            say(
                "The answers are kept and nothing is scored. "
                "A coordinator decides whether it counts as an attempt. This cannot be undone."
            )
        )
        line = QLineEdit()
        line.setMaxLength(REASON_LIMIT)
        self.form.add("reason", say("Why does the person stop?"), line, say("The person agrees with stopping."))

    def _on_button_clicked(self) -> None:
        self.begin()
        self._wish(self.form.text("reason"))


class _TwoPeoplePanel(FormPanel):
    """The part that annulling and giving to somebody else share: a second person who types a passphrase."""

    def __init__(self, kit: Kit, seat: SeatRow, button: str, colleagues: tuple[UserRow, ...]) -> None:
        super().__init__(
            kit,
            seat.display_name,
            button,
            self._on_button_clicked,
            kind="danger",
            fields_of={"passphrase_wrong": "passphrase"},
        )
        self._colleagues = colleagues
        self._second = Choice([(user.user_id, user.name) for user in colleagues])

    def _ask_second(self) -> None:
        say = self.kit.texts.say
        hint = "" if self._colleagues else say("No colleague has access to this laptop. A coordinator can do this.")
        self.form.add("second_by", say("Second person"), self._second, hint)
        self.form.add("passphrase", say("Passphrase of the second person"), passphrase_edit())
        self.button.setEnabled(bool(self._colleagues))

    def _on_button_clicked(self) -> None:
        self.begin()
        self._send(UserId(self._second.code()), self.form.text("passphrase"))

    def _send(self, second: UserId, passphrase: str) -> None:
        raise NotImplementedError


class AnnulPanel(_TwoPeoplePanel):
    """The attempt does not count; it stays visible."""

    def __init__(
        self, kit: Kit, seat: SeatRow, colleagues: tuple[UserRow, ...], wish: Callable[[str, UserId, str], None]
    ) -> None:
        say = kit.texts.say
        super().__init__(kit, seat, say("Annul this attempt"), colleagues)
        self._wish = wish
        self.explain(say("The attempt will not count, but stays visible. Two people decide this. It cannot be undone."))
        self._reason = Choice(words.options(kit.texts, words.ANNUL_REASONS))
        self.form.add("reason", say("Reason"), self._reason)
        self._ask_second()

    def _send(self, second: UserId, passphrase: str) -> None:
        self._wish(self._reason.code(), second, passphrase)


class ReassignPanel(_TwoPeoplePanel):
    """The wrong person's name was chosen: the attempt goes to whoever really sat there."""

    def __init__(
        self,
        kit: Kit,
        seat: SeatRow,
        others: tuple[SeatRow, ...],
        colleagues: tuple[UserRow, ...],
        wish: Callable[[PersonId, str, UserId, str], None],
    ) -> None:
        say = kit.texts.say
        super().__init__(kit, seat, say("Give the attempt to this person"), colleagues)
        self._wish = wish
        self.explain(say("Somebody else sat here. The attempt moves to that person. Two people decide this."))
        self._person = Choice([(other.person_id, other.display_name) for other in others])
        line = QLineEdit()
        line.setMaxLength(REASON_LIMIT)
        self.form.add("person_id", say("Who really sat here?"), self._person)
        self.form.add("reason", say("How do you know?"), line)
        self._ask_second()

    def _send(self, second: UserId, passphrase: str) -> None:
        self._wish(PersonId(self._person.code()), self.form.text("reason"), second, passphrase)
