"""Who gets in: setting up, unlocking, admitting, removing, recovering. The doors to `keys.toml`.

A user is a slot and a card. The slot gives access and is nameless; the card names the slot's id and gives the roles. The
data key stays the same for everybody who stays. A service that removes a user closes the store first, because the
database changes key, and afterwards replaces the backups of this laptop (`backup.renew_backups`): they are under the
old key. Copies on sticks stay readable for whoever was in at the time; nothing here can change that.

    made = set_up(home, "Lies", "vier woorden op een rij")     # made.recovery_code is shown once, then tried
    unlocked = unlock(home, "lies", "vier woorden op een rij")
    slot_id = admit(home, unlocked, "Yusuf", "een andere lange zin")
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

from mo_desk.domain.errors import Conflict, NotFound, Refused
from mo_desk.paths import Home
from mo_desk.store.engine import KEY_BYTES
from mo_desk.store.keyfile import MOST_SLOTS, Cost, Derivation, KeyFile, Slot, SlotKind, read_key_file, write_key_file
from mo_desk.store.passphrases import check_passphrase
from mo_desk.store.recovery_code import new_code, parse_code
from mo_desk.store.rekey import finish, rekey
from mo_desk.store.slots import SALT_BYTES, derive_recovery_kek, derive_user_kek, make_slot, open_slot, unwrap

STANDARD_COST = Cost()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open door: the raw data key of the database, and the slot that gave it."""

    key: bytes = field(repr=False)
    slot_id: str
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class SetUp:
    """What setting up gives once: the first user's door, and the code to write down."""

    unlocked: Unlocked
    recovery_code: str = field(repr=False)


def set_up(home: Home, name: str, passphrase: str, *, cost: Cost = STANDARD_COST) -> SetUp:
    """Make the data key, the first user's slot and the recovery slot. The database itself is made by `open_engine`.

    A cheaper `cost` is for tests. Raises: `Conflict` (`keys_exist`), `Invalid` (`passphrase_...`), `Unreachable`.
    """
    if home.keys.exists() or home.database.exists():
        raise Conflict("keys_exist")
    check_passphrase(passphrase, name)
    key = secrets.token_bytes(KEY_BYTES)
    derivation = Derivation(secrets.token_bytes(SALT_BYTES), cost)
    code = new_code()
    slot = make_slot(derive_user_kek(derivation, name, passphrase), SlotKind.USER, key)
    recovery = make_slot(derive_recovery_kek(derivation, parse_code(code)), SlotKind.RECOVERY, key)
    write_key_file(home.keys, KeyFile(derivation, (slot, recovery)), key)
    return SetUp(Unlocked(key, slot.slot_id, SlotKind.USER), code)


def unlock(home: Home, name: str, passphrase: str) -> Unlocked:
    """Open the desk for a user: one derivation, then every slot is tried; says never which of the two was wrong.

    Raises: `Refused` (`sign_in_failed`), `Damaged` (`keys_missing`, `keys_unreadable`), and as `rekey.finish`.
    """
    file = read_key_file(home.keys)
    found = _find(home, file, SlotKind.USER, derive_user_kek(file.derivation, name, passphrase))
    if found is None:
        raise Refused("sign_in_failed")
    return found


def unlock_with_code(home: Home, code: str) -> Unlocked:
    """Open the desk with the recovery code; also how the code is tried once at set-up.

    Raises: `Invalid` (`recovery_code_mistyped`) at once, `Refused` (`recovery_code_unknown`), and as `unlock`.
    """
    secret = parse_code(code)
    file = read_key_file(home.keys)
    found = _find(home, file, SlotKind.RECOVERY, derive_recovery_kek(file.derivation, secret))
    if found is None:
        raise Refused("recovery_code_unknown")
    return found


