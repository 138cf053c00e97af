from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.bootstrap.desk import create_desk, desk_exists, list_backups, open_desk, recover_desk, restore_desk
from mo_desk.domain.errors import Conflict, Damaged, Invalid, NotFound, Refused
from mo_desk.logs import close_log
from mo_desk.paths import Home
from tests.helpers.desks import NAME, PASSPHRASE
from tests.helpers.fakes import FakeClock
from tests.helpers.vault import CHEAP


@pytest.fixture
def home(tmp_path: Path):
    yield Home(tmp_path / "desk")
    close_log()


def make(home: Home) -> str:
    return create_desk(home, NAME, PASSPHRASE, clock=FakeClock(), cost=CHEAP)


def test_a_desk_is_made_whole_or_not_at_all(home: Home) -> None:
    assert not desk_exists(home)
    with pytest.raises(Invalid, match="passphrase_too_short"):
        create_desk(home, NAME, "kort", cost=CHEAP)
    assert not desk_exists(home)
    assert not home.folder.exists()

    make(home)

    assert desk_exists(home)
    assert sorted(path.name for path in home.folder.parent.iterdir()) == ["desk"]


def test_what_a_cut_left_of_the_making_is_no_hindrance(home: Home) -> None:
    half = home.folder.with_name(".desk.new")
    half.mkdir()
    (half / "desk.db").write_bytes(b"half")

    make(home)

    with open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        assert desk.catalog.maintenance.verify_journal(desk.actor).sound


def test_a_desk_is_never_made_over_anything(home: Home) -> None:
    make(home)
    with pytest.raises(Conflict, match="desk_exists"):
        make(home)

    other = Home(home.folder.with_name("photos"))
    other.folder.mkdir()
    (other.folder / "baby.jpg").write_bytes(b"1")
    with pytest.raises(Conflict, match="desk_exists"):
        make(other)
    assert (other.folder / "baby.jpg").read_bytes() == b"1"


def test_a_folder_without_a_desk_is_said(home: Home) -> None:
    with pytest.raises(NotFound, match="desk_missing"):
        open_desk(home, NAME, PASSPHRASE)


def test_the_name_is_taken_however_it_is_typed_and_a_wrong_one_is_not_told_apart(home: Home) -> None:
    make(home)
    open_desk(home, "  leerkracht   TEST ", PASSPHRASE, "nl", FakeClock()).close()

    for name, passphrase in ((NAME, "niet die zin hoor"), ("Iemand", PASSPHRASE)):
        with pytest.raises(Refused, match="sign_in_failed"):
            open_desk(home, name, passphrase, "nl", FakeClock())


def test_who_typed_two_spaces_in_a_name_can_still_sign(home: Home) -> None:
    create_desk(home, " Leerkracht  Test", PASSPHRASE, clock=FakeClock(), cost=CHEAP)

    with open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        assert desk.catalog.access.check_passphrase(desk.actor, PASSPHRASE)


def test_a_refused_sign_in_lets_the_next_one_in(home: Home) -> None:
    make(home)
    with pytest.raises(Refused):
        open_desk(home, NAME, "niet die zin hoor", "nl", FakeClock())

    open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()).close()


def test_the_recovery_code_gives_a_user_a_new_passphrase_and_keeps_the_roles(home: Home) -> None:
    code = make(home)

    recover_desk(home, code.lower().replace("-", " "), NAME, "een nieuwe lange zin")

    with open_desk(home, NAME, "een nieuwe lange zin", "nl", FakeClock()) as desk:
        assert len(desk.actor.roles) == 3
        assert desk.catalog.maintenance.verify_journal(desk.actor).sound


def test_the_recovery_code_lets_nobody_in_who_has_no_card(home: Home) -> None:
    code = make(home)
    before = home.keys.read_bytes()

    with pytest.raises(NotFound, match="user_unknown"):
        recover_desk(home, code, "Iemand Anders", "een nieuwe lange zin")
    with pytest.raises(Refused):
        recover_desk(home, code[:-1] + ("0" if code[-1] != "0" else "1"), NAME, "een nieuwe lange zin")

    assert home.keys.read_bytes() == before


def test_a_damaged_database_is_said_and_a_backup_takes_its_place(home: Home) -> None:
    make(home)
    with open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        desk.make_daily_backup()
    home.database.write_bytes(home.database.read_bytes()[:5000])
    with pytest.raises(Damaged):
        open_desk(home, NAME, PASSPHRASE, "nl", FakeClock())

    with pytest.raises(Refused, match="sign_in_failed"):
        restore_desk(home, list_backups(home)[0], NAME, "niet die zin hoor")
    restore_desk(home, list_backups(home)[0], NAME, PASSPHRASE)

    with open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        assert len(desk.catalog.maintenance.verify_journal(desk.actor).chains) == 2


def test_the_desk_speaks_the_language_asked_else_that_of_its_settings(home: Home) -> None:
    make(home)
    (home.folder / "settings.toml").write_text('language = "fr"\n', encoding="utf-8")

    for asked, spoken in (("en", "en"), ("", "fr")):
        with open_desk(home, NAME, PASSPHRASE, asked, FakeClock()) as desk:
            assert desk.catalog.outcomes._context.texts.language == spoken


def test_listeners_hear_which_tables_a_commit_touched(home: Home) -> None:
    make(home)
    heard: list[frozenset[str]] = []
    with open_desk(home, NAME, PASSPHRASE, "nl", FakeClock()) as desk:
        desk.on_changed(heard.append)
        desk.catalog.maintenance.backup(desk.actor)

    assert heard
    assert "entry" in frozenset().union(*heard)
