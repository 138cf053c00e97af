"""What was seen of a person (vaststellingen): the notes so far, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from mo_desk.ui.plumbing.formats import date_text, read_date
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.evaluations import EvaluationView


class ObservationPanel(FormPanel):
    """A date, a criterion if one fits, and what was seen; below it the notes that are there, newest first."""

    def __init__(self, kit: Kit, view: EvaluationView, today: date, wish: Callable[[date, str, str], None]) -> None:
        say = kit.texts.say
        super().__init__(kit, view.display_name, say("Save the note"), self._on_button_clicked)
        self._wish = wish
        self.explain(say("Write a fact, not an opinion. What you save stays."))
        titles = {one.criterion: one.title for one in view.rubric.criteria}
        self._text = note_edit()
        self._criterion = Choice((("", say("No criterion")), *titles.items()))
        self.form.add("text", say("What did you see or hear?"), self._text)
        self.form.add("criterion", say("Criterion"), self._criterion)
        self.form.add("on", say("Date"), QLineEdit(date_text(today)))
        self.body.addWidget(make_label(say("Notes so far"), "heading"))
        if not view.observations:
            self.body.addWidget(make_label(say("There are no notes yet."), "second"))
        for row in sorted(view.observations, key=lambda row: (row.on, row.at), reverse=True):
            about = titles.get(row.criterion, row.criterion)
            head = " · ".join(part for part in (date_text(row.on), about, row.author) if part)
            self.body.addWidget(make_label(head, "second"))
            self.body.addWidget(make_label(row.text))

    def _on_button_clicked(self) -> None:
        on = read_date(self.form.text("on"))
        if on is None:
            self.refuse("on", self.kit.texts.say("Write the date as 12/03/2026."))
            return
        self.begin()
        self._wish(on, self._criterion.code(), self._text.toPlainText().strip())
