"""Settling what has no other place: whether a broken-off test counts, what is done with a conflict of rules, two scores."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.domain.decisions import CHOICES, WITHDRAWN
from mo_desk.ui.pages.decisions.wording import lead, second
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.decisions import CaseRow


class CasePanel(FormPanel):
    """A choice and a reason; `wish` gets both."""

    def __init__(self, kit: Kit, row: CaseRow, wish: Callable[[str, str], None]) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit, lead(texts, row), say("Record the decision"), self._on_button_clicked)
        self._wish = wish
        offered = [choice for choice in CHOICES[row.case] if choice != WITHDRAWN]
        self._choice = Choice((("", say("Choose …")), *words.options(texts, words.CHOICES, offered)))
        self._reason = note_edit()
        self.explain(words.word(texts, words.CASE_HELP, row.case))
        if row.detail:
            self.explain(row.detail)
        self.explain(second(texts, row))
        self.form.add("choice", words.word(texts, words.DECISIONS, row.case), self._choice)
        self.form.add("reason", say("Reason"), self._reason)

    def _on_button_clicked(self) -> None:
        if not self._choice.code():
            self.refuse("choice", self.kit.texts.code("decision_unknown"))
            return
        self.begin()
        self._wish(self._choice.code(), self._reason.toPlainText().strip())


class ScoresPanel(SidePanel):
    """Two current scores of one attempt: the answers are scored again with the key as it is now."""

    def __init__(self, kit: Kit, row: CaseRow, wish: Callable[[], None]) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, lead(texts, row), say("Close"))
        self.body.addWidget(make_label(words.word(texts, words.DECISIONS, row.case), "lead"))
        self.body.addWidget(make_label(words.word(texts, words.CASE_HELP, row.case)))
        self.body.addWidget(make_label(second(texts, row), "second"))
        self.buttons.addWidget(make_button("score_button", say("Score this test again"), wish, kind="primary"))
