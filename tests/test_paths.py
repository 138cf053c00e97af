from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.paths import Home, Shipped, default_home, shipped, sync_folder, write_atomically


def test_a_prepared_home_has_its_folders_for_the_owner_only(tmp_path):
    home = Home(tmp_path / "a" / "desk")

    home.prepare()
    home.prepare()

    folders = [home.folder, home.forms, home.backups, home.logs, home.exports]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}
    assert sorted(path.name for path in home.folder.iterdir()) == ["backups", "exports", "forms", "logs"]


def test_everything_of_a_desk_lies_in_its_home(tmp_path):
    home = Home(tmp_path)

    places = [home.database, home.keys, home.head_mark, home.restored_mark, home.tries, home.lock]

    assert {place.parent for place in places} == {tmp_path}
    assert len({place.name for place in places}) == len(places)


def test_the_default_home_belongs_to_this_user():
    assert default_home().folder.name == "mo-desk"
    assert default_home().folder.is_absolute()


def test_what_is_shipped_is_found_from_a_clone():
    found = shipped()

    for folder in (
        found.resources,
        found.rules,
        found.rubrics,
        found.fonts,
        found.locale,
        found.question_bank,
        found.canon_content,
    ):
        assert folder.is_dir(), folder
    assert found == Shipped(Path(__file__).resolve().parents[1])


def test_a_file_is_replaced_whole_and_for_the_owner(tmp_path):
    path = tmp_path / "keys.toml"
    write_atomically(path, b"old")

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["keys.toml"]


def test_a_write_that_fails_leaves_the_old_file_and_no_crumbs(tmp_path):
    folder = tmp_path / "target"
    folder.mkdir()
    (folder / "inside").write_text("kept")

    with pytest.raises(OSError):
        write_atomically(folder, b"a file cannot take the place of a folder")

    assert (folder / "inside").read_text() == "kept"
    assert [one.name for one in tmp_path.iterdir()] == ["target"]


def test_syncing_a_folder_that_is_gone_is_an_error(tmp_path):
    sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "gone")
