"""One question with its answers and the one that is right now: choose the right one, and say why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup

from mo_desk.domain.ids import OptionId
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.choice_card import ChoiceCard
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.corrections import KeyQuestion

LETTERS = "ABCDEFGH"


class KeyPanel(FormPanel):
    """Nothing is changed here: `wish` gets the chosen option and the reason, and shows what would change."""

    def __init__(
        self,
        kit: Kit,
        question: KeyQuestion,
        wish: Callable[[OptionId, str], None],
        chosen: OptionId | None = None,
        reason: str = "",
    ) -> None:
        say = kit.texts.say
        heading = say("Question {number}", number=question.number)
        super().__init__(kit, heading, say("Show what changes"), self._on_button_clicked)
        self._question, self._wish = question, wish
        self._group = QButtonGroup(self)
        self._reason = note_edit(reason)
        self.body.insertWidget(0, make_label(question.stem, "lead", "key_stem"))
        if question.corrected:
            sealed = question.text_of(question.sealed)
            before = say(
                "Corrected before: “{answer}” was right. Reason: {reason}", answer=sealed, reason=question.reason
            )
            self.body.insertWidget(1, make_label(before, "second", "key_before"))
        for place, option in enumerate(question.options):
            now = option.option_id == question.right
            title = say("{letter}  (right now)", letter=LETTERS[place]) if now else LETTERS[place]
            card = ChoiceCard(f"option_{option.option_id}", kit.icons, title, option.text)
            card.setChecked(option.option_id == (chosen or question.right))
            self._group.addButton(card, place)
            self.form.add_widget(card)
        self.form.add("reason", say("Why is the key wrong?"), self._reason)
        note = say("A question cannot be left out: the pass rules count 11 and 30 questions.")
        self.form.add_widget(make_label(note, "second"))
        self._group.idToggled.connect(self._on_group_id_toggled)
        self._on_group_id_toggled()

    def chosen(self) -> OptionId:
        """Return the option that is chosen."""
        return self._question.options[self._group.checkedId()].option_id

    def _on_group_id_toggled(self) -> None:
        self.button.setEnabled(self.chosen() != self._question.right)

    def _on_button_clicked(self) -> None:
        reason = self._reason.toPlainText().strip()
        if not reason:
            self.refuse("reason", self.kit.texts.code("reason_missing"))
            return
        self.begin()
        self._wish(self.chosen(), reason)
