from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
import tomli_w

from mo_desk.domain.errors import Damaged, Untrusted
from mo_desk.store import keys
from mo_desk.store.keyfile import LARGEST_FILE, read_key_file, write_key_file
from tests.helpers.vault import NAME, PASSPHRASE, new_desk


def test_the_file_names_nobody_and_is_for_the_owner(tmp_path):
    desk = new_desk(tmp_path)
    text = desk.home.keys.read_text().casefold()

    assert NAME.casefold() not in text
    assert desk.key.hex() not in text
    assert set(tomllib.loads(text)["slot"][0]) == {"id", "kind", "salt", "recipient", "identity", "key", "next_key"}
    assert desk.home.keys.stat().st_mode & 0o777 == 0o600


def test_what_is_written_reads_back_the_same(tmp_path):
    desk = new_desk(tmp_path)
    file = read_key_file(desk.home.keys)

    again = write_key_file(desk.home.keys, file, desk.key)

    assert again == file == read_key_file(desk.home.keys)
    assert not file.pending


def test_a_seal_under_another_key_is_not_genuine(tmp_path):
    desk = new_desk(tmp_path)
    file = read_key_file(desk.home.keys)

    file.require_genuine(desk.key)
    with pytest.raises(Untrusted, match="keys_file_changed"):
        file.require_genuine(bytes(32))
    with pytest.raises(Untrusted, match="keys_file_changed"):
        replace(file, slots=file.slots[:1]).require_genuine(desk.key)


def changed(content: dict, path: tuple[object, ...], value: object) -> bytes:
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return tomli_w.dumps(content).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("derivation", "name"), "pbkdf2"),
        (("derivation", "memory_kib"), 1024 * 1024 * 64),
        (("derivation", "memory_kib"), 1),
        (("derivation", "passes"), 1_000_000),
        (("derivation", "lanes"), 0),
        (("derivation", "salt"), "AAAA"),
        (("derivation", "salt"), "not base64!"),
        (("slot",), []),
        (("slot", 0, "kind"), "owner"),
        (("slot", 0, "name"), "Lies"),
        (("seal",), 7),
    ],
)
def test_what_is_outside_the_format_or_its_bounds_is_refused_before_it_costs_anything(tmp_path, path, value):
    desk = new_desk(tmp_path)
    content = tomllib.loads(desk.home.keys.read_text())

    desk.home.keys.write_bytes(changed(content, path, value))

    with pytest.raises(Damaged, match="keys_unreadable"):
        keys.unlock(desk.home, NAME, PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"format = ", b"a = 1\n" * 3, b"#" * (LARGEST_FILE + 1)])
def test_noise_is_refused(tmp_path, content):
    desk = new_desk(tmp_path)
    desk.home.keys.write_bytes(content)

    with pytest.raises(Damaged, match="keys_unreadable"):
        keys.unlock(desk.home, NAME, PASSPHRASE)


def test_too_many_slots_are_refused(tmp_path):
    desk = new_desk(tmp_path)
    file = read_key_file(desk.home.keys)
    write_key_file(desk.home.keys, replace(file, slots=file.slots * 33), desk.key)

    with pytest.raises(Damaged, match="keys_unreadable"):
        read_key_file(desk.home.keys)


def test_a_missing_file_is_said(tmp_path):
    desk = new_desk(tmp_path)
    desk.home.keys.unlink()

    with pytest.raises(Damaged, match="keys_missing"):
        keys.unlock(desk.home, NAME, PASSPHRASE)
