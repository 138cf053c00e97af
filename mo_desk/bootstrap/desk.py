"""A laptop put together: lock, keys, upgrade, store, services; and everything that must happen while it is closed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

from mo_desk.bootstrap.machine import RandomIds, SystemClock
from mo_desk.content.library import Library
from mo_desk.domain.access import Actor, Role, User
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Clock
from mo_desk.domain.errors import Conflict, NotAllowed, NotFound
from mo_desk.domain.ids import Ids, UserId
from mo_desk.exchange.retry import Patience
from mo_desk.logs import open_log
from mo_desk.paths import Home, Shipped, shipped
from mo_desk.services.catalog import Catalog, make_catalog
from mo_desk.services.context import Context
from mo_desk.settings import read_settings
from mo_desk.store import backup, keys, upgrade
from mo_desk.store.backup import Backup, BackupReason
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_engine, open_scratch
from mo_desk.store.keyfile import Cost
from mo_desk.store.keys import Unlocked
from mo_desk.store.lock import HomeLock
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.queries import cards as card_queries
from mo_desk.store.restore import finish_restore, restore
from mo_desk.store.store import Listener, Store
from mo_desk.store.tries import Tries
from mo_desk.store.working import find_secret, set_secret
from mo_desk.texts import Texts
from mo_desk.views.desk import BackupView, SignedInView
from mo_desk.wire.identity import DeviceIdentity, decode_identity, encode_identity

FIRST_ROLES = (Role.COORDINATOR, Role.TEST_LEADER, Role.TRAINER)
"""The first user of a laptop may do everything: nobody else is there yet."""

_DEVICE = "device"


@dataclass(slots=True)
class Desk:
    """An open laptop with its signed-in user; a context manager that closes it."""

    home: Home
    catalog: Catalog
    actor: Actor
    signed_in: SignedInView
    _store: Store = field(repr=False)
    _door: Unlocked = field(repr=False)
    _lock: HomeLock = field(repr=False)

    @property
    def age_recipient(self) -> str:
        """Return the recipient to which files for this laptop are sealed."""
        return self._store.device.age_recipient

    def on_changed(self, listener: Listener) -> None:
        """Have a listener told the names of the tables that each commit touched, on the thread of the commit."""
        self._store.on_changed(listener)

    def elapsed_seconds(self) -> float:
        """Return the seconds of this run on the clock that counts sleep: a closed lid does not stretch a time limit."""
        return self._store.clock.now().elapsed_ms / 1000

    def remove_user(self, user_id: UserId) -> None:
        """Remove a user: card, key slot, and a new key for the database. The desk is closed by it; sign in again."""
        slot = self.catalog.access.strike_off(self.actor, user_id)
        self._store.close()
        try:
            if slot:
                self._door = keys.remove(self.home, self._door, slot)
                backup.renew_backups(self.home, self._door.key, self._store.clock.now().at)
        finally:
            self._lock.release()

    def make_daily_backup(self) -> Backup | None:
        """Make today's backup when there is none yet; for a quiet moment after sign-in."""
        return backup.make_daily(self.home, self._door.key, self._store.clock.now().at)

    def close(self) -> None:
        """Close the store and let the next instance in."""
        self._store.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def desk_exists(home: Home) -> bool:
    """Say whether a desk was made in this home."""
    return home.keys.exists()


def create_desk(
    home: Home,
    name: str,
    passphrase: str,
    roles: tuple[Role, ...] = FIRST_ROLES,
    clock: Clock | None = None,
    *,
    cost: Cost = keys.STANDARD_COST,
) -> str:
    """Make a desk with its first user and return the recovery code, to be written down and tried once.

    It is built beside the home and moved into place whole, so that a cut leaves nothing half. A cheaper `cost` of trying
    a passphrase is for tests.

    Raises:
        Conflict: `desk_exists`.
        Invalid: the passphrase is not good enough.
    """
    if desk_exists(home) or (home.folder.exists() and any(home.folder.iterdir())):
        raise Conflict("desk_exists")
    clock, ids = clock or SystemClock(), RandomIds()
    building = Home(home.folder.with_name(f".{home.folder.name}.new"))
    shutil.rmtree(building.folder, ignore_errors=True)
    building.prepare()
    made = keys.set_up(building, _tidy(name), passphrase, cost=cost)
    door = made.unlocked
    open_engine(building.database, door.key, create=True).dispose()
    upgrade.upgrade_desk(building, door.key, clock.now().at, STEPS)
    store = _open_store(building, door, clock, ids, reason="")
    user_id = UserId(ids.new())
    user = User(_tidy(name), roles, door.slot_id)
    with store.write(Actor(user_id, frozenset(roles))) as work:
        work.put(Card(CardKind.USER, user_id, 1, store.device.device_id, user))
        work.checkpoint()
    store.close()
    if home.folder.exists():
        home.folder.rmdir()
    building.folder.rename(home.folder)
    return made.recovery_code


def open_desk(home: Home, name: str, passphrase: str, language: str = "", clock: Clock | None = None) -> Desk:
    """Sign in: take the lock, wait after wrong tries, open the keys, upgrade, open the store and the services.

    Raises:
        Conflict: `already_open`. Refused: `sign_in_failed`, `wait_before_retry`, `database_newer`.
        Damaged: the recovery window's turn. Unreachable: the disk is full or read-only.
    """
    clock = clock or SystemClock()
    lock = _lock(home)
    try:
        tries = Tries(home.tries, clock)
        tries.begin()
        door = keys.unlock(home, _tidy(name), passphrase)
        wrong = tries.succeeded()
        return _open(home, door, lock, language, clock, wrong_tries=wrong)
    except BaseException:
        lock.release()
        raise


