from __future__ import annotations

from dataclasses import replace

import pytest

from mo_desk.domain.errors import Damaged
from mo_desk.store.keyfile import Derivation, SlotKind
from mo_desk.store.slots import derive_recovery_kek, derive_user_kek, make_slot, open_slot, unwrap, wrap
from tests.helpers.vault import CHEAP

DERIVATION = Derivation(b"s" * 16, CHEAP)
KEY = bytes(range(32))
KEK = derive_user_kek(DERIVATION, "Lies", "vier woorden op een rij")


def test_the_holder_opens_the_slot_and_gets_the_data_key():
    slot = make_slot(KEK, SlotKind.USER, KEY)

    identity = open_slot(slot, derive_user_kek(DERIVATION, " LIES ", "vier woorden op een rij"))

    assert identity is not None
    assert unwrap(identity, slot.key) == KEY


@pytest.mark.parametrize(
    "other",
    [
        derive_user_kek(DERIVATION, "Lies", "vier woorden op een Rij"),
        derive_user_kek(DERIVATION, "Yusuf", "vier woorden op een rij"),
        derive_user_kek(Derivation(b"t" * 16, CHEAP), "Lies", "vier woorden op een rij"),
        derive_recovery_kek(DERIVATION, b"vier woorden op een rij"),
    ],
    ids=["passphrase", "name", "file", "kind"],
)
def test_name_passphrase_file_and_kind_all_count(other):
    assert open_slot(make_slot(KEK, SlotKind.USER, KEY), other) is None


def test_two_slots_of_one_person_share_nothing():
    first, second = make_slot(KEK, SlotKind.USER, KEY), make_slot(KEK, SlotKind.USER, KEY)

    for name in ("slot_id", "salt", "recipient", "identity", "key"):
        assert getattr(first, name) != getattr(second, name)


@pytest.mark.parametrize("name", ["slot_id", "salt", "recipient", "identity", "kind"])
def test_parts_of_two_slots_cannot_be_mixed(name):
    first = make_slot(KEK, SlotKind.USER, KEY)
    second = make_slot(KEK, SlotKind.RECOVERY, KEY)

    assert open_slot(replace(first, **{name: getattr(second, name)}), KEK) is None


@pytest.mark.parametrize("wrapped", [b"", b"age-encryption.org/v1\n", b"\xff" * 200])
def test_a_spoiled_wrap_is_damage(wrapped):
    identity = open_slot(make_slot(KEK, SlotKind.USER, KEY), KEK)

    with pytest.raises(Damaged, match="keys_unreadable"):
        unwrap(identity, wrapped)


def test_a_wrap_of_something_else_is_damage():
    slot = make_slot(KEK, SlotKind.USER, KEY)

    with pytest.raises(Damaged, match="keys_unreadable"):
        unwrap(open_slot(slot, KEK), wrap(slot.recipient, b"short"))
