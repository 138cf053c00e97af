"""What every use case is given: the store, the clock, the home, the texts, the content. Nothing is looked up elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from mo_desk.content.library import Library
from mo_desk.domain.access import Action, Actor, User, require
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Clock
from mo_desk.domain.errors import NotAllowed, NotFound, Refused
from mo_desk.domain.ids import GroupId, Ids, PersonId, RuleId, UserId
from mo_desk.domain.passrules import PassRule, rule_for
from mo_desk.domain.people import Person
from mo_desk.paths import Home, Shipped
from mo_desk.settings import Settings
from mo_desk.store import keys
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.store import Store
from mo_desk.texts import Texts


@dataclass(frozen=True, slots=True)
class Context:
    """The collaborators of the services. `door` is the open key slot; `texts_in` gives
    the texts of another language (papers are Dutch, slips also in the person's own); `library` reads content when first asked."""

    store: Store
    clock: Clock
    ids: Ids
    home: Home
    shipped: Shipped
    settings: Settings
    texts: Texts
    texts_in: Callable[[str], Texts]
    library: Library
    door: keys.Unlocked

    def today(self, time_zone: str = "") -> date:
        """Return the local date in a time zone, by default that of the desk."""
        return self.clock.now().at.astimezone(ZoneInfo(time_zone or self.settings.time_zone)).date()

    def allow(self, actor: Actor, action: Action, group_id: GroupId | None = None) -> None:
        """Let the actor pass or raise `NotAllowed`."""
        require(actor, action, self.today(), group_id)

    def visible_groups(self, actor: Actor) -> frozenset[str] | None:
        """Return the groups an actor is limited to, None for all."""
        return frozenset(actor.groups) if actor.limited_to_groups else None

    def agency_rules(self) -> tuple[PassRule, ...]:
        """Return the pass rules that came as cards from the agency."""
        with self.store.read() as connection:
            cards = card_queries.list_cards(connection, CardKind.PASS_RULE)
        return tuple(card.body for card in cards if isinstance(card.body, PassRule))

    def rules(self) -> tuple[PassRule, ...]:
        """Return every pass rule: those of this release, replaced and completed by the agency's cards."""
        return self._with(self.agency_rules())

    def rule_on(self, day: date) -> PassRule:
        """Return the rule that judges an attempt started on a day: the agency's, else the default."""
        agency = self.agency_rules()
        return rule_for(self._with(agency), day, RuleId(self.settings.default_rule), agency)

    def rule(self, rule_id: RuleId) -> PassRule:
        """Return a rule by id, also one that is no longer valid: an attempt keeps the rule it was judged by."""
        for rule in self.rules():
            if rule.rule_id == rule_id:
                return rule
        raise NotFound("rule_unknown", rule=rule_id)

    def user_names(self) -> dict[str, str]:
        """Return the name of every user by id, removed ones included: their facts stay."""
        with self.store.read() as connection:
            cards = card_queries.list_cards(connection, CardKind.USER)
        return {card.id: card.body.name for card in cards if isinstance(card.body, User)}

    def people(self, person_ids: Collection[PersonId]) -> dict[PersonId, Person]:
        """Return the named people by id; unknown ones are left out."""
        with self.store.read() as connection:
            cards = card_queries.list_by_ids(connection, CardKind.PERSON, person_ids)
        return {PersonId(card.id): card.body for card in cards.values() if isinstance(card.body, Person)}

    def user_card(self, user_id: UserId) -> Card:
        """Return the card of a user."""
        with self.store.read() as connection:
            return card_queries.get_card(connection, CardKind.USER, user_id)

    def check_signature(self, user_id: UserId, passphrase: str) -> None:
        """Accept the passphrase of a user as a signature.

        Raises:
            NotAllowed: `passphrase_wrong`.
        """
        with self.store.read() as connection:
            card = card_queries.find_card(connection, CardKind.USER, user_id)
        user = None if card is None else card.body
        if not isinstance(user, User) or user.removed:
            raise NotAllowed("passphrase_wrong")
        try:
            unlocked = keys.unlock(self.home, user.name, passphrase)
        except Refused as error:
            raise NotAllowed("passphrase_wrong") from error
        if unlocked.slot_id != user.slot_id:
            raise NotAllowed("passphrase_wrong")

    def _with(self, agency: tuple[PassRule, ...]) -> tuple[PassRule, ...]:
        rules = {rule.rule_id: rule for rule in (*self.library.rules(), *agency)}
        return tuple(sorted(rules.values(), key=lambda rule: (rule.valid_from, rule.rule_id)))
