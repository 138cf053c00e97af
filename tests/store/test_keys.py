from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace

import pytest

from mo_desk.domain.errors import Conflict, Damaged, Invalid, NotFound, Refused, Untrusted
from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.engine import open_engine
from mo_desk.store.keyfile import MOST_SLOTS, SlotKind, read_key_file, write_key_file
from mo_desk.store.slots import wrap
from tests.helpers.vault import CHEAP, NAME, PASSPHRASE, count_notes, new_desk

OTHER = "een andere lange zin"


def test_the_first_user_unlocks_with_name_and_passphrase(tmp_path):
    desk = new_desk(tmp_path)

    unlocked = keys.unlock(desk.home, "  leerkracht TEST ", PASSPHRASE)

    assert unlocked == keys.Unlocked(desk.key, desk.slot_id, SlotKind.USER)
    assert count_notes(desk.home.database, unlocked.key) == 3
    assert desk.key.hex() not in repr(unlocked)


@pytest.mark.parametrize(
    ("name", "passphrase"), [(NAME, PASSPHRASE + "!"), ("Yusuf", PASSPHRASE), ("", ""), ("recovery", PASSPHRASE)]
)
def test_a_wrong_name_and_a_wrong_passphrase_are_told_alike(tmp_path, name, passphrase):
    desk = new_desk(tmp_path)

    with pytest.raises(Refused, match=r"^sign_in_failed\(\)$"):
        keys.unlock(desk.home, name, passphrase)


def test_setting_up_twice_is_refused_with_keys_or_a_database_there(tmp_path):
    desk = new_desk(tmp_path)

    with pytest.raises(Conflict, match="keys_exist"):
        keys.set_up(desk.home, NAME, PASSPHRASE, cost=CHEAP)
    desk.home.keys.rename(tmp_path / "away.toml")
    with pytest.raises(Conflict, match="keys_exist"):
        keys.set_up(desk.home, NAME, PASSPHRASE, cost=CHEAP)


def test_setting_up_with_a_poor_passphrase_writes_nothing(tmp_path):
    home = Home(tmp_path)

    with pytest.raises(Invalid, match="passphrase_too_short"):
        keys.set_up(home, NAME, "kort", cost=CHEAP)

    assert not home.keys.exists()


def test_a_shipped_desk_derives_with_three_passes_over_64_mebibytes(tmp_path):
    made = keys.set_up(Home(tmp_path), NAME, PASSPHRASE)

    text = tomllib.loads(Home(tmp_path).keys.read_text())["derivation"]

    assert (text["name"], text["passes"], text["memory_kib"], text["lanes"]) == ("argon2id", 3, 65536, 4)
    assert made.recovery_code not in repr(made)


def test_an_admitted_colleague_gets_in_without_the_first_users_passphrase(tmp_path):
    desk = new_desk(tmp_path)

    slot_id = keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)

    assert keys.unlock(desk.home, "yusuf", OTHER) == keys.Unlocked(desk.key, slot_id, SlotKind.USER)
    assert slot_id != desk.slot_id


def test_no_more_users_than_the_file_may_hold(tmp_path):
    desk = new_desk(tmp_path)
    file = read_key_file(desk.home.keys)
    write_key_file(desk.home.keys, replace(file, slots=file.slots[:1] * MOST_SLOTS), desk.key)

    with pytest.raises(Refused, match="too_many_users"):
        keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)


def test_a_changed_passphrase_keeps_the_slot_and_shuts_the_old_one_out(tmp_path):
    desk = new_desk(tmp_path)
    before = read_key_file(desk.home.keys).slots[0]

    keys.change_passphrase(desk.home, desk.unlocked, NAME, OTHER)

    after = read_key_file(desk.home.keys).slots[0]
    assert keys.unlock(desk.home, NAME, OTHER).slot_id == desk.slot_id
    assert after.recipient != before.recipient
    with pytest.raises(Refused, match="sign_in_failed"):
        keys.unlock(desk.home, NAME, PASSPHRASE)


def test_the_recovery_code_opens_and_a_typing_mistake_is_found_first(tmp_path):
    desk = new_desk(tmp_path)
    code = desk.recovery_code
    wrong = code[:-1] + ("0" if code[-1] != "0" else "2")

    assert keys.unlock_with_code(desk.home, code.lower()).key == desk.key
    with pytest.raises(Invalid, match="recovery_code_mistyped"):
        keys.unlock_with_code(desk.home, wrong)
    desk.home.keys.unlink()
    with pytest.raises(Invalid, match="recovery_code_mistyped"):  # even without a file: nothing was derived
        keys.unlock_with_code(desk.home, wrong)


def test_the_code_of_another_desk_opens_nothing(tmp_path):
    desk, other = new_desk(tmp_path / "a"), new_desk(tmp_path / "b")

    with pytest.raises(Refused, match="recovery_code_unknown"):
        keys.unlock_with_code(desk.home, other.recovery_code)