def admit(home: Home, unlocked: Unlocked, name: str, passphrase: str) -> str:
    """Give a colleague a slot of their own and return its id, for the user card.

    Raises: `Invalid` (`passphrase_...`), `Refused` (`too_many_users`), `Untrusted` (`keys_file_changed`), `Unreachable`.
    """
    check_passphrase(passphrase, name)
    file = _genuine(home, unlocked)
    if len(file.slots) >= MOST_SLOTS:
        raise Refused("too_many_users", maximum=MOST_SLOTS)
    slot = make_slot(derive_user_kek(file.derivation, name, passphrase), SlotKind.USER, unlocked.key)
    write_key_file(home.keys, replace(file, slots=(*file.slots, slot)), unlocked.key)
    return slot.slot_id


def recover(home: Home, code: str, name: str, passphrase: str) -> Unlocked:
    """Give a user who has the recovery code a new slot. The slot of the forgotten passphrase is removed by `remove`.

    Raises: as `unlock_with_code` and `admit`.
    """
    unlocked = unlock_with_code(home, code)
    return Unlocked(unlocked.key, admit(home, unlocked, name, passphrase), SlotKind.USER)


def change_passphrase(home: Home, unlocked: Unlocked, name: str, passphrase: str) -> None:
    """Give the signed-in user's slot a new secret and identity; its id stays. The data key stays too: whoever saw the old
    passphrase *and* has an old copy of both files still reads that copy.

    Raises: as `admit`, and `NotFound` (`no_such_slot`).
    """
    check_passphrase(passphrase, name)
    file = _genuine(home, unlocked)
    old = _slot(file, unlocked.slot_id, SlotKind.USER)
    kek = derive_user_kek(file.derivation, name, passphrase)
    new = make_slot(kek, SlotKind.USER, unlocked.key, slot_id=old.slot_id)
    write_key_file(home.keys, _with(file, old, new), unlocked.key)


def renew_recovery_code(home: Home, unlocked: Unlocked) -> str:
    """Make the old recovery code worthless for this file and return the new one, to be shown once and tried.

    Raises: `Untrusted` (`keys_file_changed`), `Unreachable`.
    """
    file = _genuine(home, unlocked)
    code = new_code()
    slot = make_slot(derive_recovery_kek(file.derivation, parse_code(code)), SlotKind.RECOVERY, unlocked.key)
    users = tuple(one for one in file.slots if one.kind is not SlotKind.RECOVERY)
    write_key_file(home.keys, replace(file, slots=(*users, slot)), unlocked.key)
    return code


def remove(home: Home, unlocked: Unlocked, slot_id: str) -> Unlocked:
    """Remove a user's slot and change the database's key; returns the door with the new key. The store must be closed.

    Raises: `Refused` (`cannot_remove_yourself`), `NotFound` (`no_such_slot`), `Untrusted` (`keys_file_changed`), and as
    `rekey.rekey`.
    """
    if slot_id == unlocked.slot_id:
        raise Refused("cannot_remove_yourself")
    file = _genuine(home, unlocked)
    gone = _slot(file, slot_id, SlotKind.USER)
    left = tuple(slot for slot in file.slots if slot is not gone)
    return replace(unlocked, key=rekey(home, replace(file, slots=left), unlocked.key))


def _find(home: Home, file: KeyFile, kind: SlotKind, kek: bytes) -> Unlocked | None:
    for slot in file.slots:
        identity = open_slot(slot, kek) if slot.kind is kind else None
        if identity is None:
            continue
        key = unwrap(identity, slot.key)
        if slot.next_key:
            key = finish(home, file, key, unwrap(identity, slot.next_key))
        return Unlocked(key, slot.slot_id, kind)
    return None


def _genuine(home: Home, unlocked: Unlocked) -> KeyFile:
    file = read_key_file(home.keys)
    file.require_genuine(unlocked.key)
    return file


def _slot(file: KeyFile, slot_id: str, kind: SlotKind) -> Slot:
    for slot in file.slots:
        if slot.slot_id == slot_id and slot.kind is kind:
            return slot
    raise NotFound("no_such_slot")


def _with(file: KeyFile, old: Slot, new: Slot) -> KeyFile:
    return replace(file, slots=tuple(new if slot is old else slot for slot in file.slots))
