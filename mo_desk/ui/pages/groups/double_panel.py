"""One row of a list, and beside somebody it may be: the same person, somebody else, or later. Nothing is stored by choosing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from mo_desk.domain.naming import masked_national_number
from mo_desk.ui.pages.groups.columns import why
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import partial_date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.badge import Badge
from mo_desk.ui.widgets.beside import Beside
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.rosters import JudgedRow, RowChoice

KEYS = {RowChoice.SAME: "Alt+1", RowChoice.OTHER: "Alt+2", RowChoice.LATER: "Alt+3"}


class DoublePanel(SidePanel):
    """Compares, and tells `wish` which of the three was chosen."""

    def __init__(self, kit: Kit, row: JudgedRow, wish: Callable[[RowChoice], None]) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, row.display_name, say("Close"))
        like = row.like
        if like is not None:
            why = words.word(texts, words.DOUBLE_REASONS, like.why)
            self.body.addWidget(make_label(why, "lead", "double_reason"))
        facts = _facts(kit, row)
        beside = say("Row {number} of the list", number=like.row) if like and like.row else say("On this laptop")
        headings = (say("Row {number} of the list", number=row.number), beside)
        self.body.addWidget(Beside("double_facts", texts, headings, facts))
        if row.changes:
            fields = words.words(texts, words.PERSON_FIELDS, row.changes)
            sentence = say("If this is the same person, the list changes: {fields}.", fields=fields)
            self.body.addWidget(make_label(sentence, "second", "double_changes"))
        self.body.addWidget(make_label(say("Nothing is stored before you take the list over."), "second"))
        for choice in RowChoice:
            text = words.word(texts, words.ROW_CHOICES, choice)
            button = make_button(f"double_{choice.value}_button", text, _wished(wish, choice), shortcut=KEYS[choice])
            # The two answers always stay in sight; putting it off may be scrolled to.
            (self.body if choice is RowChoice.LATER else self.buttons).addWidget(button)


class RowPanel(SidePanel):
    """What happens to a row about which there is nothing to decide, with every reason in full."""

    def __init__(self, kit: Kit, row: JudgedRow) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, row.display_name or say("Row {number}", number=row.number), say("Close"))
        badge = Badge(kit.icons, words.ROW_TONES[row.verdict], words.word(texts, words.ROW_VERDICTS, row.verdict))
        self.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(make_label(why(texts, row), name="row_reasons"))
        if row.person is not None:
            born = partial_date_text(row.person.birth_date)
            pairs = (
                (say("Row {number} of the list", number=row.number), row.display_name),
                (say("Date of birth"), born),
                (say("Agency number"), row.person.agency_number),
                (say("Contact language"), language_name(texts, row.person.contact_language)),
            )
            self.body.addWidget(Facts("row_facts", pairs))


def _facts(kit: Kit, row: JudgedRow) -> tuple[tuple[str, str, str], ...]:
    say, texts, like, person = kit.texts.say, kit.texts, row.like, row.person
    if like is None or person is None:
        return ()
    return (
        (say("Name"), person.display_name, like.display_name),
        (say("Date of birth"), partial_date_text(person.birth_date), partial_date_text(like.birth_date)),
        (say("National number"), masked_national_number(person.national_number), like.national_number),
        (say("Agency number"), person.agency_number, like.agency_number),
        (
            say("Contact language"),
            language_name(texts, person.contact_language),
            language_name(texts, like.contact_language),
        ),
    )


def _wished(wish: Callable[[RowChoice], None], choice: RowChoice) -> Callable[[], None]:
    return lambda: wish(choice)