def test_with_the_code_a_user_gets_a_new_slot(tmp_path):
    desk = new_desk(tmp_path)

    recovered = keys.recover(desk.home, desk.recovery_code, NAME, OTHER)

    assert recovered.key == desk.key
    assert recovered.slot_id != desk.slot_id
    assert keys.unlock(desk.home, NAME, OTHER) == recovered


def test_a_renewed_code_replaces_the_old_one(tmp_path):
    desk = new_desk(tmp_path)

    code = keys.renew_recovery_code(desk.home, desk.unlocked)

    assert keys.unlock_with_code(desk.home, code).key == desk.key
    with pytest.raises(Refused, match="recovery_code_unknown"):
        keys.unlock_with_code(desk.home, desk.recovery_code)


def test_a_removed_user_is_out_even_with_an_old_copy_of_the_slots(tmp_path):
    desk = new_desk(tmp_path)
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)
    shutil.copy(desk.home.keys, tmp_path / "old-keys.toml")
    old_key = keys.unlock(desk.home, "Yusuf", OTHER).key

    after = keys.remove(desk.home, desk.unlocked, yusuf)

    with pytest.raises(Refused, match="sign_in_failed"):
        keys.unlock(desk.home, "Yusuf", OTHER)
    with pytest.raises(Damaged, match="database_unreadable"):
        count_notes(desk.home.database, old_key)
    assert count_notes(desk.home.database, after.key) == 3
    assert old_key not in desk.home.database.read_bytes()


def test_who_stays_keeps_passphrase_and_recovery_code(tmp_path):
    desk = new_desk(tmp_path)
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)
    keys.admit(desk.home, desk.unlocked, "Aïcha", "nog een lange zin hier")

    after = keys.remove(desk.home, desk.unlocked, yusuf)

    assert desk.unlocked.key == after.key != desk.key
    assert keys.unlock(desk.home, "aïcha", "nog een lange zin hier").key == after.key
    assert keys.unlock_with_code(desk.home, desk.recovery_code).key == after.key
    assert not read_key_file(desk.home.keys).pending


def test_nobody_removes_themselves_the_recovery_slot_or_a_slot_that_is_not_there(tmp_path):
    desk = new_desk(tmp_path)
    recovery = read_key_file(desk.home.keys).slots[1]

    with pytest.raises(Refused, match="cannot_remove_yourself"):
        keys.remove(desk.home, desk.unlocked, desk.slot_id)
    for slot_id in (recovery.slot_id, "0" * 32):
        with pytest.raises(NotFound, match="no_such_slot"):
            keys.remove(desk.home, desk.unlocked, slot_id)


def test_removing_with_the_store_open_is_refused_and_changes_nothing(tmp_path):
    desk = new_desk(tmp_path)
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)
    before = desk.home.keys.read_bytes()
    engine = open_engine(desk.home.database, desk.key)

    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM note").all()
        with pytest.raises(Conflict, match="database_in_use"):
            keys.remove(desk.home, desk.unlocked, yusuf)

    engine.dispose()
    assert desk.home.keys.read_bytes() == before
    assert keys.unlock(desk.home, "Yusuf", OTHER).key == desk.key


def test_a_planted_slot_stops_every_change_before_a_key_is_wrapped_to_it(tmp_path):
    desk, intruder = new_desk(tmp_path / "a"), new_desk(tmp_path / "b")
    yusuf = keys.admit(desk.home, desk.unlocked, "Yusuf", OTHER)
    file = read_key_file(desk.home.keys)
    planted = read_key_file(intruder.home.keys).slots[0]
    write_key_file(desk.home.keys, replace(file, slots=(*file.slots, planted)), intruder.key)

    unlocked = desk.unlocked  # reading goes on: the trainer has a class in front of them
    for change in (
        lambda: keys.remove(desk.home, unlocked, yusuf),
        lambda: keys.admit(desk.home, unlocked, "Aïcha", OTHER),
        lambda: keys.change_passphrase(desk.home, unlocked, NAME, OTHER),
        lambda: keys.renew_recovery_code(desk.home, unlocked),
    ):
        with pytest.raises(Untrusted, match="keys_file_changed"):
            change()

    assert count_notes(desk.home.database, desk.key) == 3


def test_a_planted_next_key_is_not_taken(tmp_path):
    desk = new_desk(tmp_path)
    file = read_key_file(desk.home.keys)
    slots = tuple(replace(slot, next_key=wrap(slot.recipient, bytes(32))) for slot in file.slots)
    write_key_file(desk.home.keys, replace(file, slots=slots), bytes(32))

    with pytest.raises(Untrusted, match="keys_file_changed"):
        keys.unlock(desk.home, NAME, PASSPHRASE)

    assert count_notes(desk.home.database, desk.key) == 3
