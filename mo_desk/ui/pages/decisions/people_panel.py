"""Two people who may be one: compare, then say that they are two, or which of the two cards stays."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.domain.decisions import FIRST_STAYS, LEFT_TO_AGENCY, SECOND_STAYS, TWO_PEOPLE
from mo_desk.ui.plumbing.formats import partial_date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.beside import Beside
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.cards import PressCard
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.decisions import DoubleSide, DoubleView


class PeoplePanel(SidePanel):
    """Shows both; `wish` gets the choice of two people, `same` asks which of the two stays."""

    def __init__(self, kit: Kit, view: DoubleView, wish: Callable[[str], None], same: Callable[[], None]) -> None:
        say, first, second = kit.texts.say, view.first, view.second
        super().__init__(kit.icons, say("One person or two?"), say("Close"))
        headings = (say("First card"), say("Second card"))
        self.body.addWidget(Beside("people_facts", kit.texts, headings, facts(kit, first, second)))
        self.body.addWidget(
            make_label(say("Nothing is joined by itself. Twins, for example, stay two people."), "second")
        )
        self.buttons.addWidget(make_button("same_button", say("Same person …"), same))
        self.buttons.addWidget(make_button("two_button", say("Two people"), lambda: wish(TWO_PEOPLE)))


class StaysPanel(SidePanel):
    """Which of the two cards stays. Who has tests or evaluations cannot go; where both have, the agency is left to join them."""

    def __init__(self, kit: Kit, view: DoubleView, wish: Callable[[str], None], back: Callable[[], None]) -> None:
        say, first, second = kit.texts.say, view.first, view.second
        super().__init__(kit.icons, say("Which card stays?"), say("Close"))
        both = first.has_history and second.has_history
        if both:
            sentence = say("Both cards have tests or evaluations. They cannot be joined here. The agency can do that.")
        else:
            sentence = say(
                "The card that stays takes over what it lacks, and the place in groups and test moments. "
                "The other card leaves all lists. This cannot be undone."
            )
        self.body.addWidget(make_label(sentence, name="stays_sentence"))
        for name, choice, stays, goes in (
            ("first", FIRST_STAYS, first, second),
            ("second", SECOND_STAYS, second, first),
        ):
            if goes.has_history and not both:
                why = say("Not possible: {name} has tests or evaluations.", name=label(kit, goes))
                self.body.addWidget(make_label(why, "second", f"{name}_impossible"))
            elif not both:
                lead = say("Join: {name} stays", name=label(kit, stays))
                card = PressCard(f"{name}_stays_button", kit.icons, "user", lead, say("The other card goes."))
                card.clicked.connect(_wished(wish, choice))
                self.body.addWidget(card)
        if both:
            text = say("Same person: leave it to the agency")
            self.body.addWidget(make_button("agency_button", text, lambda: wish(LEFT_TO_AGENCY)))
        self.buttons.addWidget(make_button("back_button", say("Back"), back, icons=kit.icons, icon="arrow-left"))


def facts(kit: Kit, first: DoubleSide, second: DoubleSide) -> tuple[tuple[str, str, str], ...]:
    """Return what two cards say, fact by fact."""
    say = kit.texts.say

    def history(side: DoubleSide) -> str:
        return say("yes") if side.has_history else say("no")

    def confirmed(side: DoubleSide) -> str:
        return say("added by hand") if side.to_confirm else say("on a list")

    def language(side: DoubleSide) -> str:
        return language_name(kit.texts, side.contact_language)

    return (
        (say("Name"), first.display_name, second.display_name),
        (say("Date of birth"), partial_date_text(first.birth_date), partial_date_text(second.birth_date)),
        (say("National number"), first.national_number, second.national_number),
        (say("Agency number"), first.agency_number, second.agency_number),
        (say("Contact language"), language(first), language(second)),
        (say("Groups"), first.groups, second.groups),
        (say("Known from"), confirmed(first), confirmed(second)),
        (say("Tests or evaluations"), history(first), history(second)),
    )


def label(kit: Kit, side: DoubleSide) -> str:
    """Return a name that tells two cards of one name apart."""
    more = side.agency_number or partial_date_text(side.birth_date)
    return kit.texts.say("{name} ({more})", name=side.display_name, more=more) if more else side.display_name


def _wished(wish: Callable[[str], None], choice: str) -> Callable[[], None]:
    return lambda: wish(choice)
