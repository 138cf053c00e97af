"""Confirming a judgement: the passphrase is the signature; a correction says why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import moment_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.form_panel import FormPanel
from mo_desk.ui.widgets.forms import passphrase_edit
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.evaluations import EvaluationView, JudgementView

HOME_ZONE = "Europe/Brussels"


class SignPanel(FormPanel):
    """Asks for the passphrase again and, where something was confirmed before, for the reason."""

    def __init__(self, kit: Kit, view: EvaluationView, total: str, wish: Callable[[str, str], None]) -> None:
        say = kit.texts.say
        correction = bool(view.judgements)
        text = say("Correct the judgement") if correction else say("Confirm the judgement")
        super().__init__(
            kit, view.display_name, text, self._on_button_clicked, fields_of={"passphrase_wrong": "passphrase"}
        )
        self._wish = wish
        self.explain(total)
        if correction:
            self.explain(say("What was confirmed before stays readable. Say why you change it."))
            self.form.add("reason", say("Reason of the correction"), QLineEdit())
        hint = say("Your passphrase is your signature. What you confirm is never overwritten.")
        self.form.add("passphrase", say("Your passphrase"), passphrase_edit(), hint)
        for judgement in reversed(view.judgements):
            self.body.addWidget(make_label(judgement_line(kit, judgement), "second"))

    def _on_button_clicked(self) -> None:
        self.begin()
        reason = self.form.text("reason") if "reason" in self.form.fields else ""
        self._wish(self.form.text("passphrase"), reason)


def judgement_line(kit: Kit, judgement: JudgementView) -> str:
    """Return one confirmed judgement in a line: when, by whom, what, why."""
    verdict = words.word(kit.texts, words.EVALUATIONS, judgement.verdict)
    parts = [
        moment_text(judgement.confirmed_at, HOME_ZONE),
        judgement.assessor,
        f"{verdict} ({judgement.points} / {judgement.maximum})",
        judgement.reason,
        "" if judgement.current else kit.texts.say("replaced"),
    ]
    return " · ".join(part for part in parts if part)
