"""From the windows to a real desk: made, opened, refused, recovered, restored. Passphrases here cost what they cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.domain.errors import Conflict, Refused
from mo_desk.paths import Home
from mo_desk.ui.shell.opener import HomeOpener
from tests.helpers.desks import NAME, PASSPHRASE, copy_home


@pytest.fixture
def opener(blank_home: Home, tmp_path: Path) -> HomeOpener:
    return HomeOpener(copy_home(blank_home, tmp_path), "nl")


def test_it_says_whether_there_is_a_desk_without_opening_it(opener, tmp_path):
    assert opener.exists()
    assert not HomeOpener(Home(tmp_path / "elsewhere"), "nl").exists()


def test_it_makes_a_desk_whose_code_gives_a_new_passphrase(tmp_path):
    opener = HomeOpener(Home(tmp_path / "new"), "nl")
    code = opener.create(NAME, PASSPHRASE)

    opener.recover(code, NAME, "een andere lange zin")

    with opener.sign_in(NAME, "een andere lange zin") as desk:
        assert desk.signed_in.name == NAME


def test_it_opens_for_the_right_passphrase_only(opener):
    with pytest.raises(Refused, match="sign_in_failed"):
        opener.sign_in(NAME, "niet de juiste zin")

    with opener.sign_in(NAME, PASSPHRASE) as desk:
        assert desk.signed_in.name == NAME


def test_a_second_instance_is_refused(opener):
    with opener.sign_in(NAME, PASSPHRASE), pytest.raises(Conflict, match="already_open"):
        opener.sign_in(NAME, PASSPHRASE)


def test_a_backup_takes_the_place_of_damaged_data(opener):
    with opener.sign_in(NAME, PASSPHRASE) as desk:
        desk.make_daily_backup()
        home = desk.home
    home.database.write_bytes(b"nothing that can be read" * 500)

    (backup,) = opener.backups()
    kept = opener.restore(backup, NAME, PASSPHRASE)

    assert (kept / "desk.db").read_bytes().startswith(b"nothing that can be read")
    with opener.sign_in(NAME, PASSPHRASE) as desk:
        assert desk.signed_in.name == NAME
