"""Users of this laptop: who may sign in, with which roles, and the passphrase as proof.

A user card gives a role, not access: a signed-in user admits a colleague, whose slot then opens the database. Removing a
user needs the database closed and is done by `bootstrap` with the door this service returns.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mo_desk.domain.access import ALLOWED, Action, Actor, Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from mo_desk.domain.facts import SignedIn, UserRemoved
from mo_desk.domain.ids import GroupId, UserId
from mo_desk.domain.naming import order_key
from mo_desk.services.context import Context
from mo_desk.store import keys
from mo_desk.store.queries import cards as queries
from mo_desk.views.desk import UserRow

NAME_LIMIT = 64


class Access:
    """Use cases about users."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def check_passphrase(self, actor: Actor, passphrase: str) -> bool:
        """Say whether this is the signed-in user's passphrase (to unlock after idling)."""
        try:
            self._context.check_signature(actor.user_id, passphrase)
        except NotAllowed:
            return False
        return True

    def users(self, actor: Actor) -> tuple[UserRow, ...]:
        """Return the users of this laptop by name; anyone signed in may see who else works here."""
        self._context.allow(actor, Action.SEE_GROUPS)
        today = self._context.today()
        with self._context.store.read() as connection:
            cards = queries.list_cards(connection, CardKind.USER)
        rows = [
            UserRow(
                user_id=UserId(card.id),
                name=card.body.name,
                roles=card.body.roles,
                ends_on=card.body.ends_on.isoformat() if card.body.ends_on else "",
                has_access=bool(card.body.slot_id)
                and not card.body.removed
                and (card.body.ends_on is None or card.body.ends_on >= today),
            )
            for card in cards
            if isinstance(card.body, User)
        ]
        return tuple(sorted(rows, key=lambda row: order_key(row.name)))

    def admit(
        self,
        actor: Actor,
        name: str,
        passphrase: str,
        roles: tuple[Role, ...],
        ends_on: date | None = None,
        groups: tuple[GroupId, ...] = (),
    ) -> UserRow:
        """Admit a colleague: a key slot and a user card.

        Raises:
            Invalid: `name_missing`, `name_too_long`, `roles_missing`, `partner_needs_end_date`, or about the passphrase.
            Conflict: `user_exists`.
        """
        self._context.allow(actor, Action.MANAGE_USERS)
        tidy = " ".join(name.split())
        if not tidy:
            raise Invalid("name_missing", field="name")
        if len(tidy) > NAME_LIMIT:
            raise Invalid("name_too_long", field="name", limit=NAME_LIMIT)
        if not roles:
            raise Invalid("roles_missing", field="roles")
        if Role.PARTNER in roles and ends_on is None:
            raise Invalid("partner_needs_end_date", field="ends_on")
        if any(row.name.casefold() == tidy.casefold() and row.has_access for row in self.users(actor)):
            raise Conflict("user_exists")
        slot = keys.admit(self._context.home, self._context.door, tidy, passphrase)
        user = User(tidy, roles, slot, groups, ends_on)
        card = Card(CardKind.USER, self._context.ids.new(), 1, self._context.store.device.device_id, user)
        with self._context.store.write(actor) as work:
            work.put(card)
        return UserRow(UserId(card.id), tidy, roles, ends_on.isoformat() if ends_on else "", has_access=True)

    def change_passphrase(self, actor: Actor, old: str, new: str) -> None:
        """Give the signed-in user another passphrase.

        Raises:
            NotAllowed: `passphrase_wrong`.
            Invalid: the new one is not good enough.
        """
        self._context.check_signature(actor.user_id, old)
        keys.change_passphrase(self._context.home, self._context.door, self._user(actor.user_id).name, new)

    def strike_off(self, actor: Actor, user_id: UserId) -> str:
        """Mark a user as removed and return the slot that `bootstrap` must delete while the database is closed.

        Raises:
            Conflict: `cannot_remove_yourself`.
            NotFound: `user_unknown`.
        """
        self._context.allow(actor, Action.MANAGE_USERS)
        if user_id == actor.user_id:
            raise Conflict("cannot_remove_yourself")
        with self._context.store.write(actor) as work:
            card = queries.find_card(work.connection, CardKind.USER, user_id)
            if card is None or not isinstance(card.body, User):
                raise NotFound("user_unknown")
            work.put(replace(card, version=card.version + 1, body=replace(card.body, removed=True, slot_id="")))
            work.append(user_id, UserRemoved(user_id))
            work.checkpoint()
        return card.body.slot_id

    def record_sign_in(self, actor: Actor, wrong_tries: int) -> None:
        """Record that somebody signed in, with the refused tries since the last time."""
        with self._context.store.write(actor) as work:
            work.append(actor.user_id, SignedIn(wrong_tries))

    def _user(self, user_id: UserId) -> User:
        body = self._context.user_card(user_id).body
        if not isinstance(body, User):
            raise NotFound("user_unknown")
        return body


def roles_table() -> tuple[tuple[str, ...], ...]:
    """Return the table of actions against roles: a head row, then one row an action with `x` where it is allowed."""
    head = ("action", *(role.value for role in Role))
    rows = tuple((action.value, *("x" if action in ALLOWED[role] else "" for role in Role)) for action in Action)
    return (head, *rows)
