"""Checking who sits down: a document seen, known to two, under reserve, or not admitted with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.ids import UserId
from mo_desk.domain.sittings import Identity
from mo_desk.messages import N_
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.desk import UserRow
from mo_desk.views.sittings import SeatRow

_EXPLANATIONS = {
    Identity.SEEN: N_("You saw a document with a photo. Only its kind is kept, never its number."),
    Identity.KNOWN_TO_TWO: N_("You and a colleague both know this person."),
    Identity.UNDER_RESERVE: N_(
        "The test is taken. The result stays hidden and nothing is printed until a document was seen."
    ),
    Identity.NOT_ADMITTED: N_("This person takes no test now. Ask the coordinator for a new test moment."),
}


@dataclass(frozen=True, slots=True)
class IdentityAnswer:
    """What was filled in."""

    outcome: str
    document_kind: str = ""
    second_by: UserId | None = None
    reason: str = ""


class IdentityPanel(FormPanel):
    """Shows only the field that belongs to the chosen way."""

    def __init__(
        self, kit: Kit, seat: SeatRow, colleagues: tuple[UserRow, ...], wish: Callable[[IdentityAnswer], None]
    ) -> None:
        say = kit.texts.say
        super().__init__(kit, seat.display_name, say("Save the identity check"), self._on_button_clicked)
        self._wish = wish
        self._outcome = Choice(
            words.options(kit.texts, words.IDENTITIES, Identity), Identity(seat.identity or Identity.SEEN)
        )
        self._document = Choice(words.options(kit.texts, words.DOCUMENTS), seat.document_kind)
        self._second = Choice([(user.user_id, user.name) for user in colleagues])
        self._reason = QLineEdit()
        self._explanation = make_label("", "second", "outcome_explanation")
        self.form.add("outcome", say("How do you know who this is?"), self._outcome)
        self.form.add_widget(self._explanation)
        self._fields = {
            Identity.SEEN: self.form.add("document_kind", say("Kind of document"), self._document),
            Identity.KNOWN_TO_TWO: self.form.add(
                "second_by",
                say("Second person"),
                self._second,
                "" if colleagues else say("No colleague has access to this laptop. Choose another way."),
            ),
            Identity.NOT_ADMITTED: self.form.add("reason", say("Reason"), self._reason, say("For example: too late.")),
        }
        self._outcome.currentIndexChanged.connect(self._on_outcome_changed)
        self._on_outcome_changed()

    def _on_outcome_changed(self) -> None:
        chosen = Identity(self._outcome.code())
        for outcome, field in self._fields.items():
            field.setVisible(outcome is chosen)
        self._explanation.setText(self.kit.texts.say(_EXPLANATIONS[chosen]))

    def _on_button_clicked(self) -> None:
        outcome = Identity(self._outcome.code())
        second = self._second.code()
        self.begin()
        self._wish(
            IdentityAnswer(
                outcome=outcome,
                document_kind=self._document.code() if outcome is Identity.SEEN else "",
                second_by=UserId(second) if outcome is Identity.KNOWN_TO_TWO and second else None,
                reason=self.form.text("reason") if outcome is Identity.NOT_ADMITTED else "",
            )
        )