def recover_desk(home: Home, code: str, name: str, passphrase: str) -> None:
    """Give a user who has the recovery code a new passphrase; the user card must be of that name.

    Raises:
        Invalid: `recovery_code_mistyped`, or about the passphrase. Refused: `recovery_code_unknown`.
        NotFound: `user_unknown`: nobody of that name works on this laptop.
    """
    lock = _lock(home)
    try:
        door = keys.unlock_with_code(home, code)
        store = _open_store(home, door, SystemClock(), RandomIds(), reason="")
        try:
            card = _card_named(store, name)
            slot = keys.recover(home, code, _tidy(name), passphrase).slot_id
            body = card.body
            if isinstance(body, User):
                with store.write(Actor(UserId(card.id), frozenset(body.roles))) as work:
                    renewed = User(body.name, body.roles, slot, body.groups, body.ends_on)
                    work.put(Card(card.kind, card.id, card.version + 1, card.owner, renewed, card.adopted_by))
                    work.checkpoint()
        finally:
            store.close()
    finally:
        lock.release()


def list_backups(home: Home) -> tuple[BackupView, ...]:
    """Return the backups of a home, newest first, for the recovery window."""
    found = backup.list_backups(home.backups)
    views = (BackupView(one.path, one.made_at, one.reason.value) for one in found)
    return tuple(sorted(views, key=lambda view: view.made_at, reverse=True))


def restore_desk(home: Home, chosen: BackupView, name: str, passphrase: str) -> Path:
    """Put a backup in the place of a damaged database and return the folder that keeps the original.

    The next sign-in opens a new chain, so that nothing can fork.

    Raises:
        Refused: `sign_in_failed`: the passphrase is not of that backup. Damaged: `backup_damaged`.
    """
    lock = _lock(home)
    try:
        door = keys.unlock(Home(chosen.path), _tidy(name), passphrase)
        source = Backup(chosen.path, chosen.made_at, BackupReason(chosen.reason))
        return restore(home, source, door.key, SystemClock().now().at)
    finally:
        lock.release()


def _lock(home: Home) -> HomeLock:
    if not desk_exists(home) and not home.folder.is_dir():
        raise NotFound("desk_missing")
    home.prepare()
    return HomeLock(home.lock)


def _open(home: Home, door: Unlocked, lock: HomeLock, language: str, clock: Clock, *, wrong_tries: int) -> Desk:
    finish_restore(home)
    open_log(home.logs)
    upgrade.upgrade_desk(home, door.key, clock.now().at, STEPS)
    restored = home.restored_mark.exists()
    store = _open_store(home, door, clock, RandomIds(), reason="restore" if restored else "")
    try:
        if restored:
            home.restored_mark.unlink()
        card, user = _user_of(store, door.slot_id)
        actor = Actor(UserId(card.id), frozenset(user.roles), frozenset(user.groups), user.ends_on)
        catalog = make_catalog(_context(home, shipped(), store, door, language), Patience())
        catalog.access.record_sign_in(actor, wrong_tries)
    except BaseException:
        store.close()
        raise
    return Desk(home, catalog, actor, SignedInView(actor.user_id, user.name, user.roles), store, door, lock)


def _context(home: Home, program: Shipped, store: Store, door: Unlocked, language: str) -> Context:
    settings = read_settings(program.resources / "settings.toml", home.folder / "settings.toml")

    def texts_in(wanted: str) -> Texts:
        return Texts(wanted, program.locale)

    return Context(
        store=store,
        clock=store.clock,
        ids=store.ids,
        home=home,
        shipped=program,
        settings=settings,
        texts=texts_in(language or settings.language),
        texts_in=texts_in,
        library=Library(program),
        door=door,
    )


def _open_store(home: Home, door: Unlocked, clock: Clock, ids: Ids, reason: str) -> Store:
    engine, scratch = open_engine(home.database, door.key), open_scratch(home.database, door.key)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        kept = find_secret(connection, _DEVICE)
        device = DeviceIdentity.create(ids.new()) if kept is None else decode_identity(kept)
        if kept is None:
            set_secret(connection, _DEVICE, encode_identity(device))
    store = Store(engine, PROJECTIONS, CARD_PROJECTIONS, clock, ids, device, home=home, scratch=scratch)
    store.open_chain(Program(version("mo-desk")), reason)
    return store


def _user_of(store: Store, slot_id: str) -> tuple[Card, User]:
    with store.read() as connection:
        cards = card_queries.list_cards(connection, CardKind.USER)
    for card in cards:
        if isinstance(card.body, User) and card.body.slot_id == slot_id and not card.body.removed:
            return card, card.body
    raise NotAllowed("user_removed")


def _card_named(store: Store, name: str) -> Card:
    wanted = _tidy(name).casefold()
    with store.read() as connection:
        cards = card_queries.list_cards(connection, CardKind.USER)
    for card in cards:
        if isinstance(card.body, User) and card.body.name.casefold() == wanted and not card.body.removed:
            return card
    raise NotFound("user_unknown")


def _tidy(name: str) -> str:
    """Return a name with single spaces: as it stands on the card, so that a signature finds the slot of a sign-in."""
    return " ".join(name.split())
